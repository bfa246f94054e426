import { expect, test } from "vitest";
import { checkRules } from "../../../../src/content/check/rules.ts";
import { entry, problemsAfter, setting } from "../planted.ts";

const SUBSTANCES = ["melatonin", "zolpidem", "diphenhydramine"];

function complaintsAbout(text: string): string {
  const spot = { file: "sleep-tips.json", noun: "tip", entry: "planted", field: "text" };
  return checkRules([{ spot, text }], [], SUBSTANCES).join("\n");
}

test.each([
  "Take 2 grams in warm water.",
  "2-4g of powder is usual.",
  "２ ｇ of powder",
  "Two to four grams are enough.",
  "Start with 0.5mg.",
  "A teaspoon in juice.",
  "Half a tablet will do.",
  "Two heaped teaspoons of leaf",
  "one or two capsules",
  "10 to 20 drops under the tongue",
  "a pinch of powder",
  "300 micrograms",
  "1/2 tsp",
  "three small sips of the tea",
  "a couple of gummies",
  "five hundred milligrams",
  "Take two.",
  "Take one 5-mg tablet.",
  "3 000 mg",
  "one **dose** is enough",
])("an amount is refused: %s", (sentence) => {
  expect(complaintsAbout(sentence)).toContain("breaks the rule amount");
});

test.each([
  "Take it at 9 pm.",
  "Take it at nine.",
  "Take it at 21:00 every day.",
  "Have your melatonin an hour before bed.",
  "Melatonin works two hours before bedtime.",
  "Zolpidem at bedtime helps.",
  "Swallow the powder with dinner.",
  "Kratom every evening, at the same hour.",
  "The tea is taken nightly.",
  "Drink it before lights out.",
  "Your pills come twice a day.",
  "Best used an hour before bed.",
  "Have it at 21:00.",
  "The best time for kratom is 9pm.",
])("a time for taking something is refused: %s", (sentence) => {
  expect(complaintsAbout(sentence)).toContain("breaks the rule taking-time");
});

test.each([
  "Bali is relaxing.",
  "Choose a red vein.",
  "RED-VEIN kratom",
  "green Maeng Da",
  "Thai strains are strong",
  "Indo or Borneo",
])("a strain is refused: %s", (sentence) => {
  expect(complaintsAbout(sentence)).toContain("breaks the rule strain");
});

test.each([
  "It is safe for most people.",
  "It can be used safely.",
  "This is the safest choice.",
  "Kratom is harmless.",
  "There is no risk.",
  "It has no known side effects.",
  "It works without any risk of dependence.",
  "It is non-addictive.",
  "It is not addictive.",
  "It is not really dangerous.",
  "It will not cause withdrawal.",
  "You cannot overdose on it.",
  "It doesn’t interact with anything; it can’t hurt.",
  "The two are fine to combine.",
  "It is okay with alcohol.",
  "It is well tolerated.",
  "A low-risk plant.",
  "It has an excellent safety profile.",
  "It poses no threat.",
  "The risks are low.",
  "There is nothing dangerous about it.",
  "It isn’t addictive.",
  "It is perfectly fine.",
  "It can be taken together with beer.",
  "It has never killed anybody.",
  "It is unlikely to harm you.",
  "It is perfectly sa\u00ADfe.",
  "It is **safe**.",
])("a verdict of safety is refused: %s", (sentence) => {
  expect(complaintsAbout(sentence)).toContain("breaks the rule safe-verdict");
});

test.each([
  "Try a little kratom tea.",
  "Take kratom when worries keep you up.",
  "You could try some natural kratom.",
  "We recommend taking kratom.",
  "If all else fails, you might use kratom.",
  "Give kratom a try.",
  "Kratom helps people sleep.",
  "Kratom is a good choice.",
  "Try melatonin.",
  "Take an antihistamine.",
])("advice to take kratom or a medicine is refused: %s", (sentence) => {
  expect(complaintsAbout(sentence)).toContain("breaks the rule recommends-taking");
});

test.each([
  "Limit your time in bed to six hours.",
  "Reduce the hours in bed.",
  "Sleep restriction works.",
  "Spend less time in bed.",
  "Stay up until two.",
  "Stay in bed only six hours.",
  "Go to bed an hour later.",
  "Delay your bedtime.",
])("advice to restrict time in bed is refused: %s", (sentence) => {
  expect(complaintsAbout(sentence)).toContain("breaks the rule time-in-bed");
});

test.each(["See https://example.com/shop.", "www.example.com", "[here](example.com)"])(
  "a link in a text is refused: %s",
  (sentence) => {
    expect(complaintsAbout(sentence)).toContain("breaks the rule link");
  },
);

