import { afterEach, beforeEach, expect, test } from "vitest";
import { formOn, type House, openHouse, shown, textOf } from "../support/house.ts";
import { killAfterArrival } from "../support/killed.ts";

const SUPPRESSED = 4096; // docs: resources/message, message flags
const NIGHT = { bed: "23:00", onset: "20", awake: "none", rise: "7:00", quality: "good" };

let house: House;
beforeEach(async () => {
  house = await openHouse("2026-03-10T09:00:00Z"); // a Tuesday
});
afterEach(() => house.close());

const words = () => house.dms(house.robin).filter((dm) => textOf(dm).includes("of the last seven nights"));
const last = () => {
  const dm = house.dms(house.robin).findLast(({ onlyFor }) => onlyFor === undefined);
  if (dm === undefined) throw new Error("nothing came");
  return dm;
};

async function note(...days: readonly string[]) {
  for (const day of days) {
    await house.moveTo(`${day}T09:00:00Z`);
    await house.discord.submit(await formOn(() => house.type(house.robin, "/diary log")), NIGHT);
  }
}

test("three weeks: a few silent words, none after two nights, not twice when killed, and ended with one press", async () => {
  const { robin, bot } = house;
  await house.type(robin, "/reminder set bedtime:22:30 zone:lisbon");
  const on = shown(await house.type(robin, "/diary weekly on"));
  expect(textOf(on)).toContain("Each **Sunday** at **18:00** in Lisbon");
  await expect.poll(() => textOf(last())).toContain("Your weekly word is on");

  await note("2026-03-11", "2026-03-12", "2026-03-14");
  await killAfterArrival(house, "2026-03-15T18:00:00Z");
  await house.moveTo("2026-03-15T18:10:00Z");
  await bot.start();
  await house.moveTo("2026-03-15T20:00:00Z");
  expect(words()).toHaveLength(1);
  expect((last().message.flags ?? 0) & SUPPRESSED).toBe(SUPPRESSED);
  expect(textOf(last())).toContain(
    "You noted 3 of the last seven nights. By your own guesses you slept about 7 h 40 min",
  );
  expect(textOf(last()).split(/\s+/).length).toBeLessThan(70);
  await house.press(robin, last(), "My week");
  await expect.poll(() => textOf(house.lastDm(robin))).toContain("As a table");

  await note("2026-03-17", "2026-03-18");
  await house.moveTo("2026-03-22T21:30:00Z");
  expect(words()).toHaveLength(1);

  await note("2026-03-24", "2026-03-25", "2026-03-26");
  await house.moveTo("2026-03-29T17:00:00Z"); // 18:00 by summer time
  expect(words()).toHaveLength(2);
  await house.press(robin, last(), "Stop");
  expect(textOf(last())).toContain("Weekly word off");
  expect(textOf(shown(await house.type(robin, "/privacy show")))).toContain("**Is your weekly word on?** no");
});

test("typing stop ends it with everything else", async () => {
  const { robin } = house;
  await house.type(robin, "/reminder set bedtime:22:30 zone:lisbon");
  await house.type(robin, "/diary weekly on day:Wednesday at:19:00");
  await house.discord.write(robin, "stop");
  await expect.poll(() => textOf(house.lastDm(robin))).toContain("Everything that I send by itself is off");
  expect(textOf(shown(await house.type(robin, "/privacy show")))).toContain("**Is your weekly word on?** no");
});
