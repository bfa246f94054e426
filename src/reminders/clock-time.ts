/** What was understood of a time somebody wrote. */
export type ClockTimeReading =
  | { readonly kind: "time"; readonly time: Temporal.PlainTime }
  /** Two readings, the likelier bedtime first. The person decides, never we. */
  | { readonly kind: "ambiguous"; readonly choices: readonly Temporal.PlainTime[] }
  | { readonly kind: "unreadable" };

/** Longer than any time; what is longer is not looked at. */
const LONGEST = 40;

/** The zeros of the decimal digits people type a time in: full-width, Arabic, Persian, Devanagari, Bengali, Thai. */
const ZEROS = [0xff10, 0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50];

const HOUR_WORDS = "one two three four five six seven eight nine ten eleven twelve".split(" ");

const APPROXIMATELY =
  /^(?:(?:at|by|around|about|roughly|approximately|approx\.?|circa|ca\.?|um|gegen|klo|kl\.?)(?=[\s\d])|[~≈@])\s*/;
const HALF_OF_DAY = /\s*(?:([ap])\.?\s?m\.?|(?<=\d\s?)([ap])|(?:in the )?(morning|evening)|at (night)|(tonight))$/;
const HOUR_MARK = /\s*(?:h|hrs?|hours|uhr|uur|u|o['’ ]?clock|時|时|点|點|시|分)$/;
const DIGITS = /^(\d{1,2})(?:\s?(?:[:.,h：]|uhr|u|時|时|点|點|시)\s?|\s)(\d{2})$|^(\d{1,2})(\d{2})$|^(\d{1,2})$/;

/**
 * Reads a wall-clock time as people write it: `22:30`, `2230`, `22.30`, `22h30`, `10:30 p.m.`, `22 Uhr`, `midnight`.
 *
 * A time is never guessed. An hour from 1 to 12 with nothing to say which half of the day is two readings, in every
 * notation: `10`, `10:30`, `1030`, `10h30`, `10 Uhr` (a mark says "hour", not which half). A leading zero (`01:30`,
 * `0930`) is written only on the 24-hour clock, and so settles it; so do 0 and 13 to 24. The reading between six in the
 * evening and six in the morning comes first, for that is when bedtimes are: `10` → 22:00, 10:00; `12` and `12:30` → after
 * midnight; `1:30` → 01:30, 13:30.
 *
 * `12am` is 00:00 and `12pm` is 12:00, as in the United States (NIST, "Times of Day FAQs"); `24:00` is midnight.
 * Any text is answered in bounded time, and nothing is thrown.
 */
export function readClockTime(text: string): ClockTimeReading {
  if (text.length > LONGEST) return { kind: "unreadable" };

  const plain = simplify(text);
  const named = plain.replace(/^12(?:[:.]?00)? (?=noon$|midnight$)/, "");
  if (named === "midnight") return { kind: "time", time: new Temporal.PlainTime(0) };
  if (named === "noon" || named === "midday") return { kind: "time", time: new Temporal.PlainTime(12) };

  const half = HALF_OF_DAY.exec(plain);
  const [, marked, letter, partOfDay, night, tonight] = half ?? [];
  const written = DIGITS.exec(plain.slice(0, half?.index ?? plain.length).replace(HOUR_MARK, ""));
  if (!written) return { kind: "unreadable" };

  const hourText = written[1] ?? written[3] ?? written[5] ?? "";
  const hour = Number(hourText);
  const minute = Number(written[2] ?? written[4] ?? 0);
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return { kind: "unreadable" };

  const isTwelveHour = hour >= 1 && hour <= 12;
  const early = new Temporal.PlainTime(hour % 12, minute);
  const late = early.add({ hours: 12 });
  const said = marked ?? letter ?? partOfDay?.[0] ?? (night || tonight ? "night" : undefined);

  if (said !== undefined) {
    if (hour === 0) return said === "p" ? { kind: "unreadable" } : { kind: "time", time: early };
    if (!isTwelveHour) {
      // "22:30 tonight" only repeats itself; "13pm" contradicts itself.
      return said === "night" && hour >= 18
        ? { kind: "time", time: new Temporal.PlainTime(hour % 24, minute) }
        : { kind: "unreadable" };
    }
    const isEarly = said === "a" || said === "m" || (said === "night" && isAfterMidnight(hour));
    return { kind: "time", time: isEarly ? early : late };
  }

  if (!isTwelveHour || hourText.startsWith("0")) {
    return { kind: "time", time: new Temporal.PlainTime(hour % 24, minute) };
  }
  return { kind: "ambiguous", choices: isAfterMidnight(hour) ? [early, late] : [late, early] };
}

/** `22:30`, for people. Not a form to store: `10:30` reads back as two choices, itself the second. */
export function showClockTime(time: Temporal.PlainTime): string {
  return time.toString({ smallestUnit: "minute" });
}

/** On a twelve-hour clock at night: twelve to five are the hours after midnight, six to eleven those before. */
function isAfterMidnight(hour: number): boolean {
  return hour === 12 || hour < 6;
}

/** One spelling for what differs only by keyboard or politeness. */
function simplify(text: string): string {
  let plain = "";
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const zero = ZEROS.find((z) => code >= z && code < z + 10);
    const isFullWidth = code > 0xff00 && code < 0xff5f;
    plain += zero !== undefined ? String(code - zero) : isFullWidth ? String.fromCodePoint(code - 0xfee0) : character;
  }
  plain = plain
    .replace(/[\u200b\u200e\u200f\u2060\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
  while (APPROXIMATELY.test(plain)) plain = plain.replace(APPROXIMATELY, "");
  return plain
    .replace(/(?<=[\w.])[ -]?ish\b/, "")
    .replace(/^[a-z]+(?= |$)/, (word) => (HOUR_WORDS.includes(word) ? String(HOUR_WORDS.indexOf(word) + 1) : word))
    .replace(/^half past (\w+)/, (_all, word: string) => `${HOUR_WORDS.indexOf(word) + 1 || word}:30`);
}
