import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Agenda, Plan } from "../../src/agenda/agenda.ts";
import { planKey } from "../../src/agenda/plan-key.ts";
import { AgendaRow, createStoreAgenda } from "../../src/agenda/store-agenda.ts";
import { StoreError } from "../../src/store/store-errors.ts";
import { seeded } from "../support/seed.ts";
import { engines } from "./engines.ts";

const at = (instant: string) => Temporal.Instant.from(instant);
const plan = (dueAt: string, userId: string, kind = "reminder"): Plan => ({ dueAt: at(dueAt), userId, kind });

/** By time, then by the text `<user>|<kind>`. */
function inAgendaOrder(a: Plan, b: Plan): number {
  const byText = `${a.userId}|${a.kind}` < `${b.userId}|${b.kind}` ? -1 : 1;
  return Temporal.Instant.compare(a.dueAt, b.dueAt) || (text(a) === text(b) ? 0 : byText);
}

const text = ({ dueAt, userId, kind }: Plan) => `${dueAt} ${userId} ${kind}`;

describe.each(engines)("the agenda on $name", ({ open }) => {
  async function openAgenda() {
    const harness = await open();
    const unreadable: [key: string, reason: string][] = [];
    const rows = harness.store.collection("agenda", AgendaRow);
    await rows.count(); // its table is there from here on, for writeRaw and breakTable
    const agenda = createStoreAgenda({
      rows,
      onUnreadable: (key, reason) => void unreadable.push([key, reason]),
    });
    return { ...harness, rows, agenda, unreadable };
  }

  async function dueTexts(agenda: Agenda, until: string, limit = 50, after?: Plan) {
    return (await agenda.due(at(until), limit, after)).map(text);
  }

  test("knows nothing at first", async () => {
    const { agenda } = await openAgenda();

    expect(await agenda.due(at("2026-06-01T21:30:00Z"), 50)).toEqual([]);
    expect(await agenda.next()).toBeUndefined();
    expect(await agenda.has(plan("2026-06-01T21:30:00Z", "42"))).toBe(false);
  });

  test("counts what is due until an instant, that instant included", async () => {
    const { agenda } = await openAgenda();
    expect(await agenda.countDue(at("2026-06-01T21:30:00Z"))).toBe(0);
    const instants = ["2026-06-01T21:29:59Z", "2026-06-01T21:30:00Z", "2026-06-01T21:30:01Z"];
    await agenda.planMany(instants.flatMap((instant) => [plan(instant, "42"), plan(instant, "43")]));

    expect(await agenda.countDue(at("2026-06-01T21:30:00Z"))).toBe(4);
  });

  test("tells and forgets every row of one person, whatever is in it, and nobody else's", async () => {
    const { agenda, rows, writeRaw } = await openAgenda();
    const [mine, hers] = [plan("2026-06-01T21:30:00Z", "42"), plan("2026-06-01T21:30:00Z", "421")];
    await agenda.plan(mine);
    await agenda.plan(hers);
    await writeRaw("agenda", planKey({ ...mine, kind: "unread" }), "not JSON");
    await writeRaw("agenda", planKey({ ...mine, kind: "aside" }), "not JSON");
    await rows.setAside(planKey({ ...mine, kind: "aside" }));

    expect(await agenda.rowsOf("42")).toEqual(
      ["reminder", "unread", "aside"].map((kind) => planKey({ ...mine, kind })),
    );
    expect(await agenda.forget("42")).toBe(true);

    expect(await agenda.rowsOf("42")).toEqual([]);
    expect(await rows.keysAside("42")).toEqual([]);
    expect(await agenda.forget("42")).toBe(false);
    expect(await dueTexts(agenda, "2027-01-01T00:00:00Z")).toEqual([text(hers)]);
  });

  test("gives what is due by now, to the nanosecond, and nothing later", async () => {
    const { agenda } = await openAgenda();
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
    const { agenda } = await openAgenda();
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
    const { agenda } = await openAgenda();
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

  test("goes on after a plan that has been removed meanwhile", async () => {
    const { agenda } = await openAgenda();
    await agenda.planMany(["1", "2", "3"].map((user) => plan("2026-06-01T21:30:00Z", user)));

    await agenda.remove(plan("2026-06-01T21:30:00Z", "2"));

    expect(await dueTexts(agenda, "2026-06-01T21:30:00Z", 50, plan("2026-06-01T21:30:00Z", "2"))).toEqual([
      "2026-06-01T21:30:00Z 3 reminder",
    ]);
  });

  test("a plan made twice is one plan, and one removed twice is gone", async () => {
    const { agenda } = await openAgenda();
    await agenda.plan(plan("2026-06-01T21:30:00Z", "42"));
    await agenda.plan(plan("2026-06-01T23:30:00+02:00", "42"));
    expect(await dueTexts(agenda, "2026-06-02T00:00:00Z")).toHaveLength(1);

    await agenda.remove(plan("2026-06-01T21:30:00Z", "42"));
    await agenda.remove(plan("2026-06-01T21:30:00Z", "42"));

    expect(await dueTexts(agenda, "2026-06-02T00:00:00Z")).toEqual([]);
  });

  test("one user may have plans of several kinds and at several times", async () => {
    const { agenda } = await openAgenda();
    await agenda.plan(plan("2026-06-01T21:30:00Z", "42", "reminder"));
    await agenda.plan(plan("2026-06-01T21:30:00Z", "42", "check-in"));
    await agenda.plan(plan("2026-06-02T21:30:00Z", "42", "reminder"));

    await agenda.remove(plan("2026-06-01T21:30:00Z", "42", "reminder"));

    expect(await agenda.has(plan("2026-06-01T21:30:00Z", "42", "reminder"))).toBe(false);
    expect(await agenda.has(plan("2026-06-01T21:30:00Z", "42", "check-in"))).toBe(true);
    expect(await agenda.has(plan("2026-06-02T21:30:00Z", "42", "reminder"))).toBe(true);
  });

  test("says when the next one is due, before and after its time", async () => {
    const { agenda } = await openAgenda();
    await agenda.plan(plan("2026-06-02T21:30:00Z", "1"));
    await agenda.plan(plan("2026-06-01T21:30:00Z", "2"));

    expect(await agenda.next()).toEqual(at("2026-06-01T21:30:00Z"));
    await agenda.remove(plan("2026-06-01T21:30:00Z", "2"));
    expect(await agenda.next()).toEqual(at("2026-06-02T21:30:00Z"));
  });

  test("gives thousands at once when asked to", async () => {
    const { agenda } = await openAgenda();
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
    const { agenda } = await openAgenda();

    await expect(agenda.plan(wrong)).rejects.toThrow(RangeError);
    await expect(agenda.has(wrong)).rejects.toThrow(RangeError);
    expect(await agenda.next()).toBeUndefined();
  });

  describe("with a row that means nothing", () => {
    const good = "2026-06-01T21:30:00.000000000Z|42|reminder";

    test.each([
      ["a key in no form", "0garbage", '{"version":1}', "its key is not a plan's"],
      ["a 13th month", "2025-13-01T00:00:00.000000000Z|7|reminder", '{"version":1}', "its key is not a plan's"],
      [
        "a user who is not a number",
        "2025-01-01T00:00:00.000000000Z|me|reminder",
        '{"version":1}',
        "its key is not a plan's",
      ],
      ["a value in no form", "2025-01-01T00:00:00.000000000Z|7|reminder", "not JSON", "it is not JSON"],
    ])("such as %s, sets it aside, reports it and gives the others", async (_name, key, value, reason) => {
      const { agenda, rows, unreadable, writeRaw } = await openAgenda();
      await agenda.plan(plan("2026-06-01T21:30:00Z", "42"));
      await writeRaw("agenda", key, value);

      expect(await dueTexts(agenda, "2026-06-01T21:30:00Z", 1)).toEqual(["2026-06-01T21:30:00Z 42 reminder"]);

      expect(unreadable).toEqual([[key, reason]]);
      expect(await rows.listAside(key)).toEqual([value]);
      expect(await rows.count()).toBe(1);
    });

    test("many of them do not hide when the next is due", async () => {
      const { agenda, unreadable, writeRaw } = await openAgenda();
      await agenda.plan(plan("2026-06-01T21:30:00Z", "42"));
      for (const key of ["0a", "0b", "0c"]) await writeRaw("agenda", key, '{"version":1}');

      expect(await agenda.next()).toEqual(at("2026-06-01T21:30:00Z"));
      expect(unreadable.map(([key]) => key)).toEqual(["0a", "0b", "0c"]);
    });

    test("planning the same again puts it right", async () => {
      const { agenda, unreadable, writeRaw } = await openAgenda();
      await writeRaw("agenda", good, '{"version":99}');

      await agenda.plan(plan("2026-06-01T21:30:00Z", "42"));

      expect(await dueTexts(agenda, "2026-06-01T21:30:00Z")).toEqual(["2026-06-01T21:30:00Z 42 reminder"]);
      expect(unreadable.map(([key]) => key)).toEqual([good]);
    });

    test("that cannot even be set aside still holds nobody up", async () => {
      const { agenda, rows, unreadable, writeRaw, breakTable } = await openAgenda();
      await agenda.plan(plan("2026-06-01T21:30:00Z", "42"));
      await rows.listAside("0a");
      await writeRaw("agenda", "0a", '{"version":1}');
      breakTable("agenda_aside");

      expect(await dueTexts(agenda, "2026-06-01T21:30:00Z")).toEqual(["2026-06-01T21:30:00Z 42 reminder"]);
      expect(unreadable).toEqual([["0a", "its key is not a plan's, and it could not be set aside"]]);
    });
  });

  test("rejects when the database fails: an agenda that cannot be read is not an empty one", async () => {
    const { agenda, breakTable } = await openAgenda();
    await agenda.plan(plan("2026-06-01T21:30:00Z", "42"));
    breakTable("agenda");

    await expect(agenda.due(at("2026-06-01T21:30:00Z"), 50)).rejects.toThrow(StoreError);
    await expect(agenda.next()).rejects.toThrow(StoreError);
    await expect(agenda.has(plan("2026-06-01T21:30:00Z", "42"))).rejects.toThrow(StoreError);
    await expect(agenda.plan(plan("2026-06-01T21:30:00Z", "43"))).rejects.toThrow(StoreError);
    await expect(agenda.remove(plan("2026-06-01T21:30:00Z", "42"))).rejects.toThrow(StoreError);
  });

  test("does what a sorted list would do", async () => {
    const start = at("2026-03-28T21:45:00Z");
    const somePlan = fc.record({
      dueAt: fc.integer({ min: 0, max: 9 }).map((tenths) => start.add({ milliseconds: tenths * 100 })),
      userId: fc.constantFrom("7", "42", "100", "80351110224678912", "1234567890123456789"),
      kind: fc.constantFrom("reminder", "snooze"),
    });
    const someStep = fc.oneof(
      fc.record({ do: fc.constant("plan" as const), plan: somePlan }),
      fc.record({ do: fc.constant("remove" as const), plan: somePlan }),
      fc.record({
        do: fc.constant("look" as const),
        until: somePlan.map(({ dueAt }) => dueAt),
        limit: fc.integer({ min: 0, max: 12 }),
        after: fc.option(somePlan, { nil: undefined }),
      }),
    );

    const { agenda } = await openAgenda();
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
            const { until, limit, after } = step;
            const expected = sorted
              .filter(({ dueAt }) => Temporal.Instant.compare(dueAt, until) <= 0)
              .filter((each) => after === undefined || inAgendaOrder(each, after) > 0)
              .slice(0, limit);
            expect((await agenda.due(until, limit, after)).map(text)).toEqual(expected.map(text));
            expect(await agenda.next()).toEqual(sorted[0]?.dueAt);
            for (const each of [...expected, ...(after ? [after] : [])]) {
              expect(await agenda.has(each)).toBe(model.has(text(each)));
            }
          }
        }
      }),
      seeded,
    );
  });
});
