import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readRota, rotaWithTimes } from "../../../src/understanding/rota/read-rota.ts";
import { readRotaAs, rotaFigures, rotaSet } from "../../support/rota-sets.ts";
import { seeded } from "../../support/seed.ts";
import { LABELLED_ON } from "../../support/time-sets.ts";

// Before anything was changed for the kept half, 97 % of the shown and 94 % of the kept were right.
describe.each(["shown", "kept"] as const)("of the labelled rotas “%s”", (name) => {
  const figures = rotaFigures(rotaSet(name));

  test("all are right or asked about", () => {
    expect(figures.misread).toEqual([]);
  });

  test("none is wrong without a question", () => {
    expect(figures.wrong).toEqual([]);
  });
});

describe("a rota as it is typed", () => {
  test("any rota written with counts and times of the 24-hour clock is read as it was meant, or asked about", () => {
    const run = fc.record({
      count: fc.integer({ min: 1, max: 7 }),
      minute: fc.option(fc.integer({ min: 0, max: 24 * 60 - 1 }), { nil: undefined }),
    });
    const between = fc.constantFrom(", ", " ", "; ", " then ", "\n", " / ");
    fc.assert(
      fc.property(
        fc.array(run, { minLength: 2, maxLength: 6 }),
        between,
        fc.constantFrom("x", " × ", "*"),
        (runs, comma, times) => {
          const nights = runs.flatMap(({ count, minute }) => Array.from({ length: count }, () => minute));
          fc.pre(nights.length <= 28 && nights.some((minute) => minute !== undefined));
          const text = runs
            .map(({ count, minute }) => (minute === undefined ? `${count} off` : `${count}${times}${clock(minute)}`))
            .join(comma);
          const read = readRota(text, LABELLED_ON);
          // An hour from 10 to 12 may be of either half of the day.
          const isTold = runs.every(({ minute }) => minute === undefined || minute < 10 * 60 || minute >= 13 * 60);
          expect([text, read.kind]).toEqual([text, isTold ? "value" : "ask"]);
          const readings = read.kind === "value" ? [read.value] : read.kind === "ask" ? read.readings : [];
          expect(
            readings.map(({ bedtimes }) => bedtimes.map((bedtime) => bedtime?.toString().slice(0, 5))),
          ).toContainEqual(nights.map((minute) => (minute === undefined ? undefined : clock(minute))));
        },
      ),
      seeded,
    );
  });

  test("any text is answered, and nothing is thrown", () => {
    const words = fc.constantFrom(
      "4x",
      "off",
      "23:00",
      "week",
      "a",
      "from",
      "monday",
      ",",
      "nights",
      "on",
      "8",
      "am",
      "for",
      "-",
      "x3",
    );
    const text = fc.oneof(
      fc.string({ maxLength: 210 }),
      fc.array(words, { maxLength: 40 }).map((some) => some.join(" ")),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const { kind } = readRota(typed, LABELLED_ON);
        expect(["value", "ask", "times", "unreadable"]).toContain(kind);
      }),
      seeded,
    );
  });

  test.each([
    ["noodle", "unreadable"],
    ["22:30", "unreadable"],
    ["doodle noodle", "unreadable"],
    ["4x23:00 2x", "unreadable"],
    ["4x23:00, 2 off, bananas", "unreadable"],
    ["99x23:00", "unreadable"],
    ["1x20:00 1x20:10 1x20:20 1x20:30 1x20:40 1x20:50 1x21:00", "unreadable"],
  ])("“%s” is %s", (text, kind) => {
    expect(readRotaAs(text).kind).toBe(kind);
  });

  test("a time that is none comes with the times near to it", () => {
    const read = readRota("4x25:00, 2 off", LABELLED_ON);
    expect(read.kind === "unreadable" && read.nearest.map(({ bedtimes }) => String(bedtimes[0]))).toEqual(["01:00:00"]);
  });

  test("shifts by name become a rota with their bedtimes, and what may be two times is asked about", () => {
    const shifts = ["day", "day", "night", undefined] as const;
    const at = (...times: string[]) => times.map((time) => Temporal.PlainTime.from(time));
    expect(
      rotaWithTimes(
        shifts,
        new Map([
          ["day", at("22:00")],
          ["night", at("08:30")],
        ] as const),
      ),
    ).toMatchObject({ kind: "value" });
    expect(
      rotaWithTimes(
        shifts,
        new Map([
          ["day", at("22:00")],
          ["night", at("20:30", "08:30")],
        ] as const),
      ),
    ).toMatchObject({ kind: "ask" });
    expect(rotaWithTimes(shifts, new Map([["day", at("22:00")]] as const))).toEqual({
      kind: "unreadable",
      nearest: [],
    });
  });
});

function clock(minute: number): string {
  return new Temporal.PlainTime(Math.floor(minute / 60), minute % 60).toString().slice(0, 5);
}
