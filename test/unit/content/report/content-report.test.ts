import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadContent } from "../../../../src/content/load/load.ts";
import { type Catalogues, missingTranslations, readCatalogues } from "../../../../src/content/report/catalogues.ts";
import { reportOn } from "../../../../src/content/report/content-report.ts";
import {
  doubtfulJurisdictions,
  numbersFromListsAlone,
  sourcesWithoutLink,
  unconfirmedNumbers,
} from "../../../../src/content/report/doubts.ts";
import { item, list, table } from "../../../../src/content/report/lines.ts";
import { printedPages } from "../../../../src/content/report/print.ts";
import { dueIn, oldPages, onOneWeakSource, readings } from "../../../../src/content/report/review-dates.ts";
import { RISKS } from "../../../../src/content/report/risk.ts";
import type { Content } from "../../../../src/content/schema/content.ts";
import { isUnread, reviewOf } from "../../../../src/content/schema/review.ts";
import { commandHouse, english } from "../../../support/command-house.ts";
import { DATA, problemsAfter, setting } from "../planted.ts";

const content = loadContent(DATA);
/** As it stands, so that no exception to the limits on reading is left over. */
const TEXT = readCatalogues(join(DATA, "text"));
const on = (day: string) => Temporal.PlainDate.from(day);

describe("what is to be read again", () => {
  const MEDICINES = ["pairs", "named-pairs", "alone"].map((name) => `medicines/${name}.json`);
  const TWICE = [
    "legal-status.json",
    "helplines.json",
    "help-cards.json",
    "interactions.json",
    "cautions.json",
    ...MEDICINES,
  ];
  /** The same content, all of it read on one day. */
  const readOn = (day: string): Content => ({
    ...content,
    tips: content.tips.map((one) => ({ ...one, reviewedOn: day })),
    cautions: content.cautions.map((one) => ({ ...one, reviewedOn: day })),
    jurisdictions: content.jurisdictions.map((one) => ({ ...one, reviewedOn: day })),
  });

  test("of what was all read in one month about a twelfth falls due each month", () => {
    const turns = readings(content).flatMap(({ file, due }) =>
      (TWICE.includes(file) ? [due, due.add({ months: 6 })] : [due]).map((month) => month.month),
    );
    const counts = [...Map.groupBy(turns, (month) => month).values()].map(({ length }) => length);
    expect(counts).toHaveLength(12);
    for (const count of counts) {
      expect(count).toBeGreaterThan(turns.length / 12 / 1.5);
      expect(count).toBeLessThan((turns.length / 12) * 1.5);
    }
  });

  test("nothing waits longer than a year, law, numbers and cautions no longer than half of one", () => {
    const read = Temporal.PlainYearMonth.from("2027-03");
    for (const { file, id, due } of readings(readOn("2027-03-31"))) {
      if (!["sleep-tips.json", "cautions.json", "legal-status.json"].includes(file)) continue;
      const { months } = read.until(due, { largestUnit: "months" });
      expect(months, `${file} ${id}`).toBeGreaterThanOrEqual(1);
      expect(months, `${file} ${id}`).toBeLessThanOrEqual(TWICE.includes(file) ? 6 : 12);
    }
  });

  test("an entry keeps its months, whenever it is read and whatever is added beside it", () => {
    const monthsOf = (one: Content) =>
      new Map(readings(one).map(({ file, id, due }) => [`${file} ${id}`, due.month % (TWICE.includes(file) ? 6 : 12)]));
    const months = monthsOf(content);
    for (const [entry, month] of monthsOf({ ...readOn("2028-05-02"), tips: content.tips.slice(7) }))
      expect(month, entry).toBe(months.get(entry));
  });

  test("what is read when it is due is due a year later, and what is not read is late", () => {
    const [tip] = readings(content).filter(({ file }) => file === "sleep-tips.json");
    const due = tip?.due ?? Temporal.PlainYearMonth.from("2026-12");
    const read = { ...content, tips: content.tips.map((one) => ({ ...one, reviewedOn: `${due}-15` })) };
    expect(
      readings(read)
        .find(({ id }) => id === tip?.id)
        ?.due.equals(due.add({ years: 1 })),
    ).toBe(true);

    const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
    expect(idsOf(dueIn(content, due).now)).toContain(tip?.id);
    expect(idsOf(dueIn(content, due).late)).not.toContain(tip?.id);
    expect(idsOf(dueIn(content, due.add({ months: 1 })).late)).toContain(tip?.id);
    expect(idsOf(dueIn(read, due.add({ months: 1 })).late)).not.toContain(tip?.id);
  });

  test("in a month what could do most harm comes first", () => {
    for (let month = Temporal.PlainYearMonth.from("2026-12"); month.year < 2028; month = month.add({ months: 1 })) {
      const risks = dueIn(content, month).now.map(({ risk }) => RISKS.indexOf(risk));
      expect(risks).toEqual(risks.toSorted());
    }
    const riskOfEntry = new Map(readings(content).map(({ file, id, risk }) => [`${file} ${id}`, risk]));
    expect(riskOfEntry.get("help-cards.json crisis")).toBe("high");
    expect(riskOfEntry.get("sleep-tips.json stop-alcohol-danger")).toBe("high");
    expect(riskOfEntry.get("sleep-tips.json cant-sleep-get-up")).toBe("middle");
    expect(riskOfEntry.get("sleep-tips.json delay-scroll")).toBe("low");
  });

  test("a law read today still rests on its old page", () => {
    const one = {
      ...content,
      helplines: [],
      jurisdictions: content.jurisdictions.slice(0, 1).map((it) => ({ ...it, asOf: "2025-10" })),
    };
    expect(oldPages(one, on("2026-11-22")).map(({ where, why }) => `${where}: ${why}`)).toEqual([
      expect.stringMatching(/^legal-status\.json us: page of 2025-10/),
    ]);
  });

  test("the oldest page comes first", () => {
    const since = oldPages(content, on("2030-01-01")).map((one) => String(one.since));
    expect(since).toEqual(since.toSorted());
    expect(since).toHaveLength(content.jurisdictions.length + content.helplines.length);
  });
});

