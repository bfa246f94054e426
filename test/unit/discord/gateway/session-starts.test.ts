import { expect, test, vi } from "vitest";
import { createSessionStartsWatch } from "../../../../src/discord/gateway/session-starts.ts";
import type { Log } from "../../../../src/ops/log.ts";

const LIMIT = { total: 1_000, remaining: 993, reset_after: 14_400_000.4, max_concurrency: 1 };

function setUp() {
  let now = Temporal.Instant.from("2026-03-12T21:45:00Z");
  const get = vi.fn(async () => ({ url: "wss://gateway.discord.gg", shards: 2, session_start_limit: LIMIT }));
  const warn = vi.fn();
  const watch = createSessionStartsWatch({ get } as never, () => now, { warn } as unknown as Log);
  return { watch, get, warn, pass: (duration: Temporal.DurationLike) => (now = now.add(duration)) };
}

test("Discord is asked how many identifies are left, and when there are more", async () => {
  const { watch } = setUp();
  const { resetAfter, ...rest } = await watch.look();
  expect(rest).toEqual({ shards: 2, total: 1_000, remaining: 993 });
  expect(resetAfter.total("milliseconds")).toBe(14_400_001);
});

test("who asks often is told of the last look, and Discord asked again after ten minutes, once", async () => {
  const { watch, get, pass } = setUp();
  expect(watch.left()).toBeUndefined();
  expect(watch.left()).toBeUndefined();
  await vi.waitFor(() => expect(watch.left()).toBe(993));
  expect(get).toHaveBeenCalledTimes(1);
  pass({ minutes: 11 });
  watch.left();
  watch.left();
  expect(get).toHaveBeenCalledTimes(2);
});

test("a look that fails is logged and tried again, and does no harm", async () => {
  const { watch, get, warn } = setUp();
  get.mockRejectedValueOnce(new Error("503"));
  expect(watch.left()).toBeUndefined();
  await vi.waitFor(() => expect(warn).toHaveBeenCalledOnce());
  await vi.waitFor(() => expect(watch.left()).toBe(993));
});
