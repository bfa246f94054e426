// `npm run content`: checks everything the bot may say, and tells a maintainer what to look at next. It ends with 1
// when a check fails, and only then: what is old or doubtful is work to do, and no mistake.
import { join } from "node:path";
import { ContentError } from "./content/content-error.ts";
import { loadContent } from "./content/load.ts";
import { readCatalogues } from "./content/report/catalogues.ts";
import { item } from "./content/report/lines.ts";
import { reportOn } from "./content/report/report.ts";
import { systemClock } from "./ops/clock.ts";

const [data = join(import.meta.dirname, "../data")] = process.argv.slice(2);

try {
  const today = systemClock.now().toZonedDateTimeISO("UTC").toPlainDate();
  const { lines, failures } = reportOn(loadContent(data), readCatalogues(join(data, "text")), today);
  console.log(lines.join("\n"));
  console.log(
    failures.length === 0
      ? "\nEvery check passed: schemas, references, message sizes, rules, reading level."
      : `\nFailed:\n${failures.flatMap(item).join("\n")}`,
  );
  if (failures.length > 0) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  console.error(error.problems.flatMap(item).join("\n"));
  console.error(
    `\nFailed: data/ has ${error.problems.length} ${error.problems.length === 1 ? "problem" : "problems"}.`,
  );
  process.exitCode = 1;
}
