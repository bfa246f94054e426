import { z } from "zod";
import { DiaryNight, isDate, QUALITIES } from "./diary-night.ts";

/*
 * Nights as one text, a fifth of what they are as JSON:
 * `Europe/Lisbon,Asia/Tokyo|2026-07-14 0 2215 2235 15 2 20 +0620 +0635 3;2026-07-15 1 …`
 * First the zones, then the nights in order of their evenings. Of each: its date, which of the zones, then the items of
 * `DiaryNight` in their order. A time is on the evening's own date, behind `+` on the next, or has its date with it; `-`
 * is what was not said; `x` behind the quality a night without sleep. What an item of a later version is, is JSON
 * behind a blank.
 */

const BETWEEN = ";";
const BETWEEN_ZONES = ",";
const AFTER_ZONES = "|";
const NOT_SAID = "-";

const DATE = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])`;
const TIME = String.raw`(?:[01]\d|2[0-3])[0-5]\d`;
const WALL = String.raw`(?:-|\+?${TIME}|${DATE}T${TIME})`;
const COUNT = String.raw`(?:-|\d{1,4})`;
const ENTRY = `${DATE} \\d{1,3} ${WALL} ${WALL} ${COUNT} ${COUNT} ${COUNT} ${WALL} ${WALL} (?:-|[0-4])x?(?: \\{[^;]*\\})?`;
const ONE_ENTRY = new RegExp(`^${ENTRY}$`);
const DATE_LENGTH = 10;
/** Days that there are, but for the 29th of February. */
const USUAL_DATE = [
  String.raw`\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])`,
  String.raw`(?:0[469]|11)-(?:0[1-9]|[12]\d|30)`,
  String.raw`02-(?:0[1-9]|1\d|2[0-8]))`,
].join("|");
const USUAL_WALL = String.raw`(?:-|\+?${TIME})`;
/** With lengths of no more digits than any may have, and nothing of a later version. */
const usual = (zone: string) =>
  `${USUAL_DATE} ${zone} ${USUAL_WALL} ${USUAL_WALL} (?:-|\\d{1,3}) (?:-|\\d{1,2}) (?:-|\\d{1,3}) ${USUAL_WALL} ${USUAL_WALL} (?:-|[0-4])x?`;
const USUAL_ENTRY = new RegExp(`^${usual("\\d{1,3}")}$`);
/** Of somebody who slept in one zone alone. */
const USUAL_TEXT = new RegExp(`^[\\w+/-]+\\|${usual("0")}(?:;${usual("0")})*$`);
const ZONES = /^[\w+/,-]+$/;

/** Nights in order of their evenings, one for each; empty for none. */
export const NightsText = z.string().refine(isNightsText).brand<"Nights">();
export type NightsText = z.infer<typeof NightsText>;

export const NO_NIGHTS = "" as NightsText;

export function nightsTextOf(nights: readonly DiaryNight[]): NightsText {
  if (nights.length === 0) return NO_NIGHTS;
  const zones: string[] = [];
  const entries = nights.toSorted((a, b) => (a.night < b.night ? -1 : 1)).map((night) => entryOf(night, zones));
  return joined(zones, entries);
}

/** @param from those of that date and later alone */
export function nightsInText(text: NightsText, from = ""): DiaryNight[] {
  const { zones, entries } = parts(text);
  return entries.filter((entry) => entry.slice(0, 10) >= from).map((entry) => nightOf(entry, zones));
}

/** The text with these nights added, each in place of an earlier telling of it. */
export function withNights(text: NightsText, nights: readonly DiaryNight[]): NightsText {
  if (nights.length === 0) return text;
  const [only] = nights;
  if (nights.length === 1 && only !== undefined && only.night > lastInText(text)) return withLast(text, only);
  const { zones, entries } = parts(text);
  const byDate = new Map(entries.map((entry) => [entry.slice(0, 10), entry]));
  for (const night of nights) byDate.set(night.night, entryOf(night, zones));
  return joined(
    zones,
    [...byDate.keys()].toSorted().map((date) => byDate.get(date) ?? ""),
  );
}

/** The usual case, in which a night joins those before it: nothing of them is looked at. */
function withLast(text: NightsText, night: DiaryNight): NightsText {
  if (text === "") return nightsTextOf([night]);
  const end = text.indexOf(AFTER_ZONES);
  const zones = text.slice(0, end).split(BETWEEN_ZONES);
  const entry = entryOf(night, zones);
  return `${zones.join(BETWEEN_ZONES)}${text.slice(end)}${BETWEEN}${entry}` as NightsText;
}

function lastInText(text: NightsText): string {
  const at = Math.max(text.lastIndexOf(BETWEEN), text.indexOf(AFTER_ZONES));
  return text.slice(at + 1, at + 1 + DATE_LENGTH);
}

/** The same text when none of it goes. */
export function withoutNights(text: NightsText, goes: (date: string) => boolean): NightsText {
  const { zones, entries } = parts(text);
  const left = entries.filter((entry) => !goes(entry.slice(0, 10)));
  return left.length === entries.length ? text : joined(zones, left);
}

/** The date of the first one; undefined when there is none. */
export function firstInText(text: NightsText): string | undefined {
  const [, entries] = text.split(AFTER_ZONES, 2);
  return entries?.slice(0, 10);
}

export function hasNight(text: NightsText, night: string): boolean {
  return text.includes(`${AFTER_ZONES}${night} `) || text.includes(`${BETWEEN}${night} `);
}

function parts(text: NightsText): { zones: string[]; entries: string[] } {
  if (text === "") return { zones: [], entries: [] };
  const [zones = "", entries = ""] = text.split(AFTER_ZONES, 2);
  return { zones: zones.split(BETWEEN_ZONES), entries: entries.split(BETWEEN) };
}

function joined(zones: readonly string[], entries: readonly string[]): NightsText {
  if (entries.length === 0) return NO_NIGHTS;
  return `${zones.join(BETWEEN_ZONES)}${AFTER_ZONES}${entries.join(BETWEEN)}` as NightsText;
}

/** @param zones those known so far; one that is new is added */
function entryOf(told: DiaryNight, zones: string[]): string {
  const { night, zone, inBed, tried, onsetMinutes, noSleep, awakenings, awakeMinutes, woke, rose, quality, ...later } =
    told;
  if (!zones.includes(zone)) zones.push(zone);
  const next = dayAfter(night);
  const wall = (time: string | undefined) => {
    if (time === undefined) return NOT_SAID;
    const clock = time.slice(11).replace(":", "");
    if (time.startsWith(night)) return clock;
    return time.startsWith(next) ? `+${clock}` : `${time.slice(0, 11)}${clock}`;
  };
  const count = (value: number | undefined) => value ?? NOT_SAID;
  const rest = Object.keys(later).length > 0 ? ` ${escaped(JSON.stringify(later))}` : "";
  return [
    night,
    zones.indexOf(zone),
    wall(inBed),
    wall(tried),
    count(onsetMinutes),
    count(awakenings),
    count(awakeMinutes),
    wall(woke),
    wall(rose),
    `${quality === undefined ? NOT_SAID : QUALITIES.indexOf(quality)}${noSleep ? "x" : ""}${rest}`,
  ].join(" ");
}

function nightOf(entry: string, zones: readonly string[]): DiaryNight {
  const [night = "", zone = "", inBed, tried, onset, awakenings, awake, woke, rose, quality = "", ...later] =
    entry.split(" ");
  const said: Record<string, unknown> = { night, zone: zones[Number(zone)] };
  const put = (name: string, value: unknown) => {
    if (value !== undefined) said[name] = value;
  };
  put("inBed", wallIn(inBed, night));
  put("tried", wallIn(tried, night));
  put("onsetMinutes", countIn(onset));
  if (quality.endsWith("x")) said.noSleep = true;
  put("awakenings", countIn(awakenings));
  put("awakeMinutes", countIn(awake));
  put("woke", wallIn(woke, night));
  put("rose", wallIn(rose, night));
  put("quality", QUALITIES[quality.startsWith(NOT_SAID) ? -1 : Number.parseInt(quality, 10)]);
  const rest = later.length > 0 ? JSON.parse(unescaped(later.join(" "))) : {};
  return { ...said, ...rest } as DiaryNight;
}

function wallIn(written: string | undefined, night: string): string | undefined {
  if (written === undefined || written === NOT_SAID) return undefined;
  const clock = `T${written.slice(-4, -2)}:${written.slice(-2)}`;
  if (written.length === 4) return `${night}${clock}`;
  const date = written.startsWith("+") ? dayAfter(night) : written.slice(0, 10);
  return `${date}${clock}`;
}

function countIn(written: string | undefined): number | undefined {
  return written === undefined || written === NOT_SAID ? undefined : Number(written);
}

const DAY_MS = 86_400_000;

function dayAfter(date: string): string {
  return new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10); // as UTC, so that no clock changes in between
}

/** A text in JSON may hold what stands between nights. */
function escaped(json: string): string {
  return json.replaceAll("%", "%25").replaceAll(BETWEEN, "%3B").replaceAll(AFTER_ZONES, "%7C");
}

function unescaped(written: string): string {
  return written.replaceAll("%7C", AFTER_ZONES).replaceAll("%3B", BETWEEN).replaceAll("%25", "%");
}

/** What is not of our making is refused as a whole, as any other record is. */
function isNightsText(text: string): boolean {
  if (text === "") return true;
  const end = text.indexOf(AFTER_ZONES);
  const zones = text.slice(0, end).split(BETWEEN_ZONES);
  if (end < 0 || !ZONES.test(text.slice(0, end))) return false;
  // Nearly every text is plainly right, which one look at all of it says ten times as fast as one at each night.
  const isUsual = USUAL_TEXT.test(text);
  let before = "";
  for (let at = end; at >= 0; at = text.indexOf(BETWEEN, at + 1)) {
    const date = text.slice(at + 1, at + 1 + DATE_LENGTH);
    if (date <= before) return false;
    before = date;
    if (zones.length > 1 || !isUsual) {
      const next = text.indexOf(BETWEEN, at + 1);
      if (!isEntry(text.slice(at + 1, next < 0 ? undefined : next), zones)) return false;
    }
  }
  return true;
}

function isEntry(entry: string, zones: readonly string[]): boolean {
  if (!ONE_ENTRY.test(entry)) return false;
  const [date = "", zone] = entry.split(" ", 2);
  if (Number(zone) >= zones.length) return false;
  if (USUAL_ENTRY.test(entry)) return true;
  try {
    return isDate(date) && DiaryNight.safeParse(nightOf(entry, zones)).success;
  } catch {
    return false; // what stands behind the items is no JSON
  }
}
