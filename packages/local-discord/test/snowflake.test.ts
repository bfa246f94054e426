import { SnowflakeUtil } from "discord.js";
import { expect, test } from "vitest";
import { compareSnowflakes, createSnowflakes } from "../src/snowflake.ts";
import { standingClock } from "./tiny-bot.ts";

test("ids carry the playground's time, stay unique while it stands still, and sort by age", () => {
  const clock = standingClock("2026-06-01T20:00:00Z");
  const newId = createSnowflakes(clock.now);

  const [first, second] = [newId(), newId()];
  clock.set("2026-06-01T19:00:00Z");
  const earlier = newId();

  expect(SnowflakeUtil.timestampFrom(first)).toBe(Temporal.Instant.from("2026-06-01T20:00:00Z").epochMilliseconds);
  expect([first, second, earlier].toSorted(compareSnowflakes)).toEqual([earlier, first, second]);
  expect(first).toMatch(/^\d{17,19}$/); // what discord.js takes for the id in a route
});
