import { expect, test } from "vitest";
import type { Beaten, BeatingBot } from "../src/bot-process.ts";
import { createPlaygroundClock } from "../src/clock.ts";
import { createTimeline } from "../src/timeline.ts";

type Answer = (now: Temporal.Instant) => Temporal.Instant | undefined | Promise<undefined>;

/** A timeline at eight in the evening, over a bot that writes down its beats. */
function timelineOver(
  answer: Answer,
  options: { readonly running: boolean; readonly start?: string } = { running: false },
) {
  const start = Temporal.Instant.from(options.start ?? "2026-06-01T20:00:30Z");
  const clock = createPlaygroundClock({ start, running: options.running });
  const beats: string[] = [];
  let ready = () => {};
  const bot: BeatingBot = {
    start: async () => ready(),
    stop: async () => 0,
    kill: async () => {},
    pid: undefined,
    onExit: () => {},
    onReady: (listener) => {
      ready = listener;
    },
    async beat(): Promise<Beaten> {
      const now = clock.now();
      beats.push(now.toString({ smallestUnit: "second" }));
      return { isUp: true, next: await answer(now) };
    },
  };
  return { timeline: createTimeline({ clock, bot }), bot, beats };
}

const at = (text: string) => Temporal.Instant.from(text);

test("with nothing planned a jump is one beat here and one there", async () => {
  const { timeline, beats } = timelineOver(() => undefined);

  await timeline.moveTo(at("2027-06-01T20:00:00Z"));

  expect(beats).toEqual(["2026-06-01T20:00:30Z", "2027-06-01T20:00:00Z"]);
});

test("what is overdue is tried again at every whole minute", async () => {
  const { timeline, beats } = timelineOver(() => at("2026-06-01T19:00:00Z"));
  const seen: string[] = [];

  await timeline.moveTo(at("2026-06-01T20:03:00Z"), (now) => seen.push(now.toString()));

  expect(beats.slice(1)).toEqual(["2026-06-01T20:01:00Z", "2026-06-01T20:02:00Z", "2026-06-01T20:03:00Z"]);
  expect(seen).toEqual(beats.slice(1));
});

test("what is planned for after the jump is left for then", async () => {
  const { timeline, beats } = timelineOver(() => at("2026-06-02T21:00:00Z"));

  await timeline.moveTo(at("2026-06-02T20:59:00Z"));

  expect(beats).toEqual(["2026-06-01T20:00:30Z", "2026-06-02T20:59:00Z"]);
});

test("backwards, the clock is set and the bot hears of it once", async () => {
  const { timeline, beats } = timelineOver(() => undefined);

  await timeline.moveTo(at("2026-06-01T08:00:00Z"));

  expect(beats).toEqual(["2026-06-01T08:00:00Z"]);
});

test("beats never overlap", async () => {
  let inside = 0;
  let most = 0;
  const { timeline } = timelineOver(async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setTimeout(resolve, 5));
    inside -= 1;
    return undefined;
  });

  await Promise.all([timeline.beat(), timeline.moveTo(at("2026-06-02T08:00:00Z")), timeline.beat()]);

  expect(most).toBe(1);
});

test("a running clock beats when the bot is ready, and at the whole minute", async () => {
  const { timeline, bot, beats } = timelineOver(() => undefined, { running: true, start: "2026-06-01T20:00:59.600Z" });

  await bot.start();
  await expect.poll(() => beats).toEqual(["2026-06-01T20:00:59Z", "2026-06-01T20:01:00Z"]);
  timeline.close();
});
