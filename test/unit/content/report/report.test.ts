import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Content } from "../../../../src/content/content.ts";
import { loadContent } from "../../../../src/content/load.ts";
import { type Catalogues, missingTranslations, readCatalogues } from "../../../../src/content/report/catalogues.ts";
import {
  doubtfulPlaces,
  numbersFromListsAlone,
  sourcesWithoutLink,
  unconfirmedNumbers,
} from "../../../../src/content/report/doubts.ts";
import { item, list, table } from "../../../../src/content/report/lines.ts";
import { reportOn } from "../../../../src/content/report/report.ts";
import { pastReview } from "../../../../src/content/report/review-dates.ts";
import { DATA } from "../planted.ts";

const content = loadContent(DATA);
/** As it stands, so that no exception to the limits on reading is left over. */
const TEXT = readCatalogues(join(DATA, "text"));
const on = (day: string) => Temporal.PlainDate.from(day);

describe("what is past its review date", () => {
  /** One caution and one place, read and published on days of the test's choosing. */
  function only(caution: string, place: string, asOf: string): Content {
    return {
      ...content,
      tips: [],
      claims: [],
      helplines: [],
      check: [],
      helpCards: [],
      tonight: [],
      relaxation: [],
      interactions: { ...content.interactions, classes: [] },
      cautions: content.cautions.slice(0, 1).map((one) => ({ ...one, id: "a", reviewedOn: caution })),
      places: content.places.slice(0, 1).map((one) => ({ ...one, id: "b", reviewedOn: place, asOf })),
    };
  }

  test("an entry is due when its months are over, and not the day before", () => {
    const one = only("2026-01-31", "2026-05-01", "2026-05");
    expect(pastReview(one, on("2026-07-31"))).toEqual([]);
    expect(pastReview(one, on("2026-08-01")).map(({ where }) => where)).toEqual(["cautions.json a"]);
  });

  test("a law read today still rests on its old page", () => {
    const due = pastReview(only("2026-11-22", "2026-11-22", "2025-10"), on("2026-11-22"));
    expect(due.map(({ where, why }) => `${where}: ${why}`)).toEqual([
      expect.stringMatching(/^legal-status\.json b: page of 2025-10/),
    ]);
  });

  test("the worst comes first", () => {
    const due = pastReview(content, on("2030-01-01"));
    const since = due.map((one) => String(one.since));
    expect(since).toEqual(since.toSorted());
    expect(due.length).toBeGreaterThan(content.tips.length + content.cautions.length);
  });
});

test("doubtful places, numbers held back and sources nobody can look up are found", () => {
  const doubtful = doubtfulPlaces(content).map(({ id }) => id);
  for (const { id, status, asOfEstimated } of content.places)
    if (status === "unclear" || asOfEstimated) expect(doubtful).toContain(id);
  expect(unconfirmedNumbers(content)).toContain("de substanceUse");
  const fromLists = new Map(numbersFromListsAlone(content).map(({ field, ids }) => [field, ids]));
  expect(fromLists.get("crisis")).toContain("it");
  expect(fromLists.get("crisis")).not.toContain("nz"); // two pages besides
  expect(fromLists.get("crisis")).not.toContain("ae"); // not shown

  const { unlinked, resting } = sourcesWithoutLink(content);
  expect(unlinked).toContain("seed-article");
  expect(unlinked).not.toContain("aasm-2021");
  expect(resting).toContainEqual({ file: "cautions.json", entry: "article-bias" });
  expect(resting.some(({ entry }) => entry === "caffeine-cutoff")).toBe(false);
});

