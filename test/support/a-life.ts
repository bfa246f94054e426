import {
  asked,
  claimed,
  consented,
  dropped,
  isBadlyPlanned,
  isSameSchedule,
  moved,
  released,
  settled,
  takesEffectAtOnce,
} from "../../src/nights/changes.ts";
import { decide, isOpen, isWanted } from "../../src/nights/decide.ts";
import { type NightClaim, Reminder, type StoredSchedule, scheduleOf, windowIn } from "../../src/nights/reminder.ts";
import { heardFrom, NIGHTS_BEFORE_ASKING } from "../../src/nights/silence.ts";
import {
  transitionToAnswer,
  transitionToKeep,
  transitionToPause,
  transitionToResume,
  transitionToSkipTonight,
  transitionToSnooze,
  transitionToStop,
} from "../../src/nights/transitions.ts";
import { transitionToTravel } from "../../src/nights/travel.ts";
import type { Life, Reaction, Wish } from "./any-life.ts";
import { createExpectation, type Message } from "./expectation.ts";
import { dateOf, dayNumber, nightAt, readWallClock, type WallClock } from "./wall-clock.ts";

const FIRST_DAY = dayNumber("2025-12-01");
const LAST_DAY = dayNumber("2029-02-01");
/** A claim of unknown outcome is looked at by each beat; two minutes on it is settled one way or the other. */
const TO_RECOVER = 3;
/** The sweep deletes what was stopped so long ago. */
const KEPT_AFTER_STOP = 30 * 1440;

const clocks = new Map<string, WallClock>();

export function clockOf(zone: string): WallClock {
  const clock = clocks.get(zone) ?? readWallClock(zone, FIRST_DAY, LAST_DAY);
  clocks.set(zone, clock);
  return clock;
}

/**
 * Lives that year from plan to plan, calling what `delivery` calls, in its order, with a Discord that takes every
 * message. Each record goes through JSON and its schema, as over a restart. Throws as soon as a message comes that
 * should not, or does not come at the minute at which it should.
 */
