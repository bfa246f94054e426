import { expect, test } from "vitest";
import { createBeat } from "../../src/beat-loop.ts";
import { createLog } from "../../src/ops/log.ts";

test("the time is not noted before it is written how long nobody was there", async () => {
  const calls: string[] = [];
  let failures = 1;
  const beat = createBeat({
    reminders: { beat: async () => void calls.push("beat") },
    swept: [],
    agenda: { takeOver: async () => void calls.push("take over") },
    uptime: {
      async begin() {
        calls.push("begin");
        if (failures-- > 0) throw new Error("the database is away");
      },
      alive: async () => void calls.push("alive"),
      whyLate: () => undefined,
    },
    lead: { turn: () => 1, seek: async () => true },
    clock: { now: () => Temporal.Instant.from("2026-03-12T21:45:00Z") },
    log: createLog("silent"),
    isAlive() {},
    onSwept: () => calls.push("swept"),
  });

  await beat();
  await beat();
  await beat();

  await beat.idle();
  expect(calls).toEqual(["begin", "beat", "swept", "begin", "take over", "alive", "beat", "alive", "beat"]);
});
