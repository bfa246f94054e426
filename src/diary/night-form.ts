import { type ClockTimeReading, readClockTime } from "../reminders/clock-time.ts";
import { type DiaryNight, instantOf, LONGEST_IN_BED_MINUTES, QUALITIES, wallAt } from "./diary-night.ts";
import { isUnknown, readDuration, writeDuration } from "./duration.ts";

/** The five fields of the form, as they were typed. */
export type TypedNight = {
  /** Into bed, then tried to sleep: "23:10, 23:30". One time counts for both. */
  readonly bed: string;
  /** How long falling asleep lasted: "half an hour". */
  readonly onset: string;
  /** How often awake in the night, and how long in all: "2, 20 min". */
  readonly awake: string;
  /** Final awakening, then out of bed: "6:45, 7:10". One time counts for both. */
  readonly rise: string;
  /** One of QUALITIES, or nothing. */
  readonly quality: string;
};

export type FormField = keyof TypedNight;

const PROBLEM_KINDS = [
  "bed-unreadable",
  "rise-unreadable",
  "onset-unreadable",
  "awake-unreadable",
  "onset-negative",
  "awake-negative",
  "tried-before-bed",
  "rise-before-bed",
  "rose-before-woke",
  "awake-too-long",
  "bed-future",
  "rise-future",
] as const;
/** What does not fit, and so in which field. */
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

export type FormReading =
  | { readonly kind: "night"; readonly entry: DiaryNight }
  /** Every field was empty. */
  | { readonly kind: "empty" }
  | { readonly kind: "problems"; readonly problems: readonly ProblemKind[] };

const DAY = 24 * 60;
const NOON = DAY / 2;
/** Nobody lies in bed for longer than this before they try to sleep; what is longer was typed the wrong way round. */
const LONGEST_BEFORE_TRYING = 6 * 60;
const LONGEST_AFTER_WAKING = 8 * 60;
/** Between these a night is likely, which settles "7" and "12" after a bedtime. */
const LIKELY_NIGHT = { least: 3 * 60, most: 16 * 60 };
/** Without a bedtime, a morning is looked for after six in the evening. */
const EVENING = 6 * 60;
const MOST_AWAKENINGS = 99;

const LEADING_WORDS =
  /^(?:and|then|(?:got |went |in|in)?to bed|in bed|tried(?: to sleep)?|lights? (?:out|off)|woke(?: up)?|awake|(?:got )?up|out(?: of bed)?|at)\s+(?=\S)/;
const BETWEEN = /\s*(?:→|->|[;/&|]|,(?!\d{2}(?!\d|[:.]))|\bthen\b|\band\b|\s[-–—]\s|[–—]|-(?=\d))\s*/;
const NO_SLEEP =
  /^(?:(?:i )?(?:did(?: not|n['’]?t)|could(?: not|n['’]?t)) (?:sleep|fall asleep)(?: at all)?|no sleep(?: at all)?|not? (?:at all|a wink)|never|all night)\.?$/i;

type Part = { readonly kind: "times"; readonly choices: readonly number[] } | { readonly kind: "unknown" };

/**
 * Reads the form for one night, and says everything that does not fit at once.
 *
 * A time without a half of the day is read as what makes a night: a bedtime between six in the evening and six in
 * the morning, then the next such times that make a likely night. What was understood is shown, so that it can be
 * put right.
 *
 * @param now nothing of a night can lie after it
 */
export function readNightForm(typed: TypedNight, night: string, zone: string, now: Temporal.Instant): FormReading {
  if (Object.values(typed).every((text) => text.trim() === "")) return { kind: "empty" };
  const problems = new Set<ProblemKind>();
  const noSleep = NO_SLEEP.test(typed.onset.trim());
  const bed = partsOf(typed.bed);
  const rise = partsOf(typed.rise);
  if (bed === undefined) problems.add("bed-unreadable");
  if (rise === undefined) problems.add("rise-unreadable");
  const onset = lengthIn("onset", noSleep ? "" : typed.onset, problems);
  const awake = awakeIn(typed.awake, problems);

  const [inBed, tried] = bedTimes(bed ?? [], problems);
  const [woke, rose] = riseTimes(rise ?? [], tried ?? inBed, noSleep, problems);
  if (inBed !== undefined && rose !== undefined && rose - inBed > LONGEST_IN_BED_MINUTES)
    problems.add("rise-before-bed");

  const wall = (minutes: number | undefined) => (minutes === undefined ? undefined : wallAt(minutes, night));
  const [inBedAt, triedAt, wokeAt, roseAt] = [inBed, tried, woke, rose].map(wall);
  const isAhead = (at: string | undefined) =>
    at !== undefined && Temporal.Instant.compare(instantOf(at, zone), now) > 0;
  if (isAhead(inBedAt) || isAhead(triedAt)) problems.add("bed-future");
  if (isAhead(wokeAt) || isAhead(roseAt)) problems.add("rise-future");

  const until = wokeAt ?? roseAt;
  const from = triedAt ?? inBedAt;
  if (from !== undefined && until !== undefined) {
    const lay = instantOf(from, zone).until(instantOf(until, zone)).total("minute");
    if ((onset ?? 0) + (awake.minutes ?? 0) > lay) problems.add("awake-too-long");
  }
  if (problems.size > 0) return { kind: "problems", problems: PROBLEM_KINDS.filter((kind) => problems.has(kind)) };

  const quality = QUALITIES.find((one) => one === typed.quality);
  return {
    kind: "night",
    entry: withoutAbsent({
      night,
      zone,
      inBed: inBedAt,
      tried: triedAt,
      onsetMinutes: onset,
      noSleep: noSleep ? (true as const) : undefined,
      awakenings: awake.count,
      awakeMinutes: noSleep ? undefined : awake.minutes,
      woke: wokeAt,
      rose: roseAt,
      quality,
    }),
  };
}

