import { cleanText } from "../clean.ts";
import { cleanValue } from "../clean-value.ts";
import { numbersOf } from "../times/numbers.ts";
import { anyOf, atEnd, atStart } from "../times/phrase-pattern.ts";
import { perLanguage } from "../times/time-words.ts";

const MOST = 99;
const LONGEST = 40;
/** Between the ends of a range; "3 for 40" is none. */
const TO = "to|or|till?|bis|oder|ou|à|a|o|y|u|e|do|až|lub|nebo|of|tot|eller|veya|ila|или|до|から|か|或|到|至";
const RANGE = new RegExp(`^(\\d{1,2})(?:\\s*[-~]\\s*|\\s+(?:${TO})\\s+)(\\d{1,2})$`, "u");

/** Readers of how often something happened, in the words of each language. */
const readers = perLanguage((words) => {
  const inDigits = numbersOf(words);
  const clean = (phrases: readonly string[]) => phrases.map((phrase) => inDigits(cleanText(phrase)));
  const start = atStart([...clean(words.duration.before), "~"]);
  const end = atEnd(clean(words.duration.after));
  const times = new RegExp(`\\s*${anyOf(["x", "×", ...clean(words.duration.times)])}$`, "u");
  const named = new Map(
    Object.entries(words.counts).flatMap(([count, names]) =>
      names.split(",").map((name) => [cleanText(name), Number(count)] as const),
    ),
  );
  const counted = (text: string): number | undefined => {
    const written = inDigits(text).replace(end, "").replace(start, "").replace(times, "");
    const [, least, most] = RANGE.exec(written) ?? [];
    const count = most === undefined ? (/^\d{1,3}$/u.test(written) ? Number(written) : undefined) : middle(least, most);
    return count === undefined || count > MOST ? undefined : count;
  };
  return { named, counted };
});

/** How often: "3", "twice", "3 times", "dos veces", "3回", "2-3 times" (3). Undefined for anything else, and where languages differ. */
export function readCount(text: string): number | undefined {
  if (text.length > LONGEST) return undefined;
  const clean = cleanValue(text);
  const languages = readers(clean);
  // English "once" is a count by itself; Spanish "once" is a number, and a number alone may be anything.
  const named = new Set(languages.flatMap((language) => language.named.get(clean) ?? []));
  const found = named.size > 0 ? named : new Set(languages.flatMap((language) => language.counted(clean) ?? []));
  return found.size === 1 ? [...found][0] : undefined;
}

function middle(least = "", most = ""): number | undefined {
  return Number(least) < Number(most) ? Math.round((Number(least) + Number(most)) / 2) : undefined;
}
