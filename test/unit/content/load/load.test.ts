import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadContent } from "../../../../src/content/load/load.ts";
import type { Caution } from "../../../../src/content/schema/caution.ts";
import { plainWords } from "../../../../src/content/search/plain-words.ts";
import { writeCaution } from "../../../../src/discord/ui/caution.ts";
import { english } from "../../../support/command-house.ts";
import { DATA, entry, problemsAfter, problemsIn, setting } from "../planted.ts";

const content = loadContent(DATA);

test("the data in the project loads", () => {
  expect(content.tips.length).toBeGreaterThanOrEqual(168);
  expect(content.topics).toHaveLength(42);
  expect(content.claims.length).toBeGreaterThanOrEqual(86);
});

test("a tip is at most sixty words with its reason", () => {
  const wordsOf = (text: string) => text.match(/[^\s\p{P}]\S*/gu)?.length ?? 0;
  const long = content.tips.filter(({ text, why }) => wordsOf(text) + wordsOf(why) > 60).map(({ id }) => id);
  expect(long).toEqual([]);
});

test("no advice on alcohol tells everybody to drink a little, since it reaches who should not drink at all", () => {
  const { tips, tonight, check, cautions } = content;
  const some =
    /keep (?:it|alcohol) (?:small|low)|go easy on [^.]*alcohol|\b(?:less|little|limit|moderate) alcohol|drink less/i;
  expect(
    [...tips, ...tonight, ...check, ...cautions]
      .filter(({ text }) => /alcohol/i.test(text) && some.test(text))
      .map(({ id }) => id),
  ).toEqual([]);
});

test("what to do in an emergency is a list, one step after another, the call first", () => {
  const emergency = content.cautions.find(({ id }) => id === "emergency");
  expect(writeCaution(english, emergency as Caution)).toMatch(
    /\n1\. Call the emergency number.*\n2\. .*\n3\. .*\n4\. /,
  );
});

test("nobody asks for two tips in the same words, or in none", () => {
  const asked = content.tips.flatMap((tip) => tip.askedAs.map((phrase) => plainWords(phrase).join(" ")));
  expect(asked.filter((phrase, index) => phrase === "" || asked.indexOf(phrase) < index)).toEqual([]);
});

