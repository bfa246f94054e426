import type { Look } from "./look.ts";

type Format = { readonly dateStyle?: "full" | "long" | "short"; readonly timeStyle?: "short" | "medium" };

/** What each style letter of `<t:unix:STYLE>` shows. Source: discord.com/developers/docs/reference, "Timestamp Styles". */
const formats: Readonly<Record<string, Format>> = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" },
  S: { dateStyle: "short", timeStyle: "medium" },
};

/** `<t:unixSeconds:style>` as the reader's own client would show it. */
export function renderTimestamp(unixSeconds: number, style: string, look: Look): string {
  const at = instantAt(unixSeconds);
  if (at === undefined) return "an unreadable date";
  if (style === "R") return relative(at, look);
  const shown = at.toZonedDateTimeISO(look.zone).toLocaleString(look.locale, formats[style] ?? formats.f);
  return shown.replaceAll(/[\u202F\u00A0]/g, " ");
}

function instantAt(unixSeconds: number): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.fromEpochMilliseconds(unixSeconds * 1000);
  } catch (error) {
    if (error instanceof RangeError) return undefined; // outside the dates there are; Discord shows such a mark as text
    throw error;
  }
}

const steps = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const;

function relative(at: Temporal.Instant, look: Look): string {
  const seconds = Math.round(at.since(look.now).total("seconds"));
  const [unit, size] = steps.find(([, each]) => Math.abs(seconds) >= each) ?? (["second", 1] as const);
  return new Intl.RelativeTimeFormat(look.locale).format(Math.round(seconds / size), unit);
}
