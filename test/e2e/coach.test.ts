import { afterEach, expect, test } from "vitest";
import { screeningQuestions } from "../../src/content/choose/programme.ts";
import { content } from "../support/command-house.ts";
import { type House, openHouse, shown, textOf } from "../support/house.ts";

/** Somebody who wants to be asleep by midnight and games till two, on the whole bot in a local Discord. */

let house: House;
afterEach(() => house?.close());

const print = process.env.READ_ALOUD === undefined ? () => undefined : console.log;

async function press(message: Parameters<House["press"]>[1], label: string) {
  const seen = shown(await house.press(house.robin, message, label));
  print(`[${label}]\n${textOf(seen)}\n`);
  return seen;
}

async function type(text: string) {
  const seen = shown(await house.type(house.robin, text));
  print(`> ${text}\n${textOf(seen)}\n`);
  return seen;
}

/** The menu that has this choice, used. */
async function choose(message: Awaited<ReturnType<typeof type>>, value: string) {
  const menu = JSON.stringify(message.components).split('"custom_id":"').slice(1);
  const id = menu.find((part) => part.includes(`"value":"${value}"`))?.split('"')[0] ?? "";
  const seen = shown(await house.discord.choose(house.robin, message.message.id, id, [value]));
  print(`[${value}]\n${textOf(seen)}\n`);
  return seen;
}

async function answerAll(first: Awaited<ReturnType<typeof type>>) {
  let message = first;
  for (const _question of screeningQuestions(content)) message = await press(message, "No");
  return message;
}

test("four weeks with a bad week in the middle: the step comes with the nightly message, survives a restart, and ends in a plan", async () => {
  house = await openHouse("2026-03-02T18:00:00Z"); // a Monday
  await type("/reminder set bedtime:02:00 zone:lisbon");
  let message = await press(await type("/coach start"), "Ask me");
  message = await press(await answerAll(message), "One rise time");
  message = await choose(message, "alarm");
  message = await choose(message, "curtains");
  expect(textOf(message)).toContain("When the alarm rings, I get up and open the curtains.");

  await house.moveTo("2026-03-03T01:20:00Z");
  let night = house.lastDm(house.robin);
  print(`(DM)\n${textOf(night)}\n`);
  expect(textOf(night)).toContain("When the alarm rings, I get up and open the curtains.");
  expect(textOf(night)).toContain("Did it"); // Monday's
  await house.bot.kill();
  await house.bot.start();
  await press(night, "Did it");
  expect(textOf(await type("/coach show"))).toContain("done once. A day without");
  night = await press(night, "Next: the step");
  await press(night, "In bed already");

  await house.moveTo("2026-03-04T01:20:00Z");
  expect(textOf(house.lastDm(house.robin))).not.toContain("Did it"); // Tuesday's asks nothing

  await house.moveTo("2026-03-09T18:00:00Z");
  await press(await press(await type("/coach show"), "On to week 2"), "To bed when sleepy");
  message = await press(await type("/coach show"), "Weekly look");
  await choose(message, "3");
  await house.moveTo("2026-03-12T01:20:00Z");
  print(`(DM)\n${textOf(house.lastDm(house.robin))}\n`);
  expect(textOf(house.lastDm(house.robin))).toContain("Your week");

  // A bad week: nothing is pressed. The next message is as kind as the one before.
  await house.moveTo("2026-03-20T18:00:00Z");
  message = await press(await type("/coach show"), "On to week 3");
  await press(await answerAll(message), "Dim it down");
  await house.moveTo("2026-03-27T18:00:00Z");
  await press(await press(await type("/coach show"), "On to week 4"), "A time for worries");
  await house.moveTo("2026-04-03T18:00:00Z");
  message = await press(await type("/coach show"), "Finish");
  message = await press(await press(message, "Yes"), "No");
  expect(textOf(message)).toContain("Can I get CBT-I?");
  message = await press(message, "My plan to keep");
  expect(textOf(message)).toContain("When bad nights come back");
  await house.moveTo("2026-04-04T01:20:00Z");
  print(`(DM)\n${textOf(house.lastDm(house.robin))}\n`);
  expect(textOf(house.lastDm(house.robin))).toContain("One idea for tonight");
  expect(textOf(await type("/privacy show"))).not.toContain("four weeks");

  const unasked = house.dms(house.robin).filter((seen) => textOf(seen).includes("Time to wind down"));
  const evenings = unasked.map(({ message: { timestamp } }) => timestamp.slice(0, 10));
  expect(new Set(evenings).size, "one a night").toBe(evenings.length);
});

test("a bedtime of two o'clock moves by presses, and the nightly message with it", async () => {
  house = await openHouse("2026-03-02T18:00:00Z");
  await type("/reminder set bedtime:02:00 zone:lisbon");
  let message = await press(await type("/coach shift to:01:30"), "Ask me");
  await press(await answerAll(message), "Move to 01:45");
  // Where the message that confirms it takes its time, the press is first answered with a wait.
  const stands = async () => textOf(await type("/coach shift"));
  await expect.poll(stands, { timeout: 60_000, interval: 500 }).toContain("Your bedtime is 01:45 now");
  await house.bot.kill();
  await house.bot.start();
  await house.moveTo("2026-03-04T18:00:00Z");
  message = await press(await type("/coach shift"), "Move to 01:30");
  expect(textOf(message)).toContain("ordinary reminder");
  expect(textOf(await type("/reminder show"))).toContain("01:30");
});
