/**
 * What each style letter of `<t:unix:STYLE>` shows, but for R. Source: discord.com/developers/docs/reference,
 * "Timestamp Styles".
 */
export const TIMESTAMP_STYLES: Readonly<
  Record<string, { readonly dateStyle?: "full" | "long" | "short"; readonly timeStyle?: "short" | "medium" }>
> = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" },
  S: { dateStyle: "short", timeStyle: "medium" },
};

const STEPS = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
] as const;

/** Style R: in the largest unit of which there is a whole one. `seconds` is negative for what is past. */
export function relativeTime(seconds: number, format: Intl.RelativeTimeFormat): string {
  const [unit, size] = STEPS.find(([, each]) => Math.abs(seconds) >= each) ?? (["second", 1] as const);
  return format.format(Math.round(seconds / size), unit);
}
