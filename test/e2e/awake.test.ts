import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { formOn, type House, openHouse, shown, textOf, titlesOn } from "../support/house.ts";

/** Two in the morning in Lisbon, for somebody who has never used the bot. */
let house: House;
beforeEach(async () => {
  house = await openHouse("2026-03-13T02:00:00Z");
});
afterEach(() => house.close());

const write = async (words: string, answer: RegExp | string) => {
  const answers = () => house.dms(house.robin).filter(({ onlyFor }) => onlyFor === undefined).length;
  const before = answers();
  await house.discord.write(house.robin, words);
  await expect.poll(answers).toBeGreaterThan(before); // or what answered the words before is taken for it
  const matching = typeof answer === "string" ? expect.stringContaining(answer) : expect.stringMatching(answer);
  // What answered a button is shown beside the messages, and is none of them.
  const last = () => house.dms(house.robin).findLast(({ onlyFor }) => onlyFor === undefined);
  await expect.poll(() => textOf(last() ?? house.lastDm(house.robin)).trim()).toEqual(matching);
  return last() ?? house.lastDm(house.robin);
};

test("/sleep awake: one calm card, then breathing, getting up, or a worry parked in one's own DM and nowhere else", async () => {
  const card = shown(await house.type(house.robin, "/sleep awake"));
  expect(card.onlyFor).toBe(house.robin.user.id);
  expect(textOf(card)).toContain("The next ten minutes");

  const breathing = shown(await house.press(house.robin, card, "Breathe with me"));
  expect(textOf(breathing)).toContain("Step 1 of 4. It turns by itself in 30 seconds.");
  expect(textOf(shown(await house.press(house.robin, breathing, "Next")))).toContain("Step 2 of 4.");

  const up = shown(await house.press(house.robin, card, "Get up for a bit"));
  expect(textOf(up)).toMatch(/Keep the light low.*Might you fall/s);
  const why = shown(await house.press(house.robin, up, "Why this helps"));
  expect(textOf(why)).toContain("Awake too long? Get up");

  const form = await formOn(() => house.press(house.robin, card, "Park a worry"));
  const worry = "zxqvk: the letter from **the bank**\n@everyone";
  const parked = shown(await house.discord.submit(form, { worry }));
  expect(textOf(parked)).toContain("Parked for tomorrow");
  expect(textOf(parked)).not.toContain("zxqvk");
  expect(textOf(house.lastDm(house.robin))).toContain("> zxqvk: the letter from **the bank**\n> @everyone");

  await house.bot.stop();
  expect(house.lines.join("\n")).not.toContain("zxqvk");
  const files = readdirSync(house.stateDir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  for (const file of files)
    expect(readFileSync(join(file.parentPath, file.name)).includes("zxqvk"), file.name).toBe(false);
});

test("a worry that is a cry for help is answered with help and not parked", async () => {
  const card = shown(await house.type(house.robin, "/sleep awake"));
  const form = await formOn(() => house.press(house.robin, card, "Park a worry"));
  const before = house.dms(house.robin).length;
  const answer = shown(await house.discord.submit(form, { worry: "I want to die" }));
  expect(textOf(answer)).toContain("I'm glad you are here");
  expect(house.dms(house.robin)).toHaveLength(before);
});

test("the DM is read for what it asks, whatever it is", async () => {
  await write("can't sleep", "The next ten minutes");
  const tip = await write("my neighbours are so loud", /noise|sound/i);
  const other = shown(await house.press(house.robin, tip, titlesOn(tip)[0] ?? ""));
  expect(other.message.id).toBe(tip.message.id);
  await write("tips", "General advice, not a diagnosis.");
  await write("what can you do", "## Winddown");
  const named = await write("can i take nytol to sleep", "I have something to say about **Nytol**");
  expect(textOf(shown(await house.press(house.robin, named, "What is known")))).toContain("Nytol");
});

test("what nothing answers in the DM is led on by buttons", async () => {
  const lost = await write("quantum chromodynamics", "I know about sleep, and have nothing on that.");
  const tried = shown(await house.press(house.robin, lost, "Try a tip"));
  expect(textOf(tried)).toContain("General advice");
});

test("stop in one's own words, asked about where it may be meant, and switched on again", async () => {
  await house.type(house.robin, "/reminder set bedtime:22:30 zone:lisbon");
  const asked = await write("why do you keep messaging me", "Do you want me to stop");
  expect(textOf(shown(await house.press(house.robin, asked, "Keep it")))).toContain("Nothing");
  await write("pause it for a while please", /paused/i);
  await write("resume", /goes on|resumed/i);
  await house.moveTo("2026-03-13T02:10:00Z"); // five answers at once are all that one person gets
  await write("stop messaging me", "## Stopped");
  await write("start again", "There is no reminder to resume.");
});

test("by presses alone, from /help: a tip, being awake, and a reminder with its place", async () => {
  const help = shown(await house.type(house.robin, "/help"));
  expect(textOf(shown(await house.press(house.robin, help, "I'm awake now")))).toContain("The next ten minutes");
  const when = shown(await house.press(house.robin, help, "Remind me nightly"));
  const form = await formOn(() => house.press(house.robin, when, "Another time"));
  const where = shown(await house.discord.submit(form, { bedtime: "22:45" }));
  expect(textOf(where)).toMatch(/clock|where/i);
  const again = shown(await house.press(house.robin, help, "Remind me nightly"));
  const day = shown(await house.press(house.robin, again, "22:30"));
  expect(textOf(day)).toMatch(/clock|where/i);
});
