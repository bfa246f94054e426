import { afterEach, expect, test } from "vitest";
import { formOn, type House, openHouse, shown, textOf } from "../support/house.ts";

let house: House;

afterEach(async () => {
  await house.close();
});

const NIGHT = { bed: "11ish, 23.30", onset: "half an hour", awake: "2, 20 min", rise: "6:45, 7:10", quality: "fair" };

test("a sleep diary: logged, put right after a restart, looked at, exported and deleted", async () => {
  house = await openHouse("2026-03-13T08:00:00Z");
  const { robin, discord, bot } = house;

  const form = await formOn(() => house.type(robin, "/diary log zone:lisbon"));
  const part = shown(await discord.submit(form, { ...NIGHT, bed: "25:00" }));
  expect(part.onlyFor).toBe(robin.user.id);
  expect(textOf(part)).toContain("last wake-up at **06:45**"); // what could be read is noted already
  expect(textOf(part)).toContain("**Got into bed, then tried to sleep:** I could not read that.");

  await bot.stop(); // neither what was noted nor what was typed is in memory
  await bot.start();
  const again = await formOn(() => house.press(robin, part, "Fill in the rest"));
  const kept = shown(await discord.submit(again, { bed: NIGHT.bed }));
  expect(textOf(kept)).toContain("into bed at **23:00**");
  expect(textOf(kept)).toContain("how you slept: **fair**");
  expect(textOf(kept)).toContain("about 6 h 25 min asleep and 8 h 10 min in bed");
  const boxes = await formOn(() => house.press(robin, kept, "Also note the day before"));
  const ticked = shown(await discord.submit(boxes, { also: "A nap, Exercise" }));
  expect(textOf(ticked)).toContain("the day before had: a nap and exercise");

  const week = shown(await house.type(robin, "/diary week"));
  expect(week.onlyFor).toBe(robin.user.id);
  const [picture] = week.message.attachments;
  const png = Buffer.from(await (await fetch(picture?.url ?? "")).arrayBuffer());
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect(JSON.stringify(week.components)).toContain("Thu 12: in bed 23:00, asleep 00:00, middle of sleep");
  const table = shown(await house.press(robin, week, "As a table"));
  expect(textOf(table)).toContain("Thu 12 23:00 06:45 07:10 6:25");
  const exported = shown(await house.type(robin, "/diary export"));
  expect(exported.onlyFor).toBe(robin.user.id);
  const [file] = exported.message.attachments;
  const bytes = Buffer.from(await (await fetch(file?.url ?? "")).arrayBuffer());
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(bytes.toString()).toContain("2026-03-12,Europe/Lisbon,2026-03-12 23:00,2026-03-12 23:30,30,2,20,");

  await house.press(robin, shown(await house.type(robin, "/privacy delete")), "Delete everything");
  expect(textOf(shown(await house.type(robin, "/privacy show")))).toContain("Nothing.");
});

test("a report for an appointment: too few nights lead to a form, then one page arrives, before and after a restart", async () => {
  house = await openHouse("2026-03-13T08:00:00Z");
  const { robin, discord, bot } = house;

  const none = shown(await house.type(robin, "/diary report"));
  expect(none.onlyFor).toBe(robin.user.id);
  expect(textOf(none)).toContain("Begin with `/diary log`");
  for (const night of ["2026-03-11", "2026-03-10"])
    await discord.submit(await formOn(() => house.type(robin, `/diary log zone:lisbon night:${night}`)), NIGHT);
  const few = shown(await house.type(robin, "/diary report"));
  expect(textOf(few)).toContain("You logged 2 nights");
  await discord.submit(await formOn(() => house.press(robin, few, "Note a night")), NIGHT);

  const first = shown(await house.type(robin, "/diary report name:Robin Doe"));
  expect(first.onlyFor).toBe(robin.user.id);
  expect(textOf(first)).toContain("3 of 14 nights on one page");
  await bot.stop();
  await bot.start();
  const menu = shown(await house.press(robin, first, "Choose free nights"));
  const saved = shown(await house.choose(robin, menu, "2", "3"));
  expect(textOf(saved)).toContain("Your free nights: **Tuesday and Wednesday**.");
  const second = shown(await house.press(robin, saved, "Make the report"));

  for (const { message } of [first, second]) {
    const [file] = message.attachments;
    expect(file?.filename).toBe("sleep-diary.pdf");
    const bytes = Buffer.from(await (await fetch(file?.url ?? "")).arrayBuffer());
    expect(bytes.subarray(0, 8).toString()).toBe("%PDF-1.7");
    expect(bytes.length).toBeLessThan(150_000);
  }
});
