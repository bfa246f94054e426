import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadContent } from "../../../../src/content/load/load.ts";
import { LONGEST_QUESTION, readQuestion } from "../../../../src/understanding/question/read-question.ts";

const content = loadContent(join(import.meta.dirname, "../../../../data"));
const read = (text: string) => readQuestion(text, content);
const topicsOf = (text: string) =>
  read(text)
    .tips.slice(0, 3)
    .map((id) => content.tips.find((tip) => tip.id === id)?.topic);

test.each(["ich kann nicht schlafen", "no puedo dormir", "nie mogę spać", "眠れない", "не могу уснуть"])(
  "%s is read as the same in English is, and never by the English words that are spelt like its own",
  (text) => {
    expect(readQuestion(text, content)).toEqual(readQuestion("I can't sleep", content));
  },
);

test("a question in English that says as much and more is read as it stands", () => {
  expect(readQuestion("I can't sleep because my partner snores", content)).not.toEqual(
    readQuestion("I can't sleep", content),
  );
});

describe("the tip that was asked for comes first", () => {
  test("asked in nearly any of the ways that are listed for it", () => {
    const all = content.tips.flatMap(({ id, askedAs }) => askedAs.map((phrase) => ({ id, phrase })));
    const asked = all.filter((_, at) => at % 5 === 0);
    const elsewhere = asked.filter(({ id, phrase }) => read(phrase).tips[0] !== id);
    expect(elsewhere.length / asked.length).toBeLessThan(0.02);
  });

  test.each([
    ["my dog wakes me up", "bedroom-comfort"],
    ["newborn", "parents-rest-with-baby"],
    ["nightmares", "nightmares"],
    ["menopause", "menopause"],
    ["adhd", "adhd"],
    ["pregnant", "pregnancy"],
    ["noise", "noise-block"],
    ["COFFEE at 5 p.m.?!", "caffeine-cutoff"],
    ["ｉ　ｃａｎ＇ｔ　ｓｌｅｅｐ", "now-three-lines"],
  ])("“%s”", (text, start) => {
    expect(read(text).answer).toBe("tips");
    expect(read(text).tips[0]?.startsWith(start), read(text).tips.join(", ")).toBe(true);
  });

  test("with a slip of the finger, and with two words written together", () => {
    expect(read("melatnin and jet lag").answer).toBe(read("melatonin and jet lag").answer);
    expect(read("restles legs").tips[0]).toBe("doctor-legs");
    expect(read("nigthmares every nigt").tips[0]?.startsWith("nightmares")).toBe(true);
    expect(read("brian wont shut up").tips[0]).toBe(read("brain wont shut up").tips[0]);
    expect(read("nightshift tomorrow").tips[0]).toBe(read("night shift tomorrow").tips[0]);
  });
});

describe("several needs in one sentence", () => {
  test.each([
    ["baby and night shifts", ["parents", "shift-work"]],
    ["heartburn, and my husband snores", ["heartburn-toilet", "partner-bed"]],
    ["jet lag and a presentation tomorrow", ["jet-lag", "night-anxiety"]],
  ])("“%s” brings the best tip of each", (text, topics) => {
    expect(topicsOf(text)).toEqual(expect.arrayContaining(topics));
  });

  test("no tip comes twice", () => {
    const { tips } = read("too hot, heat, a hot room, and the heatwave");
    expect(new Set(tips).size).toBe(tips.length);
  });
});

describe("taking something is a matter for cautions", () => {
  test.each([
    "kratom",
    "how many grams of kratom",
    "is kratom legal where i live",
    "what can i take to sleep",
    "something that knocks me out",
    "zopiclone and a glass of wine",
    "benadryl every night",
    "ambien",
    "sertraline",
    "quetiapine 25mg",
    "which magnesium is best",
    "strongest sleeping pill",
  ])("“%s”", (text) => {
    expect(read(text).answer).toBe("cautions");
  });

  test.each([
    ["how do i get off zopiclone", "stop-pills-never-alone"],
    ["i ran out of my sleeping tablets", "stop-pills-never-alone"],
    ["ritalin keeps me awake", "adhd-medicine-check"],
    ["prednisone insomnia", "doctor-medicines"],
    ["can i have coffee at 4", "caffeine-cutoff"],
    ["smoking weed to sleep", "cannabis-honest"],
    ["can i take a nap at 5", "naps-"],
    ["is it safe to lie on my back, i am pregnant", "pregnancy-"],
  ])("but “%s” is for tips", (text, start) => {
    expect(read(text)).toMatchObject({ answer: "tips" });
    expect(read(text).tips[0]?.startsWith(start), read(text).tips.join(", ")).toBe(true);
  });
});

describe("what has nothing to do with sleep is told so", () => {
  test.each([
    "hot dog recipe",
    "phone number of pizza hut",
    "put my pc in sleep mode",
    "sleeping beauty full movie",
    "what is the capital of france",
    "hello",
    "lol",
    "asdfgh",
    "12345",
    "?",
    "",
  ])("“%s”", (text) => {
    expect(read(text).answer).toBe("none");
  });

  test.each([
    "home late and i cannot switch to sleep mode",
    "my neighbours play music all night",
    "is a new mattress worth it",
  ])("but “%s” has", (text) => {
    expect(read(text).answer).toBe("tips");
  });
});

test("danger comes before everything, and whoever reads it is asked first", () => {
  expect(readQuestion("coffee", content, () => true)).toEqual({ answer: "help", tips: [] });
});

test("a question is as long as Discord's field takes, and what is longer is read up to there", () => {
  const long = `${"so ".repeat(150)}coffee`;
  expect(long.length).toBeGreaterThan(LONGEST_QUESTION);
  expect(read(long).answer).toBe("none");
  expect(read(`${"so ".repeat(90)}coffee too late`).tips[0]).toBe("caffeine-cutoff");
});

test("every answer names tips that exist, each once", () => {
  const ids = new Set(content.tips.map(({ id }) => id));
  for (const text of ["kratom", "lol", "coffee", "baby and night shifts", "zz zz zz"]) {
    const { tips } = read(text);
    expect(tips.filter((id) => !ids.has(id))).toEqual([]);
    expect(new Set(tips).size).toBe(tips.length);
  }
});
