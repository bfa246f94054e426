import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkMessage } from "@winddown/local-discord/testing";
import { MessageFlags } from "discord.js";
import { describe, expect, test } from "vitest";
import { checkRules } from "../../../src/content/check/rules.ts";
import { articlePages, findArticleTopic } from "../../../src/content/choose/article.ts";
import { ArticleEvidence } from "../../../src/content/schema/claim.ts";
import { writeClaim } from "../../../src/discord/ui/claim.ts";
import { verdictInWords } from "../../../src/discord/ui/grades.ts";
import { commandHouse, content, english, type Outcome } from "../../support/command-house.ts";

const house = commandHouse();
const FILTERS = ["all", ...ArticleEvidence.options] as const;

const labelled = (outcome: Outcome, start: string) =>
  outcome.controls.find(({ label }) => label?.startsWith(start))?.custom_id;

function checkFits({ cards, logged }: Outcome): void {
  expect(logged).toBe("");
  expect(cards).toHaveLength(1);
  for (const { components, flags } of cards) expect(() => checkMessage({ components, flags })).not.toThrow();
}

/** Every page there is under a filter, by its Next buttons. */
async function walk(filter: (typeof FILTERS)[number]): Promise<Outcome[]> {
  const start = await house.type("sleep article", filter === "all" ? {} : { grade: filter });
  const pages = [filter === "all" ? await house.press(labelled(start, "Begin") ?? "") : start];
  for (;;) {
    const next = labelled(pages.at(-1) as Outcome, "Next: ");
    if (next === undefined) return pages;
    pages.push(await house.press(next));
  }
}

describe("a statement of the article", () => {
  const statements = articlePages(content).flatMap((page) => page.statements);

  test("is never one that is left out: all of them are on the pages, once and in order", () => {
    expect(statements.map(({ claim }) => claim)).toEqual(content.claims);
    expect(statements.map(({ number }) => number)).toEqual(content.claims.map((_, index) => index + 1));
  });

  test.each(statements.map((one) => [one.claim.id, one] as const))(
    "%s is read after its grade, with its note",
    (_id, one) => {
      const text = writeClaim(english, one);
      const [grade, note] = [text.indexOf(verdictInWords(english, one.claim.evidence)), text.indexOf(one.claim.note)];
      const says = text.indexOf(one.claim.articleSays.replace(/^The article /, ""));
      expect(grade).toBeGreaterThanOrEqual(0);
      expect(says).toBeGreaterThan(grade);
      expect(note).toBeGreaterThan(grade);
      if (one.claim.kind === "dosing") expect(says).toBeGreaterThan(note);
      const not = text.indexOf("**Not advice.**");
      expect(not >= 0 && not < says).toBe(one.claim.about === "taking-kratom");
    },
  );

  test.each(statements.filter(({ claim }) => claim.kind === "dosing").map((one) => [one.claim.id, one] as const))(
    "%s, about dosing, is answered without strain, amount or hour",
    (_id, one) => {
      const { claim } = one;
      const spot = { file: "article-claims.json", noun: "claim", entry: claim.id, field: "articleSays" };
      expect(checkRules([{ spot, text: claim.articleSays }], [], ["kratom"])).toEqual([]);
      expect(claim.articleSays).toMatch(/^The article /);
      const text = writeClaim(english, one);
      expect(text).toContain(`-# The claim: **Not advice.** **The article** `);
      const caveat = text.indexOf("-# About dosing: please do not follow this.");
      expect(caveat).toBeGreaterThan(text.indexOf(verdictInWords(english, claim.evidence)));
      expect(caveat).toBeLessThan(text.indexOf(claim.note));
    },
  );

  test("is about dosing where it says that it is, and nowhere else", () => {
    for (const one of statements)
      expect(writeClaim(english, one).includes("About dosing"), one.claim.id).toBe(one.claim.kind === "dosing");
  });

  test("is answered with what the evidence says, and not with “not advice” before anybody knows of what", () => {
    for (const { note } of content.claims) expect(note).not.toMatch(/^not advice/i);
  });

  test("becomes text in one place only, which draws it with grade and note", () => {
    const root = join(import.meta.dirname, "../../..");
    const users = globSync(["src/**/*.ts", "commands/**/*.ts"], { cwd: root }).filter((path) =>
      readFileSync(join(root, path), "utf8").includes(".articleSays"),
    );
    expect(users).toEqual(["src/discord/ui/claim.ts"]);
  });
});

