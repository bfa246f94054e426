import { afterAll, beforeAll, expect, test } from "vitest";
import { choicesOf, type House, openHouse, shown, textOf } from "../support/house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse("2026-03-12T20:00:00Z");
});
afterAll(() => house.close());

test("/sleep article says that it promotes before it shows a statement, to one person alone", async () => {
  const start = shown(await house.type(house.robin, "/sleep article"));

  expect(start.onlyFor).toBe(house.robin.user.id);
  expect(textOf(start)).toContain("reads as promotion");
  const first = shown(await house.press(house.robin, start, "Begin"));
  expect(first.message.id).toBe(start.message.id);
  expect(textOf(first)).toMatch(
    /### 1\. Unsupported: .*\n\*\*Not advice\.\*\* \*\*The article says:\*\* .*\n\*\*The evidence says:\*\* /,
  );
});

test("Next leads through the whole article, each statement once, and its sources are a button away", async () => {
  let page = shown(await house.press(house.robin, shown(await house.type(house.robin, "/sleep article")), "Begin"));
  const numbers: string[] = [];
  for (;;) {
    numbers.push(...(textOf(page).match(/(?<=^### )\d+(?=\. )/gm) ?? []));
    if (!textOf(page).includes("Next: ")) break;
    page = shown(await house.press(house.robin, page, "Next: "));
  }

  expect(numbers).toEqual(Array.from({ length: 86 }, (_, index) => String(index + 1)));
  const sources = shown(await house.press(house.robin, page, "Sources"));
  expect(sources.onlyFor).toBe(house.robin.user.id);
  expect(textOf(sources)).toMatch(/### Claim 8\d\n- .* — .*, \d{4}/);
});

test("/sleep article grade: shows that grade alone, and its menus reach the sections that have it", async () => {
  const page = shown(await house.type(house.robin, "/sleep article grade:harmful"));

  expect(textOf(page)).toContain("### 20. Harmful: following it could hurt someone");
  expect(textOf(page)).not.toMatch(/^### \d+\. (?!Harmful)/m);
  expect(choicesOf(page)).toContain("contradicted");
  const tips = shown(await house.choose(house.robin, page, "tips-fixed-evening-dose"));
  expect(textOf(tips)).toContain("## The article: Practical tips");
  expect(textOf(tips)).toMatch(
    /-# About dosing: please do not follow this\.\n\*\*The evidence says:\*\* No safe or effective dose is known.*\n-# The claim: /,
  );
});

test("/sleep check asks one thing at a time, and says whom to see about what fits", async () => {
  let card = shown(await house.type(house.robin, "/sleep check"));
  expect(card.onlyFor).toBe(house.robin.user.id);
  for (const answer of ["No", "No", "No", "No", "Yes", "No", "No", "No", "No", "No", "Yes"])
    card = shown(await house.press(house.robin, card, answer));

  expect(textOf(card)).toMatch(/Loud snoring.*Trouble sleeping for three months.*What CBT-I is.*Free to read/s);
  expect(textOf(card)).toContain("This is not a diagnosis.");
  expect(textOf(card)).not.toContain("Sleepy at the wheel");
  const sources = shown(await house.press(house.robin, card, "Sources"));
  expect(textOf(sources)).toContain("NHS");
});

test("in /sleep check help comes first for somebody in a crisis, with the numbers of their country", async () => {
  const first = shown(await house.type(house.robin, "/sleep check"));
  const help = shown(await house.press(house.robin, first, "Yes"));
  expect(textOf(help)).toMatch(/Help first.*You deserve help now.*988.*Anywhere:/s);

  const inAustria = shown(await house.choose(house.robin, help, "AT"));
  expect(textOf(inAustria)).toContain("142 (Telefonseelsorge)");
  expect(house.lines.join("\n")).not.toContain("crisis");
});

test("in /sleep check somebody who fell asleep at the wheel is told not to drive at once, even after a restart", async () => {
  let card = shown(await house.type(house.robin, "/sleep check"));
  for (const answer of ["No", "No", "No"]) card = shown(await house.press(house.robin, card, answer));
  await house.bot.kill();
  await house.bot.start();
  card = shown(await house.press(house.robin, card, "Yes"));
  expect(textOf(card)).toMatch(/Before anything else.*Do not drive/s);
  card = shown(await house.press(house.robin, card, "Go on"));
  expect(textOf(card)).toContain("Question 5 of 11");
});
