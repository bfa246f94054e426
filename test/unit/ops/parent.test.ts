import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { joinParent } from "../../../src/ops/parent.ts";

/** The parent's end of the channel. */
function fakeParent() {
  const sent: unknown[] = [];
  const channel = Object.assign(new EventEmitter(), {
    connected: true,
    send: (message: unknown) => sent.push(message),
  });
  return {
    channel,
    sent,
    says: (message: object) => void channel.emit("message", message),
    goes() {
      channel.connected = false;
      channel.emit("disconnect");
    },
  };
}

const TIME = { type: "winddown:time", now: "2026-03-12T21:45:00Z", running: false };

test("the bot waits until its parent has said what time it is", async () => {
  const { channel, says } = fakeParent();
  let joined = false;
  const joining = joinParent(channel).then((parent) => {
    joined = true;
    return parent;
  });
  await new Promise(setImmediate);
  expect(joined).toBe(false);

  says(TIME);
  expect((await joining).clock.now().toString()).toBe("2026-03-12T21:45:00Z");
});

test("each beat sets the clock, is served, and is answered with when something is due next", async () => {
  const { channel, says, sent } = fakeParent();
  says(TIME);
  const joining = joinParent(channel);
  says(TIME);
  const parent = await joining;
  parent.ready();
  const seen: string[] = [];
  const answers = [Temporal.Instant.from("2026-03-13T21:45:00Z"), undefined];
  parent.onBeat(async () => {
    seen.push(parent.clock.now().toString());
    return answers[seen.length - 1];
  });

  says({ ...TIME, type: "winddown:beat", id: 1, now: "2026-03-12T22:00:00Z" });
  says({ ...TIME, type: "winddown:beat", id: 2, now: "2026-03-12T22:01:00Z" });
  await expect.poll(() => sent.length).toBe(3);

  expect(seen).toEqual(["2026-03-12T22:00:00Z", "2026-03-12T22:01:00Z"]);
  expect(sent).toEqual([
    { type: "winddown:ready" },
    { type: "winddown:beat-done", id: 1, next: "2026-03-13T21:45:00Z" },
    { type: "winddown:beat-done", id: 2, next: null },
  ]);
});

test("a beat before anybody serves it is answered all the same", async () => {
  const { channel, says, sent } = fakeParent();
  const joining = joinParent(channel);
  says({ ...TIME, type: "winddown:beat", id: 7 });
  await joining;
  await expect.poll(() => sent).toEqual([{ type: "winddown:beat-done", id: 7, next: null }]);
});

test("a parent that goes is noticed once, and a beat it left behind is told to nobody", async () => {
  const { channel, says, sent, goes } = fakeParent();
  const joining = joinParent(channel);
  says(TIME);
  const parent = await joining;
  let gone = 0;
  parent.onGone(() => gone++);
  let finish: (next: undefined) => void = () => {};
  parent.onBeat(() => new Promise((resolve) => (finish = resolve)));
  says({ ...TIME, type: "winddown:beat", id: 1 });

  goes();
  finish(undefined);
  await new Promise(setImmediate);

  expect(gone).toBe(1);
  expect(sent).toEqual([]);
});

test("what is not a word of the parent's is refused", async () => {
  const { channel, says } = fakeParent();
  void joinParent(channel);
  expect(() => says({ type: "winddown:time" })).toThrow();
});
