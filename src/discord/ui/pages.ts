import { card, type Part, type Shown } from "./card.ts";

/** Parts that stay together on one message. */
export type Section = readonly Part[];

/**
 * As few messages as hold all sections, in their order. Several messages rather than pages to leaf through: what
 * warns somebody must not wait behind a button.
 *
 * @param footer ends each message, given the sections on it
 * @throws {RangeError} when one section and its footer are too long for a message
 */
export function messages<One extends { readonly parts: Section }>(
  tone: number,
  sections: readonly One[],
  footer: (onIt: readonly One[]) => Section,
): Shown[] {
  const draw = (onIt: readonly One[]) => card(tone, ...onIt.flatMap(({ parts }) => parts), ...footer(onIt));
  const drawn: Shown[] = [];
  let onIt: readonly One[] = [];
  for (const section of sections) {
    if (onIt.length > 0 && !fits(() => draw([...onIt, section]))) {
      drawn.push(draw(onIt));
      onIt = [];
    }
    onIt = [...onIt, section];
  }
  return onIt.length > 0 ? [...drawn, draw(onIt)] : drawn;
}

function fits(draw: () => Shown): boolean {
  try {
    draw();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false; // how a card says that it is too long
    throw error;
  }
}
