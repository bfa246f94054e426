import { describe, expect, test } from "vitest";
import { DiaryNight } from "../../../src/diary/diary-night.ts";
import { readNightForm, type TypedNight, writeNightForm } from "../../../src/diary/night-form.ts";
import { WHOLE_NIGHT } from "../../support/whole-night.ts";

const NIGHT = "2026-03-12";
const NOW = Temporal.Instant.from("2026-03-14T12:00:00Z");
const EMPTY: TypedNight = { bed: "", onset: "", awake: "", rise: "", quality: "" };

function read(typed: Partial<TypedNight>, { night = NIGHT, zone = "Europe/Lisbon", now = NOW } = {}) {
  return readNightForm({ ...EMPTY, ...typed }, night, zone, now);
}

function entry(typed: Partial<TypedNight>, where?: Parameters<typeof read>[1]) {
  const reading = read(typed, where);
  if (reading.kind !== "read" || reading.problems.length > 0) throw new Error(JSON.stringify(reading));
  return DiaryNight.parse(reading.entry);
}

function problemsOf(typed: Partial<TypedNight>, where?: Parameters<typeof read>[1]) {
  const reading = read(typed, where);
  return reading.kind === "read" ? reading.problems.map(({ kind }) => kind) : reading.kind;
}

/** "12T23:10" */
const short = (wall: string | undefined) => wall?.slice(8);

test("a whole night, as somebody tells it half asleep", () => {
  const typed = { bed: "11ish, 23.30", onset: "half an hour", awake: "2, 20 min", rise: "6:45, 7:10", quality: "fair" };
  expect(entry(typed)).toEqual({
    ...WHOLE_NIGHT,
    woke: "2026-03-13T06:45",
    rose: "2026-03-13T07:10",
  });
});

test.each([
  ["23:10", "12T23:10", "12T23:10"],
  ["22,30, 23,00", "12T22:30", "12T23:00"],
  ["23:10,23:30", "12T23:10", "12T23:30"],
  ["23:10-23:30", "12T23:10", "12T23:30"],
  ["23:10 23:30", "12T23:10", "12T23:30"],
  ["in bed 23:10, tried 23:30", "12T23:10", "12T23:30"],
  ["11 pm then 11.30 pm", "12T23:00", "12T23:30"],
  ["23:50 / 0:20", "12T23:50", "13T00:20"],
  ["12:30", "13T00:30", "13T00:30"],
  ["midnight, 1", "13T00:00", "13T01:00"],
  ["10:30, 11", "12T22:30", "12T23:00"],
  ["?, 23:30", undefined, "12T23:30"],
  ["23:10, ?", "12T23:10", undefined],
  ["no idea", undefined, undefined],
])("into bed “%s”", (bed, inBed, tried) => {
  const read = entry({ bed, quality: "fair" });
  expect([short(read.inBed), short(read.tried)]).toEqual([inBed, tried]);
});

test.each([
  ["22:30", "7", "13T07:00", "13T07:00"],
  ["22:30", "6:45, 7", "13T06:45", "13T07:00"],
  ["22:30", "11", "13T11:00", "13T11:00"],
  ["22:30", "noon, 12:30", "13T12:00", "13T12:30"],
  ["1", "12", "13T12:00", "13T12:00"],
  ["8am", "3, 3:20", "13T15:00", "13T15:20"], // somebody who works at night
  ["", "7, 7:30", "13T07:00", "13T07:30"],
  ["22:30", "7, ?", "13T07:00", undefined],
  ["22:30", "?, 7", undefined, "13T07:00"],
])("after bed at “%s”, up at “%s”", (bed, rise, woke, rose) => {
  const read = entry({ bed, rise });
  expect([short(read.woke), short(read.rose)]).toEqual([woke, rose]);
});

test.each([
  ["none", 0, 0],
  ["0", 0, 0],
  ["2", 2, undefined],
  ["20 min", undefined, 20],
  ["2, 20", 2, 20],
  ["2 20", 2, 20],
  ["twice for half an hour", 2, 30],
  ["3x 10 min each", 3, 30],
  ["3 times, about 1h", 3, 60],
  ["2, no idea", 2, undefined],
  ["?, 20 min", undefined, 20],
  ["no idea", undefined, undefined],
])("awake “%s”", (awake, count, minutes) => {
  const read = entry({ bed: "22:30", rise: "7", awake });
  expect([read.awakenings, read.awakeMinutes]).toEqual([count, minutes]);
});

