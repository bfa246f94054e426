import { afterEach, beforeEach, expect, test } from "vitest";
import { choicesOf, type House, openHouse, shown, textOf, titlesOn } from "../support/house.ts";

/** Three people the bot is for, from their first words to where they are helped. */

let house: House;
beforeEach(async () => {
  house = await openHouse("2026-03-12T23:30:00Z");
});
afterEach(() => house.close());

const type = async (text: string) => shown(await house.type(house.robin, text));
const press = async (on: ReturnType<typeof shown>, label: string) => shown(await house.press(house.robin, on, label));

test("somebody who cannot sleep: a tip that fits, an exercise to follow, the questions, and whom to see", async () => {
  const tips = await type("/sleep tips about:cant swich off private:true");
  expect(textOf(tips)).toContain("Why: ");
  expect(tips.onlyFor).toBe(house.robin.user.id);

  const choice = await type("/sleep relax private:true");
  let step = await press(choice, "Slow breathing");
  expect(textOf(step)).toContain("Step 1 of");
  for (let steps = 2; textOf(step).includes("Next"); steps++) {
    step = await press(step, "Next");
    expect(textOf(step)).toContain(`Step ${steps} of`);
  }
  expect(textOf(step)).toContain("That was the last step.");

  let question = await press(tips, "Bad for months?");
  expect(question.onlyFor).toBe(house.robin.user.id);
  let asked = 0;
  for (; textOf(question).includes("\nNo") && asked < 20; asked++) {
    const isLasting = textOf(question).includes("three months");
    question = await press(question, isLasting ? "Yes" : "No");
  }
  expect(asked).toBeGreaterThan(3);
  expect(textOf(question)).toContain("CBT-I");
  expect(textOf(question)).not.toMatch(/\bkratom\b.*\b(?:try|helps?)\b/i);
});

test("somebody who took kratom with a sedative an hour ago: what to do now comes first, to them alone, wherever they ask", async () => {
  const asTip = await type("/sleep tips about:took kratom with xanax an hour ago");
  expect(asTip.onlyFor).toBe(house.robin.user.id);
  const text = textOf(asTip);
  expect(text).toContain("Took too much, or mixed");
  expect(text).toContain("Opioids? Naloxone, if you have it.");
  expect(text).not.toContain("Why: "); // no tips to somebody in danger

  const misspelt = textOf(await type("/cautions with:kratm, zanax"));
  expect(misspelt).toContain("Danger: deaths or serious cases");
  expect(misspelt).toContain("Read as **Xanax, kratom**, and about nothing else."); // it may have been something else

  const worse = await type("/cautions with:he wont wake up");
  expect(textOf(worse)).toMatch(/^\s*### Not waking or breathing\n## 112, 911 or your local emergency number/);
  const menus = shown(await house.press(house.robin, worse, "My country"));
  const here = shown(await house.choose(house.robin, menus, "AT"));
  expect(textOf(here)).toMatch(/^\s*### Not waking or breathing\n## 112 or 144\n/);
  expect(textOf(here)).toContain("Numbers: Austria");

  await house.discord.write(house.robin, "i took way too much kratom and xanax");
  await expect.poll(() => textOf(house.lastDm(house.robin))).toContain("### Took too much, or mixed\n## 112, 911");
});

test("somebody who wants a tip in a busy server: short, for all to read, with a source, and turned by a neighbour only for themselves", async () => {
  expect(textOf(shown(await house.type(house.robin, "/sleep tips about:nihgt shift")))).toMatch(/night shift|shift/i);
  const tips = shown(await house.type(house.robin, "/sleep tips"));
  expect(tips.onlyFor).toBeUndefined();
  expect(textOf(tips).split(/\s+/).length).toBeLessThanOrEqual(110);

  const neighbours = shown(await house.press(house.sam, tips, titlesOn(tips)[0] ?? ""));
  expect(neighbours.onlyFor).toBe(house.sam.user.id);
  const sources = shown(await house.press(house.sam, tips, "Sources"));
  expect(sources.onlyFor).toBe(house.sam.user.id);
  expect(textOf(sources)).toMatch(/\b(?:19|20)\d\d\b/);

  const unknown = textOf(shown(await house.type(house.robin, "/sleep tips about:quantum chromodynamics")));
  expect(unknown).toContain("I know about sleep, and have nothing on that.");
  expect(choicesOf(tips)).toEqual([]);
});