describe("/sleep article", () => {
  test("says what the article is before anything it says, and counts every grade", async () => {
    const start = await house.type("sleep article");
    checkFits(start);
    expect((start.cards[0]?.flags ?? 0) & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
    expect(start.text).toContain("reads as promotion");
    const forIt = content.claims.filter(({ about }) => about === "taking-kratom");
    expect(start.text).toContain(`It makes ${forIt.length} claims for taking kratom to sleep.`);
    for (const grade of ArticleEvidence.options) {
      const count = forIt.filter(({ evidence }) => evidence === grade).length;
      expect(start.text).toContain(`**${count}** · ${verdictInWords(english, grade)}`);
    }
    for (const { articleSays } of content.claims) expect(start.text).not.toContain(articleSays);
  });

  test("counts nothing in favour of kratom that anybody says about bedrooms, or that warns of it", async () => {
    const start = await house.type("sleep article");
    expect(start.text).toContain(`**0** · ${verdictInWords(english, "supported")}`);
    const of = (about: string) => content.claims.filter((claim) => claim.about === about);
    const supported = (about: string) => of(about).filter(({ evidence }) => evidence === "supported").length;
    expect(start.text).toContain(
      `${of("kratom").length} facts and warnings about it (${supported("kratom")} supported)`,
    );
    expect(start.text).toContain(
      `${of("sleep").length} tips on sleep that anyone may give (${supported("sleep")} supported)`,
    );
    const all = content.claims.filter(({ evidence }) => evidence === "supported").length;
    expect(JSON.stringify(start.cards)).not.toMatch(new RegExp(`\\b${all}\\b[^"]*supported|Supported \\(`, "i"));
  });

  test.each(content.claims.map((claim) => [claim.id, claim] as const))(
    "%s is found by a dozen words at least, whichever is typed",
    async (_id, claim) => {
      const topics = content.articleTopics.filter(({ claims }) => claims.includes(claim.id));
      const words = topics.flatMap(({ askedAs }) => askedAs);
      expect(words.length).toBeGreaterThanOrEqual(12);
      for (const topic of topics) {
        let page = await house.type("sleep article", { about: topic.label });
        const pages = [page];
        for (let next = labelled(page, "Next: "); next !== undefined; next = labelled(page, "Next: ")) {
          page = await house.press(next);
          pages.push(page);
        }
        expect(pages.map(({ text }) => text).join("\n")).toContain(claim.note);
      }
    },
  );

  test("every word for a matter leads to that matter", () => {
    const astray = content.articleTopics.flatMap(({ id, label, askedAs }) =>
      [label, ...askedAs]
        .filter((word) => findArticleTopic(content, word).meant?.id !== id)
        .map((word) => `${id}: ${word}`),
    );
    expect(astray).toEqual([]);
  });

  test.each([
    ["doctor", "Talk to them about the sleep problem itself"],
    ["empty stomach", "No good evidence that food makes kratom"],
    ["blood sugar", "No evidence that healthy people sleep better this way"],
    ["every evening", "a regular schedule of kratom builds dependence"],
    ["monitor", "self-monitoring cannot detect contamination"],
    ["variability", "Products differ, too. Across eight that were bought in shops"],
    ["pain", "Many users say they take it for pain and mood"],
    ["mood", "Some users report less anxiety"],
    ["natural", "Being a plant says nothing about safety"],
    ["alternative", "Attention is not evidence"],
    ["strain", "Strain and vein names are sales labels"],
    ["dose", "No safe or effective dose is known"],
    ["does it lift your mood", "Some users report less anxiety"],
    ["monitr", "self-monitoring cannot detect contamination"],
  ])("about “%s” it says what the evidence says", async (about, note) => {
    const outcome = await house.type("sleep article", { about });
    checkFits(outcome);
    expect(outcome.text).toContain(note);
    expect((outcome.cards[0]?.flags ?? 0) & MessageFlags.Ephemeral).toBe(MessageFlags.Ephemeral);
  });

  test.each(["empty stomach", "every evening", "monitor", "dose", "strain"])(
    "about “%s” the card for who takes it anyway comes first, without amount, strain or hour",
    async (about) => {
      const { text } = await house.type("sleep article", { about });
      const [at, statement] = [
        text.indexOf("If you take it anyway: food, timing, watching yourself"),
        text.search(/^### \d+\. /m),
      ];
      expect(at).toBeGreaterThan(0);
      expect(statement).toBeGreaterThan(at);
      const card = content.cautions.find(({ id }) => id === "take-it-anyway");
      const spot = { file: "cautions.json", noun: "card", entry: "take-it-anyway", field: "text" };
      expect(checkRules([{ spot, text: card?.text ?? "" }], [], ["kratom"])).toEqual([]);
      expect(card?.text).not.toMatch(/\d/);
    },
  );

  test("words it does not speak of are answered with what it speaks of, and a word typed is completed", async () => {
    const { text } = await house.type("sleep article", { about: "qwxyz" });
    expect(text).toContain("I found nothing in the article under those words");
    expect(text).toContain("**Asking a doctor**");
    expect((await house.suggest("sleep article", "stom", "about")).choices.map(({ name }) => name)).toEqual([
      "Food and an empty stomach",
    ]);
    expect((await house.suggest("sleep article", "", "about")).choices).toHaveLength(content.articleTopics.length);
  });

  test.each(FILTERS)("under “%s” its pages hold each statement once, and fit", async (filter) => {
    const pages = await walk(filter);
    const wanted = content.claims.filter(({ evidence }) => filter === "all" || evidence === filter);
    for (const page of pages) checkFits(page);
    const text = pages.map((page) => page.text).join("\n");
    expect(text.match(/^### \d+\. /gm)).toHaveLength(wanted.length);
    for (const { note } of wanted) expect(text.split(note)).toHaveLength(2);
    expect(pages.at(-1)?.text).toContain("That was the last of them.");
  });

  test.each(FILTERS)("under “%s” one can go back the way one came", async (filter) => {
    const pages = await walk(filter);
    for (const [index, page] of pages.entries()) {
      const back = labelled(page, "Previous: ");
      if (index === 0) expect(labelled(page, "What the article is")).toBeDefined();
      else expect((await house.press(back ?? "")).text).toBe(pages[index - 1]?.text);
    }
  });

  test("Sources reaches the sources of every statement, and never names the article as one", async () => {
    for (const page of await walk("all")) {
      const numbers = (page.text.match(/^### \d+(?=\.)/gm) ?? []).map((line) => line.slice(4));
      const listed: string[] = [];
      for (let id = labelled(page, "Sources"); id !== undefined; ) {
        const sources = await house.press(id);
        checkFits(sources);
        expect(sources.text).not.toContain("Untitled promotional article");
        listed.push(...(sources.text.match(/(?<=^### Claim )\d+$/gm) ?? []));
        id = labelled(sources, "More sources");
      }
      expect(listed).toEqual(numbers);
    }
  });

  test("the menus lead to a section, and to one grade", async () => {
    const start = await house.type("sleep article");
    const [sections, grades] = start.controls.filter(({ options }) => options !== undefined);
    expect(sections?.options?.map(({ label }) => label)).toEqual([
      ...new Set(content.claims.map(({ section }) => section)),
    ]);
    for (const { value, label } of sections?.options ?? [])
      expect((await house.choose(sections?.custom_id ?? "", value)).text).toContain(`## The article: ${label}`);
    const harmful = await house.choose(grades?.custom_id ?? "", "harmful");
    expect(harmful.text).toContain("Only the claims with one result: **Harmful**.");
    expect(harmful.text).not.toMatch(/^### \d+\. (?!Harmful)/m);
  });

  test.each([
    "1|sleep.article|all|gone",
    "1|sleep.article|true|x",
    "1|sleep.article|on-gone|x",
    "1|sleep.article|on-food|tips-dim-lights",
    "1|sleep.article-section|all",
    "1|sleep.article-grade",
    "1|sleep.article-sources",
  ])("a button that is forged or out of date (%s) is answered with a sentence", async (id) => {
    const outcome = await house.press(id);
    checkFits(outcome);
    expect(outcome.text).toContain("Please use `/sleep article` again.");
  });
});