test.each([
  "Mixing the two is unsafe.",
  "Safety comes first.",
  "Never mix kratom with alcohol.",
  "Do not use kratom if you have epilepsy.",
  "If you already use kratom, tell your doctor.",
  "Read something calm before bed.",
  "Dim the lights two hours before bed.",
  "Breathe in for about 4 seconds and out for about 6.",
  "Count back at least 7 hours from your wake time.",
  "Aim for 20 to 25 C.",
])("an honest sentence passes: %s", (sentence) => {
  expect(complaintsAbout(sentence)).toBe("");
});

test.each([
  ["sleep-tips.json", "tip “light-morning”: text", "amount", setting("light-morning", { text: "Take 2 grams." })],
  [
    "sleep-tips.json",
    "tip “light-morning”: title",
    "taking-time",
    setting("light-morning", { title: "Melatonin before bed" }),
  ],
  [
    "sleep-tips.json",
    "tip “light-morning”: why",
    "safe-verdict",
    setting("light-morning", { why: "It is safe for most people." }),
  ],
  ["topics.json", "topic “light”: words[0]", "strain", setting("light", { words: ["red vein"] })],
  ["cautions.json", "caution “legal”: text", "safe-verdict", setting("legal", { text: "Kratom is harmless." })],
  [
    "caution-topics.json",
    "caution topic “law”: description",
    "link",
    setting("law", { description: "https://example.com" }),
  ],
  [
    "article-claims.json",
    "claim “tips-dose-range”: articleSays",
    "amount",
    setting("tips-dose-range", { articleSays: "2-4g of powder." }),
  ],
  [
    "article-claims.json",
    "claim “intro-choose-strain”: articleSays",
    "strain",
    setting("intro-choose-strain", { articleSays: "Choose Bali." }),
  ],
  [
    "article-claims.json",
    "claim “tips-fixed-evening-dose”: articleSays",
    "taking-time",
    setting("tips-fixed-evening-dose", { articleSays: "Take it every evening." }),
  ],
  ["interactions.json", "class “caffeine”: text", "safe-verdict", setting("caffeine", { text: "Fine to combine." })],
  ["interactions.json", "class “caffeine”: examples[0]", "amount", setting("caffeine", { examples: ["two cups"] })],
  [
    "interactions.json",
    "notice “unlisted”: text",
    "safe-verdict",
    setting("unlisted", { text: "No known interactions." }),
  ],
  ["legal-status.json", "place “de”: note", "safe-verdict", setting("de", { note: "Legal and safe." })],
  ["helplines.json", "helpline “us”: note", "recommends-taking", setting("us", { note: "Try kratom first." })],
  ["sources.json", "source “aasm-2021”: title", "time-in-bed", setting("aasm-2021", { title: "Sleep restriction" })],
] as [string, string, string, Parameters<typeof problemsAfter>[1]][])(
  "planted in %s, %s, it is refused under the rule %s",
  (file, place, rule, plant) => {
    const problems = problemsAfter(file, plant).filter((problem) => problem.startsWith(`data/${file}: ${place}: `));
    expect(problems.join("\n")).toContain(`breaks the rule ${rule}`);
  },
);

test("a reviewed sentence that was reworded has to be read again", () => {
  const problems = problemsAfter("sleep-tips.json", (tips) => {
    const tip = entry(tips, "shift-drive-home");
    tip.text = tip.text.replace("mean stop in a safe place", "mean rest; kratom is safe");
  });
  expect(problems).toHaveLength(2);
  expect(problems[0]).toContain(
    "data/sleep-tips.json: tip “shift-drive-home”: text: “safe” breaks the rule safe-verdict",
  );
  expect(problems[1]).toContain(
    "exception “sleep-tips.json shift-drive-home text”: safe-verdict “safe” no longer stands",
  );
});

test("an exception for a sentence that is gone is itself refused", () => {
  const problems = problemsAfter("cautions.json", setting("mix-other", { text: "Ask a pharmacist." }));
  expect(problems).toEqual([
    "data/reviewed-exceptions.json: exception “cautions.json mix-other text”: safe-verdict “safe” no longer stands there; take it off the list",
  ]);
});

test("a second exception for the same words is refused", () => {
  const problems = problemsAfter("reviewed-exceptions.json", (list) => [...list, list[0]]);
  expect(problems.join("\n")).toContain("take it off the list");
});

test.each(["strain", "link", "recommends-taking", "time-in-bed"])("the rule %s has no exceptions", (rule) => {
  const problems = problemsAfter("reviewed-exceptions.json", ([first, ...others]) => [{ ...first, rule }, ...others]);
  expect(problems.join("\n")).toContain("exception “number 1”: rule:");
});

test("what the article says about dosing has no exceptions", () => {
  const sentence = "The article names 2 grams.";
  const problems = problemsAfter("reviewed-exceptions.json", (list) => [
    ...list,
    {
      ...list[0],
      file: "article-claims.json",
      entry: "tips-dose-range",
      field: "articleSays",
      rule: "amount",
      phrase: "2 grams",
      sentence,
    },
  ]);
  expect(problems.join("\n")).toContain("what the article says about dosing has no exceptions");
});