describe("who read an entry, and how", () => {
  const sourceSeen = (seen: "opened" | "stored" | "secondhand") => [seen, { seen }] as const;
  const sources = new Map([sourceSeen("opened"), sourceSeen("stored"), sourceSeen("secondhand")]);
  const howOf = (...ids: string[]) =>
    reviewOf({ sources }, { sources: ids, reviewedOn: "2026-11-28", reviewedBy: "editor" }).how;

  test("is no better than the least seen of its sources, and the article counts for nothing", () => {
    expect(howOf("opened")).toBe("opened");
    expect(howOf("seed-article", "opened")).toBe("opened");
    expect(howOf("opened", "stored")).toBe("stored");
    expect(howOf("stored", "opened", "secondhand")).toBe("secondhand");
    expect(howOf("opened", "gone")).toBe("secondhand");
  });

  test("no entry says that a clinician read it, and none that its sources were opened, as nobody has and did", () => {
    for (const { file, id, review } of readings(content)) {
      expect(review.by, `${file} ${id}`).toBe("editor");
      expect(review.how, `${file} ${id}`).not.toBe("opened");
    }
    for (const { verified, seen } of content.sources.values()) if (!verified) expect(seen).toBe("secondhand");
  });

  test("as long as no clinician has read all of it, the README, CONTRIBUTING and the sources under a tip say so", async () => {
    expect(content.tips.some(isUnread)).toBe(true);
    const sentence = english("common.no-clinician").slice(0, -1);
    for (const path of ["../README.md", "../CONTRIBUTING.md"])
      expect(readFileSync(join(DATA, path), "utf8"), path).toContain(sentence);
    const house = commandHouse();
    const tips = await house.type("sleep tips", { about: "caffeine" });
    const sources = await house.press(tips.controls.find(({ label }) => label === "Sources")?.custom_id ?? "");
    expect(sources.text).toContain(`${sentence}.`);
    expect(sources.text).toMatch(/Reviewed 2026-11-\d\d by an editor, from stored copies/);
  });

  test("a source that nobody saw cannot be said to have been opened", () => {
    expect(problemsAfter("sources.json", setting("samaritans", { seen: "opened" })).join()).toContain(
      "source “samaritans”: seen: is more than a report",
    );
    expect(problemsAfter("sleep-tips.json", setting("caffeine-cutoff", { reviewedBy: "Dr Smith" })).join()).toContain(
      "tip “caffeine-cutoff”: reviewedBy",
    );
  });
});

