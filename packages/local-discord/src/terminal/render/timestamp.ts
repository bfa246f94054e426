import { relativeTime, TIMESTAMP_STYLES } from "../../timestamp-styles.ts";
import type { Look } from "./look.ts";

/** `<t:unixSeconds:style>` as the reader's own client would show it. */
export function renderTimestamp(unixSeconds: number, style: string, look: Look): string {
  const at = instantAt(unixSeconds);
  if (at === undefined) return "an unreadable date";
  if (style === "R") return relative(at, look);
  const shown = at
    .toZonedDateTimeISO(look.zone)
    .toLocaleString(look.locale, TIMESTAMP_STYLES[style] ?? TIMESTAMP_STYLES.f);
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

function relative(at: Temporal.Instant, look: Look): string {
  const seconds = Math.round(at.since(look.now).total("seconds"));
  return relativeTime(seconds, new Intl.RelativeTimeFormat(look.locale));
}
