/**
 * "Lisbon (Europe/Lisbon)", "Knox, Indiana (America/Indiana/Knox)": the city for people, the id for certainty.
 * `readPlace` reads it back.
 */
export function showZone(zone: string): string {
  const city = cityOf(zone);
  return city === zone ? zone : `${city} (${zone})`;
}

/** "Lisbon": for a sentence in which the id has been said already, or need not be. */
export function cityOf(zone: string): string {
  const [, ...place] = zone.split("/");
  return place.reverse().join(", ").replaceAll("_", " ") || zone;
}
