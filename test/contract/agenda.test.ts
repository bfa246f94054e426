import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Agenda, Plan } from "../../src/delivery/agenda.ts";
import { planKey } from "../../src/storage/agenda/plan-key.ts";
import { StoreError } from "../../src/storage/core/store-errors.ts";
import { seeded } from "../support/seed.ts";
import { agendas } from "./agendas.ts";

const at = (instant: string) => Temporal.Instant.from(instant);
const plan = (dueAt: string, userId: string, kind = "reminder"): Plan => ({ dueAt: at(dueAt), userId, kind });

/** By time, then by the text `<user>|<kind>`. */
function inAgendaOrder(a: Plan, b: Plan): number {
  const byText = `${a.userId}|${a.kind}` < `${b.userId}|${b.kind}` ? -1 : 1;
  return Temporal.Instant.compare(a.dueAt, b.dueAt) || (text(a) === text(b) ? 0 : byText);
}

/** Everything due until then, page by page, and a page with fewer than asked for is the last. */
async function wholeRound(agenda: Agenda, until: Temporal.Instant, limit: number): Promise<Plan[]> {
  const handedOut: Plan[] = [];
  for (;;) {
    const page = await agenda.due(until, limit, handedOut.at(-1));
    expect(page.map(text)).toEqual(page.toSorted(inAgendaOrder).map(text));
    handedOut.push(...page);
    if (page.length < limit) return handedOut;
  }
}

const text = ({ dueAt, userId, kind }: Plan) => `${dueAt} ${userId} ${kind}`;

