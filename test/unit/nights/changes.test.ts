import { describe, expect, test } from "vitest";
import {
  answered,
  asked,
  claimed,
  consented,
  consentFailed,
  dropped,
  isBadlyPlanned,
  isSameSchedule,
  planned,
  released,
  settled,
  stopped,
  withArrival,
  withoutFuture,
  withoutNotice,
} from "../../../src/nights/changes.ts";
import { NIGHTS_KEPT, nightsIn } from "../../../src/nights/ledger.ts";
import type { Schedule } from "../../../src/nights/night.ts";
import { Reminder } from "../../../src/nights/reminder.ts";
import { at, claimAt, LATE_EVENING, reminderClaimed, reminderOn } from "../../support/a-reminder.ts";

const AN_HOUR_LATER: Schedule = { ...LATE_EVENING, bedtime: Temporal.PlainTime.from("23:30") };
const TONIGHT = "2026-01-10";
const CLAIM = claimAt("2026-01-10T21:45:10Z");
const SOON_AFTER = at("2026-01-10T21:45:11Z");

describe("asking for a reminder", () => {
  test("turns nothing on by itself, and plans to look after the message", () => {
    const reminder = asked(undefined, LATE_EVENING, "nonce", at("2026-01-10T16:00:00Z"));

    expect(reminder).toMatchObject({ state: "off", schedule: null, plans: { consent: "2026-01-10T16:02:00Z" } });
    expect(Reminder.parse(reminder)).toEqual(reminder);
  });

  test("leaves what was in force before as it is", () => {
    const before = reminderOn();
    const reminder = asked(before, AN_HOUR_LATER, "nonce", at("2026-01-10T17:00:00Z"));

    expect(reminder).toMatchObject({ state: "on", schedule: before.schedule, next: before.next });
    expect(reminder.plans.reminder).toBe(before.plans.reminder);
  });

  test("and failing to confirm it does not touch what was in force", () => {
    const before = reminderOn();
    const failed = consentFailed(asked(before, AN_HOUR_LATER, "nonce", at("2026-01-10T17:00:00Z")), "consent-lost");

    expect(failed).toEqual({ ...before, notice: "consent-lost", changedAt: "2026-01-10T17:00:00Z" });
    expect(withoutNotice(failed).notice).toBeNull();
  });
});

describe("confirming it", () => {
  test("turns it on and plans the next window", () => {
    expect(reminderOn()).toMatchObject({
      state: "on",
      pending: null,
      channelId: "dm",
      next: { night: TONIGHT, opensAt: "2026-01-10T21:45:00Z", closesAt: "2026-01-10T22:30:00Z" },
      plans: { reminder: "2026-01-10T21:45:00Z" },
    });
  });

  test("nothing asked for is nothing confirmed", () => {
    const before = reminderOn();

    expect(consented(before, "dm", SOON_AFTER)).toBe(before);
  });

  test("a night already sent is not sent again at a later bedtime", () => {
    const sent = settled(claimed(reminderOn(), CLAIM), CLAIM, "sent", SOON_AFTER);
    const now = at("2026-01-10T22:00:00Z");

    expect(consented(asked(sent, AN_HOUR_LATER, "moved", now), "dm", now).next?.night).toBe("2026-01-11");
  });

  test("starts again with no refusals after a pause", () => {
    const paused = { ...reminderOn(), state: "paused" as const, next: null, plans: {}, refusals: 3 };
    const now = at("2026-01-10T17:00:00Z");

    expect(consented(asked(paused, LATE_EVENING, "again", now), "dm", now)).toMatchObject({ state: "on", refusals: 0 });
  });

  describe("while tonight's message has no known outcome", () => {
    const now = at("2026-01-10T22:00:00Z");
    const moved = consented(asked(claimed(reminderOn(), CLAIM), AN_HOUR_LATER, "moved", now), "dm", now);

    test("counts tonight as sent, and looks after the message at once instead of tomorrow", () => {
      expect(moved).toMatchObject({ claim: CLAIM, next: { night: "2026-01-11" } });
      expect(moved.plans.reminder).toBe("2026-01-10T22:00:00Z");
    });

    test("sends tonight at the new time once it is known that nothing was sent", () => {
      const free = released(moved, CLAIM, "dm", at("2026-01-10T22:01:00Z"));

      expect(free).toMatchObject({ claim: null, next: { night: TONIGHT, opensAt: "2026-01-10T22:45:00Z" } });
    });

    test("waits for tomorrow once it is known that it arrived", () => {
      const known = settled(moved, CLAIM, "sent", at("2026-01-10T22:01:00Z"));

      expect(known).toMatchObject({ claim: null, next: { night: "2026-01-11" } });
      expect(known.plans.reminder).toBe("2026-01-11T22:45:00Z");
    });
  });
});