test("a night without sleep keeps when somebody lay in bed and when they got up", () => {
  const read = entry({ bed: "23:00", onset: "did not sleep", rise: "6:30" });
  expect(read).toEqual({
    night: NIGHT,
    zone: "Europe/Lisbon",
    inBed: "2026-03-12T23:00",
    tried: "2026-03-12T23:00",
    noSleep: true,
    rose: "2026-03-13T06:30",
  });
});

test("nothing is compulsory, and an empty form says so", () => {
  expect(read({}).kind).toBe("empty");
  expect(entry({ quality: "very-poor" })).toEqual({ night: NIGHT, zone: "Europe/Lisbon", quality: "very-poor" });
});

describe("what does not fit is told by kind, all at once", () => {
  test.each([
    [{ bed: "25:00" }, ["bed-unreadable"]],
    [{ bed: "with the cat" }, ["bed-unreadable"]],
    [{ rise: "25:00", bed: "26:00" }, ["bed-unreadable", "rise-unreadable"]],
    [{ onset: "-5" }, ["onset-negative"]],
    [{ onset: "two pages" }, ["onset-unreadable"]],
    [{ onset: "over an hour" }, ["onset-unsure"]],
    [{ onset: "1.5" }, ["onset-unsure"]],
    [{ awake: "-2, 10" }, ["awake-negative"]],
    [{ awake: "2, -10" }, ["awake-negative"]],
    [{ awake: "the dog" }, ["awake-unreadable"]],
    [{ awake: "2, <10" }, ["awake-unsure"]],
    [{ bed: "23:30, 23:10" }, ["tried-before-bed"]],
    [{ bed: "23:30", rise: "22:00" }, ["rise-before-bed"]],
    [{ bed: "23:00", rise: "11 pm" }, ["rise-before-bed"]],
    [{ bed: "23:30", rise: "7:10, 6:45" }, ["rose-before-woke"]],
    [{ bed: "23:00", rise: "7:00", awake: "3, 9 hours" }, ["awake-too-long"]],
    [{ bed: "23:00", rise: "7:00", onset: "5h", awake: "1, 4h" }, ["awake-too-long"]],
    [{ bed: "23:00", rise: "7:00", awake: "1, 30h" }, ["awake-too-long"]],
  ] as const)("%j", (typed, problems) => {
    expect(problemsOf(typed)).toEqual(problems);
  });

  test("the future", () => {
    const now = Temporal.Instant.from("2026-03-13T05:00:00Z");
    expect(problemsOf({ bed: "23:00", rise: "6" }, { now })).toEqual(["rise-future"]);
    expect(problemsOf({ bed: "23:00" }, { now: Temporal.Instant.from("2026-03-12T22:00:00Z") })).toEqual([
      "bed-future",
    ]);
  });

  test("a night of 23 hours has an hour less to be awake in", () => {
    const typed = { bed: "23:00", rise: "7:00", awake: "1, 7h 30" };
    const now = Temporal.Instant.from("2026-11-14T12:00:00Z");
    expect(problemsOf(typed, { night: "2026-03-28", now })).toEqual(["awake-too-long"]);
    expect(problemsOf(typed, { night: "2026-03-27", now })).toEqual([]);
    expect(problemsOf({ ...typed, awake: "1, 8h 30" }, { night: "2026-10-24", now })).toEqual([]);
  });
});

test("what a form is filled with again reads back as the same night, at any time of day", () => {
  const noons = Temporal.PlainDateTime.from(`${NIGHT}T12:00`);
  const now = Temporal.Instant.from("2026-03-20T12:00:00Z");
  for (let at = 0; at < 24 * 60; at += 7) {
    for (const [before, lain, after] of [
      [0, 480, 0],
      [20, 400, 35],
      [60, 190, 120],
    ] as const) {
      const times = [at, at + before, at + before + lain, at + before + lain + after];
      const [inBed, tried, woke, rose] = times.map((minutes) =>
        noons.add({ minutes }).toString({ smallestUnit: "minute" }),
      );
      const night = {
        night: NIGHT,
        zone: "UTC",
        inBed,
        tried,
        woke,
        rose,
        onsetMinutes: 75,
        awakenings: 0,
        awakeMinutes: 0,
      } as DiaryNight;
      expect(readNightForm(writeNightForm(night), NIGHT, "UTC", now)).toMatchObject({ entry: night, problems: [] });
    }
  }
  for (const night of [
    { night: NIGHT, zone: "UTC", quality: "good" },
    {
      night: NIGHT,
      zone: "UTC",
      noSleep: true,
      inBed: `${NIGHT}T23:00`,
      tried: `${NIGHT}T23:00`,
      rose: "2026-03-13T06:00",
    },
    { night: NIGHT, zone: "UTC", awakeMinutes: 90 },
    { night: NIGHT, zone: "UTC", awakenings: 4 },
    { night: NIGHT, zone: "UTC", tried: `${NIGHT}T23:00`, woke: "2026-03-13T06:00" },
  ] as DiaryNight[])
    expect(readNightForm(writeNightForm(night), NIGHT, "UTC", now)).toMatchObject({ entry: night, problems: [] });
});

