import { z } from "zod";
import { DATE, InstantText, isUsualInstant, LEAP_DAY, USUAL_INSTANT } from "../time/instants.ts";

/** How many past nights are kept, so that `/reminder show` can tell what became of them. */
export const NIGHTS_KEPT = 14;
/** How often somebody may ask for fifteen more minutes in one night. */
export const MOST_SNOOZES = 2;

/** How a night ended. "late": bedtime came first; "skipped": the person said so before the message was sent. */
export const NIGHT_OUTCOMES = ["sent", "late", "skipped", "refused", "failed", "unknown"] as const;
export type NightOutcome = (typeof NIGHT_OUTCOMES)[number];

/** Why bedtime came first, as far as it is known. */
const WhyLate = z.discriminatedUnion("kind", [
  /** We were not running. */
  z.strictObject({ kind: z.literal("down"), from: InstantText, to: InstantText }),
  /** Discord did not take the message while there was time. */
  z.strictObject({ kind: z.literal("discord") }),
]);
export type WhyLate = z.infer<typeof WhyLate>;

/** What a person can answer to a night's message. */
export const NIGHT_ANSWERS = ["in-bed", "skip", "snooze", "keep", "pause"] as const;
export type NightAnswer = (typeof NIGHT_ANSWERS)[number];

/** What became of one night. */
export const PastNight = z.strictObject({
  night: z.iso.date(),
  outcome: z.enum(NIGHT_OUTCOMES),
  at: InstantText,
  why: WhyLate.optional(),
  /** What the person answered last, if they did. */
  answer: z.enum(NIGHT_ANSWERS).optional(),
  /** How many more messages were asked for with "15 more minutes", and how many of them arrived. */
  snoozes: z
    .strictObject({ asked: z.int().min(1).max(MOST_SNOOZES), sent: z.int().min(0).max(MOST_SNOOZES) })
    .optional(),
});
export type PastNight = z.infer<typeof PastNight>;

const ENTRY = [
  `(?<night>${DATE}) (?<outcome>${NIGHT_OUTCOMES.join("|")}) (?<at>${USUAL_INSTANT})`,
  `(?: because (?:(?<discord>discord)|down (?<from>${USUAL_INSTANT}) (?<to>${USUAL_INSTANT})))?`,
  `(?: answered (?<answer>${NIGHT_ANSWERS.join("|")}))?`,
  `(?: snoozed (?<asked>[1-${MOST_SNOOZES}]) (?<sent>[0-${MOST_SNOOZES}]))?`,
].join("");
const A_NOTE = new RegExp(USUAL_INSTANT);
const BETWEEN = "; ";
const A_NIGHT = new RegExp(`^${ENTRY}$`);
const ONE = ENTRY.replaceAll(/\?<\w+>/g, "?:");
const SOME_NIGHTS = new RegExp(`^(?:${ONE}(?:${BETWEEN}${ONE}){0,${NIGHTS_KEPT - 1}})?$`);

/**
 * What became of the last nights, the longest ago first, as it is stored:
 * `2026-03-11 sent 2026-03-11T21:45:11Z answered in-bed; 2026-03-12 late 2026-03-12T22:30:02Z because discord`.
 *
 * A text, because a record is read and written four times in the second in which its person's message is sent, and
 * what became of earlier nights is none of that second's business: it goes through as it is.
 */
const LedgerText = z.string().refine(isLedger).brand<"Ledger">();
export type Ledger = z.infer<typeof LedgerText>;

/** An earlier version wrote a list of nights. */
export const StoredLedger = z.union([LedgerText, z.array(PastNight).max(NIGHTS_KEPT).transform(ledgerOf)]);

export function ledgerOf(nights: readonly PastNight[]): Ledger {
  return nights.map(entryFor).join(BETWEEN) as Ledger;
}

/** The longest ago first. */
export function nightsIn(ledger: Ledger): PastNight[] {
  return entriesIn(ledger).map(pastNightIn);
}

