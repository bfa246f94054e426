import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createPassedChecks } from "../../../../src/content/load/passed-checks.ts";
import { loadDangerLists } from "../../../../src/understanding/danger/load-danger.ts";
import { openDanger } from "../../../../src/understanding/danger/open-danger.ts";
import { createReadDanger } from "../../../../src/understanding/danger/read-danger.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const DANGER = join(import.meta.dirname, "../../../../data/danger");
const CODE = join(import.meta.dirname, "../../../../src/understanding/danger");
const CRIES = ["i want to kill myself", "ich will mich umbringen", "quiero morir", "死にたい", "i cannot sleep"];

function house() {
  const folder = join(tempFolder(), "danger");
  cpSync(DANGER, folder, { recursive: true });
  const passed = createPassedChecks(join(tempFolder(), "passed"), CODE);
  return { folder, passed };
}

test("the very first text is read as any other, whether the lists are new or known", () => {
  const { folder, passed } = house();
  const whole = createReadDanger(loadDangerLists(folder));
  for (const cry of CRIES) {
    expect(openDanger(folder, passed)(cry)).toEqual(whole(cry));
    expect(openDanger(folder, { has: () => false, note() {} })(cry)).toEqual(whole(cry));
  }
  expect(whole(CRIES[0] ?? "").level).toBe("help");
});

test("lists that are new are built by at once, and wrong ones are refused; known ones wait for the first text", () => {
  const { folder, passed } = house();
  openDanger(folder, passed);
  writeFileSync(join(folder, "en.json"), '{"language": "en"}');
  expect(() => openDanger(folder, passed)).toThrow("en.json");
  expect(() => openDanger(folder, passed)).toThrow("en.json"); // it was not noted
  const known = openDanger(folder, { has: () => true, note() {} });
  expect(() => known("hello")).toThrow("en.json");
});

test("a list less is another collection of lists", () => {
  const { folder, passed } = house();
  openDanger(folder, passed);
  rmSync(join(folder, "medicine-names.json"));
  expect(() => openDanger(folder, passed)).toThrow("medicine-names.json");
});