/** What to fill the form with so that it reads back as this night. */
export function writeNightForm(entry: DiaryNight): TypedNight {
  const { awakenings, awakeMinutes, onsetMinutes } = entry;
  return {
    bed: twoTimes(entry.inBed, entry.tried),
    onset: entry.noSleep ? "no sleep" : onsetMinutes === undefined ? "" : writeDuration(onsetMinutes),
    awake: [
      awakenings === undefined ? (awakeMinutes === undefined ? [] : "?") : String(awakenings),
      awakeMinutes === undefined ? [] : writeDuration(awakeMinutes),
    ]
      .flat()
      .join(", "),
    rise: entry.noSleep ? (entry.rose ? writeTime(entry.rose) : "") : twoTimes(entry.woke, entry.rose),
    quality: entry.quality ?? "",
  };
}

function twoTimes(first: string | undefined, second: string | undefined): string {
  if (first === undefined && second === undefined) return "";
  const written = [first, second].map((wall) => (wall === undefined ? "?" : writeTime(wall)));
  return written[0] === written[1] ? (written[0] ?? "") : written.join(", ");
}

/** From ten to one a 24-hour time could be read as the other half of the day, so that half is named. */
function writeTime(wall: string): string {
  const time = Temporal.PlainDateTime.from(wall).toPlainTime();
  if (time.hour < 10 || time.hour > 12) return time.toString({ smallestUnit: "minute" });
  return `${time.toString({ smallestUnit: "minute" })} ${time.hour < 12 ? "am" : "pm"}`;
}

/** One or two times; undefined when they cannot be read. */
function partsOf(text: string): readonly Part[] | undefined {
  const written = text.trim();
  if (written === "") return [];
  const whole = partOf(written);
  if (whole) return [whole];
  for (const [first, second] of pairsOf(written)) {
    const parts = [partOf(first), partOf(second)];
    if (parts[0] && parts[1]) return [parts[0], parts[1]];
  }
  return undefined;
}

/** Every way to take a text for two. */
function pairsOf(text: string): (readonly [string, string])[] {
  const parted = text.split(BETWEEN).filter((part) => part.trim() !== "");
  if (parted.length === 2) return [[parted[0] ?? "", parted[1] ?? ""]];
  const words = text.split(/\s+/);
  return words.length > 6
    ? []
    : words.slice(1).map((_word, at) => [words.slice(0, at + 1).join(" "), words.slice(at + 1).join(" ")] as const);
}

function partOf(text: string): Part | undefined {
  let rest = text.trim().toLowerCase();
  if (isUnknown(rest)) return { kind: "unknown" };
  while (LEADING_WORDS.test(rest)) rest = rest.replace(LEADING_WORDS, "");
  const reading = readClockTime(rest);
  return reading.kind === "unreadable" ? undefined : { kind: "times", choices: minutesOf(reading) };
}

function minutesOf(reading: Exclude<ClockTimeReading, { kind: "unreadable" }>): number[] {
  const times = reading.kind === "time" ? [reading.time] : reading.choices;
  return times.map(({ hour, minute }) => hour * 60 + minute);
}

type Times = readonly [first: number | undefined, second: number | undefined];

/** Minutes since noon of the evening. */
function bedTimes(parts: readonly Part[], problems: Set<ProblemKind>): Times {
  const [bed, sleep = bed] = parts;
  const inBed = bed?.kind === "times" ? fromNoon(bed.choices[0] ?? 0) : undefined;
  if (sleep?.kind !== "times") return [inBed, undefined];
  if (inBed === undefined) return [undefined, fromNoon(sleep.choices[0] ?? 0)];
  const tried = soonest(sleep.choices, inBed);
  if (tried - inBed > LONGEST_BEFORE_TRYING) problems.add("tried-before-bed");
  return [inBed, tried];
}