export function nightIn(ledger: Ledger, night: string): PastNight | undefined {
  if (!ledger.includes(`${night} `)) return undefined; // as of nearly every night to come
  const entry = entriesIn(ledger).find((one) => isAbout(one, night));
  return entry === undefined ? undefined : pastNightIn(entry);
}

/**
 * The same nights and `past` as the latest of them, in place of what was noted of that night before. Of more than are
 * kept the oldest goes. The last that was not late stays, however many late ones follow: a clock that is years ahead
 * writes a fortnight off at once, and once it is right that night must not come again.
 */
export function withNight(ledger: Ledger, past: PastNight): Ledger {
  const entries = entriesIn(ledger).filter((entry) => !isAbout(entry, past.night));
  if (entries.length >= NIGHTS_KEPT) {
    const [oldest = "", ...others] = entries;
    entries.splice(!isLate(oldest) && others.every(isLate) ? 1 : 0, 1);
  }
  return [...entries, entryFor(past)].join(BETWEEN) as Ledger;
}

/** The same nights, one of them changed if it is there. */
export function withChange(ledger: Ledger, night: string, change: (past: PastNight) => PastNight): Ledger {
  return entriesIn(ledger)
    .map((entry) => (isAbout(entry, night) ? entryFor(change(pastNightIn(entry))) : entry))
    .join(BETWEEN) as Ledger;
}

/** When the latest of the nights was noted: a look at the text, for the sweep looks at everybody's. */
export function lastNotedIn(ledger: Ledger): string | undefined {
  return ledger.slice(ledger.lastIndexOf(BETWEEN) + 1).match(A_NOTE)?.[0];
}

function entriesIn(ledger: Ledger): string[] {
  return ledger === "" ? [] : ledger.split(BETWEEN);
}

function isAbout(entry: string, night: string): boolean {
  return entry.startsWith(`${night} `);
}

function isLate(entry: string): boolean {
  return entry.includes(" late ");
}

function entryFor({ night, outcome, at, why, answer, snoozes }: PastNight): string {
  const parts = [night, outcome, instantIn(at)];
  if (why !== undefined) parts.push("because", why.kind);
  if (why?.kind === "down") parts.push(instantIn(why.from), instantIn(why.to));
  if (answer !== undefined) parts.push("answered", answer);
  if (snoozes !== undefined) parts.push("snoozed", String(snoozes.asked), String(snoozes.sent));
  return parts.join(" ");
}

function pastNightIn(entry: string): PastNight {
  const found = A_NIGHT.exec(entry)?.groups;
  if (found === undefined) throw new RangeError("a ledger has an entry that says nothing of a night");
  const { night, outcome, at, discord, from, to, answer, asked, sent } = found as Groups;
  return {
    night,
    outcome,
    at,
    ...(discord === undefined ? {} : { why: { kind: "discord" } }),
    ...(from === undefined || to === undefined ? {} : { why: { kind: "down", from, to } }),
    ...(answer === undefined ? {} : { answer }),
    ...(asked === undefined ? {} : { snoozes: { asked: Number(asked), sent: Number(sent) } }),
  };
}

/** What `A_NIGHT` finds. */
type Groups = Pick<PastNight, "night" | "outcome" | "at"> & {
  readonly discord?: string;
  readonly from?: string;
  readonly to?: string;
  readonly answer?: NightAnswer;
  readonly asked?: string;
  readonly sent?: string;
};

function isLedger(text: string): boolean {
  if (!SOME_NIGHTS.test(text)) return false;
  return !text.includes(LEAP_DAY) || nightsIn(text as Ledger).every((past) => PastNight.safeParse(past).success);
}

/** In UTC, as it is written now; an earlier version took any instant. */
function instantIn(text: string): string {
  return isUsualInstant(text) ? text : Temporal.Instant.from(text).toString();
}
