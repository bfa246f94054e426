import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { DISCORD_LOCALES, ENGLISH } from "./locales.ts";
import { type ArgumentKind, type Message, readMessage } from "./message.ts";
import { TextError } from "./text-error.ts";
import { createTexts, type MessagesOf, type Texts } from "./texts.ts";

const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** One file of a folder of data/text: sentences by key. A sentence may have several lines, and spaces at no end. */
const TextFile = z.record(
  z.string().regex(NAME, "must be words of a-z and 0-9 joined by hyphens"),
  z.string().regex(/^\S(?:[\s\S]*\S)?$/u, "must be text without spaces at its ends"),
);

/**
 * Reads and checks every sentence in every language. Synchronous: it runs once, before anybody is answered.
 *
 * A translation may leave keys and files out, and says nothing that English does not have.
 *
 * @param folder the data/text folder
 * @throws {TextError} listing every problem found, each with its file and key
 */
export function loadTexts(folder: string): Texts {
  const problems: string[] = [];
  const english = readLocale(folder, ENGLISH, problems);
  if (english.size === 0 && problems.length === 0) problems.push("data/text/en: has no sentences");

  const messages = new Map<string, MessagesOf>([[ENGLISH, english]]);
  for (const locale of foldersIn(folder).filter((name) => name !== ENGLISH)) {
    if (!DISCORD_LOCALES.includes(locale)) {
      problems.push(`data/text/${locale}: Discord has no such language; a folder is named as one of Discord's locales`);
      continue;
    }
    const own = readLocale(folder, locale, problems);
    for (const [key, message] of own) problems.push(...differences(locale, key, message, english.get(key)));
    messages.set(locale, own);
  }
  if (problems.length > 0) throw new TextError(problems);
  return createTexts(messages);
}

/** What a translation says that English does not, or asks to be told that English is not. */
function differences(locale: string, key: string, message: Message, english: Message | undefined): string[] {
  const place = placeOf(locale, key);
  if (english === undefined) return [`${place} English has no such key`];
  const told = [...english.arguments.keys()];
  const problems: string[] = [];
  for (const [name, kind] of message.arguments) {
    const known = english.arguments.get(name);
    if (known === undefined)
      problems.push(`${place} {${name}} is not there in English, which has ${listed(told) || "none"}`);
    else if (!mayBe(known, kind)) problems.push(`${place} {${name}} is a ${known} in English, and here a ${kind}`);
    const among = english.choices.get(name) ?? [];
    for (const choice of message.choices.get(name) ?? [])
      if (!among.includes(choice)) problems.push(`${place} {${name}} is never “${choice}”, only ${among.join(", ")}`);
  }
  for (const name of told) if (!message.arguments.has(name)) problems.push(`${place} {${name}} is missing`);
  return problems;
}

/** A number may be put in as it is; nothing else changes its kind. */
function mayBe(known: ArgumentKind, kind: ArgumentKind): boolean {
  return known === kind || (known === "number" && kind === "word");
}

function readLocale(folder: string, locale: string, problems: string[]): MessagesOf {
  const messages = new Map<string, Message>();
  for (const file of filesIn(join(folder, locale), locale, problems)) {
    const json = readJson(join(folder, locale, file), `data/text/${locale}/${file}`, problems);
    if (json === undefined) continue;
    const parsed = TextFile.safeParse(json);
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues)
        problems.push(`data/text/${locale}/${file}: ${path.length > 0 ? `“${path.join(".")}”: ` : ""}${message}`);
      continue;
    }
    for (const [name, sentence] of Object.entries(parsed.data)) {
      const key = `${file.replace(/\.json$/, "")}.${name}`;
      try {
        messages.set(key, readMessage(sentence, locale));
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        problems.push(`${placeOf(locale, key)} cannot be read: ${error.message}`);
      }
    }
  }
  return messages;
}

function readJson(path: string, shown: string, problems: string[]): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    // Listed with the other problems; thrown here, it would hide them.
    problems.push(`${shown}: ${error instanceof SyntaxError ? `is not JSON: ${error.message}` : "cannot be read"}`);
    return undefined;
  }
}

function foldersIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** The files of one language; anything that is none of ours is a problem, since nobody would read it. */
function filesIn(folder: string, locale: string, problems: string[]): string[] {
  let names: string[];
  try {
    names = readdirSync(folder).sort();
  } catch {
    problems.push(`data/text/${locale}: is missing or cannot be read`);
    return [];
  }
  return names.filter((name) => {
    if (name === "content" && locale !== ENGLISH) return false; // what it says instead of data/*.json (src/content)
    const isOurs = name.endsWith(".json") && NAME.test(name.slice(0, -".json".length));
    if (!isOurs) problems.push(`data/text/${locale}/${name}: is no file of sentences, such as help.json`);
    return isOurs;
  });
}

/** `data/text/de/help.json: “title”:` */
export function placeOf(locale: string, key: string): string {
  const [file = "", ...rest] = key.split(".");
  return `data/text/${locale}/${file}.json: “${rest.join(".")}”:`;
}

function listed(names: readonly string[]): string {
  return names.map((name) => `{${name}}`).join(", ");
}
