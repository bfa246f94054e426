/** Where one need ends and the next begins. */
const BETWEEN = /[.,;:!?&+/\n]+|\s(?:and|but|plus|also|while|then|because|or|with|since)\s/u;

/** The parts of a text that may each say a need of its own; empty where it cannot be parted. */
export function partsOf(text: string): string[] {
  const parts = text
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return parts.length > 1 ? parts : [];
}
