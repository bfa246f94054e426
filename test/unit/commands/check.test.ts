import { MessageFlags } from "discord.js";
import { describe, expect, test } from "vitest";
import { checkQuestions } from "../../../src/content/run-check.ts";
import { checkMessage } from "../../../src/playground/messages/check-message.ts";
import { commandHouse, content, type Outcome } from "../../support/command-house.ts";

const house = commandHouse();
const QUESTIONS = checkQuestions(content);
const IDS = QUESTIONS.map(({ id }) => id);
const EVERY_ANSWER = Array.from({ length: 2 ** IDS.length }, (_, bits) => IDS.filter((_id, at) => (bits >> at) & 1));

const labelled = (outcome: Outcome, label: string) =>
  outcome.controls.find((control) => control.label === label)?.custom_id ?? "";

const end = (yes: readonly string[], country = "") =>
  house.press(`1|sleep.check-on|${IDS.at(-1)}|${yes.join(".")}|${country}`);

function checkFits({ cards, logged }: Outcome, where: string): void {
  expect(logged, where).toBe("");
  expect(cards, where).toHaveLength(1);
  for (const { components, flags } of cards) expect(() => checkMessage({ components, flags }), where).not.toThrow();
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
    expect(QUESTIONS.map(({ urgency }) => urgency)).toEqual(["crisis", "now", "later", "later", "later", "later"]);
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
    expect(next.text).toContain("### Question 3 of 6");
  });

  test.each(EVERY_ANSWER.map((yes) => [yes.join(", ") || "no to everything", yes] as const))(
    "%s: told all of it and nothing else, urgent first, and that it is no diagnosis",
    async (name, yes) => {
      const { result } = await answerWith(...yes);
      checkFits(result, name);
      const titles = QUESTIONS.filter(({ id }) => yes.includes(id)).map(({ title }) => title);
      const shown = [...result.text.matchAll(/^### (.*)$/gm)].map(([, title]) => title);
      const closing = yes.length > 0 ? "What CBT-I is" : "You said no to all of it";
      expect(shown).toEqual([...titles, closing, "Free to read, from public health services"]);
      expect(result.text).toContain("This is not a diagnosis.");
      expect(result.text).not.toMatch(/\byou have (?:insomnia|sleep apnoea|depression|restless)/i);
      for (const { code } of content.helplines) {
        checkFits(await end(yes, code), `${name} in ${code}`);
        checkFits(await house.press(`1|sleep.check-sources|crisis|${yes.join(".")}|${code}`), `sources of ${name}`);
      }
    },
  );

  test("who changes a yes to a no on an older button is believed", async () => {
    const { text } = await house.press(`1|sleep.check-no|${IDS.at(-1)}|mood.lasting|`);
    expect(text).toContain("### Low mood, worry or pain");
    expect(text).not.toContain("### Trouble sleeping for three months");
  });

  test("what may be read on is official and can be opened", async () => {
    const { text } = await end(["lasting"]);
    expect(text).toContain("](https://www.thekingswoodsurgery.nhs.uk/insomnia) — The Kingswood Surgery (NHS)");
    for (const { sources } of content.check.filter((entry) => entry.kind === "card" && entry.readOn))
      for (const id of sources)
        expect(content.sources.get(id)).toMatchObject({ tier: "official", link: expect.stringMatching(/^https:/) });
  });

  test("a button of questions that are gone still says whom to call", async () => {
    const { text } = await house.press("1|sleep.check-yes|gone||");
    expect(text).toContain("use `/sleep check` again. If you are in danger now, call your local emergency number.");
  });
});