test("what rests on one weak source is found, the riskiest first", () => {
  const weak = onOneWeakSource(content);
  const names = weak.map(({ file, id }) => `${file} ${id}`);
  expect(names).toContain("legal-status.json bg");
  expect(names).not.toContain("sleep-tips.json caffeine-cutoff");
  for (const { sources } of weak)
    expect(sources.filter(({ id }) => id !== "seed-article").length).toBeLessThanOrEqual(1);
  const risks = weak.map(({ risk }) => RISKS.indexOf(risk));
  expect(risks).toEqual(risks.toSorted());
});

describe("the pages to read on paper", () => {
  const pages = printedPages(content);

  test("are one for each file that says something, with every entry, its words and its sources", () => {
    expect(pages.map(({ name }) => name)).toEqual([
      "sleep-tips.html",
      "tonight.html",
      "awake.html",
      "relaxation.html",
      "cautions.html",
      "article-claims.html",
      "interactions.html",
      "medicines-pairs.html",
      "medicines-named-pairs.html",
      "medicines-alone.html",
      "legal-status.html",
      "check.html",
      "programme.html",
      "helplines.html",
      "help-cards.html",
    ]);
    const tips = pages[0]?.html ?? "";
    expect(tips.match(/<article>/g)).toHaveLength(content.tips.length);
    for (const { id, why, sources } of content.tips) {
      expect(tips).toContain(`<h2>${id} `);
      expect(tips).toContain(why.replaceAll("&", "&amp;").replaceAll('"', "&quot;"));
      expect(sources.length).toBeGreaterThan(0);
    }
    expect(tips).toContain("☐ take out");
    expect(tips.indexOf("high risk")).toBeLessThan(tips.indexOf("low risk"));
  });

  test("hold no address that may not be shown, and nothing a browser would take for markup", () => {
    const all = pages.map(({ html }) => html).join("");
    expect(all).not.toMatch(
      /<(?!\/?(?:!doctype|html|meta|title|style|h1|h2|small|p|ol|ul|li|dl|dt|dd|div|span|article)\b)/i,
    );
    expect(all).not.toContain(">undefined<");
  });
});

test("doubtful places, numbers held back and sources nobody can look up are found", () => {
  const doubtful = doubtfulJurisdictions(content).map(({ id }) => id);
  for (const { id, status, asOfEstimated } of content.jurisdictions)
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
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(DATA, "../src/bin/check-content.ts"), ...args], {
      encoding: "utf8",
      maxBuffer: 10_000_000,
    });

  test("ends with 0 where every check passes, whatever is old or doubtful", () => {
    const { status, stdout } = run(DATA);
    expect(status).toBe(0);
    expect(stdout).toContain("those that could do most harm first");
    expect(stdout).toContain("Every check passed");
  });

  test("print writes a page for each file into a folder, or all of them to the output", () => {
    const folder = mkdtempSync(join(tmpdir(), "winddown-pages-"));
    try {
      const { status, stdout } = run("print", folder);
      expect([status, stdout]).toEqual([0, expect.stringContaining("Wrote 15 pages")]);
      expect(readFileSync(join(folder, "check.html"), "utf8")).toContain("<h2>crisis ");
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(run("print").stdout.match(/<!doctype html>/g)).toHaveLength(15);
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
