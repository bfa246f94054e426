import type { RESTPostAPIChatInputApplicationCommandsJSONBody } from "discord.js";
import { placeOf } from "../../text/load-texts.ts";
import { ENGLISH } from "../../text/locales.ts";
import type { Key } from "../../text/text.ts";
import { TextError } from "../../text/text-error.ts";
import type { Texts } from "../../text/texts.ts";

type Body = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** Discord's limit for descriptions and the names of choices (docs: interactions/application-commands). */
const LONGEST = 100;

/**
 * A command as Discord is to have it: where its description, that of an option, or the name of a choice is a key, the
 * sentence stands in its place, with the same sentence in every other language that has one. Names of commands and
 * options stay English, so that what somebody reads in one language can be typed in another.
 *
 * @throws {TextError} naming language and key when Discord would refuse a sentence as too long
 */
export function localise(data: Body, texts: Texts): Body {
  return worded(data, texts) as Body;
}

/** An option with choices brings them as `{ name, value }`; only there is a name a sentence. */
function worded(part: unknown, texts: Texts, isChoice = false): unknown {
  if (Array.isArray(part)) return part.map((one) => worded(one, texts, isChoice));
  if (typeof part !== "object" || part === null) return part;
  const fields = Object.entries(part).flatMap(([field, value]): [string, unknown][] => {
    if (value === undefined) return []; // the builders name what they do not set, such as description_localizations
    const isSentence = field === "description" || (isChoice && field === "name");
    if (isSentence && isKey(value, texts)) return sentence(field, value, texts);
    return [[field, worded(value, texts, field === "choices")]];
  });
  return Object.fromEntries(fields);
}

function sentence(field: string, key: Key, texts: Texts): [string, unknown][] {
  const inLocale = (locale: string) => {
    const text = texts.in(locale)(key as "help.description");
    if (text.length <= LONGEST) return text;
    throw new TextError([`${placeOf(locale, key)} has ${text.length} characters; Discord takes ${LONGEST} here`]);
  };
  const translations = texts.translations.filter((locale) => texts.messages.get(locale)?.has(key));
  return [
    [field, inLocale(ENGLISH)],
    ...(translations.length === 0
      ? []
      : ([[`${field}_localizations`, Object.fromEntries(translations.map((locale) => [locale, inLocale(locale)]))]] as [
          string,
          unknown,
        ][])),
  ];
}

function isKey(value: unknown, texts: Texts): value is Key {
  return typeof value === "string" && texts.messages.get(ENGLISH)?.has(value) === true;
}
