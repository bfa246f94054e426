import type { Beat, Change, Journal, LedgerEntry, NightlyMessage, Trouble } from "./journal.ts";
import { isIn, isUpTo, type NightWindow, windowsBetween } from "./windows.ts";

/** What a run of stories adds up to, in nights of one person. */
export type Counts = {
  nights: number;
  /** One message, inside the window. */
  delivered: number;
  /** None, though the bot was up and Discord within reach for two beats in a row; or none, and written down as sent. */
  lost: number;
  /** More than one. */
  doubled: number;
  /** Messages outside their night's window, or sent after a stop had been confirmed. */
  outside: number;
  /** None, and the bot wrote that it could not tell. */
  unknown: number;
  /** None, and the only two beats in a row that would have done were in the two minutes of silence after a mishap. */
  silent: number;
  /** None: never two good beats in a row inside the window, or the person changed something during it. */
  excused: number;
  /** Messages that came by a clock that was wrong for so long that it was gone by, and the nights that had theirs so. */
  misled: number;
  /** What was kept about somebody and is gone, though nobody had deleted it. */
  erased: number;
  /** One message, and written down as not sent. */
  misrecorded: number;
};

export type Verdict = { readonly counts: Counts; readonly violations: readonly string[] };

/** The bot looks for a message whose fate it does not know only after so long, and sends nothing before (docs/architecture.md). */
const SILENCE = { seconds: 120 };
/** What a journal calls it when the clock of the bot's machine is wrong. */
export const WRONG_CLOCK = "wrong-clock";
/** A message and the answer to a stop may pass each other on their way, in real time. */
const CROSSING_MS = 100;

export function noCounts(): Counts {
  return {
    nights: 0,
    delivered: 0,
    lost: 0,
    doubled: 0,
    outside: 0,
    unknown: 0,
    silent: 0,
    excused: 0,
    misled: 0,
    erased: 0,
    misrecorded: 0,
  };
}

export function add(sum: Counts, more: Counts): void {
  for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += more[name];
}

/** Counts at Discord's side what became of every night; knows nothing of how the bot works, but for its two minutes. */
export function judge(journal: Journal): Verdict {
  const counts = noCounts();
  const violations: string[] = [];
  for (const [person, wish] of journal.people.entries()) {
    const mine = <T extends { readonly person?: number }>(all: readonly T[]) =>
      all.filter((one) => one.person === undefined || one.person === person);
    const facts = {
      beats: journal.beats,
      troubles: mine(journal.troubles),
      changes: mine(journal.changes),
      messages: mine(journal.messages).filter((one) => !isMisled(one, journal.troubles)),
      misled: mine(journal.messages).filter((one) => isMisled(one, journal.troubles)),
      ledger: mine(journal.ledger),
    };
    const time = "checkInAt" in wish ? `in the morning at ${wish.checkInAt}` : wish.bedtime;
    const say = (what: string) => violations.push(`person ${person} (${time} ${wish.zone}): ${what}`);
    counts.misled += facts.misled.length;
    for (const { what } of mine(journal.erased)) {
      counts.erased += 1;
      say(`${what} is gone, and nobody has deleted it`);
    }

    for (const window of windowsBetween(journal.begun, journal.ended, wish)) judgeNight(window, facts, counts, say);

    const around = windowsBetween(journal.begun.subtract({ hours: 72 }), journal.ended.add({ hours: 72 }), wish);
    for (const message of facts.messages) {
      const why = outsideBecause(message, around, facts.changes);
      if (why === undefined) continue;
      counts.outside += 1;
      say(`a message for the night ${message.night} at ${message.stored.at}: ${why}`);
    }
  }
  return { counts, violations };
}

type Facts = {
  readonly beats: readonly Beat[];
  readonly troubles: readonly Trouble[];
  readonly changes: readonly Change[];
  readonly messages: readonly NightlyMessage[];
  /** Those that came while the clock of the bot's machine was wrong: nobody can say when they should have come. */
  readonly misled: readonly NightlyMessage[];
  readonly ledger: readonly LedgerEntry[];
};

