import { describe, expect, test } from "vitest";
import {
  ledgerOf,
  NIGHT_ANSWERS,
  NIGHT_OUTCOMES,
  NIGHTS_KEPT,
  nightIn,
  nightsIn,
  type PastNight,
  StoredLedger,
  withChange,
  withNight,
} from "../../../src/nights/ledger.ts";

const DOWN = { kind: "down", from: "2026-03-01T21:40:00Z", to: "2026-03-01T23:10:00.5Z" } as const;
const AT = "2026-03-01T21:45:11.123456789Z";
const EVERY_NIGHT: readonly PastNight[] = [
  ...NIGHT_OUTCOMES.map((outcome, day) => ({ night: `2026-03-0${day + 1}`, outcome, at: AT })),
  ...NIGHT_ANSWERS.map((answer, day) => ({ night: `2026-03-1${day}`, outcome: "sent" as const, at: AT, answer })),
  { night: "2026-03-20", outcome: "late", at: AT, why: DOWN },
  { night: "2026-03-21", outcome: "late", at: AT, why: { kind: "discord" }, answer: "skip" },
  { night: "2026-03-22", outcome: "sent", at: AT, answer: "snooze", snoozes: { asked: 2, sent: 0 } },
];

function ledgerFrom(stored: unknown) {
  return StoredLedger.safeParse(stored);
}

describe("a ledger", () => {
  test("gives back every kind of night as it was noted, also from the store", () => {
    const ledger = ledgerOf(EVERY_NIGHT);
    expect(EVERY_NIGHT).toHaveLength(NIGHTS_KEPT);
    expect(nightsIn(ledger)).toEqual(EVERY_NIGHT);
    expect(ledgerFrom(ledger).data).toBe(ledger);
    for (const past of EVERY_NIGHT) expect(nightIn(ledger, past.night)).toEqual(past);
  });

  test("of nobody is empty", () => {
    expect(nightsIn(ledgerOf([]))).toEqual([]);
    expect(nightIn(ledgerOf([]), "2026-03-01")).toBeUndefined();
    expect(ledgerFrom("").data).toBe(ledgerOf([]));
  });

  test("written as a list by an earlier version is read as it was", () => {
    const { data } = ledgerFrom(EVERY_NIGHT);
    expect(nightsIn(data ?? ledgerOf([]))).toEqual(EVERY_NIGHT);
    const [first] = EVERY_NIGHT;
    const elsewhere = ledgerFrom([{ ...first, at: "2026-03-01T23:45+02:00" }]).data;
    expect(elsewhere).toBe("2026-03-01 sent 2026-03-01T21:45:00Z");
    expect(ledgerFrom(elsewhere).success).toBe(true);
  });

  test.each([
    "2026-03-01",
    "2026-03-01 sent",
    "2026-03-01 arrived 2026-03-01T21:45:00Z",
    "2026-13-01 sent 2026-03-01T21:45:00Z",
    "2026-02-30 sent 2026-03-01T21:45:00Z",
    "2026-03-01 sent 2026-02-29T21:45:00Z",
    "2026-03-01 sent 2026-03-01T24:45:00Z",
    "2026-03-01 sent 2026-03-01T21:45:00Z answered yes",
    "2026-03-01 sent 2026-03-01T21:45:00Z snoozed 3 0",
    "2026-03-01 sent 2026-03-01T21:45:00Z snoozed 1 0 answered skip",
    "2026-03-01 late 2026-03-01T21:45:00Z because down 2026-03-01T21:45:00Z",
    "2026-03-01 sent 2026-03-01T21:45:00Z; ",
    "; 2026-03-01 sent 2026-03-01T21:45:00Z",
    "2026-03-01 sent 2026-03-01T21:45:00Z\n",
    Array.from({ length: NIGHTS_KEPT + 1 }, () => "2026-03-01 sent 2026-03-01T21:45:00Z").join("; "),
    [{ night: "2026-02-30", outcome: "sent", at: AT }],
    7,
  ])("%j is none", (stored) => expect(ledgerFrom(stored).success).toBe(false));
});

describe("noting a night", () => {
  const two = ledgerOf(EVERY_NIGHT.slice(0, 2));

  test("puts it last, in place of what was noted of it before", () => {
    const again: PastNight = { night: "2026-03-01", outcome: "late", at: AT };
    expect(nightsIn(withNight(two, again))).toEqual([EVERY_NIGHT[1], again]);
  });

  test("lets go of the longest ago when there are too many", () => {
    const one: PastNight = { night: "2026-04-01", outcome: "sent", at: AT };
    expect(nightsIn(withNight(ledgerOf(EVERY_NIGHT), one))).toEqual([...EVERY_NIGHT.slice(1), one]);
  });

  test("keeps the last that was not late, however many are late after it, until another is not", () => {
    const night = (day: number, outcome: PastNight["outcome"]): PastNight => ({
      night: Temporal.PlainDate.from("2026-04-01").add({ days: day }).toString(),
      outcome,
      at: AT,
    });
    const sent = [night(0, "sent"), night(1, "sent")];
    const late = Array.from({ length: NIGHTS_KEPT + 3 }, (_, day) => night(2 + day, "late"));
    const noted = [...sent, ...late].reduce(withNight, ledgerOf([]));
    expect(nightsIn(noted)).toEqual([sent[1], ...late.slice(-(NIGHTS_KEPT - 1))]);

    const [first, second] = [night(40, "sent"), night(41, "sent")];
    expect(nightsIn(withNight(noted, first))).toEqual([sent[1], ...late.slice(-(NIGHTS_KEPT - 2)), first]);
    expect(nightsIn([first, second].reduce(withNight, noted))).toEqual([
      ...late.slice(-(NIGHTS_KEPT - 2)),
      first,
      second,
    ]);
  });

  test("changes one where it stands, and none that is not there", () => {
    const answered = withChange(two, "2026-03-01", (past) => ({ ...past, answer: "in-bed" }));
    expect(nightsIn(answered)).toEqual([{ ...EVERY_NIGHT[0], answer: "in-bed" }, EVERY_NIGHT[1]]);
    expect(withChange(two, "2026-03-09", () => ({ night: "2026-03-09", outcome: "sent", at: AT }))).toBe(two);
  });
});
