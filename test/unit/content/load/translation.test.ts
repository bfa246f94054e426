import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Contents } from "../../../../src/content/load/contents.ts";
import { loadContents } from "../../../../src/content/load/load-translations.ts";
import { ContentError } from "../../../../src/content/schema/content-error.ts";
import { suggestTopics } from "../../../../src/content/search/find-topic.ts";
import { loadTexts } from "../../../../src/text/load-texts.ts";
import { sayingsOf } from "../../../../src/text/sayings.ts";
import { DATA } from "../planted.ts";

type Files = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>> | string>>;

/** The content with these files in data/text/de/content. */
function contentsWith(files: Files): Contents {
  const folder = mkdtempSync(join(tmpdir(), "winddown-content-"));
  try {
    cpSync(DATA, folder, { recursive: true });
    const own = join(folder, "text/de/content");
    mkdirSync(own, { recursive: true });
    for (const [file, json] of Object.entries(files))
      writeFileSync(join(own, file), typeof json === "string" ? json : JSON.stringify(json));
    const texts = loadTexts(join(folder, "text"));
    return loadContents(folder, sayingsOf(texts), texts.translations);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function problemsWith(files: Files): string {
  try {
    contentsWith(files);
    return "";
  } catch (error) {
    if (error instanceof ContentError) return error.problems.join("\n");
    throw error;
  }
}

const TIP = { "sleep-tips.json": { "caffeine-cutoff": { title: "Kaffee nur am Vormittag" } } };

test("a translated sentence is said in its language alone, beside English ones that are not translated yet", () => {
  const contents = contentsWith({
    ...TIP,
    "topics.json": { caffeine: { label: "Koffein" } },
    "relaxation.json": { breathing: { "steps[0].lines[1]": "Atme ein." } },
    "interactions.json": { maoi: { text: "Das kann gefährlich sein." } },
    "help-cards.json": {
      crisis: { title: "Gut, dass du da bist", "calls[0].when": "Zum Reden.", "steps[1].text": "Sag es jemandem." },
      cpr: { "steps[3]": "Zweimal in der Sekunde." },
    },
  });
  const [german, english] = [contents.in("de"), contents.in("fr")];
  const tip = german.tips.find(({ id }) => id === "caffeine-cutoff");
  const same = english.tips.find(({ id }) => id === "caffeine-cutoff");
  expect(tip).toEqual({ ...same, title: "Kaffee nur am Vormittag" });
  expect(english).toBe(contents.english);
  expect(german.relaxation.find(({ id }) => id === "breathing")?.steps[0]?.lines[1]).toBe("Atme ein.");
  expect(german.interactions.classes.find(({ id }) => id === "maoi")?.text).toBe("Das kann gefährlich sein.");
  const [card, guide] = ["crisis", "cpr"].map((id) => german.helpCards.find((one) => one.id === id));
  expect(card).toMatchObject({ title: "Gut, dass du da bist", calls: [{ when: "Zum Reden." }, { line: "emergency" }] });
  expect(guide).toMatchObject({ steps: expect.arrayContaining(["Zweimal in der Sekunde."]) });
  for (const words of ["koffein", "Caffeine", "coffee"]) expect(suggestTopics(german, words)[0]?.id).toBe("caffeine");
});

test.each<[string, Files, string]>([
  [
    "an entry that English has not",
    { "sleep-tips.json": { gone: { title: "x" } } },
    "entry “gone”: English has no such",
  ],
  [
    "a field that English has not",
    { "sleep-tips.json": { "caffeine-cutoff": { tittle: "x" } } },
    "entry “caffeine-cutoff”: tittle: is no sentence",
  ],
  [
    "a grade",
    { "sleep-tips.json": { "caffeine-cutoff": { evidence: "limited" } } },
    "entry “caffeine-cutoff”: evidence: is no sentence",
  ],
  [
    "the number of a helpline",
    { "helplines.json": { us: { emergency: "112" } } },
    "entry “us”: emergency: is no sentence",
  ],
  [
    "a note for maintainers",
    { "helplines.json": { de: { maintainerNote: "x" } } },
    "entry “de”: maintainerNote: is no sentence",
  ],
  [
    "a shorter number on a card",
    { "helplines.json": { de: { "onCard.poison": "112" } } },
    "entry “de”: onCard.poison: is no sentence",
  ],
  [
    "a step too many on a help card",
    { "help-cards.json": { crisis: { "steps[5].text": "x" } } },
    "entry “crisis”: steps[5].text: is no sentence",
  ],
  [
    "a step too many",
    { "relaxation.json": { breathing: { "steps[99].title": "x" } } },
    "entry “breathing”: steps[99].title: is no sentence",
  ],
  [
    "a way into the language itself",
    { "sleep-tips.json": { "caffeine-cutoff": { "__proto__.title": "x" } } },
    "__proto__.title: is no sentence",
  ],
  [
    "a sentence too long for its place",
    { "sleep-tips.json": { "caffeine-cutoff": { title: "x".repeat(61) } } },
    "data/text/de/content/sleep-tips.json: entry “caffeine-cutoff”: title: ",
  ],
  [
    "a sentence that breaks a rule",
    { "sleep-tips.json": { "caffeine-cutoff": { text: "Take 2 mg of melatonin." } } },
    "data/text/de/content/sleep-tips.json: entry “caffeine-cutoff”: text: “2 mg” breaks the rule amount",
  ],
  [
    "a section under two names",
    { "article-claims.json": { "intro-research-under-way": { section: "Anderswo" } } },
    "section: is “",
  ],
  ["a file that says nothing", { "sources.json": { x: { title: "x" } } }, "no sentence of that file is shown"],
  ["a file that is not JSON", { "sleep-tips.json": "{" }, "data/text/de/content/sleep-tips.json: is not JSON"],
  ["a list", { "sleep-tips.json": "[]" }, "data/text/de/content/sleep-tips.json: "],
])("%s stops the bot from starting", (_what, files, complaint) => {
  expect(problemsWith(files)).toContain(complaint);
});
