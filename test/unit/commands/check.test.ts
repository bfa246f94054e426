import { checkMessage } from "@winddown/local-discord/testing";
import { MessageFlags } from "discord.js";
import { describe, expect, test } from "vitest";
import { checkQuestions } from "../../../src/content/choose/run-check.ts";
import { commandHouse, content, type Outcome } from "../../support/command-house.ts";

const house = commandHouse();
const QUESTIONS = checkQuestions(content);
const IDS = QUESTIONS.map(({ id }) => id);
/** None, each alone, each two together, all but one, and all: every way in which one answer may stand beside another. */
const EVERY_ANSWER = [
  [],
  ...IDS.map((id) => [id]),
  ...IDS.flatMap((one, at) => IDS.slice(at + 1).map((other) => [one, other])),
  ...IDS.map((id) => IDS.filter((other) => other !== id)),
  IDS,
];

const labelled = (outcome: Outcome, label: string) =>
  outcome.controls.find((control) => control.label === label)?.custom_id ?? "";

const end = (yes: readonly string[], country = "") =>
  house.press(`1|sleep.check-on|${IDS.at(-1)}|${yes.join(".")}|${country}`);

function checkFits({ cards, logged }: Outcome, where: string): void {
  expect(logged, where).toBe("");
  expect(cards, where).toHaveLength(1);
  for (const { components, flags } of cards) expect(() => checkMessage({ components, flags }), where).not.toThrow();
}

/** The pages of the end, from the first. */
async function pagesFrom(first: Outcome): Promise<Outcome[]> {
  const pages = [first];
  for (let next = labelled(first, "Next"); next !== ""; next = labelled(pages.at(-1) as Outcome, "Next"))
    pages.push(await house.press(next));
  return pages;
}

/** Answers the questions one after the other, going on from what cannot wait. */
async function answerWith(...yes: readonly string[]): Promise<{ seen: Outcome[]; result: Outcome }> {
  let card = await house.type("sleep check");
  const seen = [card];
  const show = async (id: string) => {
    card = await house.press(id);
    seen.push(card);
  };
  for (const { id, urgency } of QUESTIONS) {
    const isYes = yes.includes(id);
    await show(labelled(card, isYes ? "Yes" : "No"));
    if (isYes && urgency !== "later") await show(labelled(card, "Go on with the questions"));
  }
  return { seen, result: card };
}

