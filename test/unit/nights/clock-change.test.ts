import { describe, expect, test } from "vitest";
import { clockChangeFor } from "../../../src/nights/clock-change.ts";
import { isChosen, nightOf, type Schedule } from "../../../src/nights/night.ts";

const BERLIN: Schedule = { bedtime: Temporal.PlainTime.from("22:30"), zone: "Europe/Berlin", leadMinutes: 45 };

/** The nights in March 2026 whose message speaks of a change; Europe's clocks go forward in the night of the 28th. */
function toldIn(schedule: Schedule, from = "2026-03-20", nights = 12): (readonly [string, number])[] {
  return Array.from({ length: nights }, (_, day) =>
    Temporal.PlainDate.from(from).add({ days: day }).toString(),
  ).flatMap((night) => {
    const change = isChosen(schedule, night) ? clockChangeFor(schedule, night) : undefined;
    return change ? [[night, change.inNights] as const] : [];
  });
}

describe("the message that speaks of a clock change", () => {
  test("is the one three nights before, and no other", () => {
    expect(toldIn(BERLIN)).toEqual([["2026-03-25", 3]]);
    expect(clockChangeFor(BERLIN, "2026-03-25")).toEqual({
      night: "2026-03-28",
      inNights: 3,
      minutes: 60,
      bedtime: BERLIN.bedtime,
      bedtimeThatNight: undefined,
    });
  });

  test("is the first chosen one of the last three days", () => {
    expect(toldIn({ ...BERLIN, nights: [5, 6] })).toEqual([["2026-03-27", 1]]);
    expect(toldIn({ ...BERLIN, nights: [6] })).toEqual([["2026-03-28", 0]]);
    expect(toldIn({ ...BERLIN, nights: [1] })).toEqual([]); // no message in these days: nothing to say it in
  });

  test("says what becomes of a bedtime that the clocks skip", () => {
    const change = clockChangeFor({ ...BERLIN, bedtime: Temporal.PlainTime.from("02:30") }, "2026-03-25");
    expect(change?.bedtimeThatNight?.toString()).toBe("03:30:00");
  });

  test("knows back and half-hour changes, and places without any", () => {
    expect(toldIn(BERLIN, "2026-10-18")).toEqual([["2026-10-21", 3]]);
    expect(clockChangeFor(BERLIN, "2026-10-21")?.minutes).toBe(-60);
    expect(clockChangeFor({ ...BERLIN, zone: "Australia/Lord_Howe" }, "2026-04-01")?.minutes).toBe(-30);
    expect(toldIn({ ...BERLIN, zone: "Asia/Tokyo" }, "2026-01-01", 364)).toEqual([]);
  });

  test("comes once for each change of 2026 to 2028, in every zone that has any", () => {
    let changes = 0;
    for (const zone of Intl.supportedValuesOf("timeZone")) {
      for (const { at, minutes } of changesIn(zone)) {
        const evening = Temporal.PlainDate.from(nightOf(at, zone));
        const from = evening.subtract({ days: 8 });
        const told = toldIn({ ...BERLIN, zone }, from.toString(), 10).filter(
          ([night, inNights]) => evening.since(night).days === inNights,
        );
        expect(told, `${zone} ${at}`).toHaveLength(1);
        expect(clockChangeFor({ ...BERLIN, zone }, told[0]?.[0] ?? "")?.minutes).toBe(minutes);
        changes++;
      }
    }
    expect(changes).toBeGreaterThan(500);
  });
});

/** What plain Temporal knows of a zone's changes, those left out that move no clock. */
function changesIn(zone: string): { at: Temporal.Instant; minutes: number }[] {
  const found: { at: Temporal.Instant; minutes: number }[] = [];
  let local = Temporal.ZonedDateTime.from(`2026-01-01T00:00[${zone}]`);
  for (;;) {
    const next = local.getTimeZoneTransition("next");
    if (next === null || next.year > 2028) return found;
    const minutes = (next.offsetNanoseconds - next.subtract({ nanoseconds: 1 }).offsetNanoseconds) / 60e9;
    if (minutes !== 0) found.push({ at: next.toInstant(), minutes });
    local = next;
  }
}
