import { describe, expect, test } from "vitest";
import { asked, claimed, consented, settled } from "../../../src/nights/changes.ts";
import { decide, isWanted } from "../../../src/nights/decide.ts";
import { nightIn } from "../../../src/nights/ledger.ts";
import type { Schedule } from "../../../src/nights/night.ts";
import { type NightClaim, Reminder, type StoredSchedule, scheduleOf } from "../../../src/nights/reminder.ts";
import {
  transitionToAnswer,
  transitionToPause,
  transitionToResume,
  transitionToSkipTonight,
  transitionToSnooze,
  transitionToStop,
} from "../../../src/nights/transitions.ts";
import { at, claimAt, reminderClaimed, reminderOn } from "../../support/a-reminder.ts";

const TONIGHT = "2026-01-10";
const FIRST = { night: TONIGHT, step: 0 };
const SECOND = { night: TONIGHT, step: 1 };
const THIRD = { night: TONIGHT, step: 2 };
const SENT_AT = at("2026-01-10T21:45:05Z");

/** Tonight's message has arrived; bedtime is 22:30. */
function sent(): Reminder {
  const claim = claimAt("2026-01-10T21:45:00Z");
  return settled(claimed(reminderOn(), claim), claim, "sent", SENT_AT);
}

/** On, and the night's message sent that very moment. */
function sentOn(schedule: Schedule, opensAt: string): Reminder {
  const morning = at(opensAt).subtract({ hours: 12 });
  const on = consented(asked<Reminder>(undefined, schedule, "consent-nonce", morning), "dm", morning);
  if (on.next?.opensAt !== opensAt) throw new Error("another window is next");
  const claim: NightClaim = { ...on.next, nonce: "tonight", at: opensAt };
  return settled(claimed(on, claim), claim, "sent", at(opensAt));
}

function move(reminder: Reminder, schedule: Schedule, instant: string): Reminder {
  return consented(asked(reminder, schedule, "move-nonce", at(instant)), "dm", at(instant));
}

function notedOf(reminder: Reminder | undefined, night = TONIGHT) {
  return reminder && nightIn(reminder.nights, night);
}

/** The message asked for has been sent at its time. */
function snoozeSent(reminder: Reminder): Reminder {
  if (reminder.next === null) throw new Error("nothing is planned");
  const claim: NightClaim = { ...reminder.next, nonce: `snooze ${reminder.next.step}`, at: reminder.next.opensAt };
  return settled(claimed(reminder, claim), claim, "sent", at(reminder.next.opensAt));
}

