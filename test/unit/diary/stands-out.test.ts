import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DiaryNight, wallAt } from "../../../src/diary/diary-night.ts";
import { type Remark, standsOut } from "../../../src/diary/stands-out.ts";
import { seeded } from "../../support/seed.ts";

type Told = {
  /** Minutes since noon. */
  readonly bed?: number;
  readonly rise?: number;
  readonly onset?: number;
  readonly awake?: number;
  /** From the last waking to getting up. */
  readonly last?: number;
};

function nightOf({ bed = 660, rise = 1140, onset = 10, awake = 10, last = 5 }: Told, index: number): DiaryNight {
  const night = Temporal.PlainDate.from("2026-03-02").add({ days: index }).toString();
  const [inBed, woke, rose] = [bed, rise - last, rise].map((minutes) => wallAt(minutes, night));
  return {
    night,
    zone: "UTC",
    inBed,
    tried: inBed,
    onsetMinutes: onset,
    awakeMinutes: awake,
    woke,
    rose,
  } as DiaryNight;
}

const week = (...nights: Told[]) => nights.map(nightOf);
const seven = (of: (index: number) => Told) => week(...Array.from({ length: 7 }, (_, index) => of(index)));

describe("must be said", () => {
  test.each<[Remark, string, DiaryNight[]]>([
    ["rise-varies", "up at four to ten, to bed at eleven", seven((n) => ({ rise: 960 + n * 60 }))],
    ["bed-varies", "to bed at nine to one, up at seven", seven((n) => ({ bed: 540 + n * 40 }))],
    ["awake-before", "40 minutes before, 10 after", seven(() => ({ onset: 40 }))],
    ["awake-before", "exactly two thirds and 30 minutes", seven(() => ({ onset: 30, awake: 10, last: 5 }))],
    ["awake-after", "10 before, 45 after", seven(() => ({ awake: 45 }))],
    ["awake-last", "awake in bed for an hour and a half in the morning", seven(() => ({ last: 90 }))],
    ["awake-before", "five nights", week(...Array.from({ length: 5 }, () => ({ onset: 60 })))],
  ])("%s: %s", (remark, _name, nights) => {
    expect(standsOut(nights)).toBe(remark);
  });
});

describe("must not be said", () => {
  test.each<[string, DiaryNight[]]>([
    ["108 minutes before sleep and 150 after it", seven((n) => ({ onset: n < 3 ? 16 : 15, awake: n < 3 ? 22 : 21 }))],
    ["an ordinary week", seven(() => ({}))],
    ["long before, and as long after", seven(() => ({ onset: 60, awake: 60 }))],
    ["most before, but some minutes alone", seven(() => ({ onset: 29, awake: 0, last: 0 }))],
    ["one very long night among short ones", seven((n) => ({ onset: n === 0 ? 300 : 5, awake: 8 }))],
    ["no more than the other", seven((n) => ({ bed: 600 + n * 20, rise: 1080 + n * 20 }))],
    ["29 minutes' difference", seven((n) => ({ rise: 1140 + (n % 2) * 58 }))],
    ["days and nights by turns, as in shift work", seven((n) => (n % 2 ? { bed: 1200, rise: 1620 } : {}))],
    ["four nights", week(...Array.from({ length: 4 }, () => ({ onset: 90 })))],
    ["none", []],
  ])("anything of %s", (_name, nights) => {
    expect(standsOut(nights)).toBeUndefined();
  });

  test("that times vary, of somebody who travels", () => {
    const nights = seven((n) => ({ rise: 960 + n * 60 }));
    expect(standsOut(nights.map((one, n) => ({ ...one, zone: n > 3 ? "Asia/Tokyo" : "UTC" })))).toBeUndefined();
  });

  test("anything by nights that were noted as usual, that had no sleep, or that leave out what it takes", () => {
    const nights = seven(() => ({ onset: 60 }));
    const seconds = (more: Partial<DiaryNight>) => nights.map((one, n) => (n < 3 ? { ...one, ...more } : one));
    expect(standsOut(seconds({ asUsual: true }))).toBeUndefined();
    expect(standsOut(seconds({ noSleep: true }))).toBeUndefined();
    expect(standsOut(nights.map(({ awakeMinutes: _unsaid, ...one }) => one))).toBeUndefined();
  });
});

test("“most” is true of the minutes of whatever week it is said of", () => {
  const minutes = fc.integer({ min: 0, max: 200 });
  const told = fc.record({ onset: minutes, awake: minutes, last: minutes });
  fc.assert(
    fc.property(fc.array(told, { maxLength: 28 }), (nights) => {
      const sum = (of: "onset" | "awake" | "last") => nights.reduce((total, night) => total + night[of], 0);
      const total = sum("onset") + sum("awake") + sum("last");
      const parts = { "awake-before": sum("onset"), "awake-after": sum("awake"), "awake-last": sum("last") };
      const remark = standsOut(week(...nights.map((night) => ({ ...night, rise: 1140 + night.last }))));
      if (remark !== undefined && remark in parts)
        expect(parts[remark as keyof typeof parts] * 2).toBeGreaterThan(total);
    }),
    seeded,
  );
});