describe("the report", () => {
  const at = (day: string, texts: Catalogues = TEXT) => reportOn(content, texts, on(day));

  test("keeps to 80 columns of plain text, today and when everything is old", () => {
    for (const day of ["2026-11-22", "2126-11-22"])
      for (const line of at(day, new Map()).lines) expect(line).toMatch(/^[\x20-\x7e…’“”–é]{0,80}$/);
  });

  test("says how many entries every file has", () => {
    const { lines } = at("2026-11-22");
    expect(lines.find((line) => line.includes("sleep-tips.json"))).toMatch(new RegExp(` ${content.tips.length} `));
    expect(lines.find((line) => line.includes("sources.json"))).toMatch(new RegExp(` ${content.sources.size} `));
  });

  test("says the same thing twice", () => {
    expect(at("2026-11-22")).toEqual(at("2026-11-22"));
  });

  test("age and doubt never fail it", () => {
    expect(at("2126-11-22").failures).toEqual([]);
  });

  test("a file that is too hard to read fails it, and its worst texts are shown", () => {
    const hard = "Chronobiological desynchronisation considerably deteriorates psychological functioning capabilities.";
    const planted = { ...content, check: content.check.map((one) => ({ ...one, text: hard })) };
    const { failures, lines } = reportOn(planted, TEXT, on("2026-11-22"));
    for (const failure of failures) expect(failure).toMatch(/^check\.json /);
    expect(failures).toContainEqual(expect.stringMatching(/^check\.json reads at grade \d+\.\d; 8 is the highest$/));
    expect(failures).toContainEqual(
      expect.stringMatching(/^check\.json legs reads at grade \d+\.\d; 7 is the highest$/),
    );
    expect(lines.join(" ").replace(/\s+/g, " ")).toContain(hard);

    const texts = new Map([["en", new Map([["errors.json one", hard]])]]);
    const { failures: inWords } = at("2026-11-22", texts);
    for (const failure of inWords) expect(failure).toMatch(/^text\/en /);
    expect(inWords).toContainEqual(expect.stringMatching(/^text\/en reads at grade \d+\.\d; 8 is the highest$/));
    expect(inWords).toContainEqual(expect.stringMatching(/^text\/en errors\.json one reads at .* 11 is the highest$/));
  });
});

describe("translations", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "winddown-text-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (path: string, json: unknown) => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(json));
  };

  test("what another language lacks is named by file and key", () => {
    write("en/help.json", { title: "Help", deep: { er: "More" } });
    write("de/help.json", { title: "Hilfe" });
    write("notes.md", "no language");
    expect(missingTranslations(readCatalogues(folder))).toEqual([{ language: "de", missing: ["help.json deep.er"] }]);
    expect(readCatalogues(join(folder, "nowhere"))).toEqual(new Map());
  });
});

describe("lines", () => {
  test("long words and long lists are broken, and nothing is lost", () => {
    const long = "x".repeat(200);
    for (const lines of [item(`why: ${long} end`), list(["one", long, "two"])]) {
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
      expect(lines.join("").replaceAll(" ", "")).toContain(long);
    }
    expect(list([])).toEqual(["  nothing"]);
  });

  test("a table that is too wide shows where it was cut", () => {
    expect(table(["what"], [["y".repeat(100)]])[1]).toMatch(/^ {2}y{77}…$/);
  });
});

describe("npm run content", () => {
  const run = (folder: string) =>
    spawnSync(process.execPath, [join(DATA, "../src/check-content.ts"), folder], { encoding: "utf8" });

  test("ends with 0 where every check passes, whatever is old or doubtful", () => {
    const { status, stdout } = run(DATA);
    expect(status).toBe(0);
    expect(stdout).toContain("Past their review date");
    expect(stdout).toContain("Every check passed");
  });

  test("ends with 1 where one fails, and names file, entry and field", () => {
    const folder = mkdtempSync(join(tmpdir(), "winddown-data-"));
    try {
      cpSync(DATA, folder, { recursive: true });
      const path = join(folder, "sleep-tips.json");
      writeFileSync(path, readFileSync(path, "utf8").replace('"brown-2022"', '"nobody-2022"'));
      const { status, stderr } = run(folder);
      expect(status).toBe(1);
      expect(stderr.replace(/\s+/g, " ")).toContain(
        "tip “light-dim-evening”: sources[0]: no such source “nobody-2022”",
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
