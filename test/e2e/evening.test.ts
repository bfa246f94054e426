import { afterAll, beforeAll, expect, test } from "vitest";
import { type House, openHouse, shown, textOf } from "../support/house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse("2026-03-12T17:00:00Z");
});
afterAll(() => house.close());

test("an evening is planned, turned into a nightly reminder, and then counted in timestamps by itself", async () => {
  const question = shown(await house.type(house.robin, "/sleep tonight bedtime:10:30"));
  expect(question.onlyFor).toBe(house.robin.user.id);
  const plan = shown(await house.press(house.robin, question, "22:30"));
  expect(textOf(plan)).toContain("**13:30 · Last caffeine**");

  const where = shown(await house.press(house.robin, plan, "Remind me every night"));
  expect(textOf(where)).toContain("Where do you sleep?");
  expect(where.message.id, "the plan stays").not.toBe(plan.message.id);
  const clock = shown(await house.choose(house.robin, where, "17:00"));
  await house.choose(house.robin, clock, "Europe/London~0");
  const told = () => house.dms(house.robin).map(textOf).join("\n");
  await expect.poll(told).toContain("Your wind-down reminder is on");

  const own = textOf(shown(await house.type(house.robin, "/sleep tonight", "dm")));
  expect(own).toContain("<t:1773354600:t> · Lights out");
  expect(own).toContain("That time has passed today, and nothing is lost."); // the last coffee, at 13:30
  expect(own).not.toContain("Remind me every night");
});

test("/sleep tonight with nothing known asks for a bedtime and offers some", async () => {
  const question = shown(await house.type(house.sam, "/sleep tonight"));
  expect(textOf(question)).toContain("When do you want to be in bed?");
  const plan = shown(await house.press(house.sam, question, "23:00"));
  const tip = shown(await house.choose(house.sam, plan, "caffeine"));
  expect(textOf(tip)).toContain("Set a caffeine cut-off");
});

test("/sleep relax goes on with Next after the bot was restarted, and for somebody else alone", async () => {
  const page = shown(await house.type(house.robin, "/sleep relax kind:breathing"));
  expect(page.onlyFor).toBeUndefined();
  await house.bot.stop();
  await house.bot.start();
  const next = shown(await house.press(house.robin, page, "Next"));
  expect(next.message.id).toBe(page.message.id);
  expect(textOf(next)).toContain("Out, slowly … 1 … 2 … 3 … 4 … 5 … 6");

  const forSam = shown(await house.press(house.sam, next, "Next"));
  expect(forSam.onlyFor).toBe(house.sam.user.id);
  expect(textOf(forSam)).toContain("Step 1 of 4"); // an exercise of their own
  expect(textOf(shown(await house.press(house.sam, forSam, "Next")))).toContain("Step 2 of 4");
});

test("/sleep relax private:true is for one person alone, to choose from", async () => {
  const choice = shown(await house.type(house.robin, "/sleep relax private:true"));
  expect(choice.onlyFor).toBe(house.robin.user.id);
  expect(textOf(shown(await house.press(house.robin, choice, "Body scan")))).toContain("Step 1 of 6");
});
