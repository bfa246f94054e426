import { expect, test } from "vitest";
import { AgendaRow, createStoreAgenda } from "../../../../src/storage/agenda/store-agenda.ts";
import { openMapStore } from "../../../../src/storage/core/map-store.ts";

const start = Temporal.Instant.from("2026-06-01T20:00:00Z");

async function openBusyAgenda() {
  const steps: string[] = [];
  const store = openMapStore({ before: (table, step) => void steps.push(`${table} ${step}`) });
  const agenda = createStoreAgenda({ rows: store.collection("agenda", AgendaRow), onUnreadable: () => {} });
  await agenda.planMany(
    Array.from({ length: 3_000 }, (_, index) => ({
      dueAt: start.add({ seconds: index }),
      userId: "42",
      kind: "reminder",
    })),
  );
  steps.length = 0;
  return { agenda, steps };
}

test.each([
  ["nothing is due", { seconds: -1 }, 0],
  ["a few are due", { seconds: 9 }, 10],
  ["more are due than asked for", { hours: 1 }, 50],
])("a look when %s is one page", async (_name, sinceStart, found) => {
  const { agenda, steps } = await openBusyAgenda();

  const plans = await agenda.due(start.add(sinceStart), 50);

  expect(plans).toHaveLength(found);
  expect(steps).toEqual(["agenda page"]);
});

test("asking when the next is due is one page", async () => {
  const { agenda, steps } = await openBusyAgenda();

  await agenda.next();

  expect(steps).toEqual(["agenda page"]);
});

test("planning what is planned already writes nothing", async () => {
  const { agenda, steps } = await openBusyAgenda();

  await agenda.plan({ dueAt: start, userId: "42", kind: "reminder" });

  expect(steps).toEqual(["agenda getMany"]);
});
