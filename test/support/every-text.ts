import { ComponentType } from "discord.js";
import { commands } from "../../commands/index.ts";
import type { Outcome } from "./command-house.ts";
import { everyAnswer } from "./every-answer.ts";

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
export type TextField = { readonly form: string; readonly field: string; readonly where: string };

type Part = {
  readonly type?: number;
  readonly custom_id?: string;
  readonly component?: Part;
  readonly components?: readonly Part[];
};

/** Every field for text of every form that any command, button or menu opens; each kind of form once. */
export async function everyTextField(): Promise<TextField[]> {
  const found = new Map<string, TextField>();
  const see = ({ form }: Outcome, where: string) => {
    if (form === undefined) return;
    const [, action] = form.custom_id.split("|");
    const isFrom = form.custom_id.endsWith("|check-in") ? " from a check-in" : "";
    for (const field of fieldsIn(form as Part))
      found.set(`${action}${isFrom} ${field}`, { form: form.custom_id, field, where });
  };
  await everyAnswer({}, see);
  return [...found.values()];
}

function fieldsIn(part: Part): string[] {
  const own = part.type === ComponentType.TextInput ? [part.custom_id ?? ""] : [];
  const inside = [...(part.components ?? []), ...(part.component ? [part.component] : [])];
  return [...own, ...inside.flatMap(fieldsIn)];
}
