import { expect, test } from "vitest";
import { untilClosing, waitUntilClosing } from "../../../src/delivery/closing.ts";
import type { Outbox } from "../../../src/delivery/outbox.ts";

const OUTBOX: Outbox = {
  open: async () => ({ kind: "opened", channelId: "1" }),
  post: async () => ({ kind: "sent" }),
  find: async () => "found",
  lookUp: async () => "gone",
};
const HOUR = Temporal.Duration.from({ hours: 1 });

test("until the bot closes everything goes through, then nothing begins but what somebody waits for", async () => {
  const closing = new AbortController();
  let isSomebodyWaiting = false;
  const outbox = untilClosing(OUTBOX, closing.signal, () => isSomebodyWaiting);
  const post = () => outbox.post("1", { kind: "test" }, "nonce");

  expect([await outbox.open("2"), await post()]).toEqual([{ kind: "opened", channelId: "1" }, { kind: "sent" }]);
  closing.abort();
  expect([await outbox.open("2"), await post()]).toEqual([{ kind: "unavailable" }, { kind: "unavailable" }]);
  expect(await outbox.lookUp("2")).toBe("unclear");
  expect(await outbox.find("1", { kind: "test" }, Temporal.Instant.from("2026-01-10T21:45:00Z"))).toBe("found");
  isSomebodyWaiting = true;
  expect(await post()).toEqual({ kind: "sent" });
});

test("a wait ends when the bot closes, and none begins afterwards, unless somebody waits", async () => {
  const closing = new AbortController();
  let isSomebodyWaiting = false;
  const patient = (duration: Temporal.Duration) =>
    duration.total("seconds") > 1 ? new Promise<void>(() => {}) : Promise.resolve();
  const wait = waitUntilClosing(patient, closing.signal, () => isSomebodyWaiting);
  const begun = wait(HOUR);
  closing.abort();
  await begun;
  await wait(HOUR);

  isSomebodyWaiting = true;
  const still = await Promise.race([wait(HOUR).then(() => "over"), wait(Temporal.Duration.from({ seconds: 1 }))]);
  expect(still).toBeUndefined();
});
