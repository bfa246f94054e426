import {
  type APIApplicationCommandBasicOption,
  type APIInteractionDataResolved,
  ApplicationCommandOptionType,
} from "discord-api-types/v10";
import type { Around } from "./around.ts";
import { ClientRefusal, TypedCommandError } from "./client-refusal.ts";
import { type Kind, kindsOfOption, readPicked } from "./picked.ts";

type Value = string | number | boolean;

/** An option's value as it goes out, and the objects its id stands for. */
export type ReadOption = { readonly value: Value; readonly resolved?: APIInteractionDataResolved };

const YES = ["true", "yes", "on"];
const NO = ["false", "no", "off"];

/**
 * Reads what was typed for an option as Discord's client does: as the option's own type, one of its choices,
 * within its limits. A choice may be given by its name or by its value.
 *
 * @throws {TypedCommandError} naming the option and what it takes
 */
export function readOption(option: APIApplicationCommandBasicOption, typed: Value, around: Around): ReadOption {
  const choices = "choices" in option ? (option.choices ?? []) : [];
  if (choices.length > 0) {
    const wanted = String(typed).toLowerCase();
    const chosen = choices.find(
      (choice) => choice.name.toLowerCase() === wanted || String(choice.value).toLowerCase() === wanted,
    );
    if (chosen) return { value: chosen.value };
    throw new TypedCommandError(`${option.name} takes one of: ${choices.map((choice) => choice.name).join(", ")}.`);
  }
  switch (option.type) {
    case ApplicationCommandOptionType.String:
      return { value: readText(option, String(typed)) };
    case ApplicationCommandOptionType.Integer:
    case ApplicationCommandOptionType.Number:
      return { value: readNumber(option, typed) };
    case ApplicationCommandOptionType.Boolean:
      return { value: readBoolean(option.name, typed) };
    case ApplicationCommandOptionType.Attachment:
      return readFile(option.name, String(typed), around);
    default:
      return readPointer(option, String(typed), around);
  }
}

function readText(
  { name, min_length, max_length }: { name: string; min_length?: number; max_length?: number },
  text: string,
): string {
  if (text.length === 0)
    throw new TypedCommandError(`${name} is empty. Type something after ${name}: or leave it out.`);
  if (min_length !== undefined && text.length < min_length) {
    throw new TypedCommandError(`${name} takes at least ${min_length} characters; this has ${text.length}.`);
  }
  if (max_length !== undefined && text.length > max_length) {
    throw new TypedCommandError(`${name} takes at most ${max_length} characters; this has ${text.length}.`);
  }
  return text;
}

function readNumber(
  option: {
    name: string;
    type: ApplicationCommandOptionType.Integer | ApplicationCommandOptionType.Number;
    min_value?: number;
    max_value?: number;
  },
  typed: Value,
): number {
  const { name, min_value: least, max_value: most } = option;
  const isWhole = option.type === ApplicationCommandOptionType.Integer;
  const number = typeof typed === "number" ? typed : Number(String(typed).trim() || Number.NaN);
  if (!Number.isFinite(number) || (isWhole && !Number.isSafeInteger(number))) {
    const example = least ?? (isWhole ? 5 : 1.5);
    const kind = isWhole ? "a whole number" : "a number";
    throw new TypedCommandError(`${name} takes ${kind}, such as ${name}:${example}; “${typed}” is not one.`);
  }
  if ((least !== undefined && number < least) || (most !== undefined && number > most)) {
    const range =
      most === undefined ? `${least} or more` : least === undefined ? `${most} or less` : `${least} to ${most}`;
    throw new TypedCommandError(`${name} takes ${range}; ${number} is outside.`);
  }
  return number;
}

function readBoolean(name: string, typed: Value): boolean {
  const text = String(typed).toLowerCase();
  if (YES.includes(text)) return true;
  if (NO.includes(text)) return false;
  throw new TypedCommandError(`${name} takes true or false, such as ${name}:true; “${typed}” is neither.`);
}

function readFile(name: string, typed: string, { upload }: Around): ReadOption {
  if (!upload) throw new TypedCommandError(`${name} takes a file, and none can be uploaded here.`);
  if (typed.length === 0) throw new TypedCommandError(`${name} takes a file, such as ${name}:notes.txt.`);
  const file = upload(typed);
  return { value: file.id, resolved: { attachments: { [file.id]: file } } };
}

const KIND_WORDS: Readonly<Record<Kind, string>> = { user: "a person", role: "a role", channel: "a channel" };

function readPointer(
  option: { readonly name: string; readonly type: number; readonly channel_types?: readonly number[] },
  typed: string,
  around: Around,
): ReadOption {
  const kinds = kindsOfOption(option.type);
  if (!kinds) throw new TypedCommandError(`${option.name} is of a type the playground does not know.`);
  try {
    const { values, resolved } = readPicked([typed], kinds, around, option.channel_types);
    return { value: values[0] ?? "", resolved: resolved as APIInteractionDataResolved };
  } catch (error) {
    if (!(error instanceof ClientRefusal)) throw error;
    const wanted = kinds.map((kind) => KIND_WORDS[kind]).join(" or ");
    throw new TypedCommandError(`${option.name} takes ${wanted}. ${error.message}`);
  }
}
