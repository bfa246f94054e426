import { describe, expect, test } from "vitest";
import { commandHouse, content } from "../../support/command-house.ts";

const house = commandHouse({}, { now: "2026-11-22T20:00:00Z" });
const { notice, unlisted } = content.interactions;

describe("/cautions with", () => {
  test("red flags come first, then the worst class, and the list says that it is not complete", async () => {
    const { text } = await house.type("cautions", { with: "coffee, tramadol" });
    const order = [
      "Emergency: what to do now",
      "The worst: Danger",
      "Danger: Opioid painkillers and illicit opioids\nThis group includes **tramadol**.",
      "Warning: Caffeine and energy products\nThis group includes **coffee**.",
      notice.text,
      "Where to get help",
    ].map((part) => text.indexOf(part));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(text).toContain("Danger: Medicines that lower the seizure threshold\nThis group includes **tramadol**.");
    expect(text).toContain("I look at each one together with kratom, not at what they do to each other");
  });

  test("a name spelled a little otherwise is answered with the match in sight", async () => {
    const { text } = await house.type("cautions", { with: "sertralin" });
    expect(text).toContain("I don't have that name in that spelling, so this is about **sertraline**.");
  });

  test("a name that is not listed is unknown, and never repeated", async () => {
    const { text, logged } = await house.type("cautions", { with: "vodka, qwxyz 2 g" });
    expect(text).toContain("The worst I know of: Danger");
    expect(text).toContain("The second name is not on my list.");
    for (const part of [unlisted.title, unlisted.text, "Unknown: no human data"]) expect(text).toContain(part);
    expect(text + logged).not.toMatch(/qwxyz|2 g/);
  });

  test("a near spelling is one press away", async () => {
    const { controls } = await house.type("cautions", { with: "xanx" });
    const offered = controls.find(({ label }) => label === "Xanax");
    const { text } = await house.press(offered?.custom_id ?? "");
    expect(text).toContain("Danger: Benzodiazepines\nThis group includes **Xanax**.");
  });

  test("a part of a name never stands for the whole", async () => {
    const { text } = await house.type("cautions", { with: "poppy tea" });
    expect(text).toContain("Of that name I know only **tea**. I don't know the rest, and it may be worse.");
    expect(text.indexOf(unlisted.text)).toBeLessThan(text.indexOf("Warning: Caffeine"));
  });

  test("kratom itself is what the list is about", async () => {
    const { text } = await house.type("cautions", { with: "kratom" });
    expect(text).toContain("This whole list is about kratom");
    expect(text).toContain("The short version");
    expect((await house.type("cautions", { with: "kratom, vodka" })).text).toContain("Danger: Alcohol");
  });

  test.each([
    ["a, b, c, d, e", "up to four names at once, and you gave 5"],
    [", ,", "found no name in that"],
  ])("“%s” is answered with a sentence", async (typed, sentence) => {
    expect((await house.type("cautions", { with: typed })).text).toContain(sentence);
  });

  test.each([
    ["I took too much xanax", "Took too much, or mixed"],
    ["I want to die", "I'm glad you are here"],
  ])("“%s” is answered with help, and nothing else", async (typed, title) => {
    const { cards, text } = await house.type("cautions", { with: typed });
    expect(/^### (.*)/.exec(text)?.[1]).toBe(title);
    expect(text).not.toContain("beside kratom");
    expect(cards).toHaveLength(1);
  });

  test("the sources of each class are one press away", async () => {
    const { controls } = await house.type("cautions", { with: "tramadol" });
    const { text } = await house.press(controls.find(({ label }) => label === "Sources")?.custom_id ?? "");
    for (const heading of ["Opioid painkillers and illicit opioids", "Medicines that lower", "The whole list"])
      expect(text).toContain(`### ${heading}`);
  });
});

describe("/cautions place", () => {
  test("a place without a rule is told with its month, and under the law of the country", async () => {
    const { text } = await house.type("cautions", { place: "Missouri" });
    expect(text).toContain("No rule found as of February 2026, which is no promise that there is none.");
    expect(text).toContain("The month is our guess");
    expect(text).toContain("Law on kratom: United States (federal)");
    expect(text).not.toContain("over a year ago");
  });

  test("what is over a year old still says what was known then, after its month and the doubt", async () => {
    const { text } = await house.type("cautions", { place: "Slovakia" });
    const doubt = text.indexOf("This is what was known in December 2021, over a year ago. It may be stricter by now");
    expect(doubt).toBeGreaterThan(0);
    expect(text.indexOf("**Banned as of December 2021.**")).toBeGreaterThan(doubt);
    expect(text).toContain("A banned psychotropic substance since 16 Dec 2021.");
  });

  test("a name that two places share is asked about, and each answer is one press away", async () => {
    const { text, controls } = await house.type("cautions", { place: "Georgia" });
    expect(text).toContain("Which place do you mean?");
    const [state, country] = controls.map(({ custom_id }) => custom_id);
    expect((await house.press(state ?? "")).text).toContain("Georgia (US state)");
    expect((await house.press(country ?? "")).text).toContain(
      "I have nothing on that place, and that tells you nothing",
    );
  });

  test("a topic without a card keeps nothing back about the names beside it", async () => {
    const { text } = await house.type("cautions", { topic: "zzz", with: "vodka" });
    for (const part of ["Emergency: what to do now", "I have no card on that", "Danger: Alcohol"])
      expect(text).toContain(part);
  });

  test("with a topic and names, red flags are shown once, and all three are answered", async () => {
    const { text } = await house.type("cautions", { topic: "Driving", with: "vodka", place: "Sweden" });
    expect(text.match(/Emergency: what to do now/g)).toHaveLength(1);
    for (const part of ["Do not drive", "Danger: Alcohol", "Law on kratom: Sweden"]) expect(text).toContain(part);
  });
});

test("suggestions follow the option that is being typed", async () => {
  const names = async (typed: string, option: string) =>
    (await house.suggest("cautions", typed, option)).choices.map(({ name }) => name);
  expect(await names("vodka, sert", "with")).toContain("vodka, sertraline");
  expect(await names("swe", "place")).toEqual(["Sweden"]);
  expect((await names("", "topic")).length).toBe(content.cautionTopics.length);
});

test.each(["name|gone", "place|gone", "law-sources|gone", "with-sources|gone", "name", "place", "law-sources"])(
  "a button of an older list (%s) is answered with a sentence",
  async (id) => {
    const { text, logged } = await house.press(`1|cautions.${id}`);
    expect(text).toContain("My cards have changed since then");
    expect(logged).toBe("");
  },
);
