import { afterEach, beforeEach, expect, test } from "vitest";
import { type House, openHouse, shown, textOf } from "../support/house.ts";

let house: House;
beforeEach(async () => {
  house = await openHouse("2026-11-29T15:00:00Z"); // a Sunday
});
afterEach(() => house.close());

/** Every message that came by itself, with the bedtime or the night that it tells. */
const came = () =>
  house.dms(house.robin).flatMap((dm) => {
    const text = textOf(dm);
    const minute = dm.message.timestamp.slice(5, 16).replace("T", " ");
    if (text.includes("Time to wind down")) return [`${minute} wind-down`];
    if (text.includes("How was the night?")) return [`${minute} check-in`];
    return [];
  });

test("two weeks of a nurse's rota: each night's message before its bedtime, none on nights off, and the question after rising", async () => {
  const { robin, bot } = house;
  const say = async (typed: string) => shown(await house.type(robin, typed));
  await say("/reminder set bedtime:22:30 zone:lisbon");
  await say("/diary checkin on at:8");
  const preview = await say("/reminder rota nights:3x23:00 2x08:30 3 off from monday");
  expect(textOf(preview)).toContain("not on yet");
  await bot.stop();
  await bot.start();
  const on = shown(await house.press(robin, preview, "Turn it on"));
  expect(textOf(on)).toContain("**3 × 23:00, 2 × 08:30, 3 off**");
  expect(textOf(await say("/reminder show"))).toContain("Thu 3 Dec · **08:30** on Fri");
  expect(textOf(await say("/diary checkin show"))).toContain("8 hours after each bedtime of your rota");
  expect(textOf(await say("/sleep tonight"))).toContain("one of your nights off");
  expect(textOf(await say("/privacy show"))).toContain("bedtimes by a rota in Lisbon (Europe/Lisbon): 3 × 23:00");

  await house.moveTo("2026-12-13T12:00:00Z");
  expect(came()).toEqual([
    ...["11-30 08:00 check-in", "11-30 22:15 wind-down", "12-01 07:00 check-in", "12-01 22:15 wind-down"],
    ...["12-02 07:00 check-in", "12-02 22:15 wind-down", "12-03 07:00 check-in"],
    ...["12-04 07:45 wind-down", "12-04 16:30 check-in", "12-05 07:45 wind-down", "12-05 16:30 check-in"],
    ...["12-06 08:00 check-in", "12-07 08:00 check-in", "12-08 08:00 check-in"],
    ...["12-08 22:15 wind-down", "12-09 07:00 check-in", "12-09 22:15 wind-down", "12-10 07:00 check-in"],
    ...["12-10 22:15 wind-down", "12-11 07:00 check-in", "12-12 07:45 wind-down", "12-12 16:30 check-in"],
    ...["12-13 07:45 wind-down"],
  ]);

  const question = await say("/reminder set bedtime:22:30");
  const ended = shown(await house.press(robin, question, "End the rota"));
  expect(textOf(ended)).toContain("Your bedtime is **22:30** in Lisbon (Europe/Lisbon), every night.");
  expect(textOf(await say("/diary checkin show"))).toContain("Each morning at **08:00**");
});

test("a student with late weekends keeps both bedtimes, and skips one of them", async () => {
  const { robin } = house;
  await house.type(robin, "/reminder set bedtime:23:00 zone:lisbon nights:weeknights");
  const week = shown(await house.type(robin, "/reminder set bedtime:01:30 nights:fri sat"));
  expect(textOf(week)).toContain("**Sun–Thu 23:00 · Fri Sat 01:30**");

  await house.moveTo("2026-12-03T12:00:00Z");
  await house.moveTo("2026-12-04T20:00:00Z");
  const skipped = shown(await house.press(robin, shown(await house.type(robin, "/reminder show")), "Skip tonight"));
  expect(textOf(skipped)).toContain("Skipped for tonight");
  await house.moveTo("2026-12-07T12:00:00Z");
  expect(came()).toEqual([
    ...["11-29 22:15 wind-down", "11-30 22:15 wind-down", "12-01 22:15 wind-down", "12-02 22:15 wind-down"],
    ...["12-03 22:15 wind-down", "12-06 00:45 wind-down", "12-06 22:15 wind-down"],
  ]);
});