describe("/sleep check", () => {
  test("asks one question at a time, the urgent ones first, for this person alone", async () => {
    const { seen } = await answerWith();
    expect((seen[0]?.cards[0]?.flags ?? 0) & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
    for (const [index, { asks }] of QUESTIONS.entries()) {
      expect(seen[index]?.text).toContain(`### Question ${index + 1} of ${QUESTIONS.length}\n${asks}`);
      expect(seen[index]?.text.match(/### Question/g)).toHaveLength(1);
    }
    const urgent = QUESTIONS.filter(({ urgency }) => urgency !== "later").map(({ id }) => id);
    expect(urgent).toEqual(["crisis", "stop", "high", "wheel"]);
  });

  test("a yes to thoughts of self-harm brings help at once, and at the end help again, before all else", async () => {
    const first = await house.type("sleep check");
    const help = await house.press(labelled(first, "Yes"));
    expect(help.text).toMatch(/^## Help first\n### Thoughts of harming yourself\nYou deserve help now/);
    for (const part of ["988", "116 123", "13 11 14", "US 911, UK 999, EU 112"]) expect(help.text).toContain(part);
    const { result } = await answerWith(...IDS);
    expect(result.text).toMatch(/^## Help first\n### Thoughts of harming yourself\n/);
  });

  test.each(content.helplines.map(({ country, code }) => [country, code] as const))(
    "in %s that help has the numbers of the country, none that is unconfirmed",
    async (country, code) => {
      const help = await house.press("1|sleep.check-yes|crisis||");
      const menus = help.controls.filter(({ options }) => options?.some(({ value }) => value === code));
      expect(menus).toHaveLength(1);
      const chosen = await house.choose(menus[0]?.custom_id ?? "", code);
      checkFits(chosen, country);
      const line = content.helplines.find((one) => one.code === code);
      expect(chosen.text).toContain(`**Where to call: ${country}**`);
      expect(chosen.text).toContain(`**Emergency:** ${line?.emergency}`);
      const crisis = line?.unconfirmed.includes("crisis") ? null : line?.crisis?.replace("*", "\\*");
      expect(chosen.text).toContain(
        `**Thoughts of harming yourself:** ${crisis ?? `Call ${line?.emergency} and say that you are in crisis`}`,
      );
      expect(chosen.text).toContain("**Crisis lines by country:** [findahelpline.com]");
      expect(chosen.text).not.toMatch(/As of|estimated/);
      const { text } = await end(["crisis"], code);
      expect(text).toContain(`**Where to call: ${country}**`);
    },
  );

  test("the numbers in the text are those of the help lists", () => {
    const text = QUESTIONS.find(({ id }) => id === "crisis")?.text ?? "";
    for (const [code, number] of Object.entries({
      US: "988",
      CA: "988",
      GB: "116 123",
      IE: "116 123",
      AU: "13 11 14",
    })) {
      const line = content.helplines.find((one) => one.code === code);
      expect(line?.crisis?.startsWith(number)).toBe(true);
      expect(line?.unconfirmed).not.toContain("crisis");
      expect(text).toContain(number);
    }
  });

  test("a yes to falling asleep at the wheel is told not to drive before the next question", async () => {
    const wheel = await house.press("1|sleep.check-yes|wheel||");
    expect(wheel.text).toMatch(/^## Before anything else\n### Sleepy at the wheel: do not drive\nDo not drive/);
    const next = await house.press(labelled(wheel, "Go on with the questions"));
    expect(next.text).toContain(`### Question 5 of ${IDS.length}`);
  });

  test.each([
    ["stop", /fit, confusion, or seeing things\? Call your emergency number now/],
    ["high", /Call your emergency number now\. If not, see a doctor today .* Do not try a strict sleep plan/],
    ["wheel", /On the road now\? Stop as soon as you can, and sleep first or have somebody fetch you/],
  ])("a yes to “%s” is told at once what to do now", async (id, told) => {
    const { text } = await house.press(`1|sleep.check-yes|${id}||`);
    expect(text).toMatch(/^## Before anything else\n/);
    expect(text).toMatch(told);
  });

  test.each([
    ["quit drinking last week", "stop", /alcohol/],
    ["ran out of diazepam", "stop", /run out .* calming pills/],
    ["days without sleep, and on top of the world", "high", /high or wired/],
    ["sixteen years old", "who", /under 18/],
    ["with a baby of three months", "who", /baby in the last year/],
    ["pregnant", "who", /pregnant/],
    ["with epilepsy", "fits", /epilepsy/],
    ["found in the kitchen asleep", "legs", /walk in your sleep/],
    ["on a beta blocker", "med", /regularly take a medicine/],
    ["drinking each evening", "med", /alcohol on most days/],
  ])("somebody %s is asked about it (%s), and not sent off with sleep habits", async (_who, id, asked) => {
    expect(QUESTIONS.find((question) => question.id === id)?.asks).toMatch(asked);
    const { result } = await answerWith(id);
    expect(result.text).not.toContain("good place to start");
    expect(result.text).toMatch(/doctor|midwife|emergency number/);
  });

  test("a question is read at a glance: 33 words at most", () => {
    const long = QUESTIONS.filter(({ asks }) => asks.split(" ").length > 33).map(({ id }) => id);
    expect(long).toEqual([]);
  });

  test.each(EVERY_ANSWER.map((yes) => [yes.join(", ") || "no to everything", yes] as const))(
    "%s: told all of it and nothing else, urgent first, and that it is no diagnosis",
    async (name, yes) => {
      const pages = await pagesFrom((await answerWith(...yes)).result);
      for (const page of pages) checkFits(page, name);
      const text = pages.map((page) => page.text).join("\n");
      const titles = QUESTIONS.filter(({ id }) => yes.includes(id)).map(({ title }) => title);
      const shown = [...text.matchAll(/^### (.*)$/gm)].map(([, title]) => title);
      const closing = yes.length > 0 ? "What CBT-I is" : "You said no to all of it";
      expect(shown).toEqual([...titles, closing, "Free to read, from public health services"]);
      for (const page of pages) expect(page.text).toContain("This is not a diagnosis.");
      expect(text).not.toMatch(/\byou have (?:insomnia|sleep apnoea|depression|restless|epilepsy|bipolar)/i);
      for (const page of pages) checkFits(await house.press(labelled(page, "Sources")), `sources of ${name}`);
    },
  );

  test.each(content.helplines.map(({ code }) => code))("all of it fits with the numbers of %s", async (code) => {
    for (const yes of [["crisis"], IDS])
      for (const page of await pagesFrom(await end(yes, code))) {
        checkFits(page, code);
        checkFits(await house.press(labelled(page, "Sources")), code);
      }
  });

  test("one can go back to the urgent answers, and a page that is forged is the last one or a sentence", async () => {
    const [first, second] = await pagesFrom(await end(IDS));
    expect((await house.press(labelled(second as Outcome, "Previous"))).text).toBe(first?.text);
    const last = await house.press(`1|sleep.check-page|${IDS.at(-1)}|${IDS.join(".")}||99`);
    expect(last.text).toContain("### What CBT-I is");
    for (const page of ["x", "-1", "1.5"])
      expect((await house.press(`1|sleep.check-page|${IDS.at(-1)}|mood||${page}`)).text).toContain(
        "`/sleep check` again",
      );
  });

  test("who changes a yes to a no on an older button is believed", async () => {
    const { text } = await house.press(`1|sleep.check-no|${IDS.at(-1)}|mood.lasting|`);
    expect(text).toContain("### Low mood, worry or pain");
    expect(text).not.toContain("### Trouble sleeping for three months");
  });

  test("what may be read on is official and can be opened", async () => {
    const { text } = await end(["lasting"]);
    expect(text).toContain("](https://www.nhs.uk/conditions/insomnia/) — NHS");
    for (const { sources } of content.check.filter((entry) => entry.kind === "card" && entry.readOn))
      for (const id of sources)
        expect(content.sources.get(id)).toMatchObject({ tier: "official", link: expect.stringMatching(/^https:/) });
  });

  test("a button of questions that are gone still says whom to call", async () => {
    const { text } = await house.press("1|sleep.check-yes|gone||");
    expect(text).toContain("use `/sleep check` again. If you are in danger now, call your local emergency number.");
  });
});
