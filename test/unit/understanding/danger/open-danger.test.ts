import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { NOTHING_PREPARED } from "../../../../src/content/load/prepared-forms.ts";
import { ContentError } from "../../../../src/content/schema/content-error.ts";
import { createPreparedForms, filesOf } from "../../../../src/ops/prepared-forms.ts";
import { refusalOf } from "../../../../src/ops/refusal.ts";
import { loadDangerLists } from "../../../../src/understanding/danger/load-danger.ts";
import { openDanger } from "../../../../src/understanding/danger/open-danger.ts";
import { createReadDanger } from "../../../../src/understanding/danger/read-danger.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const DANGER = join(import.meta.dirname, "../../../../data/danger");
const SETS = join(import.meta.dirname, "../../../understanding");
const CRIES = ["i want to kill myself", "ich will mich umbringen", "quiero morir", "死にたい", "i cannot sleep"];

function house() {
  const folder = join(tempFolder(), "danger");
  cpSync(DANGER, folder, { recursive: true });
  const kept = tempFolder();
  const start = () =>
    openDanger(
      folder,
      createPreparedForms(kept, () => filesOf(folder, ".json")),
    );
  return { folder, kept, start };
}

/** Every text of every set, whatever it was collected for. */
function textsOfAllSets(): string[] {
  const files = readdirSync(SETS).filter((file) => file.endsWith(".jsonl"));
  const lines = files.flatMap((file) => readFileSync(join(SETS, file), "utf8").split("\n"));
  return lines
    .filter((line) => line !== "")
    .flatMap((line) => Object.values(JSON.parse(line) as Record<string, unknown>))
    .filter((value) => typeof value === "string");
}

test("the very first text is read as any other, whether the lists are new or were taken apart before", async () => {
  const { folder, start } = house();
  const whole = createReadDanger(loadDangerLists(folder));
  const never = await openDanger(folder, NOTHING_PREPARED);
  for (const cry of CRIES) {
    expect((await start())(cry)).toEqual(whole(cry));
    expect(never(cry)).toEqual(whole(cry));
  }
  expect(whole(CRIES[0] ?? "").level).toBe("help");
});

test("by lists that an earlier start took apart every text of every set is read as by new ones", {
  timeout: 120_000,
}, async () => {
  const { folder, start } = house();
  await start();
  const [kept, anew] = [await start(), createReadDanger(loadDangerLists(folder))];
  const texts = new Set(textsOfAllSets());
  expect(texts.size).toBeGreaterThan(3_000);
  expect([...texts].filter((text) => JSON.stringify(kept(text)) !== JSON.stringify(anew(text)))).toEqual([]);
});

test("a reading is the same whatever was read before it, in whichever languages", () => {
  const lists = loadDangerLists(DANGER);
  const [fresh, used] = [createReadDanger(lists), createReadDanger(lists)];
  for (const { patterns } of lists.languages) used(patterns[0]?.must[0] ?? "");
  for (const text of ["aed", "line", ...CRIES]) expect(used(text)).toEqual(fresh(text));
});

test("lists that are wrong are refused at the start, also where earlier ones were right", async () => {
  const { folder, start } = house();
  await start();
  writeFileSync(join(folder, "en.json"), '{"language": "en"}');
  await expect(start()).rejects.toThrow("en.json");
  await expect(start()).rejects.toThrow("en.json"); // nothing was kept of them
});

test.each([
  ["names a set that is not there", (says: string) => `${says} <nobody>`, "data/danger/de.json: <nobody> is no set"],
  ["ends in a gap", (says: string) => `${says} ..`, "data/danger/de.json: “"],
])(
  "a phrase in any language that %s is refused at the start, and not found out by who types",
  async (_what, spoil, said) => {
    const { folder, start } = house();
    await start();
    const german = JSON.parse(readFileSync(join(folder, "de.json"), "utf8"));
    german.patterns[0].says[0] = spoil(german.patterns[0].says[0]);
    writeFileSync(join(folder, "de.json"), JSON.stringify(german));
    const refusal = await start().catch(refusalOf);
    expect(refusal, "as a sentence for the operator").toContain(said);
    await expect(start()).rejects.toThrow(ContentError); // nothing was kept of it
  },
);

test.each([
  ["cut off", (text: string) => text.slice(0, -9), "is not JSON"],
  ["of another form", (text: string) => text.replace('"patterns"', '"patern"'), "data/danger/nl.json: patterns: "],
])("of a list that is %s a start says what is wrong with it", async (_what, spoil, said) => {
  const { folder, start } = house();
  const file = join(folder, "nl.json");
  writeFileSync(file, spoil(readFileSync(file, "utf8")));
  expect(await start().catch(refusalOf)).toContain(said);
});

test("a list less is another collection of lists", async () => {
  const { folder, start } = house();
  await start();
  rmSync(join(folder, "medicine-names.json"));
  await expect(start()).rejects.toThrow("medicine-names.json");
});

test("what was kept of the lists and is damaged is not read by: they are taken apart anew", async () => {
  const { kept, start } = house();
  await start();
  const file = join(kept, "danger");
  const whole = readFileSync(file);
  const damaged = Buffer.from(whole);
  damaged.fill(0, 1_000_000, 1_001_000);
  writeFileSync(file, damaged);
  expect((await start())("i want to kill myself").level).toBe("help");
  expect(readFileSync(file).equals(damaged)).toBe(false);
});
