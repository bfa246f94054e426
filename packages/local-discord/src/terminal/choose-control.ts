import type { SeenMessage } from "../types.ts";
import { type Control, controlsOf } from "./render/controls.ts";
import { nearest } from "./typing/nearest.ts";
import type { Problem } from "./typing/problem.ts";

/** What typing a number or a label means: one thing to press, or entries of one menu. */
export type ChosenControls = { readonly messageId: string; readonly controls: readonly [Control, ...Control[]] };

/**
 * The control that `text` names, on the newest message that has it: `2`, `Sources`, the first words of a label, or
 * `3 5` for several entries of a menu. Undefined when `text` is neither a number nor a label.
 *
 * @param wholeLabelsOnly for where text may also be meant as text
 */
export function chooseControl(
  text: string,
  newestFirst: readonly SeenMessage[],
  wholeLabelsOnly = false,
): ChosenControls | Problem | undefined {
  const numbers = /^\d+(?:[\s,]+\d+)*$/.test(text) ? text.split(/[\s,]+/).map(Number) : [];
  return (
    (numbers.length > 0 ? byNumbers(numbers, newestFirst) : undefined) ??
    byLabel(text, newestFirst, isSame) ??
    (wholeLabelsOnly ? undefined : byLabel(text, newestFirst, beginsWithWords))
  );
}

/** A label that was probably meant, and its number. */
export function nearestControl(text: string, newestFirst: readonly SeenMessage[]): Control | undefined {
  const controls = newestFirst.flatMap(({ components }) => controlsOf(components));
  const label = nearest(
    text,
    controls.map((control) => control.label),
  );
  return controls.find((control) => control.label === label);
}

function byLabel(
  text: string,
  newestFirst: readonly SeenMessage[],
  fits: (label: string, wanted: string) => boolean,
): ChosenControls | undefined {
  const wanted = simplify(text);
  for (const { message, components } of newestFirst) {
    const control = controlsOf(components).find(({ label }) => fits(simplify(label), wanted));
    if (control !== undefined) return { messageId: message.id, controls: [control] };
  }
  return undefined;
}

function isSame(label: string, wanted: string): boolean {
  return label === wanted;
}

/** "another" begins "another (29 more)", but "a" does not. */
function beginsWithWords(label: string, wanted: string): boolean {
  return wanted !== "" && label.startsWith(wanted) && !/^[\p{L}\p{N}]/u.test(label.slice(wanted.length));
}

function simplify(label: string): string {
  return label.toLowerCase().replaceAll("’", "'").replaceAll(/\s+/g, " ").trim();
}

function byNumbers(
  numbers: readonly number[],
  newestFirst: readonly SeenMessage[],
): ChosenControls | Problem | undefined {
  for (const { message, components } of newestFirst) {
    const all = controlsOf(components);
    const [first, ...others] = numbers.flatMap((number) => all.filter((control) => control.number === number));
    if (first === undefined || others.length + 1 < numbers.length) continue;
    if (others.length > 0 && !others.every((other) => sameMenu(first, other))) {
      return { problem: "Several numbers at once only work for entries of one menu." };
    }
    return { messageId: message.id, controls: [first, ...others] };
  }
  return undefined;
}

function sameMenu(a: Control, b: Control): boolean {
  return a.kind === "option" && b.kind === "option" && a.menu.customId === b.menu.customId;
}
