import { readCustomId } from "../../src/discord/ui/actions.ts";
import type { commandHouse, Outcome } from "./command-house.ts";

const PLACES = ["Lisbon", "United States", "EST", "UTC+2", "Lisbonn", "qwxyz", "", "America/Argentina/ComodRivadavia"];

/** Actions whose buttons stand on many messages and lead to the same from each. */
export const FROM_ANYWHERE = [
  "sleep.try",
  "sleep.awake",
  "sleep.check-begin",
  "help.now",
  "reminder.begin",
  "cautions.all",
];

type Options = {
  /** Told of every answer, with the way to it. */
  readonly see: (outcome: Outcome, where: string) => void;
  /** Actions that lead into what another test presses: each is pressed, and nothing on its answer is. */
  readonly entryPoints?: readonly string[];
};

/**
 * Presses every control on every card that comes, once each, and answers every form with every place.
 *
 * @returns the custom ids that were pressed
 */
export async function pressEverything(
  house: ReturnType<typeof commandHouse>,
  first: readonly (readonly [string, Outcome])[],
  { see, entryPoints = [] }: Options,
): Promise<Set<string>> {
  const pressed = new Set<string>();
  const waiting = [...first];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [where, outcome] = next;
    see(outcome, where);
    for (const { custom_id, options, label } of outcome.controls) {
      if (pressed.has(custom_id) || isDeepInCheck(custom_id)) continue;
      pressed.add(custom_id);
      if (entryPoints.includes(readCustomId(custom_id)?.action ?? "")) {
        see(await house.press(custom_id), `${where} → ${label}`);
        continue;
      }
      if (options === undefined) waiting.push([`${where} → ${label}`, await house.press(custom_id)]);
      for (const { value } of chosenOf(custom_id, options ?? []))
        waiting.push([`${where} → ${value}`, await house.choose(custom_id, value)]);
    }
    const form = outcome.form?.custom_id.replace(/\d{15,}$/, "");
    if (form === undefined || pressed.has(form)) continue;
    pressed.add(form);
    for (const city of PLACES) {
      const clock = city === PLACES[0] ? "22:30" : city;
      waiting.push([`${where} → “${city}”`, await house.submit(outcome.form?.custom_id ?? "", { city, clock })]);
    }
  }
  return pressed;
}

/** Of the countries on a card of help the first and the last of a menu: what is behind all of them differs in numbers alone. */
function chosenOf<Choice>(customId: string, options: readonly Choice[]): readonly Choice[] {
  const [first, ...others] = options;
  if (first === undefined || !/^1\|(?:help\.now|sleep\.check)-country\|/.test(customId)) return options;
  return [first, ...others.slice(-1)];
}

/**
 * Behind three times yes in `/sleep check`. Its ways are as many as there are sets of answers, and what is said to one
 * does not depend on the others; `unit/commands/check` has the ends with many, and all countries.
 */
function isDeepInCheck(customId: string): boolean {
  const [, action = "", , yes = ""] = customId.split("|");
  return action.startsWith("sleep.check-") && yes.split(".").length > 2;
}
