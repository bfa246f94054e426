import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadContent } from "../../../../src/content/load/load.ts";
import { createPassedChecks } from "../../../../src/content/load/passed-checks.ts";
import { ContentError } from "../../../../src/content/schema/content-error.ts";
import { tempFolder } from "../../../support/temp-folder.ts";
import { DATA, entry } from "../planted.ts";

const CODE = join(import.meta.dirname, "../../../../src/content");

/** A copy of data/, with what is remembered of it beside. */
function house() {
  const folder = join(tempFolder(), "data");
  cpSync(DATA, folder, { recursive: true });
  const passed = createPassedChecks(join(tempFolder(), "made", "passed"), CODE);
  const change = (file: string, text: (before: string) => string) =>
    writeFileSync(join(folder, file), text(readFileSync(join(folder, file), "utf8")));
  return { folder, passed, change, load: () => loadContent(folder, undefined, passed) };
}

function planting(fields: Record<string, unknown>) {
  return (before: string) => {
    const tips = JSON.parse(before);
    Object.assign(entry(tips, tips[0].id), fields);
    return JSON.stringify(tips);
  };
}

function withoutExceptionForATip(before: string): string {
  const exceptions: { file: string }[] = JSON.parse(before);
  const at = exceptions.findIndex(({ file }) => file === "sleep-tips.json");
  expect(at).toBeGreaterThanOrEqual(0);
  return JSON.stringify(exceptions.toSpliced(at, 1));
}

describe("content that has passed", () => {
  test("is known again, and its checks are left out", () => {
    const { load, passed } = house();
    let asked: boolean[] = [];
    const watched = {
      has: (read: readonly unknown[]) => {
        const isKnown = passed.has(read);
        asked = [...asked, isKnown];
        return isKnown;
      },
      note: passed.note,
    };
    load();
    loadContent(DATA, undefined, watched);
    expect(asked).toEqual([true]);
    // With a memory that says yes to everything, a sentence against the rules gets through: nothing looked at it.
    const other = house();
    other.change("sleep-tips.json", planting({ text: "Take 3 mg of melatonin before bed." }));
    expect(() => loadContent(other.folder, undefined, { has: () => true, note() {} })).not.toThrow();
  });

  test.each([
    ["a sentence against the rules", "sleep-tips.json", planting({ text: "Take 3 mg of melatonin before bed." })],
    ["a source that is not there", "sleep-tips.json", planting({ sources: ["nowhere"] })],
    ["a field that no schema knows", "sleep-tips.json", planting({ dose: 3 })],
    ["an exception less", "reviewed-exceptions.json", withoutExceptionForATip],
  ])("is checked again once it has %s", (_name, file, text) => {
    const { load, change } = house();
    load();
    change(file, text);
    expect(load).toThrow(ContentError);
    expect(load).toThrow(ContentError); // what failed was not noted
  });

  test("is checked again with other sentences around it", () => {
    const { folder, passed, load } = house();
    load();
    const spot = { file: "text/en/planted.json", noun: "sentence", entry: "one", field: "text" };
    expect(() => loadContent(folder, [{ spot, text: "Take 3 mg of melatonin before bed." }], passed)).toThrow(
      ContentError,
    );
  });
});

test("checks that have changed are done again, and a memory that cannot be read or written remembers nothing", () => {
  const [code, folder] = [tempFolder(), tempFolder()];
  writeFileSync(join(code, "rules.ts"), "export const RULES = 1;");
  const file = join(folder, "passed");
  const passed = createPassedChecks(file, code);
  expect(passed.has(["read"])).toBe(false);
  passed.note(["read"]);
  expect([passed.has(["read"]), passed.has(["reed"])]).toEqual([true, false]);
  writeFileSync(join(code, "rules.ts"), "export const RULES = 2;");
  expect(passed.has(["read"])).toBe(false);
  const nowhere = createPassedChecks(join(file, "below-a-file"), code);
  nowhere.note(["read"]);
  expect(nowhere.has(["read"])).toBe(false);
});
