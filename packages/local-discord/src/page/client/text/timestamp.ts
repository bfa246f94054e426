import { relativeTime, TIMESTAMP_STYLES } from "../../../timestamp-styles.ts";

/** How a reader's own client writes times. */
export type Reader = {
  readonly locale: string;
  readonly zone: string;
  /** 12 or 24 hours; undefined: as their language has it. */
  readonly hours: 12 | 24 | undefined;
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** One format for each reader and style: making one is a hundred times the work of using it. */
export function formatFor(reader: Reader, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([reader, options]);
  const kept = formats.get(key);
  if (kept) return kept;
  const hours =
    reader.hours === undefined ? {} : { hourCycle: reader.hours === 12 ? ("h12" as const) : ("h23" as const) };
  const made = new Intl.DateTimeFormat(reader.locale, { ...options, ...hours, timeZone: reader.zone });
  formats.set(key, made);
  return made;
}

/** Milliseconds since 1970 that a Date can hold, either way. Source: ECMA-262, "Time Values and Time Range". */
const FARTHEST_MS = 8.64e15;

/** `<t:unixSeconds:style>`; undefined for an instant outside the dates there are. */
export function timestampText(unixSeconds: number, style: string, reader: Reader, nowMs: number): string | undefined {
  const at = unixSeconds * 1000;
  if (Math.abs(at) > FARTHEST_MS) return undefined;
  if (style === "R") return relativeText(at, nowMs, reader.locale);
  return formatFor(reader, TIMESTAMP_STYLES[style] ?? TIMESTAMP_STYLES.f ?? {}).format(at);
}

function relativeText(at: number, nowMs: number, locale: string): string {
  const seconds = Math.round((at - nowMs) / 1000);
  return relativeTime(seconds, new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
}

/** Above a message: "21:45" today, "Yesterday at 21:45", and the date before that. */
export function headingTime(at: number, reader: Reader, nowMs: number): string {
  const time = formatFor(reader, { timeStyle: "short" }).format(at);
  const day = dayOf(at, reader);
  if (day === dayOf(nowMs, reader)) return time;
  if (day === dayOf(nowMs - 86_400_000, reader)) return `Yesterday at ${time}`;
  return `${formatFor(reader, { dateStyle: "short" }).format(at)} ${time}`;
}

/** The reader's calendar day an instant falls on, as a text to compare. */
export function dayOf(at: number, reader: Reader): string {
  return formatFor({ ...reader, locale: "en-CA" }, { dateStyle: "short" }).format(at);
}

/** The line between two days: "29 November 2026". */
export function dayText(at: number, reader: Reader): string {
  return formatFor(reader, { dateStyle: "long" }).format(at);
}
