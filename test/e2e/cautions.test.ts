import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type House, openHouse, shown, textOf } from "../support/house.ts";

let house: House;
beforeAll(async () => {
  house = await openHouse("2026-11-22T20:00:00Z");
});
afterAll(() => house.close());

test("somebody who took kratom with a sedative reads whom to call, then how bad it is, alone", async () => {
  const answer = shown(await house.type(house.robin, "/cautions with:kratom, zolpidme"));
  const text = textOf(answer);

  expect(answer.onlyFor).toBe(house.robin.user.id);
  const order = [
    "Hard to wake, slow breathing",
    "kratom + zolpidem",
    "Danger: deaths or serious cases",
    "Read as **zolpidem**",
  ];
  const found = order.map((part) => text.indexOf(part));
  expect(found).not.toContain(-1);
  expect(found).toEqual([...found].sort((one, other) => one - other));
  expect(textOf(shown(await house.press(house.robin, answer, "Sources")))).toContain("Where this comes from");
});

test("four names and a place are answered in as many messages as it takes, each for them alone", async () => {
  const before = house.discord.seen(house.robin, "server").length;
  await house.type(house.robin, "/cautions with:tramadol, methadone, clozapine, valproate place:Texas");
  const seen = () => house.discord.seen(house.robin, "server").slice(before);
  await vi.waitFor(() => expect(seen().map(textOf).join("\n")).toContain("Law on kratom: United States"), 5_000);
  const answers = seen();
  const text = answers.map(textOf).join("\n");

  expect(answers.length).toBeGreaterThan(1);
  expect(answers.map(({ onlyFor }) => onlyFor)).toEqual(answers.map(() => house.robin.user.id));
  for (const part of ["The worst of all: Danger", "clozapine + methadone", "Law on kratom: Texas"])
    expect(text).toContain(part);
});

test("a name with a slip too many is offered on a button", async () => {
  const answer = shown(await house.type(house.robin, "/cautions with:xanx"));
  expect(textOf(answer)).toContain("Which did you mean?");

  expect(textOf(shown(await house.press(house.robin, answer, "Xanax")))).toContain("Before you take a benzodiazepine");
});

test("Georgia is asked about, and told with its date", async () => {
  const answer = shown(await house.type(house.robin, "/cautions place:Georgia"));
  const state = textOf(shown(await house.press(house.robin, answer, "Georgia (US state)")));

  expect(state).toContain("as of August 2026");
  const old = textOf(shown(await house.type(house.robin, "/cautions place:Slovakia")));
  expect(old).toContain("This is what was known in December 2021, over a year ago.");
  expect(old).toContain("Banned as of December 2021.");
});

test("names and places are completed while somebody types", async () => {
  const choices = async (name: string, value: string) => {
    const command = { path: ["cautions"], options: [{ name, value }] };
    const answer = await house.discord.autocomplete(house.robin, "server", command, name);
    return answer.kind === "choices" ? answer.choices.map((choice) => choice.name) : [];
  };

  expect(await choices("with", "vodka, sertr")).toContain("vodka, sertraline");
  expect(await choices("place", "georg")).toEqual(["Georgia (US state)"]);
});

test("nothing that was asked about is in the log", () => {
  expect(house.lines.join("\n")).not.toMatch(/zolpid|xan|tramadol|georgia|texas/i);
});
