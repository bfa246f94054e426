import { readClock } from "../understanding/clock/read-clock.ts";
import { showClockTime, writePlainly } from "../understanding/clock/show-clock-time.ts";
import { isVague } from "../understanding/count/is-vague.ts";
import { readCount } from "../understanding/count/read-count.ts";
import {
  type Duration,
  type DurationReading,
  readDuration,
  writeDuration,
} from "../understanding/duration/read-duration.ts";
import { type DiaryNight, instantOf, LONGEST_IN_BED_MINUTES, nextAt, QUALITIES, wallAt } from "./diary-night.ts";
import { type Told, tellNight } from "./tell-night.ts";

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
  "onset-unsure",
  "awake-unsure",
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

/** One thing that does not fit, or that can be read in several ways. */
export type Problem = {
  readonly kind: ProblemKind;
  /** What the person may have meant, in words that go into the field. */
  readonly choices: readonly string[];
};

export type TypedNightField = Exclude<FormField, "quality">;

/** What was said with a length that was read: the ends of a range whose middle was taken. */
export type Middles = Partial<Readonly<Record<"onset" | "awake", readonly [least: number, most: number]>>>;

export type FormReading =
  /** Every field was empty. */
  | { readonly kind: "empty" }
  | {
      readonly kind: "read";
      /** What could be read; undefined when nothing was answered. */
      readonly entry: DiaryNight | undefined;
      /** What could not, for as many fields as there are: none keeps the others from being read. */
      readonly problems: readonly Problem[];
      /** Fields that were answered without a number, such as "no idea" or "a few times". */
      readonly vague: readonly TypedNightField[];
      readonly middles: Middles;
      /** What each field was taken to say: of a night told in one field, what it says for the others. */
      readonly typed: TypedNight;
    };

/** In which field a problem is put right. */
export function fieldOf(kind: ProblemKind): TypedNightField {
  switch (kind) {
    case "bed-unreadable":
    case "bed-future":
    case "tried-before-bed":
      return "bed";
    case "rise-unreadable":
    case "rise-future":
    case "rise-before-bed":
    case "rose-before-woke":
      return "rise";
    case "onset-unreadable":
    case "onset-unsure":
    case "onset-negative":
      return "onset";
    case "awake-unreadable":
    case "awake-unsure":
    case "awake-negative":
    case "awake-too-long":
      return "awake";
  }
}

const DAY = 24 * 60;
const NOON = DAY / 2;
/** Nobody lies in bed for longer than this before they try to sleep; what is longer was typed the wrong way round. */
const LONGEST_BEFORE_TRYING = 6 * 60;
const LONGEST_AFTER_WAKING = 8 * 60;
/** Between these a night is likely, which settles "7" and "12" after a bedtime. */
const LIKELY_NIGHT = { least: 3 * 60, most: 16 * 60 };
/** Without a bedtime, a morning is looked for after six in the evening. */
const EVENING = 6 * 60;

const LEADING_WORDS =
  /^(?:and|then|(?:got |went |in|in)?to bed|in bed|tried(?: to sleep)?|lights? (?:out|off)|woke(?: up)?|awake|(?:got )?up|out(?: of bed)?|at)\s+(?=\S)/;
const BETWEEN = /\s*(?:→|->|[;/&|]|,(?!\d{2}(?!\d|[:.]))|\bthen\b|\band\b|\s[-–—]\s|[–—]|-(?=\d))\s*/;
const NO_SLEEP =
  /^(?:(?:i )?(?:did(?: not|n['’]?t)|could(?: not|n['’]?t)) (?:sleep|fall asleep)(?: at all)?|no sleep(?: at all)?|not? (?:at all|a wink)|never|all night)\.?$/i;

type Part = { readonly kind: "times"; readonly choices: readonly number[] } | { readonly kind: "unknown" };

/**
 * Reads the form for one night. What cannot be read in one field, or does not fit to the others, keeps no other field
 * from being read: the night is what is left, and every problem is told at once.
 *
 * A time without a half of the day is read as what makes a night: a bedtime between six in the evening and six in
 * the morning, then the next such times that make a likely night. What was understood is shown, so that it can be
 * put right.
 *
 * @param now nothing of a night can lie after it
 * @param noted what is noted of that night already: it stands for a field that cannot be read
 */
