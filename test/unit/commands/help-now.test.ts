import { describe, expect, test } from "vitest";
import { sendHelpNow } from "../../../commands/help/help-now.ts";
import { everyHelpCard } from "../../../src/content/choose/help-cards.ts";
import type { CommandContext } from "../../../src/discord/app/command.ts";
import { commandHouse, content, english, mapPeople, type Outcome } from "../../support/command-house.ts";
import { isPrivate } from "../../support/fake-interaction.ts";
import { textIn } from "../../support/read-card.ts";

const ME = "234567890123456789";

async function houseIn(country: string | undefined) {
  const people = mapPeople();
  if (country) await people.chooseCountry(ME, country);
  return { people, house: commandHouse({}, { people }) };
}

const labelled = ({ controls }: Outcome, label: string) =>
  controls.find((control) => control.label === label)?.custom_id ?? "";

const isForOneAlone = ({ cards }: Outcome) =>
  cards.length > 0 && cards.every((body) => isPrivate({ way: "reply", body }));

describe("Need help now?", () => {
  test("opens privately, also from what everybody sees, with the numbers of the country from /help", async () => {
    const { house } = await houseIn("GB");
    const opened = await house.press("1|help.now", { isMessagePrivate: false });
    expect(opened.text).toMatch(/^### What is happening\?\n## 999 \(or 112\)\n/);
    expect(isForOneAlone(opened)).toBe(true);
  });

  test("is under the numbers of /help and under the cautions of somebody in danger", async () => {
    const { house } = await houseIn(undefined);
    expect(labelled(await house.press("1|help.numbers"), "Need help now?")).toBe("1|help.now");
    for (const id of ["crisis", "emergency"])
      expect(labelled(await house.choose("1|cautions.topic", id), "Need help now?")).toBe("1|help.now");
    expect(labelled(await house.choose("1|cautions.topic", "driving"), "Need help now?")).toBe("");
  });

  test.each(everyHelpCard(content).map(({ label, title }) => [label, title]))("leads to “%s”", async (label, title) => {
    const { house } = await houseIn("DE");
    const opened = await house.press("1|help.now");
    const { text } = await house.press(labelled(opened, label));
    expect(text).toContain(`### ${title}\n## `);
    expect(text).toContain("## 112\n");
    expect(text).toContain("Numbers: Germany");
  });

  test("with a store that cannot be read shows what holds anywhere, and not that something went wrong", async () => {
    const people = { ...mapPeople(), countryOf: () => Promise.reject(new Error("the disk is gone")) };
    const { text } = await commandHouse({}, { people }).press("1|help.now");
    expect(text).toContain("## 112, 911 or your local emergency number");
  });
});

describe("Other country", () => {
  test("shows every country, then its numbers on the same card, and keeps nothing", async () => {
    const { house, people } = await houseIn(undefined);
    const card = await house.press("1|help.now-card|overdose|");
    const open = await house.press(labelled(card, "My country"));
    expect(open.text).toBe(card.text); // the numbers and steps stay in sight
    const menus = open.controls.filter(({ options }) => options !== undefined);
    const countries = menus.flatMap(({ options }) => options?.map(({ value }) => value) ?? []);
    expect(countries.toSorted()).toEqual(content.helplines.map(({ code }) => code).toSorted());

    const chosen = await house.choose(menus[0]?.custom_id ?? "", "FR");
    expect(chosen.text).toContain("## 112 or 15\n");
    expect(chosen.text).toContain("Numbers: France");
    expect(await people.countryOf(ME)).toBeUndefined();
    const cpr = await house.press(labelled(chosen, "CPR (adult)"));
    expect(cpr.text).toMatch(/^### CPR, for an adult\n## 112 or 15\n/);
  });

  test("does not change what is kept for /help", async () => {
    const { house, people } = await houseIn("GB");
    await house.choose("1|help.now-country|crisis|||0", "US");
    expect(await people.countryOf(ME)).toBe("GB");
  });

  test("keeps the naloxone step of who named opioids", async () => {
    const { house } = await houseIn(undefined);
    const { text } = await house.choose("1|help.now-country|not-waking|opioid||0", "US");
    expect(text).toContain("5. Opioids: naloxone, if you have it.");
  });
});

describe("It is not that", () => {
  test("is answered calmly, for them alone, and leaves a way back", async () => {
    const { house } = await houseIn(undefined);
    const card = await house.press("1|help.now-card|crisis|");
    const reply = await house.press(labelled(card, "It is not that"));
    expect(reply.text).toContain("For the next ten minutes I'll answer words like those as I answer any others");
    expect(isForOneAlone(reply)).toBe(true);
    expect(labelled(reply, "Need help now?")).toBe("1|help.now");
  });

  test("is believed: the same words are answered, with the question above", async () => {
    const { house } = await houseIn(undefined);
    const first = await house.type("sleep tips", { about: "i want to die" });
    expect(first.text).toContain("I'm glad you are here");
    await house.press(labelled(first, "It is not that"));
    const again = await house.type("sleep tips", { about: "i want to die" });
    expect(again.text).toMatch(/^Thinking of ending your life/);
    expect(isForOneAlone(again)).toBe(true);
  });
});

test("sources of a card and of the country's numbers are one press away", async () => {
  const { house } = await houseIn("FI");
  const card = await house.press("1|help.now-card|crisis|FI");
  const { text } = await house.press(labelled(card, "Sources"));
  for (const part of ["Helsenorge", "MIELI", "Find A Helpline", "Reviewed 2026-11-28"]) expect(text).toContain(part);
});

test.each(["1|help.now-card|gone|", "1|help.now-card", "1|help.now-country|gone||", "1|help.now-sources|gone|"])(
  "a button of a card that is gone says whom to call: %s",
  async (id) => {
    const { text, logged } = await (await houseIn(undefined)).house.press(id);
    expect(text).toContain("**In danger now? Call 112, 911 or your local emergency number.**");
    expect(logged).toBe("");
  },
);

test("a country that is not on the list is shown what holds anywhere", async () => {
  const { house } = await houseIn(undefined);
  expect((await house.press("1|help.now-card|overdose|XX")).text).toContain("## 112, 911 or your local");
});

test("whoever reads words can send any card, with the country that is kept", async () => {
  const people = mapPeople();
  await people.chooseCountry(ME, "US");
  const sent: { text: string; visibility: string }[] = [];
  const answer = {
    send: async (shown: object, visibility: string) => void sent.push({ text: textIn(shown), visibility }),
  };
  const context = { content, text: english, people } as unknown as CommandContext;
  await sendHelpNow("not-waking", ME, answer as never, context, { namesOpioid: true });
  expect(sent).toEqual([
    { text: expect.stringMatching(/^### Not waking[^\n]*\n## 911\n[\s\S]*naloxone/), visibility: "private" },
  ]);
});
