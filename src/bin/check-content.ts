// `npm run content`: checks everything the bot may say, and tells a maintainer what to look at next. It ends with 1
// when a check fails, and only then: what is old or doubtful is work to do, and no mistake.
// `npm run content -- print [folder]` writes a page for each file, made for reading on paper; without a folder, all of
// them to the output.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadContent } from "../content/load/load.ts";
import { readCatalogues } from "../content/report/catalogues.ts";
import { reportOn } from "../content/report/content-report.ts";
import { item } from "../content/report/lines.ts";
import { printedPages } from "../content/report/print.ts";
import { ContentError } from "../content/schema/content-error.ts";
import { systemClock } from "../ops/clock.ts";

const DATA = join(import.meta.dirname, "../../data");
const [first, folder] = process.argv.slice(2);

try {
  if (first === "print") print(folder);
  else check(first ?? DATA);
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  console.error(error.problems.flatMap(item).join("\n"));
  console.error(
    `\nFailed: data/ has ${error.problems.length} ${error.problems.length === 1 ? "problem" : "problems"}.`,
  );
  process.exitCode = 1;
}

function check(data: string): void {
  const today = systemClock.now().toZonedDateTimeISO("UTC").toPlainDate();
  const { lines, failures } = reportOn(loadContent(data), readCatalogues(join(data, "text")), today);
  console.log(lines.join("\n"));
  console.log(
    failures.length === 0
      ? "\nEvery check passed: schemas, references, message sizes, rules, reading level."
      : `\nFailed:\n${failures.flatMap(item).join("\n")}`,
  );
  if (failures.length > 0) process.exitCode = 1;
}

function print(to: string | undefined): void {
  const pages = printedPages(loadContent(DATA));
  if (to === undefined) {
    console.log(pages.map(({ html }) => html).join(""));
    return;
  }
  mkdirSync(to, { recursive: true });
  for (const { name, html } of pages) writeFileSync(join(to, name), html);
  console.log(`Wrote ${pages.length} pages to ${to}: open them in a browser and print.`);
}
