import { describe, expect, test } from "vitest";
import { commandHouse, content } from "../../support/command-house.ts";

const house = commandHouse({}, { now: "2026-11-22T20:00:00Z" });

describe("/cautions with", () => {
  test("one line about danger comes first, then the worst of what two do together, by name", async () => {
    const { text, controls } = await house.type("cautions", { with: "nytol and wine" });
    const order = [
      "Hard to wake, slow breathing",
      "Nytol + wine",
      "Danger: deaths or serious cases",
      "Do not drink with these",
    ];
    const found = order.map((part) => text.indexOf(part));
    expect(found).not.toContain(-1);
    expect(found).toEqual([...found].sort((one, other) => one - other));
    expect(text).toContain("Said of groups: Sedating antihistamines; Alcohol.");
    expect(text).not.toContain("kratom");
    expect(controls.map(({ label }) => label)).toEqual([
      "Emergency steps",
      expect.stringMatching(/^More/),
      "Sources",
      "And with kratom?",
      "Need help now?",
    ]);
  });

  test("the emergency steps are a numbered list behind the first button", async () => {
    const { controls } = await house.type("cautions", { with: "heroin" });
    const { text } = await house.press(controls[0]?.custom_id ?? "");
    expect(text).toMatch(/^1\. /m);
    expect(text).toContain("Naloxone");
  });

  test("where the words may be danger, help is offered above the line, and the answer stays short", async () => {
    const readDanger = () => ({ level: "ask", kind: "overdose", card: "overdose" }) as const;
    const asking = commandHouse({}, { now: "2026-11-22T20:00:00Z", readDanger });
    const { text, controls } = await asking.type("cautions", { with: "xanax" });
    expect(controls[0]?.label).toBe("Help now");
    expect(text).toContain("Before you take a benzodiazepine");
    expect(text).not.toContain("Emergency: what to do now");
  });

  test("one name is told what to know before it is taken to sleep, and what is in it", async () => {
    const { text } = await house.type("cautions", { with: "nyquil" });
    expect(text).toContain("Warning: Before you take an antihistamine to sleep");
    expect(text).toContain("**NyQuil** holds doxylamine, dextromethorphan, paracetamol (acetaminophen).");
    expect(text).toContain("Said of its group: Sedating antihistamines.");
  });

  test("everything else that is known is behind More, and where it comes from behind Sources", async () => {
    const { controls } = await house.type("cautions", { with: "nyquil, zoloft" });
    const press = async (label: string) =>
      house.press(controls.find((one) => one.label?.startsWith(label))?.custom_id ?? "");
    expect((await press("More")).text).toContain("NyQuil + Zoloft");
    expect((await press("Sources")).text).toMatch(
      /Where this comes from[\s\S]*No clinician has read these cautions yet/,
    );
    const withKratom = await press("And with kratom");
    expect(withKratom.text).toContain("The worst of all");
    expect(withKratom.text).toMatch(/kratom \+ .*Zoloft|kratom \+ .*NyQuil/);
  });

  test("what rests on general knowledge alone is said to where the sources are", async () => {
    const { controls } = await house.type("cautions", { with: "fluvoxamine, tasimelteon" });
    const { text } = await house.press(controls.find(({ label }) => label === "Sources")?.custom_id ?? "");
    expect(text).toContain("nobody has opened a source for this yet: fluvoxamine + tasimelteon");
  });

  test("a name spelled a little otherwise is answered with the match in sight", async () => {
    const { text } = await house.type("cautions", { with: "sertralne" });
    expect(text).toContain("Read as **sertraline**, and about nothing else.");
  });

  test("a name that is not listed is unknown, and never repeated", async () => {
    const { text, logged } = await house.type("cautions", { with: "vodka, xanax, qwxyz 2 g" });
    expect(text).toContain("The worst I know of: Danger");
    expect(text).toContain("One name is not on my list of concerns, which is no all-clear.");
    expect(text + logged).not.toMatch(/qwxyz|2 g/);
  });

  test("a near spelling, and what a brand means elsewhere, is one press away", async () => {
    const { text, controls } = await house.type("cautions", { with: "xanx" });
    expect(text).toContain("One name I cannot tell. Which did you mean?");
    const offered = controls.find(({ label }) => label === "Xanax");
    expect((await house.press(offered?.custom_id ?? "")).text).toContain("Before you take a benzodiazepine");
    const brand = await house.type("cautions", { with: "benadryl, wine" });
    const meant = brand.controls.find(({ label }) => label === "UK, IE: cetirizine");
    expect((await house.press(meant?.custom_id ?? "")).text).toContain("cetirizine + wine");
  });

  test("more than four names are answered, the worst of all first, and no pair is left out", async () => {
    const { text } = await house.type("cautions", { with: "weed, coffee, wine, codeine, xanax" });
    expect(text).toContain("The worst of all: Danger");
    expect(text).toMatch(/### codeine \+ Xanax/);
    expect(text).toMatch(/\*\*Danger:\*\* .*codeine \+ .*wine/);
    expect(text).toMatch(/\*\*Warning:\*\* .*coffee/);
  });

  test("what is prescribed together every day is no danger, and is not to be stopped", async () => {
    for (const names of ["aspirin, clopidogrel", "sertraline, lorazepam"]) {
      const { text } = await house.type("cautions", { with: names });
      expect(text, names).toContain("**Warning:");
      expect(text, names).toMatch(/do not stop/i);
    }
  });

  test("no name at all is answered with a sentence", async () => {
    expect((await house.type("cautions", { with: ", ," })).text).toContain("found no name in that");
  });

  test.each([
    ["I took too much xanax", "Took too much, or mixed"],
    ["I want to die", "I'm glad you are here"],
  ])("“%s” is answered with help, and nothing else", async (typed, title) => {
    const { cards, text } = await house.type("cautions", { with: typed });
    expect(/^### (.*)/.exec(text)?.[1]).toBe(title);
    expect(text).not.toContain("benzodiazepine");
    expect(cards).toHaveLength(1);
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
    for (const part of ["I have no card on that", "Before you drink to sleep"]) expect(text).toContain(part);
  });

  test("with a topic and names, the line about danger is shown once, and all three are answered", async () => {
    const { text } = await house.type("cautions", { topic: "Driving", with: "vodka", place: "Sweden" });
    expect(text.match(/Hard to wake, slow breathing/g)).toHaveLength(1);
    for (const part of ["Do not drive", "Before you drink to sleep", "Law on kratom: Sweden"])
      expect(text).toContain(part);
  });
});

test("suggestions follow the option that is being typed", async () => {
  const names = async (typed: string, option: string) =>
    (await house.suggest("cautions", typed, option)).choices.map(({ name }) => name);
  expect(await names("vodka, sert", "with")).toContain("vodka, sertraline");
  expect(await names("swe", "place")).toEqual(["Sweden"]);
  expect((await names("", "topic")).length).toBe(content.cautionTopics.length);
});

test("a button that offered a spelling before still leads to that name", async () => {
  expect((await house.press("1|cautions.name|xanax")).text).toContain("Before you take a benzodiazepine");
});

test("a button to sources of the list there was before ends with a sentence", async () => {
  expect((await house.press("1|cautions.with-sources|abcde")).text).toContain("from an older version of me");
});

test.each([
  "name|gone",
  "place|gone",
  "law-sources|gone",
  "named|gone00",
  "more|gone",
  "named-sources|gone",
  "name",
  "named",
  "place",
  "law-sources",
])("a button of an older list (%s) is answered with a sentence", async (id) => {
  const { text, logged } = await house.press(`1|cautions.${id}`);
  expect(text).toContain("My cards have changed since then");
  expect(logged).toBe("");
});
