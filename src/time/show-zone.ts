/**
 * "Lisbon (Europe/Lisbon)", "Knox, Indiana (America/Indiana/Knox)": the city for people, the id for certainty.
 * `readPlace` reads it back.
 */
export function showZone(zone: string): string {
  const [, ...place] = zone.split("/");
  const name = place.reverse().join(", ").replaceAll("_", " ");
  return name === "" ? zone : `${name} (${zone})`;
}