describe("15 more minutes", () => {
  test("plans one more message, which ends at bedtime and does not move the schedule", () => {
    const { next, outcome } = transitionToSnooze(sent(), FIRST, at("2026-01-10T21:50:00Z"));

    expect(outcome).toEqual({ kind: "set", at: at("2026-01-10T22:05:00Z"), isRepeat: false });
    expect(next?.next).toEqual({
      night: TONIGHT,
      opensAt: "2026-01-10T22:05:00Z",
      closesAt: "2026-01-10T22:30:00Z",
      step: 1,
    });
    expect(next?.schedule).toEqual(sent().schedule);
    expect(next?.plans.reminder).toBe("2026-01-10T22:05:00Z");
    expect(notedOf(next)).toMatchObject({ outcome: "sent", answer: "snooze", snoozes: { asked: 1, sent: 0 } });
    expect(Reminder.parse(next)).toEqual(next);
  });

  test("pressed again, on the same message, stays at the first time", () => {
    const once = transitionToSnooze(sent(), FIRST, at("2026-01-10T21:50:00Z")).next;
    const twice = transitionToSnooze(once, FIRST, at("2026-01-10T21:50:01Z"));

    expect(twice.next).toBe(once);
    expect(twice.outcome).toEqual({ kind: "set", at: at("2026-01-10T22:05:00Z"), isRepeat: true });
  });

  test("is there twice a night, and then the next night comes as ever", () => {
    const once = snoozeSent(transitionToSnooze(sent(), FIRST, at("2026-01-10T21:46:00Z")).next as Reminder);
    expect(notedOf(once)?.snoozes).toEqual({ asked: 1, sent: 1 });
    expect(transitionToSnooze(once, FIRST, at("2026-01-10T22:02:00Z")).outcome).toEqual({ kind: "used-up" });

    const second = transitionToSnooze(once, SECOND, at("2026-01-10T22:02:00Z"));
    expect(second.outcome).toMatchObject({ kind: "set", at: at("2026-01-10T22:17:00Z") });
    const twice = snoozeSent(second.next as Reminder);
    expect(transitionToSnooze(twice, THIRD, at("2026-01-10T22:17:10Z")).outcome).toEqual({ kind: "used-up" });
    expect(twice).toMatchObject({ next: { night: "2026-01-11", opensAt: "2026-01-11T21:45:00Z" }, unanswered: 0 });
    expect(twice.next?.step).toBeUndefined();
    expect(notedOf(twice)).toMatchObject({ outcome: "sent", snoozes: { asked: 2, sent: 2 } });
  });

  test("never comes at bedtime or later", () => {
    expect(transitionToSnooze(sent(), FIRST, at("2026-01-10T22:13:00Z")).outcome.kind).toBe("set");
    expect(transitionToSnooze(sent(), FIRST, at("2026-01-10T22:13:01Z")).outcome).toEqual({
      kind: "no-room",
      bedtime: at("2026-01-10T22:30:00Z"),
    });
  });

  test("is refused a day later over the date line, where the new night's own message is about to come", () => {
    const midnight = { bedtime: Temporal.PlainTime.from("00:07"), leadMinutes: 22 };
    const sentInApia = sentOn({ ...midnight, zone: "Pacific/Apia" }, "2026-01-10T10:45:00Z");
    const moved = move(sentInApia, { ...midnight, zone: "America/Adak" }, "2026-01-10T12:00:00Z");
    expect(moved.next).toMatchObject({ night: TONIGHT, opensAt: "2026-01-11T09:45:00Z" });

    const { next, outcome } = transitionToSnooze(moved, FIRST, at("2026-01-11T09:40:00Z"));

    expect(outcome.kind).toBe("over");
    expect(next).toBe(moved);
  });

  test("is kindly refused the next day, for a night we know nothing of, and when nothing is on", () => {
    expect(transitionToSnooze(sent(), FIRST, at("2026-01-11T12:00:00Z")).outcome.kind).toBe("over");
    expect(transitionToSnooze(sent(), { night: "2026-01-02", step: 0 }, SENT_AT).outcome.kind).toBe("unknown-night");
    expect(transitionToSnooze(undefined, FIRST, SENT_AT).outcome.kind).toBe("unknown-night");
    expect(transitionToSnooze(transitionToStop(sent(), SENT_AT).next, FIRST, SENT_AT).outcome.kind).toBe("not-on");
  });

  test("proves that its message arrived while its outcome was not known", () => {
    const { next } = transitionToSnooze(reminderClaimed("2026-01-10T21:45:00Z"), FIRST, at("2026-01-10T21:46:00Z"));
    expect(next).toMatchObject({ claim: null, next: { step: 1 } });
    expect(notedOf(next)?.outcome).toBe("sent");
  });

  test("is not sent any more after another answer, not even when it was under way", () => {
    const asked = transitionToSnooze(sent(), FIRST, at("2026-01-10T21:50:00Z")).next as Reminder;
    const claim: NightClaim = {
      ...(asked.next as NonNullable<Reminder["next"]>),
      nonce: "s",
      at: "2026-01-10T22:05:00Z",
    };
    const inFlight = claimed(asked, claim);
    expect(isWanted(inFlight, claim)).toBe(true);

    for (const answer of ["in-bed", "skip"] as const) {
      expect(transitionToAnswer(asked, FIRST, answer, at("2026-01-10T21:55:00Z")).next?.next?.night).toBe("2026-01-11");
      const answered = transitionToAnswer(inFlight, FIRST, answer, at("2026-01-10T22:05:01Z")).next;
      expect(isWanted(answered, claim)).toBe(false);
    }
  });

  test("missed, leaves the night as sent and plans the next one", () => {
    const asked = transitionToSnooze(sent(), FIRST, at("2026-01-10T21:50:00Z")).next as Reminder;
    expect(decide(asked, at("2026-01-10T22:31:00Z")).kind).toBe("drop");
  });
});