describe("a night is never lost to one field", () => {
  const whole = { bed: "23:10, 23:30", onset: "20", awake: "2, 20 min", rise: "6:45", quality: "fair" };
  const left = (typed: Partial<TypedNight>, noted?: TypedNight) => {
    const reading = readNightForm({ ...EMPTY, ...whole, ...typed }, NIGHT, "Europe/Lisbon", NOW, noted);
    if (reading.kind !== "read") throw new Error(reading.kind);
    return reading;
  };

  test.each([
    [{ bed: "25:00" }, ["inBed", "tried"]],
    [{ onset: "-5" }, ["onsetMinutes"]],
    [{ awake: "the dog" }, ["awakenings", "awakeMinutes"]],
    [{ awake: "3, 9 hours" }, ["awakeMinutes"]], // how often still fits
    [{ rise: "7:10, 6:45" }, ["woke", "rose"]],
    [{ bed: "25:00", rise: "26:70" }, ["inBed", "tried", "woke", "rose"]],
  ] as const)("%j leaves all the rest", (typed, missing) => {
    const { entry, problems } = left(typed);
    const all = Object.keys(left({}).entry ?? {});
    expect(problems.length).toBeGreaterThan(0);
    expect(all.filter((key) => !(key in (entry ?? {})))).toEqual(missing);
    expect(() => DiaryNight.parse(entry)).not.toThrow();
  });

  test("what is noted already stands where a field cannot be read", () => {
    const noted = { ...EMPTY, bed: "22:00" };
    expect(left({ bed: "25:00" }, noted).entry?.inBed).toBe("2026-03-12T22:00");
    expect(left({ bed: "25:00" }, noted).problems.map(({ kind }) => kind)).toEqual(["bed-unreadable"]);
  });

  test.each([
    [{ bed: "late" }, "bed"],
    [{ bed: "no idea, really late" }, undefined],
    [{ onset: "ages" }, "onset"],
    [{ onset: "no idea" }, "onset"],
    [{ onset: "keine Ahnung" }, "onset"],
    [{ onset: "очень долго" }, "onset"],
    [{ awake: "a few times" }, "awake"],
    [{ awake: "plusieurs fois" }, "awake"],
    [{ awake: "何度か" }, "awake"],
    [{ awake: "often, no idea" }, "awake"],
    [{ rise: "very early" }, "rise"],
  ] as const)("%j is an answer", (typed, field) => {
    if (field === undefined) return expect(left(typed).problems).toHaveLength(0);
    expect(left(typed)).toMatchObject({ problems: [], vague: [field] });
  });

  test("of a range the middle is taken, and its ends are told", () => {
    const { entry, middles } = left({ onset: "20 to 30 minutes", awake: "2, 10-20 min" });
    expect([entry?.onsetMinutes, entry?.awakeMinutes]).toEqual([25, 15]);
    expect(middles).toEqual({ onset: [20, 30], awake: [10, 20] });
  });

  test("readings are told in words that go into the field", () => {
    expect(left({ onset: "1.5" }).problems).toEqual([{ kind: "onset-unsure", choices: ["1 h 30 min", "2 min"] }]);
    expect(left({ bed: "23.5" }).problems).toEqual([{ kind: "bed-unreadable", choices: ["23:30", "23:50", "23:05"] }]);
  });

  test.each([
    ["3x20min", 3, 60],
    ["2x 15", 2, 30],
    ["2x, 15 min", 2, 15],
    ["a few times, 20 min", undefined, 20],
    ["zweimal, 20 Minuten", 2, 20],
    ["2 fois, une demi-heure", 2, 30],
    ["dos veces", 2, undefined],
    ["3回、30分", 3, 30],
    ["2-3 times", 3, undefined],
    ["once", 1, undefined],
  ])("awake “%s” is %s times and %s minutes", (awake, awakenings, awakeMinutes) => {
    const { entry, problems } = left({ awake });
    expect(problems).toEqual([]);
    expect([entry?.awakenings, entry?.awakeMinutes]).toEqual([awakenings, awakeMinutes]);
  });
});
