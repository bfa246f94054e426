import { afterEach, beforeEach, expect, test } from "vitest";
import { formOn, type House, openHouse, shown, textOf } from "../support/house.ts";
import { killAfterArrival } from "../support/killed.ts";

const SUPPRESSED = 4096; // docs: resources/message, message flags
const NIGHT = { bed: "23:00", onset: "20", awake: "none", rise: "7:00", quality: "good" };

let house: House;
beforeEach(async () => {
  house = await openHouse("2026-03-12T20:00:00Z");
});
afterEach(() => house.close());

/** The message of the morning; what is shown to Robin alone beside it is none. */
const lastQuestion = () => {
  const last = house.dms(house.robin).findLast((dm) => dm.onlyFor === undefined);
  if (last === undefined) throw new Error("nothing was asked");
  return last;
};
const questions = () => house.dms(house.robin).filter((dm) => textOf(dm).includes("How was the night?"));

test("asked silently each morning: logged after a restart, skipped, and ended by typing stop", async () => {
  const { robin, bot } = house;
  await house.type(robin, "/reminder set bedtime:22:30 zone:lisbon");
  const on = shown(await house.type(robin, "/diary checkin on at:8"));
  expect(textOf(on)).toContain("Each morning at **08:00** in Lisbon");
  expect(textOf(house.lastDm(robin))).toContain("Your morning check-in is on");

  await house.moveTo("2026-03-13T08:00:00Z");
  expect(questions()).toHaveLength(1);
  expect((house.lastDm(robin).message.flags ?? 0) & SUPPRESSED).toBe(SUPPRESSED);
  expect(textOf(house.lastDm(robin))).toContain("Thursday 12 March");

  await bot.stop();
  await bot.start();
  const form = await formOn(() => house.press(robin, lastQuestion(), "Log"));
  await house.discord.submit(form, { ...NIGHT, bed: "25:00" });
  expect(questions()).toHaveLength(1); // what did not fit is said beside it, and the buttons stay
  await house.discord.submit(await formOn(() => house.press(robin, lastQuestion(), "Log")), NIGHT);
  expect(textOf(lastQuestion())).toContain("The night of Thursday 12 March is in your diary.");
  expect(textOf(lastQuestion())).not.toContain("23:00");
  expect(textOf(shown(await house.type(robin, "/diary week")))).toContain("Log last night");

  await house.moveTo("2026-03-14T08:00:00Z");
  await house.press(robin, lastQuestion(), "Skip");
  expect(textOf(lastQuestion())).toContain("A diary may have gaps.");
  expect(textOf(shown(await house.type(robin, "/diary checkin show")))).toContain(
    "Night of Friday 13 March: asked at <t:1773475200:t>, and you skipped it",
  );

  await house.discord.write(robin, "stop");
  await expect
    .poll(() => textOf(house.lastDm(robin)))
    .toContain("Your evening reminder and your morning check-in are both off");
  const before = house.dms(robin).length;
  await house.moveTo("2026-03-16T12:00:00Z");
  expect(house.dms(robin)).toHaveLength(before);
});

test("a night noted before its time brings no question; Stop on the message ends it", async () => {
  const { robin } = house;
  await house.type(robin, "/diary checkin on at:08:00 zone:lisbon");
  await house.moveTo("2026-03-13T07:00:00Z");
  await house.discord.submit(await formOn(() => house.type(robin, "/diary log")), NIGHT);
  await house.moveTo("2026-03-13T12:00:00Z");
  expect(questions()).toHaveLength(0);

  await house.moveTo("2026-03-14T08:00:00Z");
  await house.press(robin, lastQuestion(), "Stop");
  expect(textOf(lastQuestion())).toContain("Check-in off");
  await house.moveTo("2026-03-15T12:00:00Z");
  expect(questions()).toHaveLength(0); // the one there was says that it is off
  expect(textOf(shown(await house.type(robin, "/privacy show")))).toContain("**Is your check-in on?** no");
});

test("killed after Discord has it and before we know: not asked twice", async () => {
  const { robin, bot } = house;
  await house.type(robin, "/diary checkin on at:08:00 zone:lisbon");
  await killAfterArrival(house, "2026-03-13T08:00:00Z");
  await house.moveTo("2026-03-13T08:10:00Z");
  await bot.start();
  await house.moveTo("2026-03-13T20:00:00Z");

  expect(questions()).toHaveLength(1);
  expect(textOf(shown(await house.type(robin, "/diary checkin show")))).toContain("12 March: asked at");
});

test("an account that stays gone takes its diary with it", async () => {
  const { robin, discord } = house;
  await house.type(robin, "/diary checkin on at:08:00 zone:lisbon");
  await discord.submit(await formOn(() => house.type(robin, "/diary log")), NIGHT);
  discord.faults.set("10013");
  // Looked up after an hour and then daily, four times.
  for (const day of [13, 14, 15, 16, 17]) {
    await house.moveTo(`2026-03-${day}T12:00:00Z`);
    await house.beat();
  }
  discord.faults.off();

  expect(textOf(shown(await house.type(robin, "/privacy show")))).toContain("Nothing.");
});
