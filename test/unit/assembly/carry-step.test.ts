import { expect, test } from "vitest";
import { carryingSteps, type StepFor } from "../../../src/assembly/carry-step.ts";
import type { DirectMessage, Outbox } from "../../../src/delivery/outbox.ts";

const STEP = { week: 1, step: "w1-light", cue: undefined, action: undefined, asks: false } as const;
const WIND_DOWN: DirectMessage = {
  kind: "wind-down",
  userId: "1",
  night: "2026-03-12",
  step: 0,
  bedtime: Temporal.Instant.from("2026-03-12T22:30:00Z"),
  offersSnooze: true,
  clockChange: undefined,
  isQuiet: false,
};

/** An outbox that keeps what it was given to post. */
function carried(stepFor: StepFor) {
  const posted: DirectMessage[] = [];
  const troubles: unknown[] = [];
  const outbox: Outbox = {
    open: async () => ({ kind: "opened", channelId: "2" }),
    post: async (_channelId, message) => {
      posted.push(message);
      return { kind: "sent" };
    },
    find: async () => "absent",
    lookUp: async () => "there",
  };
  return { outbox: carryingSteps(outbox, stepFor, (error) => void troubles.push(error)), posted, troubles };
}

test("the nightly message carries the step of its own night", async () => {
  const asked: string[] = [];
  const { outbox, posted } = carried(async (userId, night) => {
    asked.push(`${userId} ${night}`);
    return { step: STEP, look: undefined };
  });
  await outbox.post("2", WIND_DOWN, "n");
  expect(asked).toEqual(["1 2026-03-12"]);
  expect(posted).toEqual([{ ...WIND_DOWN, coach: { step: STEP, look: undefined } }]);
});

test("whoever is in no programme, and a message asked for once more, gets the message as ever", async () => {
  const { outbox, posted } = carried(async () => undefined);
  await outbox.post("2", WIND_DOWN, "n");
  const other = carried(async () => ({ step: STEP, look: undefined }));
  await other.outbox.post("2", { ...WIND_DOWN, step: 1 }, "n");
  await other.outbox.post("2", { kind: "test" }, "n");
  expect([...posted, ...other.posted]).toEqual([WIND_DOWN, { ...WIND_DOWN, step: 1 }, { kind: "test" }]);
});

test("a step that cannot be read costs nobody their message", async () => {
  const { outbox, posted, troubles } = carried(async () => {
    throw new Error("unreadable");
  });
  expect(await outbox.post("2", WIND_DOWN, "n")).toEqual({ kind: "sent" });
  expect(posted).toEqual([WIND_DOWN]);
  expect(troubles).toHaveLength(1);
});

test("in a thread, where others read along, the look back has nothing of the diary", async () => {
  const look = { week: 1, step: "w1-light", did: 3, notTonight: 1, next: "stay" } as const;
  const diary = { nights: 6, sleptMinutes: 402 };
  const { outbox, posted } = carried(async () => ({ step: STEP, look: { ...look, diary } }));
  await outbox.post("2", { ...WIND_DOWN, inThread: "1" }, "n");
  await outbox.post("2", WIND_DOWN, "n");
  expect(posted.map((one) => one.kind === "wind-down" && one.coach?.look?.diary)).toEqual([undefined, diary]);
});
