import { HelpCardId } from "../../src/content/schema/help-card.ts";
import { EVERY_PART } from "../../src/content/schema/part-of-day.ts";
import type { DirectMessage } from "../../src/delivery/outbox.ts";
import { createDrawDirectMessage } from "../../src/discord/ui/direct-message.ts";
import type { Texts } from "../../src/text/texts.ts";
import { DANGER_KINDS } from "../../src/understanding/danger/danger.ts";
import { content, contents } from "./command-house.ts";

const bedtime = Temporal.Instant.from("2026-03-12T22:30:00Z");
const opensAt = Temporal.Instant.from("2026-03-12T21:45:00Z");
/** Tonight's reminder for somebody in Lisbon, with nothing special about it. */
export const PLAIN = {
  kind: "wind-down",
  userId: "234567890123456789",
  night: "2026-03-12",
  step: 0,
  bedtime,
  offersSnooze: true,
  clockChange: undefined,
  isQuiet: false,
} as const;
export const CLOCK_CHANGE = {
  night: "2026-03-28",
  inNights: 3,
  minutes: 60,
  bedtime: Temporal.PlainTime.from("02:30"),
  bedtimeThatNight: Temporal.PlainTime.from("03:30"),
};
export const CONSENT = {
  kind: "consent",
  startsNow: false,
  schedule: { bedtime: "22:30", zone: "Europe/Lisbon", leadMinutes: 45 },
  opensAt,
  marker: "n0nce",
} as const;

export const CHECK_IN = {
  kind: "check-in",
  userId: "234567890123456789",
  night: "2026-03-12",
  zone: "Europe/Lisbon",
} as const;
export const CHECK_IN_CONSENT = {
  ...CONSENT,
  kind: "check-in-consent",
  schedule: { at: "08:00", zone: "Europe/Lisbon" },
} as const;

export const WEEKLY = {
  kind: "weekly",
  userId: "234567890123456789",
  night: "2026-03-15",
  week: { nights: 5, asleep: 412, remark: "awake-after" },
} as const;
export const WEEKLY_CONSENT = {
  ...CONSENT,
  kind: "weekly-consent",
  schedule: { day: 7, at: "18:00", zone: "Europe/Lisbon" },
} as const;

const TIPS = ["cant-sleep-clock", "bedroom-quiet", "worry-time"];
export const NO_TIP = { kind: "no-tip", tips: TIPS, country: undefined, userId: PLAIN.userId } as const;

/** Words of somebody else on a message of ours. */
export const WORRY = "did I lock the door";

/** What the bot is like in a direct message's test. */
export const INSTANCE = { hasDiary: true, supportUrl: undefined };

/** One of every kind, and of every way it can look. */
export const EVERY: readonly DirectMessage[] = [
  PLAIN,
  { ...PLAIN, step: 1 },
  { ...PLAIN, inThread: PLAIN.userId },
  { ...PLAIN, inThread: PLAIN.userId, ofSilence: "asks" },
  { ...PLAIN, inThread: PLAIN.userId, ofSilence: "pauses" },
  { ...CONSENT, inThread: PLAIN.userId },
  { kind: "resumed", outcome: { kind: "thread-lost" } },
  { ...PLAIN, ofSilence: "asks", clockChange: CLOCK_CHANGE },
  { ...PLAIN, clockChange: { ...CLOCK_CHANGE, inNights: 0, minutes: -30, bedtimeThatNight: undefined } },
  { ...PLAIN, homeAgain: { home: "Europe/Lisbon", away: "Asia/Tokyo" } },
  CONSENT,
  { ...CONSENT, startsNow: true, schedule: { ...CONSENT.schedule, nights: [1, 5], quiet: true } },
  CHECK_IN,
  { ...CHECK_IN, ofSilence: "asks" },
  CHECK_IN_CONSENT,
  { ...CHECK_IN_CONSENT, startsNow: true },
  WEEKLY,
  { ...WEEKLY, week: { nights: 3, asleep: undefined, remark: undefined } },
  { ...WEEKLY, week: undefined },
  WEEKLY_CONSENT,
  { ...WEEKLY_CONSENT, startsNow: true },
  { kind: "check-in-skipped" },
  { kind: "stopped", isOneInFlight: false, what: "check-in" },
  { kind: "stopped", isOneInFlight: true, what: "both" },
  { kind: "stopped", isOneInFlight: false, what: "all" },
  { kind: "paused", isOn: true, isOneInFlight: false, hasCheckIn: true },
  { kind: "paused", isOn: false, isOneInFlight: false, hasCheckIn: true },
  { kind: "test" },
  { kind: "stopped", isOneInFlight: false },
  { kind: "stopped", isOneInFlight: true },
  { kind: "nothing-to-stop" },
  { kind: "too-many", seconds: 17 },
  { kind: "paused", isOn: true, isOneInFlight: true },
  { kind: "paused", isOn: false, isOneInFlight: false },
  ...(["in-time", "sent-already", "under-way", "not-tonight", "nothing-on"] as const).map(
    (kind) => ({ kind: "skipped", outcome: { kind, nextAt: bedtime } }) as const,
  ),
  ...HelpCardId.options.flatMap((card) => [
    { kind: "help", card, country: undefined } as const,
    { kind: "help", card, country: undefined, namesOpioid: true } as const,
    ...content.helplines.map(({ code }) => ({ kind: "help", card, country: code }) as const),
  ]),
  ...[undefined, ...content.helplines.map(({ code }) => code)].map((country) => ({ ...NO_TIP, country }) as const),
  { ...NO_TIP, tips: [] },
  { kind: "worry", worry: `${WORRY}?\n@everyone **x**` },
  ...(["resumed", "was-on"] as const).map((kind) => ({ kind: "resumed", outcome: { kind, nextAt: bedtime } }) as const),
  { kind: "resumed", outcome: { kind: "nothing-on" } },
  { kind: "resumed", outcome: { kind: "nothing-on" }, checkInAt: bedtime },
  { kind: "resumed", outcome: { kind: "resumed", nextAt: bedtime }, checkInAt: bedtime },
  { kind: "ask-stop", asked: "q1" },
  ...(["ask-delete", "ask-remind", "awake", "overview"] as const).map((kind) => ({ kind }) as const),
  { kind: "overview", isGreeting: true },
  ...[undefined, ...EVERY_PART].map((part) => ({ kind: "tip-for-now", part, seed: 1, userId: PLAIN.userId }) as const),
  ...content.tips.map(({ id }) => ({ kind: "tips", tips: [id], userId: PLAIN.userId }) as const),
  { kind: "tips", tips: TIPS, userId: PLAIN.userId },
  ...[[], ["nytol", "wine"], Array(10).fill("a rather long name")].map(
    (names) => ({ kind: "cautions", names, isTaken: false, tips: TIPS, userId: PLAIN.userId }) as const,
  ),
  ...DANGER_KINDS.flatMap((kind) => [
    { ...NO_TIP, ask: { kind, card: "crisis" } } as const,
    { kind: "paused", isOn: true, isOneInFlight: true, hasCheckIn: true, ask: { kind, card: "crisis" } } as const,
  ]),
];

/** Every direct message there is, in these words. */
export function everyDirectMessage(texts: Texts) {
  return EVERY.map(createDrawDirectMessage(contents, texts, INSTANCE));
}
