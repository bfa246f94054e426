import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkedWords } from "../../../../src/assembly/checked-words.ts";
import { createPreparedForms } from "../../../../src/ops/prepared-forms.ts";
import { createRouteQuestion } from "../../../../src/understanding/question/route-question.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const DATA = join(import.meta.dirname, "../../../../data");
const SETS = join(import.meta.dirname, "../../../understanding");

function questions(): string[] {
  const files = readdirSync(SETS).filter((file) => /^(?:questions|off-topic)-.*\.jsonl$/.test(file));
  const lines = files.flatMap((file) => readFileSync(join(SETS, file), "utf8").split("\n"));
  return lines
    .filter((line) => line !== "")
    .flatMap((line) => Object.values(JSON.parse(line) as Record<string, unknown>))
    .filter((value) => typeof value === "string");
}

test("a question is answered the same whether what it is read with was made now or at an earlier start", {
  timeout: 120_000,
}, () => {
  const folder = tempFolder();
  const start = () => {
    const content = structuredClone(checkedWords(DATA).contents.english); // each start has content of its own
    return createRouteQuestion(
      content,
      createPreparedForms(folder, () => []),
    );
  };
  const anew = start();
  anew("");
  expect(readdirSync(folder).sort()).toEqual(["medicines", "questions"]);
  const kept = start();
  const asked = new Set(questions());
  expect(asked.size).toBeGreaterThan(400);
  expect([...asked].filter((text) => JSON.stringify(kept(text)) !== JSON.stringify(anew(text)))).toEqual([]);
});