export function readNightForm(
  typed: TypedNight,
  night: string,
  zone: string,
  now: Temporal.Instant,
  noted: TypedNight = NOTHING_TYPED,
): FormReading {
  if (isEmpty(typed)) return { kind: "empty" };
  const problems: Problem[] = [];
  const told = new Set<ProblemKind>();
  const plain = inPlainWords(typed);
  let rest = plain;
  // Every turn puts what is noted, then nothing, in place of a field, or shortens one: so it ends.
  for (;;) {
    const read = readOnce(rest, night, zone, now);
    if (read.problems.length === 0) {
      const { entry, vague, middles } = read;
      const isAny = vague.length > 0 || Object.keys(entry).length > Object.keys({ night, zone }).length;
      const order = (kind: ProblemKind) => PROBLEM_KINDS.indexOf(kind);
      const inOrder = problems.toSorted((a, b) => order(a.kind) - order(b.kind));
      return { kind: "read", entry: isAny ? entry : undefined, problems: inOrder, vague, middles, typed: plain };
    }
    problems.push(...read.problems.filter(({ kind }) => !told.has(kind)));
    for (const { kind } of read.problems) told.add(kind);
    rest = read.problems.reduce((left, { kind }) => withoutField(left, kind, noted), rest);
  }
}

export const NOTHING_TYPED: TypedNight = { bed: "", onset: "", awake: "", rise: "", quality: "" };

function isEmpty(typed: TypedNight): boolean {
  return Object.values(typed).every((text) => text.trim() === "");
}

/** The form without what the problem is about. */
function withoutField(typed: TypedNight, kind: ProblemKind, noted: TypedNight): TypedNight {
  const field = fieldOf(kind);
  if (kind !== "awake-too-long") return { ...typed, [field]: typed[field] === noted[field] ? "" : noted[field] };
  // How often somebody woke still fits, however long it was; and without it, falling asleep alone may be too long.
  const { count } = awakeIn(typed.awake, { add: () => {} });
  const often = count === undefined ? "" : String(count);
  return typed.awake === often ? { ...typed, onset: "" } : { ...typed, awake: often };
}

type Read = {
  readonly entry: DiaryNight;
  readonly problems: readonly Problem[];
  readonly vague: readonly TypedNightField[];
  readonly middles: Middles;
};