describe("an answer", () => {
  test("is noted, ends the count of unanswered nights, and can be given again without harm", () => {
    const before = { ...sent(), unanswered: 30 };
    const { next, outcome } = transitionToAnswer(before, FIRST, "in-bed", at("2026-01-10T23:40:00Z"));

    expect(outcome).toEqual({ kind: "noted", nextAt: at("2026-01-11T21:45:00Z") });
    expect(next).toMatchObject({ unanswered: 0, next: before.next });
    expect(notedOf(next)?.answer).toBe("in-bed");
    expect(transitionToAnswer(next, FIRST, "in-bed", at("2026-01-10T23:41:00Z")).next).toEqual(next);
  });

  test("to another night changes nothing", () => {
    expect(transitionToAnswer(sent(), FIRST, "skip", at("2026-01-11T12:00:00Z"))).toMatchObject({
      next: sent(),
      outcome: { kind: "over" },
    });
    expect(transitionToAnswer(undefined, FIRST, "skip", SENT_AT).outcome.kind).toBe("unknown-night");
  });
});

describe("skipping without a message to press on", () => {
  test("before it is sent, however early: it does not come, and the next night's does", () => {
    for (const early of ["2026-01-10T12:00:00Z", "2026-01-10T21:50:00Z"]) {
      const { next, outcome } = transitionToSkipTonight(reminderOn(), at(early));
      expect(outcome).toEqual({ kind: "in-time", nextAt: at("2026-01-11T21:45:00Z") });
      expect(notedOf(next)?.outcome).toBe("skipped");
      expect(transitionToSkipTonight(next, at(early)).next).toEqual(next);
    }
  });

  test("a bedtime in the morning: skipped at noon the day before, it stays skipped", () => {
    const morning = reminderOn({ bedtime: Temporal.PlainTime.from("08:00"), zone: "Europe/Lisbon", leadMinutes: 45 });
    const { next } = transitionToSkipTonight(morning, at("2026-01-10T16:30:00Z"));
    expect(next?.next?.night).toBe("2026-01-11");
  });

  test("a bedtime in the morning: skipping the night to come does not bring the passing one's message again", () => {
    const morning = { bedtime: Temporal.PlainTime.from("08:00"), zone: "Europe/Lisbon", leadMinutes: 45 };
    const sentInTheMorning = sentOn(morning, "2026-01-11T07:15:00Z");

    // Before eight it is the message that has just come that is skipped; after it, the night to come.
    expect(transitionToSkipTonight(sentInTheMorning, at("2026-01-11T07:20:00Z")).outcome).toEqual({
      kind: "sent-already",
      nextAt: at("2026-01-12T07:15:00Z"),
    });
    const { next, outcome } = transitionToSkipTonight(sentInTheMorning, at("2026-01-11T08:20:00Z"));
    expect(outcome).toEqual({ kind: "in-time", nextAt: at("2026-01-13T07:15:00Z") });
    expect(next?.next?.night).toBe("2026-01-12");
  });

  test("skipped, then moved over the date line: nothing comes before the skipped hour", () => {
    const eightPm = { bedtime: Temporal.PlainTime.from("20:00"), leadMinutes: 30 };
    const { next: skipped } = transitionToSkipTonight(
      sentOn({ ...eightPm, zone: "Pacific/Kiritimati" }, "2026-01-10T05:30:00Z"),
      at("2026-01-10T16:00:00Z"), // six in the morning there
    );
    expect(notedOf(skipped, "2026-01-11")?.outcome).toBe("skipped");

    const moved = move(skipped as Reminder, { ...eightPm, zone: "Africa/Casablanca" }, "2026-01-10T17:00:00Z");

    expect(moved.next?.opensAt).toBe("2026-01-12T18:30:00Z");
  });

  test("while it is being sent, after it was, and on a night without one", () => {
    expect(transitionToSkipTonight(reminderClaimed("2026-01-10T21:45:00Z"), SENT_AT).outcome.kind).toBe("under-way");
    expect(transitionToSkipTonight(sent(), SENT_AT).outcome.kind).toBe("sent-already");
    expect(transitionToSkipTonight(undefined, SENT_AT).outcome.kind).toBe("nothing-on");
    const sundays = { ...reminderOn(), ...transitionToPause(reminderOn(), "2026-01-18", SENT_AT).next };
    expect(transitionToSkipTonight(sundays, SENT_AT).outcome).toEqual({
      kind: "not-tonight",
      nextAt: at("2026-01-18T21:45:00Z"),
    });
  });
});