export function live(life: Life): { messages: readonly Message[]; late: number } {
  const messages: Message[] = [];
  const arrived = new Map<string, number>();
  const presses: { at: number; night: string; step: number; press: Reaction["press"] }[] = [];
  const wishes = timed(life);
  const end = life.start + life.length;
  let record: Reminder | undefined;
  let now = life.start;
  let upAt = now;
  let retryAt = now;
  let late = 0;
  let consent: { at: number; nonce: string } | undefined;
  let claims = 0;
  let asks = 0;
  const expectation = createExpectation(clockOf);

  const instant = (minute = now) => Temporal.Instant.fromEpochMilliseconds(Math.round(minute * 60_000));
  const fail = (what: string): never => {
    throw new Error(`${instant()}: ${what}\n${JSON.stringify(record, null, 1)}\n${JSON.stringify(messages.slice(-3))}`);
  };
  const check = (fault: string | undefined, about?: unknown) => {
    if (fault !== undefined) fail(`${fault} ${JSON.stringify(about)}`);
  };
  const put = (next: Reminder | undefined) => {
    if (next === record) return;
    record = next && Reminder.parse(JSON.parse(JSON.stringify(next)));
    if (record && isBadlyPlanned(record, instant())) fail("the sweep would have to mend this plan");
  };

  const ask = (schedule: StoredSchedule, takes: number) => {
    const isInForce = record?.state === "on" && record.pending === null;
    if (isInForce && isSameSchedule(record?.schedule ?? null, scheduleOf(schedule))) return;
    if (record !== undefined && takesEffectAtOnce(record)) {
      put(moved(record, scheduleOf(schedule), instant()));
      expectation.consented(schedule, now);
      return;
    }
    const nonce = `ask ${++asks}`;
    put(asked(record, scheduleOf(schedule), nonce, instant()));
    consent = { at: now + takes, nonce };
    if (takes === 0) arriveConsent();
  };
  const arriveConsent = () => {
    const nonce = consent?.nonce;
    consent = undefined;
    if (record?.pending == null || record.pending.nonce !== nonce) return;
    const { schedule } = record.pending;
    put(consented(record, "dm", instant()));
    expectation.consented(schedule, now);
  };

  /** What `delivery` does with one row that is due. */
  const serve = () => {
    if (record === undefined) return;
    const decision = decide(record, instant());
    switch (decision.kind) {
      case "nothing-planned":
        return fail("a row without a plan");
      case "wait":
        retryAt = now + 1;
        return;
      case "drop":
        if (record.next?.step === undefined) late += 1;
        put(dropped(record, decision.window.night, instant()));
        return expectation.dropped(now);
      case "claim": {
        const { message } = decision;
        const nonce = `${message.night} ${message.step ?? 0} ${Math.round(minuteOf(message.opensAt))}`;
        return post({ ...message, nonce, at: instant().toString() }, true);
      }
      case "repeat":
        return post(decision.claim, false);
      case "look":
        return look(decision.claim);
    }
  };
  const post = (claim: NightClaim, isNew: boolean) => {
    if (record === undefined) return;
    if (isNew) {
      put(claimed(record, claim));
      check(expectation.claimed(dayNumber(claim.night), claim.step ?? 0, now), claim);
    }
    const fate = life.crashes[claims++ % life.crashes.length] ?? { kind: "none", minutes: 0 };
    if (fate.kind !== "before-post") arrive(claim);
    if (fate.kind === "none") settle(claim, "sent");
    else upAt = now + fate.minutes;
  };
  const arrive = (claim: NightClaim) => {
    const before = arrived.get(claim.nonce);
    if (before !== undefined && now - before <= 2) return; // Discord still remembers its nonce
    if (before !== undefined) fail("the same message again");
    arrived.set(claim.nonce, now);
    const message = { at: now, night: dayNumber(claim.night), step: claim.step ?? 0 };
    check(expectation.arrived(message, messages), claim);
    messages.push(message);
    const { press, after } = life.reactions[(messages.length - 1) % life.reactions.length] ?? {
      press: "nothing",
      after: 0,
    };
    if (press !== "nothing") presses.push({ at: now + after, night: claim.night, step: message.step, press });
  };
  const look = (claim: NightClaim) => {
    if (record === undefined) return;
    if (arrived.has(claim.nonce)) return settle(claim, "sent");
    if (!isWanted(record, claim)) {
      put(released(record, claim, "dm", instant()));
      // Asked for in a pause, a snooze is given back and begun anew; after another answer it is not.
      return record?.next?.step === undefined ? expectation.settled(now) : expectation.givenBack(now);
    }
    if (isOpen(windowIn(claim), instant())) return post({ ...claim, at: instant().toString() }, true);
    if (minuteOf(claim.closesAt) - upAt > TO_RECOVER) fail("there was time to send it");
    settle(claim, "failed");
  };
  const settle = (claim: NightClaim, outcome: "sent" | "failed") => {
    if (record === undefined) return;
    // They do something elsewhere every now and then: what silence brings is tested by itself.
    const isQuietForLong = (record.unanswered ?? 0) >= NIGHTS_BEFORE_ASKING - 1;
    put(settled(isQuietForLong ? heardFrom(record) : record, claim, outcome, instant()));
    expectation.settled(now);
  };

  const grant = (one: Wish) => {
    const { state } = record ?? {};
    switch (one.kind) {
      case "set": {
        const isPurged =
          state === "off" && record?.pending === null && now - minuteOf(record.changedAt) >= KEPT_AFTER_STOP;
        if (isPurged) {
          put(undefined);
          expectation.forgotten();
        }
        const base = record?.schedule ?? life.schedule;
        return ask({ ...base, ...one.change }, one.takes);
      }
      case "pause":
      case "pause-for": {
        const tonight = nightAt(clockOf(record?.schedule?.zone ?? life.schedule.zone), now);
        const until = one.kind === "pause" ? undefined : tonight + one.nights;
        const { next, outcome } = transitionToPause(record, until === undefined ? undefined : dateOf(until), instant());
        put(next);
        if (outcome.kind === "paused") expectation.paused(until, now);
        return;
      }
      case "travel": {
        const tonight = nightAt(clockOf(one.zone), now);
        const journey = one.nights > 0 ? { zone: one.zone, until: dateOf(tonight + one.nights) } : undefined;
        const { next, outcome } = transitionToTravel(record, journey, instant());
        const isNew = next !== record;
        put(next);
        if (isNew && outcome.kind === "away") expectation.travelled(journey, now);
        if (isNew && outcome.kind === "home") expectation.travelled(undefined, now);
        return;
      }
      case "resume": {
        const { next, outcome } = transitionToResume(record, instant());
        put(next);
        if (outcome.kind === "resumed") expectation.resumed(now);
        return;
      }
      case "skip": {
        const { next, outcome } = transitionToSkipTonight(record, instant());
        const skipped = record?.next;
        const isNew = next !== record;
        put(next);
        if (outcome.kind !== "in-time" || !isNew || skipped == null) return;
        if (skipped.step === undefined) return check(expectation.skipped(dayNumber(skipped.night), now), skipped);
        return expectation.answered(dayNumber(skipped.night), now);
      }
      case "stop":
        put(transitionToStop(record, instant()).next);
        return expectation.stopped();
      case "down":
        upAt = Math.max(upAt, now + one.minutes);
    }
  };
  const press = ({ night, step, press: answer }: (typeof presses)[number]) => {
    if (answer === "nothing") return;
    const wasClaimed = record?.claim != null;
    const noteArrival = () => {
      if (wasClaimed && record?.claim == null) expectation.settled(now);
    };
    if (answer === "snooze") {
      const { next, outcome } = transitionToSnooze(record, { night, step }, instant());
      put(next);
      noteArrival();
      return check(expectation.snoozed(dayNumber(night), step, outcome, now), { night, step, outcome });
    }
    if (answer === "keep") {
      put(transitionToKeep(record, { night, step }, instant()).next);
      return noteArrival();
    }
    const { next, outcome } = transitionToAnswer(record, { night, step }, answer, instant());
    put(next);
    noteArrival();
    if (outcome.kind === "noted") expectation.answered(dayNumber(night), now);
  };

  ask(life.schedule, 0);
  for (;;) {
    presses.sort((a, b) => a.at - b.at);
    const isClaimed = record?.claim != null;
    const plan = record?.plans.reminder;
    const due = plan === undefined ? Number.POSITIVE_INFINITY : Math.max(minuteOf(plan), retryAt);
    const times = {
      due,
      press: presses[0]?.at ?? Number.POSITIVE_INFINITY,
      // While it is not known whether a message arrived, nothing else is asked for: fault/weather does that.
      consent: isClaimed ? Number.POSITIVE_INFINITY : (consent?.at ?? Number.POSITIVE_INFINITY),
      wish: isClaimed ? Number.POSITIVE_INFINITY : (wishes[0]?.at ?? Number.POSITIVE_INFINITY),
    };
    const next = Math.max(Math.min(times.due, times.press, times.consent, times.wish, end), upAt, now);
    check(expectation.missingBefore(next, upAt));
    now = next;
    if (now >= end) return { messages, late };
    if (times.due <= now) serve();
    else if (times.consent <= now) arriveConsent();
    else if (times.press <= now) press(presses.shift() as (typeof presses)[number]);
    else grant((wishes.shift() as (typeof wishes)[number]).wish);
  }
}

function timed({ start, wishes }: Life) {
  let at = start;
  return wishes.map(({ after, wish: one }) => {
    at += after;
    return { at, wish: one };
  });
}

function minuteOf(instant: string): number {
  return Temporal.Instant.from(instant).epochMilliseconds / 60_000;
}