describe("letting go of a claim", () => {
  test("leaves the night open for the next beat, to be dropped if bedtime comes first", () => {
    const before = reminderOn();

    const freed = released(claimed(before, CLAIM), CLAIM, "dm", at("2026-01-10T22:30:00Z"));
    expect(freed).toEqual({ ...before, troubled: TONIGHT }); // so that a missed night can be told with its reason
  });

  test("does nothing to a claim that is not there", () => {
    const before = reminderOn();

    expect(released(before, CLAIM, "dm", SOON_AFTER)).toBe(before);
  });
});

describe("settling a night", () => {
  test.each(["sent", "refused", "failed", "unknown"] as const)(
    "%s: it is noted and the next night planned",
    (outcome) => {
      const reminder = settled(reminderClaimed(CLAIM.at), CLAIM, outcome, SOON_AFTER);

      expect(nightsIn(reminder.nights)).toEqual([{ night: TONIGHT, outcome, at: "2026-01-10T21:45:11Z" }]);
      expect(reminder).toMatchObject({
        claim: null,
        last: { night: TONIGHT, at: CLAIM.at },
        next: { night: "2026-01-11" },
      });
      expect(Reminder.parse(reminder)).toEqual(reminder);
    },
  );

  test("a second time changes nothing", () => {
    const once = settled(reminderClaimed(CLAIM.at), CLAIM, "sent", SOON_AFTER);

    expect(settled(once, CLAIM, "unknown", at("2026-01-10T21:50:00Z"))).toBe(once);
  });

  test("what the person answered before the outcome was known is kept", () => {
    const pressed = answered(
      withArrival(reminderClaimed(CLAIM.at), TONIGHT, 0, SOON_AFTER),
      TONIGHT,
      "skip",
      SOON_AFTER,
    );

    expect(nightsIn(settled(pressed, CLAIM, "sent", at("2026-01-10T21:45:12Z")).nights)).toEqual([
      { night: TONIGHT, outcome: "sent", at: "2026-01-10T21:45:11Z", answer: "skip" },
    ]);
  });

  test("three refusals in a row pause it, with a notice; two and a message do not", () => {
    let reminder = reminderOn();
    const outcomes = ["refused", "refused", "sent", "refused", "refused", "refused"] as const;
    const states = outcomes.map((outcome, day) => {
      const { next } = reminder;
      if (next === null) throw new Error("nothing is planned");
      const claim = { ...next, nonce: `night ${day}`, at: next.opensAt };
      reminder = settled(claimed(reminder, claim), claim, outcome, at(next.opensAt));
      return reminder.state;
    });

    expect(states).toEqual(["on", "on", "on", "on", "on", "paused"]);
    expect(reminder).toMatchObject({ next: null, plans: {}, notice: "dms-refused" });
  });

  test("after stopping notes the outcome and plans nothing", () => {
    const off = stopped(reminderClaimed(CLAIM.at), SOON_AFTER);

    expect(settled(off, CLAIM, "sent", SOON_AFTER)).toMatchObject({ state: "off", claim: null, next: null, plans: {} });
  });

  test("only the last nights are kept", () => {
    let reminder = reminderOn();
    for (let day = 10; day < 30; day++) reminder = dropped(reminder, `2026-01-${day}`, at(`2026-01-${day}T22:30:00Z`));

    expect(nightsIn(reminder.nights)).toHaveLength(NIGHTS_KEPT);
    expect(nightsIn(reminder.nights).at(-1)?.night).toBe("2026-01-29");
    expect(Reminder.parse(reminder)).toEqual(reminder);
  });
});

describe("dropping a night", () => {
  test("says that it was late and plans the next", () => {
    const reminder = dropped(reminderOn(), TONIGHT, at("2026-01-10T22:30:00Z"));

    expect(nightsIn(reminder.nights)).toMatchObject([{ night: TONIGHT, outcome: "late" }]);
    expect(reminder.next?.night).toBe("2026-01-11");
  });

  test("after a week away plans tonight, not each night missed", () => {
    expect(dropped(reminderOn(), TONIGHT, at("2026-01-17T12:00:00Z")).next?.night).toBe("2026-01-17");
  });
});