function readOnce(typed: TypedNight, night: string, zone: string, now: Temporal.Instant): Read {
  const found = new Map<ProblemKind, readonly string[]>();
  const problems: Problems = {
    add: (kind, choices = []) => {
      if (!found.has(kind)) found.set(kind, choices);
    },
  };
  const middles: { -readonly [Field in keyof Middles]: Middles[Field] } = {};
  const noSleep = NO_SLEEP.test(typed.onset.trim());
  const bed = partsOf(typed.bed);
  const rise = partsOf(typed.rise);
  if (bed === undefined) problems.add("bed-unreadable", nearTimes(typed.bed));
  if (rise === undefined) problems.add("rise-unreadable", nearTimes(typed.rise));
  const onsetLength = lengthIn("onset", noSleep ? "" : typed.onset, problems);
  const onset = onsetLength?.minutes;
  if (onsetLength?.between) middles.onset = onsetLength.between;
  const awake = awakeIn(typed.awake, problems);
  if (awake.between) middles.awake = awake.between;

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

  const quality = QUALITIES.find((one) => one === typed.quality);
  const isKnown = (parts: readonly Part[] | undefined) => parts?.some(({ kind }) => kind === "times") ?? true;
  return {
    problems: [...found].map(([kind, choices]) => ({ kind, choices })),
    middles,
    vague: [
      ...(typed.bed.trim() !== "" && !isKnown(bed) ? (["bed"] as const) : []),
      ...(!noSleep && typed.onset.trim() !== "" && isVague(typed.onset) ? (["onset"] as const) : []),
      ...(awake.isVague ? (["awake"] as const) : []),
      ...(typed.rise.trim() !== "" && !isKnown(rise) ? (["rise"] as const) : []),
    ],
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

function writeTime(wall: string): string {
  return writePlainly(Temporal.PlainDateTime.from(wall).toPlainTime());
}

/**
 * The form with each field that its own reader cannot make out put into words that it can, where there is something to
 * be found in it: "bed 10.30 lights off 11" becomes "10.30, 11". A whole night in the first field is spread over all.
 */
function inPlainWords(typed: TypedNight): TypedNight {
  const isAlone = typed.onset.trim() === "" && typed.awake.trim() === "" && typed.rise.trim() === "";
  const whole = isAlone && wholeTimes(typed.bed) === undefined ? tellNight(typed.bed, "whole") : undefined;
  if (whole) return { ...writeTold(whole), quality: typed.quality };
  const ends = isAlone ? endsOfNight(typed.bed) : undefined;
  if (ends) return { ...typed, ...ends };
  const bed = wholeTimes(typed.bed) ? typed.bed : (bedTold(typed.bed, isAlone) ?? typed.bed);
  const rise = wholeTimes(typed.rise) ? typed.rise : (writtenOf(typed.rise, "rise").rise ?? typed.rise);
  const onset = isReadOnset(typed.onset) ? typed.onset : (writtenOf(typed.onset, "onset", bed).onset ?? typed.onset);
  const awake = isReadAwake(typed.awake) ? typed.awake : (writtenOf(typed.awake, "awake").awake ?? typed.awake);
  return { bed, onset, awake, rise, quality: typed.quality };
}

/** "11-7" and nothing else: too far apart for one bedtime, and as far as the ends of a night. */
function endsOfNight(text: string): Pick<TypedNight, "bed" | "rise"> | undefined {
  if (partOf(text.trim(), "wholly")) return undefined;
  for (const [bed, rise] of pairsOf(text.trim())) {
    const parts = [partOf(bed, "wholly"), partOf(rise, "wholly")];
    if (parts[0]?.kind !== "times" || parts[1]?.kind !== "times") continue;
    const from = fromNoon(parts[0].choices[0] ?? 0);
    const length = soonest(parts[1].choices, from) - from;
    return length > LONGEST_BEFORE_TRYING && length <= LIKELY_NIGHT.most ? { bed, rise } : undefined;
  }
  return undefined;
}

/** Of a line that tells more than the bedtime, and could not be read as a whole, no part is taken for all of it. */
function bedTold(text: string, isAlone: boolean): string | undefined {
  const told = isAlone ? tellNight(text, "bed") : undefined;
  const isMore = told && Object.keys(told).some((item) => item !== "inBed" && item !== "tried");
  return isMore ? undefined : writtenOf(text, "bed").bed;
}

function writtenOf(text: string, where: TypedNightField, bed = ""): Partial<TypedNight> {
  const told = tellNight(BOUND.test(text) ? text.replace(BOUND, "over $1") : text, where);
  const written = told && writeTold({ ...told, ...(where === "onset" && { inBed: bed }) });
  return written?.[where] ? { [where]: written[where] } : {};
}

/** "1h+" */
const BOUND = /(\d\s*[a-z]*)\s*\+/i;

function isReadOnset(text: string): boolean {
  const written = text.trim();
  return (
    written === "" ||
    NO_SLEEP.test(written) ||
    isVague(written) ||
    NEGATIVE.test(written) ||
    readDuration(written).kind !== "unreadable"
  );
}

function isReadAwake(text: string): boolean {
  let isRead = true;
  awakeIn(text, {
    add: (kind) => {
      if (kind === "awake-unreadable") isRead = false;
    },
  });
  return isRead;
}

/** What was told, as it would be typed into the fields. */
function writeTold(told: Told): TypedNight {
  const bed = [told.inBed ?? (told.tried === undefined ? "" : "?"), told.tried ?? ""].filter((part) => part !== "");
  const times = bed.join(" → ");
  const length = told.awake === undefined || !told.isEach ? told.awake : eachOf(told.awake, told.count ?? 1);
  const often = told.count ?? (length === undefined ? undefined : "?");
  return {
    bed: times,
    onset: told.noSleep ? "no sleep" : (told.onset ?? onsetUntil(told.asleepAt, times) ?? ""),
    awake: [often, length].filter((part) => part !== undefined).join(", "),
    rise: [told.woke, told.rose].filter((part) => part !== undefined).join(" → "),
    quality: "",
  };
}

function eachOf(length: string, count: number): string {
  const read = readDuration(length);
  return read.kind === "value" ? writeDuration(read.value.minutes * count) : length;
}

/** How long it was from trying to sleep until then; undefined when that is not known. */
function onsetUntil(asleepAt: Told["asleepAt"], bed: string): string | undefined {
  const [inBed, tried] = bedTimes(partsOf(bed) ?? [], { add: () => {} });
  const from = tried ?? inBed;
  if (from === undefined || asleepAt === undefined) return undefined;
  if (typeof asleepAt !== "string") return writeDuration((((asleepAt.minute - from) % 60) + 60) % 60);
  const at = partOf(asleepAt, "wholly");
  const minutes = at?.kind === "times" ? soonest(at.choices, from) - from : undefined;
  return minutes === undefined || minutes > LONGEST_BEFORE_TRYING ? undefined : writeDuration(minutes);
}

/** One or two times; undefined when they cannot be read. */
function partsOf(text: string): readonly Part[] | undefined {
  const parts = wholeTimes(text);
  if (parts) return parts;
  // "after 11": a guess that is shown costs less than a question. Of several times none is the one.
  if ((text.match(NUMBER) ?? []).length > 1) return undefined;
  const among = partOf(text, "among words");
  return among && [among];
}

const NUMBER = /\d{1,2}(?:[:.h]\d{2})?/gu;

/** One or two times with no other words; undefined for anything else. */
function wholeTimes(text: string): readonly Part[] | undefined {
  const written = text.trim();
  if (written === "") return [];
  const whole = partOf(written, "wholly");
  if (whole) return [whole];
  for (const [first, second] of pairsOf(written)) {
    const parts = [partOf(first, "wholly"), partOf(second, "wholly")];
    if (!parts[0] || !parts[1]) continue;
    // "late, 2ish" is one time; of "?, 23:30" the first is not known.
    const isOne = parts[0].kind === "unknown" && parts[1].kind === "times" && /\p{L}/u.test(first);
    return isOne ? [parts[1]] : [parts[0], parts[1]];
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

function partOf(text: string, how: "wholly" | "among words"): Part | undefined {
  let rest = text.trim().toLowerCase();
  if (isVague(rest)) return { kind: "unknown" };
  while (LEADING_WORDS.test(rest)) rest = rest.replace(LEADING_WORDS, "");
  if (isVague(rest)) return { kind: "unknown" };
  const reading = readClock(rest);
  if (reading.kind === "unreadable") return undefined;
  const times = reading.kind === "value" ? [reading.value] : reading.readings;
  if (how === "wholly" && times.some(({ isPart }) => isPart)) return undefined;
  return { kind: "times", choices: times.map(({ time: { hour, minute } }) => hour * 60 + minute) };
}

/** What may have been meant by a field with one time. */
function nearTimes(text: string): readonly string[] {
  const reading = readClock(text);
  return reading.kind === "unreadable" ? reading.nearest.map(({ time }) => showClockTime(time)) : [];
}

type Times = readonly [first: number | undefined, second: number | undefined];

/** Minutes since noon of the evening. */
function bedTimes(parts: readonly Part[], problems: Problems): Times {
  const [bed, sleep = bed] = parts;
  const inBed = bed?.kind === "times" ? fromNoon(bed.choices[0] ?? 0) : undefined;
  if (sleep?.kind !== "times") return [inBed, undefined];
  if (inBed === undefined) return [undefined, fromNoon(sleep.choices[0] ?? 0)];
  const tried = soonest(sleep.choices, inBed);
  if (tried - inBed > LONGEST_BEFORE_TRYING) problems.add("tried-before-bed");
  return [inBed, tried];
}

function riseTimes(parts: readonly Part[], from: number | undefined, noSleep: boolean, problems: Problems): Times {
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
function morning(choices: readonly number[], from: number | undefined, problems: Problems): number {
  // Of languages that differ by an hour ("half six") the first is taken, and shown.
  const isFirst = (choice: number) => (choice - (choices[0] ?? 0)) % NOON === 0;
  const early = choices.filter(isFirst).toSorted((a, b) => a - b);
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
  return nextAt(fromNoon(minuteOfDay), from);
}

function fromNoon(minuteOfDay: number): number {
  return (minuteOfDay + NOON) % DAY;
}

type Problems = { readonly add: (kind: ProblemKind, choices?: readonly string[]) => void };

const NEGATIVE = /^[-−]\s*\d/u;

function lengthIn(field: "onset" | "awake", text: string, problems: Problems): Duration | undefined {
  const written = text.trim();
  if (written === "" || isVague(written)) return undefined;
  if (NEGATIVE.test(written)) problems.add(`${field}-negative`);
  const read = NEGATIVE.test(written) ? undefined : readDuration(written);
  if (read?.kind === "unreadable") problems.add(`${field}-unreadable`, choicesOf(read));
  const isTooLong = read?.kind === "ask" && choicesOf(read).length === 0;
  if (read?.kind === "ask" && !isTooLong) problems.add(`${field}-unsure`, choicesOf(read));
  if (read?.kind !== "value" && !isTooLong) return undefined;
  if (read?.kind === "value" && read.value.minutes <= LONGEST_IN_BED_MINUTES) return read.value;
  problems.add(field === "awake" ? "awake-too-long" : "onset-unreadable");
  return undefined;
}

function choicesOf(read: Exclude<DurationReading, { kind: "value" }>): readonly string[] {
  const lengths = read.kind === "ask" ? read.readings : read.nearest;
  return lengths
    .filter(({ minutes }) => minutes <= LONGEST_IN_BED_MINUTES)
    .map(({ minutes }) => writeDuration(minutes));
}

type Awake = {
  readonly count: number | undefined;
  readonly minutes: number | undefined;
  readonly between?: Duration["between"];
  readonly isVague?: true;
};

const EACH = /[\s,]*(?:each|every time|jedes mal|jeweils|chacune?|cada(?: uma?)?|ognuna?|elk|каждый раз)$/iu;
const BETWEEN_COUNT_AND_LENGTH =
  /\s*[,;/:、，]\s*|\s+(?:for|about|around|and|je|à|de|por|di|van|по)\s+|\s+|(?<=[x×回次번])(?=\S)/giu;
/** "3x20 min": so often so long, so they make an hour; "3x, 20 min" are twenty minutes in all. */
const TIMES_EACH = /^\d{1,2}\s*[x×]\s*\d/iu;

/** "2, 20 min", "twice for half an hour", "none", "3", "20 min", "a few times, no idea". */
function awakeIn(text: string, problems: Problems): Awake {
  const written = text.trim().replace(/\s+/g, " ");
  if (written === "") return { count: undefined, minutes: undefined };
  if (isVague(written)) return { count: undefined, minutes: undefined, isVague: true };
  if (NEGATIVE.test(written)) {
    problems.add("awake-negative");
    return { count: undefined, minutes: undefined };
  }
  const alone = readCount(written);
  if (alone !== undefined) return { count: alone, minutes: alone === 0 ? 0 : undefined };

  for (const found of written.matchAll(BETWEEN_COUNT_AND_LENGTH)) {
    const [times, length] = [written.slice(0, found.index), written.slice(found.index + found[0].length)];
    const count = readCount(times);
    if (count === undefined && !isVague(times)) continue;
    if (isVague(length)) return { count, minutes: undefined, ...(count === undefined && { isVague: true }) };
    const isEach = EACH.test(length);
    const read = readDuration(length.replace(EACH, ""));
    if (read.kind === "unreadable" && !NEGATIVE.test(length)) continue;
    const each = lengthIn("awake", length.replace(EACH, ""), problems);
    if (each === undefined) return { count, minutes: undefined };
    const factor = count !== undefined && (isEach || TIMES_EACH.test(written)) ? count : 1;
    const { between } = each;
    return { count, minutes: each.minutes * factor, ...(between && factor === 1 && { between }) };
  }

  const whole = readDuration(written);
  if (whole.kind === "value" && whole.value.minutes === 0) return { count: 0, minutes: 0 };
  const length = lengthIn("awake", written, problems);
  return { count: undefined, minutes: length?.minutes, ...(length?.between && { between: length.between }) };
}

function withoutAbsent<T extends object>(entry: T): DiaryNight {
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as DiaryNight;
}
