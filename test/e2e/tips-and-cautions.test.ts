import { afterAll, beforeAll, expect, test } from "vitest";
import { choicesOf, type House, openHouse, shown, textOf, titlesOn } from "../support/house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse("2026-03-12T20:00:00Z");
});
afterAll(() => house.close());

test("/sleep tips answers the whole channel with one tip, why it works and how good the evidence is, and two more a press away", async () => {
  const tips = shown(await house.type(house.robin, "/sleep tips"));

  expect(tips.onlyFor).toBeUndefined();
  expect(textOf(tips).match(/Why: /g)).toHaveLength(1);
  expect(textOf(tips).match(/(Strong|Moderate|Limited) evidence/g)).toHaveLength(1);
  expect(titlesOn(tips)).toHaveLength(2);
});

test("/sleep tips private:true is for one person alone", async () => {
  expect(shown(await house.type(house.robin, "/sleep tips private:true")).onlyFor).toBe(house.robin.user.id);
});

test("a topic can be asked for in plain words", async () => {
  expect(textOf(shown(await house.type(house.robin, "/sleep tips about:coffee")))).toContain("caffeine");
});

test("words we have no tips for are answered with buttons that lead on", async () => {
  const answer = shown(await house.type(house.robin, "/sleep tips about:xylophone"));

  expect(answer.onlyFor).toBe(house.robin.user.id);
  expect(textOf(answer)).toMatch(/have nothing on that.*Try a tip/s);
});

test.each([
  ["I want to die", "I'm glad you are here"],
  ["i took too much", "Took too much, or mixed"],
  ["took too many sleeping pills", "Took too much, or mixed"],
  ["he won't wake up", "Not waking or breathing"],
])("“%s” in /sleep tips is answered with help, first and for one person alone", async (words, help) => {
  const answer = shown(await house.type(house.robin, `/sleep tips about:${words}`));

  expect(answer.onlyFor).toBe(house.robin.user.id);
  const headings = [...textOf(answer).matchAll(/^##+ (.*)$/gm)].map(([, heading]) => heading);
  expect(headings.slice(0, 2)).toEqual([help, "112, 911 or your local emergency number"]); // whom to call comes first
});

test("while somebody types about:, topics are suggested", async () => {
  const command = { path: ["sleep", "tips"], options: [{ name: "about", value: "caf" }] };
  const answer = await house.discord.autocomplete(house.robin, "server", command, "about");

  expect(answer.kind === "choices" && answer.choices.map(({ name }) => name)).toContain("Caffeine");
});

test("pressing on never repeats a tip until all were shown, and then starts over", async () => {
  const first = shown(await house.type(house.robin, "/sleep tips"));
  let page = first;
  const titles: string[] = [];
  do {
    titles.push(textOf(page).match(/^### .*$/m)?.[0] ?? "");
    page = shown(await house.press(house.robin, page, titlesOn(page)[0] ?? ""));
  } while (!textOf(page).includes(titles[0] ?? ""));

  expect(titles.length).toBeGreaterThan(10);
  expect(new Set(titles).size).toBe(titles.length);
});

test("a title pressed by somebody else answers them alone and leaves the message as it is", async () => {
  const page = shown(await house.type(house.robin, "/sleep tips"));
  const before = textOf(page);
  const forSam = shown(await house.press(house.sam, page, titlesOn(page)[0] ?? ""));

  expect(forSam.onlyFor).toBe(house.sam.user.id);
  expect(forSam.message.id).not.toBe(page.message.id);
  const still = house.discord.seen(house.robin, "server").find(({ message }) => message.id === page.message.id);
  expect(still && textOf(still)).toBe(before);
});

test("Sources names title, publisher and year of each", async () => {
  const page = shown(await house.type(house.robin, "/sleep tips about:caffeine"));
  const sources = shown(await house.press(house.robin, page, "Sources"));

  expect(sources.onlyFor).toBe(house.robin.user.id);
  expect(textOf(sources)).toMatch(/— .+, \d{4}/);
});

test("/cautions says in one line when to call, is private, and ends with where to get help", async () => {
  const cautions = shown(await house.type(house.robin, "/cautions topic:alcohol"));
  const text = textOf(cautions);

  expect(cautions.onlyFor).toBe(house.robin.user.id);
  expect(text.trimStart()).toMatch(/^\*{0,2}Hard to wake, slow breathing, a fit\? Call/);
  expect(text.indexOf("Call")).toBeLessThan(text.indexOf("Never mix with alcohol"));
  expect(text.indexOf("Never mix with alcohol")).toBeLessThan(text.indexOf("Where to get help"));
});

test("the menu of /cautions reaches every topic, each with a way to the emergency steps or the numbers", async () => {
  let card = shown(await house.type(house.robin, "/cautions"));
  for (const topic of choicesOf(card)) {
    card = shown(await house.choose(house.robin, card, topic));
    expect(textOf(card)).toMatch(/^\s*(?:\*{0,2}Hard to wake|### If it is urgent)/);
  }
  const sources = shown(await house.press(house.robin, card, "Sources"));
  expect(textOf(sources)).toContain("Where these cautions come from");
});

test("a topic without a card never reads as safe", async () => {
  const answer = shown(await house.type(house.robin, "/cautions topic:zzz"));

  expect(textOf(answer)).toMatch(/does not mean it is safe/);
});

test("/help says what it is and is not, and whom to call is a press away", async () => {
  const help = shown(await house.type(house.robin, "/help"));
  const text = textOf(help);

  for (const part of ["I am not a doctor", "CBT-I", "/privacy", "Something wrong?"]) expect(text).toContain(part);
  const numbers = shown(await house.press(house.robin, help, "Emergency numbers"));
  for (const part of ["Emergency:", "Poison:"]) expect(textOf(numbers)).toContain(part);
  const here = shown(await house.choose(house.robin, numbers, "AT"));
  expect(textOf(here)).toContain("I keep **Austria** as your country");
});

test("/help country: shows the numbers of that country, and says so when it has none", async () => {
  expect(textOf(shown(await house.type(house.robin, "/help country:germany")))).toContain("112");
  expect(textOf(shown(await house.type(house.robin, "/help country:atlantis")))).toContain(
    "I have no numbers for that country",
  );
});

test("every command works in the bot's DM and in a private channel", async () => {
  for (const place of ["dm", "private"] as const) {
    for (const command of ["/sleep tips", "/cautions", "/help", "/reminder show", "/privacy show"]) {
      expect((await house.type(house.robin, command, place)).kind, `${command} in ${place}`).toBe("message");
    }
  }
});
