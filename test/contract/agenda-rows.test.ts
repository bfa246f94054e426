import { describe, expect, test } from "vitest";
import type { Agenda, Plan } from "../../src/delivery/agenda.ts";
import { planKey } from "../../src/storage/agenda/plan-key.ts";
import { AgendaRow, createStoreAgenda } from "../../src/storage/agenda/store-agenda.ts";
import { engines } from "./engines.ts";

const at = (instant: string) => Temporal.Instant.from(instant);
const plan = (dueAt: string, userId: string, kind = "reminder"): Plan => ({ dueAt: at(dueAt), userId, kind });
const text = ({ dueAt, userId, kind }: Plan) => `${dueAt} ${userId} ${kind}`;

describe.each(engines)("the rows of an agenda in a collection on $name", ({ open }) => {
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

  async function dueTexts(agenda: Agenda, until: string, limit = 50) {
    return (await agenda.due(at(until), limit)).map(text);
  }

  test("tells and forgets every row of one person, whatever is in it, and nobody else's", async () => {
    const { agenda, rows, writeRaw } = await openAgenda();
    const [mine, hers] = [plan("2026-06-01T21:30:00Z", "42"), plan("2026-06-01T21:30:00Z", "421")];
    await agenda.plan(mine);
    await agenda.plan(hers);
    await writeRaw("agenda", planKey({ ...mine, kind: "unread" }), "not JSON");
    await writeRaw("agenda", planKey({ ...mine, kind: "aside" }), "not JSON");
    await rows.quarantine(planKey({ ...mine, kind: "aside" }));

    expect(await agenda.rowsOf("42")).toEqual(
      ["reminder", "unread", "aside"].map((kind) => planKey({ ...mine, kind })),
    );
    expect(await agenda.forget("42")).toBe(true);

    expect(await agenda.rowsOf("42")).toEqual([]);
    expect(await rows.keysQuarantined("42")).toEqual([]);
    expect(await agenda.forget("42")).toBe(false);
    expect(await dueTexts(agenda, "2027-01-01T00:00:00Z")).toEqual([text(hers)]);
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
    ])("such as %s, quarantines it, reports it and gives the others", async (_name, key, value, reason) => {
      const { agenda, rows, unreadable, writeRaw } = await openAgenda();
      await agenda.plan(plan("2026-06-01T21:30:00Z", "42"));
      await writeRaw("agenda", key, value);

      expect(await dueTexts(agenda, "2026-06-01T21:30:00Z", 1)).toEqual(["2026-06-01T21:30:00Z 42 reminder"]);

      expect(unreadable).toEqual([[key, reason]]);
      expect(await rows.listQuarantined(key)).toEqual([value]);
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

    test("that cannot even be quarantined still holds nobody up", async () => {
      const { agenda, rows, unreadable, writeRaw, breakTable } = await openAgenda();
      await agenda.plan(plan("2026-06-01T21:30:00Z", "42"));
      await rows.listQuarantined("0a");
      await writeRaw("agenda", "0a", '{"version":1}');
      await breakTable("agenda_aside");

      expect(await dueTexts(agenda, "2026-06-01T21:30:00Z")).toEqual(["2026-06-01T21:30:00Z 42 reminder"]);
      expect(unreadable).toEqual([["0a", "its key is not a plan's, and it could not be set aside"]]);
    });
  });
});
