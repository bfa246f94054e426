import { fileURLToPath } from "node:url";
import { afterEach, expect, test, vi } from "vitest";
import { type BeatingBot, createBotProcess } from "../src/bot-process.ts";
import { createPlaygroundClock } from "../src/clock.ts";
import { createTimeline } from "../src/timeline.ts";

const ECHO_BOT = fileURLToPath(new URL("echo-bot.ts", import.meta.url));
const START = "2026-06-01T20:00:00Z";

let bot: BeatingBot | undefined;
afterEach(() => bot?.kill());

function echoBot(env: Record<string, string> = {}, options: { stopWithinMs?: number; readyWithinMs?: number } = {}) {
  const lines: string[] = [];
  const clock = createPlaygroundClock({ start: Temporal.Instant.from(START), running: false });
  const started = createBotProcess({
    command: [process.execPath, ECHO_BOT],
    cwd: process.cwd(),
    env,
    clock,
    onLine: (line) => lines.push(line),
    ...options,
  });
  bot = started;
  return { bot: started, clock, lines };
}

test("the bot hears the time first of all, says when it is ready, and ends on request", async () => {
  const { bot, lines } = echoBot();
  const exits: unknown[] = [];
  bot.onExit((code, signal) => exits.push([code, signal]));

  await bot.start();
  expect(bot.pid).toBeGreaterThan(0);
  await bot.beat();

  expect(await bot.stop()).toBeNull(); // ended by the signal itself: this bot has no handler of its own
  expect(exits).toEqual([[null, "SIGTERM"]]);
  expect(bot.pid).toBeUndefined();
  expect(lines).toEqual([`time ${START} standing parent`, `beat ${START}`]); // all read: "close" comes after the pipes
});

test("a bot that ends before it is ready takes its last words to whoever started it", async () => {
  const { bot } = echoBot({ MOOD: "broken" });

  await expect(bot.start()).rejects.toThrow(/with code 3.*DISCORD_TOKEN is not set/s);
});

test("a bot that does not listen to SIGTERM is killed in the end", async () => {
  const { bot } = echoBot({ MOOD: "deaf" }, { stopWithinMs: 50 });
  await bot.start();

  expect(await bot.stop()).toBeNull();
});

test("a killed bot can be started again, and a beat without a bot is over at once", async () => {
  const { bot } = echoBot();
  await bot.start();
  await expect(bot.start()).rejects.toThrow("running already");
  await bot.kill();

  expect(await bot.beat()).toEqual({ isUp: false });
  await bot.start();
  expect(await bot.beat()).toEqual({ isUp: true, next: undefined });
});

test("months go by in a few beats, each at a minute at which something is due", async () => {
  const { bot, clock, lines } = echoBot({ DUE: "2026-06-01T21:00:00Z 2026-06-01T21:15:30Z 2026-07-01T21:00:00Z" });
  const timeline = createTimeline({ clock, bot });
  await bot.start();

  await timeline.moveTo(Temporal.Instant.from("2026-09-01T12:00:10Z"));

  // What the bot prints comes by another pipe than its "done", so the last line may still be on its way.
  await vi.waitFor(() => expect(lines).toHaveLength(6), { timeout: 60_000 });
  expect(lines.slice(1)).toEqual([
    `beat ${START}`,
    "beat 2026-06-01T21:00:00Z",
    "beat 2026-06-01T21:16:00Z",
    "beat 2026-07-01T21:00:00Z",
    "beat 2026-09-01T12:00:10Z",
  ]);
});

test("time goes on when the bot dies on the way", async () => {
  const { bot, clock } = echoBot({ DUE: "2026-06-01T21:00:00Z", MOOD: "dies at a beat" });
  const timeline = createTimeline({ clock, bot });
  await bot.start();

  await timeline.moveTo(Temporal.Instant.from("2026-06-02T12:00:00Z"));

  expect(timeline.now().toString()).toBe("2026-06-02T12:00:00Z");
});
