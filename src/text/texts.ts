import { ENGLISH, ENGLISH_DATES } from "./locales.ts";
import { type Message, readableMessage } from "./message.ts";
import type { Arguments, Key, Text } from "./text.ts";

/** The messages of one folder of data/text, by full key. */
export type MessagesOf = ReadonlyMap<string, Message>;

/** Every sentence in every language there is a folder for. */
export type Texts = {
  /** In this language of Discord's, and in English where there is no folder for it. */
  in(locale: string | null | undefined): Text;
  /** Languages besides English, in alphabetical order. */
  readonly translations: readonly string[];
  /** By language, English included: only what stands in its own folder. */
  readonly messages: ReadonlyMap<string, MessagesOf>;
};

/** @param messages checked ones: English first and complete */
export function createTexts(messages: ReadonlyMap<string, MessagesOf>): Texts {
  const english = messages.get(ENGLISH) ?? new Map();
  const texts = new Map([...messages].map(([locale, own]) => [locale, textOf(locale, own, english)]));
  const fallback = texts.get(ENGLISH) ?? textOf(ENGLISH, english, english);
  return {
    in: (locale) => (locale ? (texts.get(locale) ?? fallback) : fallback),
    translations: [...messages.keys()].filter((locale) => locale !== ENGLISH).sort(),
    messages,
  };
}

/** Texts as they can be kept: what stands in the files, by language and by full key. */
export type TextsForm = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function textsFormOf({ messages }: Texts): TextsForm {
  return new Map(
    [...messages].map(([locale, own]) => [locale, new Map([...own].map(([key, { text }]) => [key, text]))]),
  );
}

/** @param sentences of texts that were checked */
export function textsOf(sentences: TextsForm): Texts {
  return createTexts(
    new Map(
      [...sentences].map(([locale, own]) => [
        locale,
        new Map([...own].map(([key, text]) => [key, readableMessage(text, locale)])),
      ]),
    ),
  );
}

/** Nothing is put into it, and nothing quoted: the first message that is formatted costs a start 25 ms of CPU. */
const PLAIN = /^[^{}'#<]*$/;

function textOf(locale: string, own: MessagesOf, english: MessagesOf): Text {
  const say = <K extends Key>(key: K, ...[told]: Arguments<K>): string => {
    const message = own.get(key) ?? english.get(key);
    if (message === undefined) throw new RangeError(`no sentence “${key}”`); // the types keep this from happening
    if (PLAIN.test(message.text)) return message.text;
    return String(message.format.format((told ?? {}) as Record<string, string | number>));
  };
  return Object.assign(say, { locale: locale === ENGLISH ? ENGLISH_DATES : locale });
}
