import { describe, expect, test } from "vitest";
import { RelaxationKind } from "../../../src/content/schema/relaxation.ts";
import type { CountAlong, PageTurn } from "../../../src/discord/app/count-along.ts";
import { commandHouse, content } from "../../support/command-house.ts";
import { textIn } from "../../support/read-card.ts";

const ROBIN = { userId: "11111111111111111" };
const SAM = { userId: "22222222222222222" };

type Shown = { readonly controls: readonly { readonly label?: string | undefined; readonly custom_id: string }[] };
const named = ({ controls }: Shown, label: string) => controls.find((one) => one.label === label)?.custom_id ?? "";
const isForOne = ({ cards }: { cards: readonly { flags: number }[] }) => ((cards[0]?.flags ?? 0) & 64) === 64;

/** What was asked of the counting: how many pages are to turn, or that it was stopped. All of it of one message. */
function noted() {
  const asked: [message: string, what: number | "stopped"][] = [];
  const turns: PageTurn[] = [];
  const countAlong: CountAlong = {
    begin(message, all) {
      asked.push([message, all.length]);
      turns.push(...all);
    },
    stop: async (message) => void asked.push([message, "stopped"]),
    close() {},
  };
  const begun = () => {
    expect(new Set(asked.map(([message]) => message)).size).toBe(1);
    return asked.map(([, what]) => what);
  };
  return { begun, turns, countAlong };
}

describe("/sleep relax", () => {
  test.each(RelaxationKind.options)("%s: Next goes through every step once, the caution with each", async (kind) => {
    const house = commandHouse();
    const { steps, caution, title } = content.relaxation.find(({ id }) => id === kind) ?? { steps: [] };
    let page = await house.type("sleep relax", { kind }, ROBIN);
    for (const [at, step] of steps.entries()) {
      expect(page.text).toContain(`## ${title}\n-# Step ${at + 1} of ${steps.length}.`);
      expect(page.text).toContain(`### ${step.title}\n${step.lines.join("\n")}`);
      expect(page.text).toContain(caution);
      expect(isForOne(page)).toBe(false);
      if (at < steps.length - 1) page = await house.press(named(page, "Next"), ROBIN);
    }
    expect(named(page, "Next")).toBe("");
    expect(page.text).toMatch(/That was the last step\. .*(Strong|Moderate|Limited) evidence/);
    const back = await house.press(named(page, "Back"), ROBIN);
    expect(back.text).toContain(`Step ${steps.length - 1} of`);
    expect((await house.press(named(page, "Start over"), ROBIN)).text).toContain("Step 1 of");
  });

  test("counts aloud, so that it can be followed with the eyes closed", async () => {
    const house = commandHouse();
    const page = await house.press("1|sleep.relax-next|11111111111111111|breathing|1", ROBIN);
    expect(page.text).toContain("In through your nose … 1 … 2 … 3 … 4\nOut, slowly … 1 … 2 … 3 … 4 … 5 … 6");
    expect(page.text).toContain("If you feel dizzy, breathe normally and stop.");
  });

  test("with no kind said, all four can be chosen", async () => {
    const house = commandHouse();
    const choice = await house.type("sleep relax", {}, ROBIN);
    expect(choice.controls).toHaveLength(4);
    for (const { custom_id } of choice.controls)
      expect((await house.press(custom_id, ROBIN)).text).toContain("Step 1 of");
  });

  test("is for everybody there, or for one person who wants it so", async () => {
    expect(isForOne(await commandHouse().type("sleep relax", { kind: "imagery" }))).toBe(false);
    expect(isForOne(await commandHouse().type("sleep relax", { kind: "imagery", private: true }))).toBe(true);
  });

  test("never reads what is kept about a person", async () => {
    const find = async () => {
      throw new Error("not to be called");
    };
    expect((await commandHouse({ find }).type("sleep relax", { kind: "muscles" })).logged).toBe("");
  });

  test("pressed by somebody else it goes on for them alone, on buttons of their own", async () => {
    const house = commandHouse();
    const page = await house.type("sleep relax", { kind: "body-scan" }, ROBIN);
    const forSam = await house.press(named(page, "Next"), SAM);
    expect(isForOne(forSam)).toBe(true);
    expect(isForOne(await house.press(named(forSam, "Next"), SAM))).toBe(false); // changed in place
    expect(isForOne(await house.press(named(page, "Next"), ROBIN))).toBe(false);
  });

  test("pressed by hand it goes on by itself from there; paused it waits for whoever presses", async () => {
    const { begun, countAlong } = noted();
    const house = commandHouse({}, { countAlong });
    const page = await house.type("sleep relax", { kind: "breathing" }, ROBIN);
    expect(page.text).toContain("It turns by itself in 30 seconds.");
    const paused = await house.press(named(page, "Pause"), ROBIN);
    expect(paused.text).toContain("Step 1 of 4. Go on when you are ready.");
    const byHand = await house.press(named(paused, "Next"), ROBIN);
    expect(byHand.text).toContain("Step 2 of 4. Go on when you are ready.");
    const counting = await house.press(named(byHand, "Count along"), ROBIN);
    expect(counting.text).toContain("Step 2 of 4. It turns by itself in 40 seconds.");
    expect(begun()).toEqual([3, "stopped", "stopped", "stopped", 2]); // one message throughout
  });

  test("its pages turn while Discord still takes changes", async () => {
    for (const { id } of content.relaxation) {
      const { begun, countAlong } = noted();
      await commandHouse({}, { countAlong }).type("sleep relax", { kind: id }, ROBIN);
      const { steps } = content.relaxation.find((one) => one.id === id) ?? { steps: [] };
      expect(begun()).toEqual([steps.length - 1]);
    }
  });

  test("the page that turns by itself is the one that Next would show", async () => {
    const { turns, countAlong } = noted();
    const house = commandHouse({}, { countAlong });
    const page = await house.type("sleep relax", { kind: "imagery" }, ROBIN);
    const next = await house.press(named(page, "Next"), ROBIN);
    await turns[0]?.show();
    expect(textIn(house.changed())).toBe(next.text);
  });

  test("an exercise claims no more than its tip, and names its sources", async () => {
    for (const { id, tip } of content.relaxation) {
      const { text } = await commandHouse().press(`1|sleep.relax-sources|${id}`);
      expect(text).toContain(content.tips.find((one) => one.id === tip)?.why);
      expect(text).toMatch(/— .+, \d{4}/);
    }
  });

  test.each([
    "1|sleep.relax-next",
    "1|sleep.relax-next|1|gone|0",
    "1|sleep.relax-back|234567890123456789|breathing|99",
    "1|sleep.relax-again|234567890123456789|breathing|-1",
    "1|sleep.relax-count|234567890123456789|breathing|x",
    "1|sleep.relax-sources|gone",
    "1|sleep.tonight-at|9999",
    "1|sleep.tonight-why",
    "1|reminder.start|x",
  ])("a button that is forged or out of date (%s) is answered with a sentence", async (id) => {
    const { text, logged } = await commandHouse().press(id);
    expect(text).toMatch(/Please use `\/(sleep|reminder) \w+` again/);
    expect(logged).toBe("");
  });
});