function riseTimes(
  parts: readonly Part[],
  from: number | undefined,
  noSleep: boolean,
  problems: Set<ProblemKind>,
): Times {
  const [first, second = first] = parts;
  if (noSleep) return [undefined, second?.kind === "times" ? morning(second.choices, from, problems) : undefined];
  const woke = first?.kind === "times" ? morning(first.choices, from, problems) : undefined;
  if (second?.kind !== "times") return [woke, undefined];
  if (woke === undefined) return [undefined, morning(second.choices, from, problems)];
  const rose = soonest(second.choices, woke);
  if (rose - woke > LONGEST_AFTER_WAKING) problems.add("rose-before-woke");
  return [woke, rose];
}

/** The time of a morning that makes the likeliest night. */
function morning(choices: readonly number[], from: number | undefined, problems: Set<ProblemKind>): number {
  const early = choices.toSorted((a, b) => a - b);
  if (from === undefined) return after(early[0] ?? 0, EVENING);
  const likely = early.find((choice) => {
    const length = after(choice, from) - from;
    return length >= LIKELY_NIGHT.least && length <= LIKELY_NIGHT.most;
  });
  const found = likely === undefined ? soonest(choices, from) : after(likely, from);
  if (found === from || found - from > LONGEST_IN_BED_MINUTES) problems.add("rise-before-bed");
  return found;
}

function soonest(choices: readonly number[], from: number): number {
  return Math.min(...choices.map((choice) => after(choice, from)));
}

/** The first time at or after `from` at which a clock shows so many minutes after midnight; both since noon. */
function after(minuteOfDay: number, from: number): number {
  return from + ((((fromNoon(minuteOfDay) - from) % DAY) + DAY) % DAY);
}

function fromNoon(minuteOfDay: number): number {
  return (minuteOfDay + NOON) % DAY;
}

function lengthIn(field: "onset" | "awake", text: string, problems: Set<ProblemKind>): number | undefined {
  const read = readDuration(text);
  if (read.kind === "negative" || read.kind === "unreadable") problems.add(`${field}-${read.kind}`);
  if (read.kind !== "minutes") return undefined;
  if (read.minutes <= LONGEST_IN_BED_MINUTES) return read.minutes;
  problems.add(field === "awake" ? "awake-too-long" : "onset-unreadable");
  return undefined;
}

const TIMES = /^(?:about |around |maybe |~)?(\d{1,3}|once|twice|one|two|three|four|five|six)(?:\s*(?:x|×|times?))?$/;
const COUNT_WORDS: Readonly<Record<string, number>> = {
  once: 1,
  twice: 2,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
};

/** "2, 20 min", "twice for half an hour", "none", "3", "20 min". */
function awakeIn(
  text: string,
  problems: Set<ProblemKind>,
): { readonly count: number | undefined; readonly minutes: number | undefined } {
  const written = text.trim().toLowerCase().replace(/\s+/g, " ");
  if (written === "" || isUnknown(written)) return { count: undefined, minutes: undefined };
  const whole = readDuration(written);
  if (whole.kind === "negative") problems.add("awake-negative");
  if (whole.kind === "negative") return { count: undefined, minutes: undefined };
  if (whole.kind === "minutes" && whole.minutes === 0) return { count: 0, minutes: 0 };
  const alone = countIn(written);
  if (alone !== undefined) return { count: alone, minutes: undefined };
  if (whole.kind === "minutes") return { count: undefined, minutes: lengthIn("awake", written, problems) };

  const [, times = "", length = ""] =
    /^(.+?)(?:\s*[,;/:]\s*|\s+(?:for|about|around|and)\s+|(?<=x|times?|once|twice|^\d+)\s+(?!x|×|times?))(.+)$/.exec(
      written,
    ) ?? [];
  const count = countIn(times);
  if (count === undefined && !isUnknown(times)) {
    problems.add(/^[-−]\s*\d/.test(times) ? "awake-negative" : "awake-unreadable");
    return { count: undefined, minutes: undefined };
  }
  const minutes = lengthIn("awake", length, problems);
  const each = minutes !== undefined && count !== undefined && /\beach$/.test(length) ? minutes * count : minutes;
  return { count, minutes: each };
}

function countIn(text: string): number | undefined {
  const [, word = ""] = TIMES.exec(text) ?? [];
  const count = COUNT_WORDS[word] ?? (word === "" ? undefined : Number(word));
  return count === undefined || count > MOST_AWAKENINGS ? undefined : count;
}

function withoutAbsent<T extends object>(entry: T): DiaryNight {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as DiaryNight;
}
