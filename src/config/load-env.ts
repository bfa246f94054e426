import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { ConfigError, SETTING_NAMES } from "./config.ts";

/** What was found in `.env`: the names of what it sets to something, and what is wrong with it, in sentences. */
export type EnvFile = { readonly set: ReadonlySet<string>; readonly problems: readonly string[] };

/**
 * Takes over `.env` of the working directory, when there is one; what the environment already has wins. Notepad's
 * byte-order mark and UTF-16 are read as what they are: with them the first name would otherwise be another.
 *
 * @returns undefined when there is no such file
 * @throws {ConfigError} when it cannot be read
 */
export function loadEnvFile(file = ".env", environment: NodeJS.ProcessEnv = process.env): EnvFile | undefined {
  const bytes = read(file);
  if (bytes === undefined) return undefined;
  const values = parseEnv(textOf(bytes, file));
  const names = Object.keys(values);
  for (const name of names) environment[name] ??= values[name];
  return {
    set: new Set(names.filter((name) => values[name]?.trim())),
    problems: names.flatMap((name) => misspelling(name, file) ?? []),
  };
}

/** What Notepad makes of `.env` where Windows hides the ends of names. */
const MISNAMED = ".env.txt";

/**
 * The same for a program of ours: what is wrong is said to whoever started it.
 *
 * @throws {ConfigError} when it cannot be read
 */
export function takeEnvFile(say: (sentence: string) => void = console.error): EnvFile | undefined {
  const file = loadEnvFile();
  for (const problem of file?.problems ?? []) say(problem);
  if (file === undefined && existsSync(MISNAMED)) say(`There is a ${MISNAMED}, which is not read: rename it to .env.`);
  return file;
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") return undefined;
    if (typeof code !== "string") throw error;
    throw new ConfigError(
      `There is a ${file}, and it cannot be read (${code}): make it a file that this user may read.`,
    );
  }
}

function textOf(bytes: Buffer, file: string): string {
  const isUtf16 = (first: number, second: number) => bytes[0] === first && bytes[1] === second;
  const encoding = isUtf16(0xff, 0xfe) ? "utf-16le" : isUtf16(0xfe, 0xff) ? "utf-16be" : "utf-8";
  const text = new TextDecoder(encoding).decode(bytes); // takes a byte-order mark away
  if (text.includes("\0"))
    throw new ConfigError(`There is a ${file}, and it is no text in UTF-8: save it again as UTF-8.`);
  return text;
}

/** A name that is no setting and nearly one. Names of other programs are left alone. */
function misspelling(name: string, file: string): string | undefined {
  if (SETTING_NAMES.has(name)) return undefined;
  const meant = [...SETTING_NAMES].find((known) => isNearly(name, known));
  return meant && `${file} sets ${name}, which is no setting of Winddown: ${meant} is.`;
}

function isNearly(name: string, known: string): boolean {
  const [a, b] = [lettersOf(name), lettersOf(known)];
  return a === b || distance(a, b) <= (b.length > 8 ? 2 : 1);
}

function lettersOf(name: string): string {
  return name.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
}

/** How many letters have to be put in, left out or changed; two swapped count two. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, changed));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