describe("a pause", () => {
  test("without an end lasts until resumed, and both can be said twice", () => {
    const { next: paused, outcome } = transitionToPause(reminderOn(), undefined, SENT_AT);
    expect(outcome).toEqual({ kind: "paused", isOneInFlight: false, resumesAt: undefined });
    expect(paused).toMatchObject({ state: "paused", pausedBy: "person", next: null, plans: {} });
    expect(decide(paused as Reminder, at("2026-01-10T22:00:00Z")).kind).toBe("nothing-planned");
    expect(transitionToPause(paused, undefined, SENT_AT).next).toBe(paused);

    const { next: resumed, outcome: again } = transitionToResume(paused, at("2026-01-15T10:00:00Z"));
    expect(again).toEqual({ kind: "resumed", nextAt: at("2026-01-15T21:45:00Z") });
    expect(resumed?.pausedBy).toBeUndefined();
    expect(transitionToResume(resumed, at("2026-01-15T10:00:01Z"))).toMatchObject({
      next: resumed,
      outcome: { kind: "was-on" },
    });
  });

  test("with an end takes up again by itself, and forgets that there was one", () => {
    const { next: paused, outcome } = transitionToPause(reminderOn(), "2026-01-14", SENT_AT);
    expect(outcome.resumesAt).toEqual(at("2026-01-14T21:45:00Z"));
    expect(paused).toMatchObject({ state: "on", pausedUntil: "2026-01-14", next: { night: "2026-01-14" } });
    expect(Reminder.parse(paused)).toEqual(paused);

    const claim: NightClaim = { ...claimAt("2026-01-14T21:45:00Z"), ...(paused?.next as object) };
    const after = settled(claimed(paused as Reminder, claim), claim, "sent", at("2026-01-14T21:45:02Z"));
    expect(after.pausedUntil).toBeUndefined();
    expect(after.next?.night).toBe("2026-01-15");
  });

  test("while a message is on its way: said so, and no second attempt is begun", () => {
    const claimedNow = reminderClaimed("2026-01-10T21:45:00Z");
    for (const until of [undefined, "2026-01-14"]) {
      const { next, outcome } = transitionToPause(claimedNow, until, at("2026-01-10T21:45:01Z"));
      expect(outcome.isOneInFlight).toBe(true);
      expect(isWanted(next, claimAt("2026-01-10T21:45:00Z"))).toBe(false);
      expect(decide(next as Reminder, at("2026-01-10T21:45:20Z")).kind).not.toBe("repeat");
    }
  });

  test("holds against a wish that is still to be confirmed", () => {
    const paused = transitionToPause(reminderOn(), undefined, SENT_AT).next as Reminder;
    const asking = asked(paused, scheduleOf(reminderOn().schedule as StoredSchedule), "later", SENT_AT);
    expect(transitionToPause(asking, undefined, SENT_AT).next).toMatchObject({ state: "paused", pending: null });
  });

  test("of nothing is said to be nothing", () => {
    expect(transitionToPause(undefined, undefined, SENT_AT).outcome.kind).toBe("nothing-on");
    expect(transitionToResume(undefined, SENT_AT).outcome.kind).toBe("nothing-on");
    expect(transitionToResume(transitionToStop(reminderOn(), SENT_AT).next, SENT_AT).outcome.kind).toBe("nothing-on");
  });
});
