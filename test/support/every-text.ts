import { ComponentType } from "discord.js";
import { commands } from "../../commands/index.ts";
import type { Outcome } from "./command-house.ts";

/** An option as it is registered with Discord. */
export type Option = {
  readonly type: number;
  readonly name: string;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly choices?: readonly { readonly value: string | number }[];
  readonly options?: readonly Option[];
};

const SUBCOMMAND = 1;
const GROUP = 2;
const STRING = 3;

/** One option into which text can be put. */
export type TextOption = {
  /** "diary checkin on" */
  readonly path: string;
  readonly option: string;
  /** What else has to be given. */
  readonly others: Readonly<Record<string, string>>;
  readonly isCompleted: boolean;
  /** Discord takes nothing but what we offer. */
  readonly isChoice: boolean;
};

/** Every option for text of every command, as they are registered: in groups and subcommands, too. */
export function everyTextOption(): TextOption[] {
  const visit = (path: string, options: readonly Option[]): TextOption[] => {
    const needed = options.filter(({ type, required }) => type === STRING && required);
    return options.flatMap((one) => {
      if (one.type === SUBCOMMAND || one.type === GROUP) return visit(`${path} ${one.name}`, one.options ?? []);
      if (one.type !== STRING) return [];
      const others = needed.filter((other) => other !== one).map(({ name }) => [name, "22:30"]);
      return [
        {
          path,
          option: one.name,
          others: Object.fromEntries(others),
          isCompleted: one.autocomplete === true,
          isChoice: one.choices !== undefined,
        },
      ];
    });
  };
  return commands.flatMap(({ data }) => visit(data.name, (data.options ?? []) as readonly Option[]));
}

/** One field for text in a form that something opens. */
export type TextField = { readonly form: string; readonly field: string };

const ID = "1101112131415161718";

/**
 * Every form for text that any command, button or menu opens, as one of them, with its fields. To find them takes a
 * walk through all that the bot answers, which `unit/text/complete` does: it fails when one is missing here.
 */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  [`1|cautions.asked|${ID}`]: ["names"],
  [`1|diary.place-typed|2026-03-06|${ID}`]: ["place"],
  [`1|diary.typed|2026-03-11|Europe/Lisbon|${ID}.nothing`]: ["bed", "onset", "awake", "rise"],
  [`1|diary.typed|2026-03-11|Europe/Lisbon|${ID}.nothing|check-in`]: ["bed", "onset", "awake", "rise"],
  [`1|reminder.city-typed|0000|||${ID}`]: ["city"],
  [`1|reminder.my-clock-typed|0000|||${ID}`]: ["clock"],
  [`1|reminder.time-typed|${ID}`]: ["bedtime"],
  [`1|sleep.parked|${ID}`]: ["worry"],
};

/** Every field for text of every form that any command, button or menu opens; each kind of form once. */
export const everyTextField: readonly TextField[] = Object.entries(FORMS).flatMap(([form, fields]) =>
  fields.map((field) => ({ form, field })),
);

/** "diary.typed from a check-in bed": what kind of field it is, whatever else its form carries. */
export function kindOf({ form, field }: TextField): string {
  const [, action] = form.split("|");
  return `${action}${form.endsWith("|check-in") ? " from a check-in" : ""} ${field}`;
}

type Part = {
  readonly type?: number;
  readonly custom_id?: string;
  readonly component?: Part;
  readonly components?: readonly Part[];
};

/** The fields for text of a form that was opened. */
export function textFieldsOf(form: NonNullable<Outcome["form"]>): TextField[] {
  return fieldsIn(form as Part).map((field) => ({ form: form.custom_id, field }));
}

function fieldsIn(part: Part): string[] {
  const own = part.type === ComponentType.TextInput ? [part.custom_id ?? ""] : [];
  const inside = [...(part.components ?? []), ...(part.component ? [part.component] : [])];
  return [...own, ...inside.flatMap(fieldsIn)];
}