function isMisled({ stored }: NightlyMessage, troubles: readonly Trouble[]): boolean {
  return troubles.some(
    ({ what, from, to }) => what === WRONG_CLOCK && isUpTo(from, stored.at) && isUpTo(stored.at, to),
  );
}

function judgeNight(window: NightWindow, facts: Facts, counts: Counts, say: (what: string) => void): void {
  const { length: received } = facts.messages.filter(({ stored }) => isIn(window, stored.at));
  const isExpected = isOnThroughout(window, facts.changes);
  if (received === 0 && !isExpected && !isTouched(window, facts.changes)) return; // stopped: no night of theirs
  const written = facts.ledger.findLast(({ night }) => night === window.night)?.outcome;
  counts.nights += 1;

  if (received > 1) {
    counts.doubled += 1;
    say(`night ${window.night} came ${received} times`);
  } else if (received === 1) {
    counts.delivered += 1;
    if (written === "sent" || written === "unknown" || written === undefined) return;
    counts.misrecorded += 1;
    say(`night ${window.night} arrived and is written down as ${written}`);
  } else if (facts.misled.some(({ night, stored }) => night === window.night || isIn(window, stored.at))) {
    counts.excused += 1; // it came, at whatever hour that clock showed
  } else if (written === "sent") {
    counts.lost += 1;
    say(`night ${window.night} never came and is written down as sent`);
  } else if (isExpected && hasTwoGoodBeats(window, facts, SILENCE)) {
    counts.lost += 1;
    say(`night ${window.night} never came (${window.opens} to ${window.closes}, written down as ${written})`);
  } else if (written === "unknown") counts.unknown += 1;
  else if (isExpected && hasTwoGoodBeats(window, facts, { seconds: 0 })) counts.silent += 1;
  else counts.excused += 1;
}

/** Two beats in a row inside the window that the bot lived through, with nothing wrong then or so shortly before. */
function hasTwoGoodBeats(window: NightWindow, { beats, troubles }: Facts, silence: Temporal.DurationLike): boolean {
  const isGood = ({ at, isServed }: Beat) =>
    isServed && isIn(window, at) && !troubles.some(({ from, to }) => isUpTo(from, at) && isUnder(at, to, silence));
  return beats.some((beat, index) => {
    const next = beats[index + 1];
    return next !== undefined && isGood(beat) && isGood(next);
  });
}

function isUnder(at: Temporal.Instant, to: Temporal.Instant, silence: Temporal.DurationLike): boolean {
  return isUpTo(at, to) || Temporal.Instant.compare(at, to.add(silence)) < 0;
}

function isOnThroughout(window: NightWindow, changes: readonly Change[]): boolean {
  const before = changes.findLast(({ asked }) => isUpTo(asked.at, window.opens));
  return before?.kind === "on" && isUpTo(before.confirmed.at, window.opens) && !isTouched(window, changes);
}

function isTouched(window: NightWindow, changes: readonly Change[]): boolean {
  return changes.some(({ asked, confirmed }) => isUpTo(asked.at, window.closes) && isUpTo(window.opens, confirmed.at));
}

function outsideBecause(
  { night, stored, arrived }: NightlyMessage,
  windows: readonly NightWindow[],
  changes: readonly Change[],
): string | undefined {
  const window = windows.find((one) => isIn(one, stored.at));
  if (window === undefined) return "outside every window";
  if (window.night !== night) return `inside the window of ${window.night}`;
  const before = changes.findLast(({ asked }) => asked.realMs <= arrived.realMs);
  if (before === undefined) return "and nobody had asked for it";
  const isOver = before.kind !== "on" && arrived.realMs > before.confirmed.realMs + CROSSING_MS;
  return isOver ? `sent after ${before.kind === "off" ? "a stop" : "a deletion"} had been confirmed` : undefined;
}
