/** How many people the byte of a city or region stands for: a logarithm, which is near enough to say who is larger. */
export function peopleOf(byte: number): number {
  return 1000 * Math.exp(byte / 25);
}
