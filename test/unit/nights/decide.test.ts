import { describe, expect, test } from "vitest";
import { asked, consented, isBadlyPlanned, planned, settled, stopped } from "../../../src/nights/changes.ts";
import { decide, isWanted } from "../../../src/nights/decide.ts";
import type { Reminder } from "../../../src/nights/reminder.ts";
import { at, claimAt, LATE_EVENING, reminderClaimed, reminderOn } from "../../support/a-reminder.ts";

describe("with nothing under way, the window decides", () => {
  test.each([
    ["before it opens it waits", "2026-01-10T21:44:59Z", "wait"],
    ["at its opening it claims", "2026-01-10T21:45:00Z", "claim"],
    ["a second before bedtime it still claims", "2026-01-10T22:29:59Z", "claim"],
    ["at bedtime it drops", "2026-01-10T22:30:00Z", "drop"],
    ["a week later it drops", "2026-01-17T21:50:00Z", "drop"],
  ])("%s", (_name, now, kind) => {
    expect(decide(reminderOn(), at(now)).kind).toBe(kind);
  });
});

describe("in a crowd, a message may begin some minutes early", () => {
  const five = Temporal.Duration.from({ minutes: 5 });
  const more = (): Reminder => {
    const { next, ...rest } = reminderOn();
    if (next === null) throw new Error("nothing is planned");
    return { ...rest, next: { ...next, step: 1 } };
  };
  const early = { ...reminderOn(), claim: claimAt("2026-01-10T21:41:00Z") };

  test.each([
    ["a second too early it waits", reminderOn(), "2026-01-10T21:39:59Z", "wait"],
    ["from five minutes early it claims", reminderOn(), "2026-01-10T21:40:00Z", "claim"],
    ["until bedtime, which is no earlier", reminderOn(), "2026-01-10T22:29:59Z", "claim"],
    ["at bedtime it drops", reminderOn(), "2026-01-10T22:30:00Z", "drop"],
    ["more time that was asked for is never early", more(), "2026-01-10T21:44:59Z", "wait"],
    ["what was claimed early is repeated", early, "2026-01-10T21:41:30Z", "repeat"],
    ["and looked for in the DM", early, "2026-01-10T21:42:40Z", "look"],
  ])("%s", (_name, record, now, kind) => {
    expect(decide(record, at(now), five).kind).toBe(kind);
  });

  test("and is that night's: the next one planned is tomorrow's, and nothing is planned badly", () => {
    const sent = settled(early, claimAt("2026-01-10T21:41:00Z"), "sent", at("2026-01-10T21:41:01Z"));
    expect(sent.next?.opensAt).toBe("2026-01-11T21:45:00Z");
    for (const now of ["2026-01-10T21:41:02Z", "2026-01-10T21:44:59Z", "2026-01-10T21:45:00Z"]) {
      expect(isBadlyPlanned(sent, at(now))).toBe(false);
      expect(planned(sent, at(now))).toEqual(sent);
    }
  });
});

describe("planned by rules that its zone no longer has", () => {
  const by = (minutes: number) => {
    const shift = (text: string) => at(text).add({ minutes }).toString();
    const { next, ...rest } = reminderOn();
    if (next === null) throw new Error("nothing is planned");
    const opensAt = shift(next.opensAt);
    return {
      ...rest,
      next: { ...next, opensAt, closesAt: shift(next.closesAt) },
      plans: { reminder: opensAt },
    };
  };

  test.each([
    ["an hour early, it is planned anew and not sent", -60, "2026-01-10T20:45:00Z"],
    ["an hour late, too", 60, "2026-01-10T22:45:00Z"],
  ])("%s", (_name, minutes, now) => {
    expect(decide(by(minutes), at(now)).kind).toBe("replan");
    expect(isBadlyPlanned(by(minutes), at("2026-01-10T17:00:00Z"))).toBe(true);
    expect(planned(by(minutes), at("2026-01-10T17:00:00Z")).next).toEqual(reminderOn().next);
  });

  test("more time that was asked for keeps its own opening, and takes the bedtime as it is now", () => {
    const { next, ...rest } = reminderOn();
    if (next === null) throw new Error("nothing is planned");
    const more = { ...next, step: 1, opensAt: "2026-01-10T22:01:00Z" };
    expect(decide({ ...rest, next: more }, at("2026-01-10T22:01:00Z")).kind).toBe("claim");
    const wrong = { ...more, closesAt: "2026-01-10T23:30:00Z" };
    expect(decide({ ...rest, next: wrong }, at("2026-01-10T22:01:00Z")).kind).toBe("replan");
  });
});

describe("with a claim whose outcome is not known, its age decides", () => {
  test.each([
    ["at once it repeats", "2026-01-10T21:45:10Z", "repeat"],
    ["up to a minute it repeats", "2026-01-10T21:46:09.999Z", "repeat"],
    ["from a minute on it waits, as an attempt may still be on its way", "2026-01-10T21:46:10Z", "wait"],
    ["up to 100 seconds it waits", "2026-01-10T21:46:49.999Z", "wait"],
    ["from 100 seconds on it looks into the DM", "2026-01-10T21:46:50Z", "look"],
    ["it looks after bedtime as well, to know what became of it", "2026-01-10T23:00:00Z", "look"],
    ["with the clock set back it looks, as nobody can say how old it is", "2026-01-10T21:45:09Z", "look"],
  ])("%s", (_name, now, kind) => {
    expect(decide(reminderClaimed("2026-01-10T21:45:10Z"), at(now)).kind).toBe(kind);
  });

  test("it does not repeat after bedtime, however young it is", () => {
    expect(decide(reminderClaimed("2026-01-10T22:29:50Z"), at("2026-01-10T22:30:00Z")).kind).toBe("wait");
  });
});

test("nothing is planned for somebody who has stopped, not even with a claim", () => {
  const reminder = stopped(reminderClaimed("2026-01-10T21:45:10Z"), at("2026-01-10T21:50:00Z"));

  expect(decide(reminder, at("2026-01-10T21:50:00Z")).kind).toBe("nothing-planned");
});

describe("a claimed message is still wanted", () => {
  const claim = claimAt("2026-01-10T21:45:10Z");
  const now = at("2026-01-10T21:50:00Z");

  test("while nothing has changed", () => {
    expect(isWanted(reminderClaimed(claim.at), claim)).toBe(true);
  });

  test("but not once everything was deleted", () => {
    expect(isWanted(undefined, claim)).toBe(false);
  });

  test("but not once it was stopped", () => {
    expect(isWanted(stopped(reminderClaimed(claim.at), now), claim)).toBe(false);
  });

  test("but not once it has moved to another bedtime", () => {
    const later = { ...LATE_EVENING, bedtime: Temporal.PlainTime.from("23:30") };
    const moved = consented(asked(reminderClaimed(claim.at), later, "moved", now), "dm", now);

    expect(isWanted(moved, claim)).toBe(false);
  });

  test("but not once another has claimed it anew", () => {
    expect(isWanted(reminderClaimed("2026-01-10T21:48:00Z"), claim)).toBe(false);
  });
});