describe("a plan", () => {
  const now = at("2026-01-11T12:00:00Z");

  test("that stands is not called bad, neither early nor overdue", () => {
    expect(isBadlyPlanned(reminderOn(), at("2026-01-10T17:00:00Z"))).toBe(false);
    expect(isBadlyPlanned(reminderOn(), now)).toBe(false);
    expect(isBadlyPlanned(reminderClaimed(CLAIM.at), now)).toBe(false);
  });

  test("is not missed by somebody who has stopped", () => {
    expect(isBadlyPlanned(stopped(reminderOn(), now), now)).toBe(false);
    expect(planned(stopped(reminderOn(), now), now).next).toBeNull();
  });

  test("that is missing is bad", () => {
    expect(isBadlyPlanned({ ...reminderOn(), plans: {} }, now)).toBe(true);
    expect(isBadlyPlanned({ ...reminderOn(), next: null }, now)).toBe(true);
  });

  test("made while the clock was a year ahead is bad, and is made anew, also with a claim from then", () => {
    const ahead = dropped(reminderOn(), TONIGHT, at("2027-01-10T22:30:00Z"));
    expect(isBadlyPlanned(ahead, now)).toBe(true);
    expect(planned(ahead, now).next?.night).toBe("2026-01-11");

    const claimedAhead = claimed(ahead, { ...CLAIM, night: "2027-01-10", at: "2027-01-10T21:45:00Z" });
    expect(isBadlyPlanned(claimedAhead, now)).toBe(true);
    expect(planned(claimedAhead, now).plans.reminder).toBe("2026-01-11T12:00:00Z");
  });

  test("is not kept off for a year by a night noted while the clock was a year ahead", () => {
    const ahead: Reminder = { ...reminderOn(), last: { night: "2027-01-10", at: "2027-01-10T21:45:00Z" } };

    expect(planned(ahead, now).next?.night).toBe("2026-01-11");
  });
});

describe("what a clock that was ahead noted", () => {
  const now = at("2026-01-10T17:00:00Z");

  test("is as of now once the clock is right: a change, a wish under way, a night written off", () => {
    const ahead = dropped(reminderOn(), TONIGHT, at("2026-01-10T22:31:00Z"));
    const asking = asked(ahead, { ...LATE_EVENING, leadMinutes: 30 }, "another", at("2028-01-10T12:00:00Z"));

    const mended = withoutFuture(asking, now);

    expect(mended.changedAt).toBe("2026-01-10T17:00:00Z");
    expect(mended.pending?.askedAt).toBe("2026-01-10T17:00:00Z");
    expect(mended.plans.consent).toBe("2026-01-10T17:02:00Z");
    expect(nightsIn(mended.nights)).toEqual([]);
    expect(planned(mended, now).next?.night, "and tonight is to come again").toBe(TONIGHT);
  });

  test("is kept where a message came of it", () => {
    const claimedAhead = claimed(reminderOn(), claimAt("2026-01-10T21:45:00Z"));
    const sent = settled(claimedAhead, claimAt("2026-01-10T21:45:00Z"), "sent", at("2026-01-10T21:45:01Z"));

    expect(nightsIn(withoutFuture(sent, now).nights)).toMatchObject([{ night: TONIGHT, outcome: "sent" }]);
    expect(planned(sent, now).next?.night).toBe("2026-01-11");
  });

  test.each([
    ["two years ahead", "2028-01-10", "2028-01-10T21:46:00Z"],
    ["two years back", "2024-01-10", "2024-01-10T21:46:00Z"],
  ])(
    "a night that was sent before the clock was %s, and sent another one, is not planned again",
    (_far, night, wrong) => {
      const right = settled(
        claimed(reminderOn(), claimAt("2026-01-10T21:45:00Z")),
        claimAt("2026-01-10T21:45:00Z"),
        "sent",
        at("2026-01-10T21:45:01Z"),
      );
      const misled = { ...claimAt(wrong), night };
      const later = settled(claimed(right, misled), misled, "sent", at(wrong));

      const back = at("2026-01-10T21:50:00Z");
      expect(planned(withoutFuture(later, back), back).next?.night).toBe("2026-01-11");
    },
  );

  test("a record of now is the very same", () => {
    const current = dropped(reminderOn(), TONIGHT, at("2026-01-10T22:31:00Z"));
    expect(withoutFuture(current, at("2026-01-10T22:31:00Z"))).toBe(current);
  });
});

test("the same wall time, place and lead are the same schedule", () => {
  const { schedule } = reminderOn();

  expect(isSameSchedule(schedule, LATE_EVENING)).toBe(true);
  expect(isSameSchedule(schedule, AN_HOUR_LATER)).toBe(false);
  expect(isSameSchedule(null, LATE_EVENING)).toBe(false);
});