test("every sentence about health has a source that exists and the day a human last read it", () => {
  const { notice, unlisted, classes } = content.interactions;
  const { tips, cautions, claims, jurisdictions, helplines, helpCards } = content;
  const all = [
    ...tips,
    ...cautions,
    ...claims,
    ...classes,
    notice,
    unlisted,
    ...jurisdictions,
    ...helplines,
    ...helpCards,
  ];
  for (const one of all) {
    expect(one.sources.map((id) => content.sources.has(id))).not.toContain(false);
    expect(one.sources.length).toBeGreaterThan(0);
    expect(one.reviewedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  }
});

test("a source whose link may not be shown has no link to show", () => {
  const shop = content.sources.get("nz-a");
  expect(shop?.tier).toBe("vendor-or-advocacy");
  expect(JSON.stringify(shop)).not.toContain("http");
});

test("a source with showLink keeps its page, or its DOI when it has no page", () => {
  expect(content.sources.get("aasm-2021")?.link).toBe("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC7853203/");
  expect(content.sources.get("ecg-2020")?.link).toBe("https://doi.org/10.1080/15563650.2020.1812627");
});

test("no tip grows from what the article says about dosing", () => {
  const dosing = new Set(content.claims.filter((claim) => claim.kind === "dosing").map((claim) => claim.id));
  expect(content.tips.filter((tip) => tip.fromArticle !== null && dosing.has(tip.fromArticle))).toEqual([]);
});

test("a source that does not exist is named with file, entry and field", () => {
  const problems = problemsAfter("sleep-tips.json", (tips) => {
    entry(tips, "caffeine-cutoff").sources[1] = "drake-2031";
  });
  expect(problems).toEqual(["data/sleep-tips.json: tip “caffeine-cutoff”: sources[1]: no such source “drake-2031”"]);
});

test("all problems are listed, not the first alone", () => {
  const problems = problemsAfter("sleep-tips.json", (tips) => {
    entry(tips, "caffeine-cutoff").topic = "coffee";
    entry(tips, "bedroom-quiet").title = "x".repeat(61);
    entry(tips, "bedroom-quiet").soruces = [];
    delete entry(tips, "naps-short-early").reviewedOn;
  });
  expect(problems).toHaveLength(4);
  expect(problems).toContain(
    "data/sleep-tips.json: tip “caffeine-cutoff”: topic: no such topic “coffee” in data/topics.json",
  );
  expect(problems.join("\n")).toContain("tip “bedroom-quiet”: title: ");
  expect(problems.join("\n")).toContain("tip “bedroom-quiet”: Unrecognized key");
  expect(problems.join("\n")).toContain("tip “naps-short-early”: reviewedOn: ");
});

test.each([
  [
    "a tip without a source",
    "sleep-tips.json",
    setting("light-morning", { sources: [] }),
    "tip “light-morning”: sources:",
  ],
  [
    "the same source twice",
    "sleep-tips.json",
    setting("light-morning", { sources: ["brown-2022", "brown-2022"] }),
    "tip “light-morning”: sources[1]: “brown-2022” is named twice",
  ],
  [
    "a tip too long for its place",
    "sleep-tips.json",
    setting("light-morning", { text: "x".repeat(401) }),
    "tip “light-morning”: text:",
  ],
  [
    "two tips with one id",
    "sleep-tips.json",
    (tips) => [...tips, tips[0]],
    "tip “schedule-wake-time”: id: is used twice",
  ],
  [
    "a tip from a statement the article does not make",
    "sleep-tips.json",
    setting("light-morning", { fromArticle: "nowhere" }),
    "tip “light-morning”: fromArticle: no such claim “nowhere”",
  ],
  [
    "a tip from what the article says about dosing",
    "sleep-tips.json",
    setting("light-morning", { fromArticle: "tips-dose-range" }),
    "tip “light-morning”: fromArticle: “tips-dose-range” is about dosing: no tip may grow from it",
  ],
  [
    "an entry that is no entry",
    "sleep-tips.json",
    (tips) => [...tips, "hello"],
    "data/sleep-tips.json: tip “number 169”:",
  ],
  [
    "fewer nightly ideas than nights in a week",
    "sleep-tips.json",
    (tips) => {
      for (const tip of tips) delete tip.nightlyIdea;
    },
    "data/sleep-tips.json: has 0 nightly ideas",
  ],
  [
    "a part of the day with too few tips",
    "sleep-tips.json",
    (tips) => {
      for (const tip of tips) tip.partsOfDay = ["evening"];
    },
    "data/sleep-tips.json: has 0 tips for the night",
  ],
  [
    "a topic without a tip",
    "topics.json",
    (topics) => [...topics, { id: "dreams", label: "Dreams", description: "Dreams", words: [], partsOfDay: [] }],
    "topic “dreams”: has no tip",
  ],
  [
    "a topic in no group",
    "topic-groups.json",
    (groups) => {
      for (const group of groups) group.topics = group.topics.filter((id: string) => id !== "caffeine");
    },
    "data/topics.json: topic “caffeine”: stands 0 times in data/topic-groups.json, and not once",
  ],
  [
    "a group of a topic that does not exist",
    "topic-groups.json",
    setting("room", { topics: ["partner-bed", "tinnitus-noise", "heat-cold", "cellar"] }),
    "topic group “room”: topics[3]: no such topic “cellar” in data/topics.json",
  ],
  [
    "a tip that is asked for in too few ways",
    "sleep-tips.json",
    setting("light-morning", { askedAs: ["daylight"] }),
    "tip “light-morning”: askedAs: ",
  ],
  [
    "a caution of no topic",
    "cautions.json",
    setting("legal", { topic: "laws" }),
    "caution “legal”: topic: no such topic “laws” in data/caution-topics.json",
  ],
  [
    "a caution topic without a card",
    "cautions.json",
    (cards) => cards.filter((card: { id: string }) => card.id !== "crisis"),
    "caution topic “crisis”: has no caution",
  ],
  [
    "no steps for an emergency",
    "cautions.json",
    (cards) => {
      for (const card of cards) delete card.steps;
    },
    "data/cautions.json: has no steps for an emergency",
  ],
  [
    "more caution topics than a menu holds",
    "caution-topics.json",
    (topics) => [...topics, ...[1, 2, 3].map((n) => ({ ...topics[0], id: `more-${n}` }))],
    "data/caution-topics.json: has 26 entries; a menu holds 25",
  ],
  [
    "cautions too long to be shown together",
    "cautions.json",
    (cards) => {
      for (const card of cards) card.topic = "alcohol";
    },
    "caution topic “alcohol”: its cards take",
  ],
  [
    "a link promised without an address",
    "sources.json",
    setting("seed-article", { showLink: true }),
    "source “seed-article”: showLink:",
  ],
  [
    "a ban that only a shop or an advocate tells of",
    "legal-status.json",
    setting("us-tn", { sources: ["havenaccess-tn"] }),
    "place “us-tn”: status: rests on shop and advocacy pages alone, so it is “unclear”",
  ],
  [
    "a link to a shop",
    "sources.json",
    setting("nz-a", { showLink: true }),
    "source “nz-a”: showLink: is true for a vendor-or-advocacy page",
  ],
  [
    "a grade that does not exist",
    "article-claims.json",
    setting("concl-promise", { evidence: "proven" }),
    "claim “concl-promise”: evidence:",
  ],
  [
    "an interaction without a mechanism",
    "interactions.json",
    setting("maoi", { mechanism: undefined }),
    "class “maoi”: mechanism:",
  ],
  [
    "no answer for a name that is not listed",
    "interactions.json",
    (json) => ({ ...json, unlisted: undefined }),
    "notice “unlisted”:",
  ],
  [
    "an unlisted name called anything but unknown",
    "interactions.json",
    setting("unlisted", { risk: "warning" }),
    "notice “unlisted”: risk:",
  ],
  [
    "one place twice",
    "legal-status.json",
    (places) => [...places, { ...places[0], id: "us-again" }],
    "place “US”: code: is used twice",
  ],
  ["a helpline without a note field", "helplines.json", setting("us", { note: undefined }), "helpline “us”: note:"],
] as [string, string, Parameters<typeof problemsAfter>[1], string][])(
  "%s stops the bot from starting",
  (_name, file, change, complaint) => {
    expect(problemsAfter(file, change).join("\n")).toContain(complaint);
  },
);

test("a missing file is said in one line with the rest", () => {
  const problems = problemsIn((folder) => rmSync(join(folder, "helplines.json")));
  expect(problems).toEqual(["data/helplines.json: is missing or cannot be read"]);
});

test("files that are not JSON are named, and what only follows from that is not", () => {
  const problems = problemsIn((folder) => {
    writeFileSync(join(folder, "helplines.json"), "[");
    writeFileSync(join(folder, "topics.json"), "");
  });
  expect(problems).toHaveLength(2);
  expect(problems[0]).toContain("data/topics.json: is not JSON");
  expect(problems[1]).toContain("data/helplines.json: is not JSON");
});

test("a file that is no list is named", () => {
  const problems = problemsIn((folder) => writeFileSync(join(folder, "legal-status.json"), "{}"));
  expect(problems[0]).toContain("data/legal-status.json: must be a list");
});
