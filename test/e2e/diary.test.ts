import { afterEach, expect, test } from "vitest";
import { formOf, type House, openHouse, shown, textOf } from "../support/house.ts";

let house: House;

afterEach(async () => {
  await house.close();
});

const NIGHT = { bed: "11ish, 23.30", onset: "half an hour", awake: "2, 20 min", rise: "6:45, 7:10", quality: "fair" };

test("a sleep diary: logged, put right after a restart, and deleted", async () => {
  house = await openHouse("2026-03-13T08:00:00Z");
  const { robin, discord, bot } = house;

  const form = formOf(await house.type(robin, "/diary log zone:lisbon"));
  const refused = shown(await discord.submit(form, { ...NIGHT, bed: "25:00" }));
  expect(refused.onlyFor).toBe(robin.user.id);
  expect(textOf(refused)).toContain("**Into bed, then tried to sleep:** I could not read that.");

  await bot.stop(); // what was typed is not in memory
  await bot.start();
  const again = formOf(await house.press(robin, refused, "Open the form"));
  const kept = shown(await discord.submit(again, { bed: NIGHT.bed }));
  expect(textOf(kept)).toContain("into bed at **23:00**");
  expect(textOf(kept)).toContain("you call it **fair**");
  expect(textOf(kept)).toContain("about 6 h 25 min asleep and 8 h 10 min in bed");

  await house.press(robin, shown(await house.type(robin, "/privacy delete")), "Delete everything");
  expect(textOf(shown(await house.type(robin, "/privacy show")))).toContain("Nothing.");
});