describe.each(agendas)("the agenda $name", ({ open }) => {
  async function dueTexts(agenda: Agenda, until: string, limit = 50, after?: Plan) {
    return (await agenda.due(at(until), limit, after)).map(text);
  }

  test("knows nothing at first", async () => {
    const { agenda } = await open();

    expect(await agenda.due(at("2026-06-01T21:30:00Z"), 50)).toEqual([]);
    expect(await agenda.next()).toBeUndefined();
    expect(await agenda.has(plan("2026-06-01T21:30:00Z", "42"))).toBe(false);
  });

  test("tells which of some plans are not there, in the order they were asked for", async () => {
    const { agenda } = await open();
    const [late, early, other] = [
      plan("2026-06-01T22:30:00Z", "42"),
      plan("2026-06-01T21:30:00Z", "42"),
      plan("2026-06-01T21:30:00Z", "43"),
    ] as const;
    await agenda.plan(other);

    expect((await agenda.missing([late, other, early])).map(text)).toEqual([late, early].map(text));
    expect(await agenda.missing([])).toEqual([]);
  });

  test("counts what is due until an instant, that instant included", async () => {
    const { agenda } = await open();
    expect(await agenda.countDue(at("2026-06-01T21:30:00Z"))).toBe(0);
    const instants = ["2026-06-01T21:29:59Z", "2026-06-01T21:30:00Z", "2026-06-01T21:30:01Z"];
    await agenda.planMany(instants.flatMap((instant) => [plan(instant, "42"), plan(instant, "43")]));

    expect(await agenda.countDue(at("2026-06-01T21:30:00Z"))).toBe(4);
  });

  test("tells what is due within a minute, its beginning included and its end not, and hands out none of it", async () => {
    const { agenda } = await open();
    const instants = ["2026-06-01T21:29:59.999999999Z", "2026-06-01T21:30:00Z", "2026-06-01T21:30:59.9Z"];
    await agenda.planMany([...instants, "2026-06-01T21:31:00Z"].map((instant) => plan(instant, "42")));
    await agenda.plan(plan("2026-06-01T21:30:00Z", "43", "consent"));
    const within = async (from: string, until: string) => (await agenda.within(at(from), at(until))).map(text);

    const minute = [
      "2026-06-01T21:30:00Z 42 reminder",
      "2026-06-01T21:30:00Z 43 consent",
      "2026-06-01T21:30:59.9Z 42 reminder",
    ];
    expect(await within("2026-06-01T21:30:00Z", "2026-06-01T21:31:00Z")).toEqual(minute);
    expect(await within("2026-06-01T21:32:00Z", "2026-06-01T21:33:00Z")).toEqual([]);
    expect(await dueTexts(agenda, "2026-06-01T21:30:59.9Z")).toEqual([
      "2026-06-01T21:29:59.999999999Z 42 reminder",
      ...minute,
    ]);
    expect(await within("2026-06-01T21:30:00Z", "2026-06-01T21:31:00Z"), "handed out").toEqual(minute);
  });

  test("gives what is due by now, to the nanosecond, and nothing later", async () => {
    const { agenda } = await open();
    await agenda.plan(plan("2026-06-01T21:30:00Z", "1"));
    await agenda.plan(plan("2026-06-01T21:30:00.000000001Z", "2"));

    expect(await dueTexts(agenda, "2026-06-01T21:29:59.999999999Z")).toEqual([]);
    expect(await dueTexts(agenda, "2026-06-01T21:30:00Z")).toEqual(["2026-06-01T21:30:00Z 1 reminder"]);
    expect(await dueTexts(agenda, "2026-06-01T21:30:00.000000001Z")).toEqual([
      "2026-06-01T21:30:00Z 1 reminder",
      "2026-06-01T21:30:00.000000001Z 2 reminder",
    ]);
  });

  test("gives the longest overdue first, across years and the century", async () => {
    const { agenda } = await open();
    for (const dueAt of [
      "2026-06-01T21:30:00Z",
      "1999-12-31T23:59:59Z",
      "2000-01-01T00:00:00Z",
      "0001-01-01T00:00:00Z",
    ]) {
      await agenda.plan(plan(dueAt, "42"));
    }

    expect(await dueTexts(agenda, "9999-12-31T23:59:59Z")).toEqual([
      "0001-01-01T00:00:00Z 42 reminder",
      "1999-12-31T23:59:59Z 42 reminder",
      "2000-01-01T00:00:00Z 42 reminder",
      "2026-06-01T21:30:00Z 42 reminder",
    ]);
    expect(await agenda.next()).toEqual(at("0001-01-01T00:00:00Z"));
  });

  test("gives no more than asked for, and goes on after the last one given", async () => {
    const { agenda } = await open();
    await agenda.planMany(["1", "2", "3", "4", "5"].map((user) => plan("2026-06-01T21:30:00Z", user)));

    const first = await agenda.due(at("2026-06-01T21:30:00Z"), 2);
    const second = await agenda.due(at("2026-06-01T21:30:00Z"), 2, first[1]);
    const third = await agenda.due(at("2026-06-01T21:30:00Z"), 2, second[1]);

    expect([first, second, third].map((plans) => plans.map(({ userId }) => userId))).toEqual([
      ["1", "2"],
      ["3", "4"],
      ["5"],
    ]);
    expect(await agenda.due(at("2026-06-01T21:30:00Z"), 0)).toEqual([]);
  });

  test("hands out in the next round what is still planned, and nothing that was removed", async () => {
    const { agenda } = await open();
    await agenda.planMany(["1", "2", "3"].map((user) => plan("2026-06-01T21:30:00Z", user)));

    expect(await dueTexts(agenda, "2026-06-01T21:30:00Z")).toHaveLength(3);
    await agenda.remove(plan("2026-06-01T21:30:00Z", "2"));
    expect(await agenda.has(plan("2026-06-01T21:30:00Z", "1"))).toBe(true);
    expect(await agenda.next()).toEqual(at("2026-06-01T21:30:00Z"));

    for (const _round of [1, 2]) {
      expect(await dueTexts(agenda, "2026-06-01T21:30:00Z")).toEqual([
        "2026-06-01T21:30:00Z 1 reminder",
        "2026-06-01T21:30:00Z 3 reminder",
      ]);
    }
  });

  test("goes on in a round with what was planned anew meanwhile", async () => {
    const { agenda } = await open();
    await agenda.planMany(["1", "2", "3"].map((user) => plan("2026-06-01T21:30:00Z", user)));
    const first = await agenda.due(at("2026-06-01T21:31:00Z"), 2);

    await agenda.plan(plan("2026-06-01T21:30:30Z", "1"));

    expect(await dueTexts(agenda, "2026-06-01T21:31:00Z", 50, first[1])).toEqual([
      "2026-06-01T21:30:00Z 3 reminder",
      "2026-06-01T21:30:30Z 1 reminder",
    ]);
  });

  test("tells and forgets every plan of one person, handed out or not, and nobody else's", async () => {
    const { agenda } = await open();
    const mine = ["2026-06-01T21:30:00Z", "2026-06-05T21:30:00Z"].map((dueAt) => plan(dueAt, "42"));
    const hers = plan("2026-06-01T21:30:00Z", "421");
    await agenda.planMany([...mine, hers]);
    await agenda.due(at("2026-06-01T21:30:00Z"), 50);

    expect((await agenda.rowsOf("42")).toSorted()).toEqual(mine.map(planKey));
    expect(await agenda.forget("42")).toBe(true);

    expect(await agenda.rowsOf("42")).toEqual([]);
    expect(await agenda.forget("42")).toBe(false);
    expect(await dueTexts(agenda, "2027-01-01T00:00:00Z")).toEqual([text(hers)]);
  });

  test("goes on after a plan that has been removed meanwhile", async () => {
    const { agenda } = await open();
    await agenda.planMany(["1", "2", "3"].map((user) => plan("2026-06-01T21:30:00Z", user)));
    const first = await agenda.due(at("2026-06-01T21:30:00Z"), 2);

    await agenda.remove(plan("2026-06-01T21:30:00Z", "2"));

    expect(await dueTexts(agenda, "2026-06-01T21:30:00Z", 50, first[1])).toEqual(["2026-06-01T21:30:00Z 3 reminder"]);
  });

  test("a plan made twice is one plan, and one removed twice is gone", async () => {
    const { agenda } = await open();
    await agenda.plan(plan("2026-06-01T21:30:00Z", "42"));
    await agenda.plan(plan("2026-06-01T23:30:00+02:00", "42"));
    expect(await dueTexts(agenda, "2026-06-02T00:00:00Z")).toHaveLength(1);

    await agenda.remove(plan("2026-06-01T21:30:00Z", "42"));
    await agenda.remove(plan("2026-06-01T21:30:00Z", "42"));

    expect(await dueTexts(agenda, "2026-06-02T00:00:00Z")).toEqual([]);
  });

  test("one user may have plans of several kinds and at several times", async () => {
    const { agenda } = await open();
    await agenda.plan(plan("2026-06-01T21:30:00Z", "42", "reminder"));
    await agenda.plan(plan("2026-06-01T21:30:00Z", "42", "check-in"));
    await agenda.plan(plan("2026-06-02T21:30:00Z", "42", "reminder"));

    await agenda.remove(plan("2026-06-01T21:30:00Z", "42", "reminder"));

    expect(await agenda.has(plan("2026-06-01T21:30:00Z", "42", "reminder"))).toBe(false);
    expect(await agenda.has(plan("2026-06-01T21:30:00Z", "42", "check-in"))).toBe(true);
    expect(await agenda.has(plan("2026-06-02T21:30:00Z", "42", "reminder"))).toBe(true);
  });

  test("says when the next one is due, before and after its time", async () => {
    const { agenda } = await open();
    await agenda.plan(plan("2026-06-02T21:30:00Z", "1"));
    await agenda.plan(plan("2026-06-01T21:30:00Z", "2"));

    expect(await agenda.next()).toEqual(at("2026-06-01T21:30:00Z"));
    await agenda.remove(plan("2026-06-01T21:30:00Z", "2"));
    expect(await agenda.next()).toEqual(at("2026-06-02T21:30:00Z"));
  });

  test("gives thousands at once when asked to", async () => {
    const { agenda } = await open();
    const start = at("2026-06-01T20:00:00Z");
    await agenda.planMany(
      Array.from({ length: 2_500 }, (_, index) => ({
        dueAt: start.add({ seconds: (index * 7_919) % 2_500 }),
        userId: `${index}`,
        kind: "reminder",
      })),
    );

    const due = await agenda.due(start.add({ seconds: 2_199 }), 5_000);

    expect(due.map(({ dueAt }) => dueAt.since(start).total("seconds"))).toEqual(
      Array.from({ length: 2_200 }, (_, index) => index),
    );
  });

  test.each([
    ["a user id that is not digits", plan("2026-06-01T21:30:00Z", "4|2")],
    ["no user id", plan("2026-06-01T21:30:00Z", "")],
    ["no kind", plan("2026-06-01T21:30:00Z", "42", "")],
    ["a kind with a bar", plan("2026-06-01T21:30:00Z", "42", "a|b")],
    ["the year 10000", plan("+010000-01-01T00:00:00Z", "42")],
    ["a year before Christ", plan("-000001-01-01T00:00:00Z", "42")],
  ])("refuses a plan with %s", async (_name, wrong) => {
    const { agenda } = await open();

    await expect(agenda.plan(wrong)).rejects.toThrow(RangeError);
    await expect(agenda.has(wrong)).rejects.toThrow(RangeError);
    expect(await agenda.next()).toBeUndefined();
  });

  test("rejects when the database fails: an agenda that cannot be read is not an empty one", async () => {
    const { agenda, breakIt } = await open();
    await agenda.plan(plan("2026-06-01T21:30:00Z", "42"));
    await breakIt();

    await expect(agenda.due(at("2026-06-01T21:30:00Z"), 50)).rejects.toThrow(StoreError);
    await expect(agenda.next()).rejects.toThrow(StoreError);
    await expect(agenda.has(plan("2026-06-01T21:30:00Z", "42"))).rejects.toThrow(StoreError);
    await expect(agenda.plan(plan("2026-06-01T21:30:00Z", "43"))).rejects.toThrow(StoreError);
    await expect(agenda.remove(plan("2026-06-01T21:30:00Z", "42"))).rejects.toThrow(StoreError);
  });

  test("does what a sorted list would do", async () => {
    const start = at("2026-03-28T21:45:00Z");
    const somePlan = fc.record({
      dueAt: fc.integer({ min: 0, max: 9 }).map((steps) => start.add({ milliseconds: steps * 400 })),
      userId: fc.constantFrom("7", "42", "100", "80351110224678912", "1234567890123456789"),
      kind: fc.constantFrom("reminder", "snooze"),
    });
    const someStep = fc.oneof(
      fc.record({ do: fc.constant("plan" as const), plan: somePlan }),
      fc.record({ do: fc.constant("remove" as const), plan: somePlan }),
      fc.record({
        do: fc.constant("look" as const),
        until: somePlan.map(({ dueAt }) => dueAt),
        limit: fc.integer({ min: 1, max: 12 }),
      }),
    );

    const { agenda } = await open();
    await fc.assert(
      fc.asyncProperty(fc.array(someStep, { maxLength: 40 }), async (steps) => {
        const model = new Map<string, Plan>();
        for (const old of await agenda.due(start.add({ hours: 1 }), 1_000)) await agenda.remove(old);

        for (const step of steps) {
          if (step.do === "plan") {
            await agenda.plan(step.plan);
            model.set(text(step.plan), step.plan);
          } else if (step.do === "remove") {
            await agenda.remove(step.plan);
            model.delete(text(step.plan));
          } else {
            const sorted = [...model.values()].sort(inAgendaOrder);
            const { until, limit } = step;
            const expected = sorted.filter(({ dueAt }) => Temporal.Instant.compare(dueAt, until) <= 0);
            const round = await wholeRound(agenda, until, limit);
            expect(round.map(text)).toEqual(expected.map(text));
            expect(await agenda.next()).toEqual(sorted[0]?.dueAt);
            for (const each of [...expected, ...model.values()]) expect(await agenda.has(each)).toBe(true);
          }
        }
      }),
      seeded,
    );
  });
});
