import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { tempFolder } from "../support/temp-folder.ts";

const ROOT = join(import.meta.dirname, "../..");
const PAGE = readFileSync(join(ROOT, "docs/your-first-command.md"), "utf8");

/** The blocks of code that say where they belong. */
const blocks = [...PAGE.matchAll(/^```\w+ (file|add|action)=(\S+)\n([\s\S]*?)^```/gm)].map(
  ([, how = "", path = "", text = ""]) => ({ how, path, text }),
);

test("who follows the tutorial has a command that compiles, with a test that passes", () => {
  expect(blocks.map(({ path }) => path)).toEqual([
    "data/text/en/sheep.json",
    "data/text/en/errors.json",
    "commands/sheep/sheep.ts",
    "src/discord/ui/actions.ts",
    "commands/index.ts",
    "test/unit/commands/sheep.test.ts",
  ]);
  const copy = tempFolder();
  for (const path of ["src", "commands", "data", "test/support", "package.json", "tsconfig.json", "biome.json"])
    cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));

  for (const { how, path, text } of blocks) {
    const file = join(copy, path);
    mkdirSync(dirname(file), { recursive: true });
    if (how === "file") writeFileSync(file, text);
    else if (how === "action")
      writeFileSync(
        file,
        readFileSync(file, "utf8").replace(/(?=\n\} as const satisfies)/, () => `\n  ${text.trim()}`),
      );
    else
      writeFileSync(
        file,
        readFileSync(file, "utf8").replace(/\n\}\s*$/, () => `,\n  ${text.trim()}\n}\n`),
      );
  }
  const run = (program: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: copy, encoding: "utf8" });
    return { status, said: stdout + stderr };
  };
  const bin = (name: string) => join(ROOT, "node_modules/.bin", name);
  expect(run(process.execPath, "src/bin/write-keys.ts")).toEqual({ status: 0, said: "" });
  const ours = ["commands/sheep", "commands/index.ts", "test/unit/commands/sheep.test.ts", "data/text/en/sheep.json"];
  expect(run(bin("biome"), "check", "--vcs-enabled=false", ...ours)).toMatchObject({ status: 0 });
  const types = { extends: "./tsconfig.json", include: ["src", "commands", "test/unit/commands"] };
  writeFileSync(join(copy, "tsconfig.sheep.json"), JSON.stringify(types));
  expect(run(bin("tsc"), "--noEmit", "-p", "tsconfig.sheep.json")).toEqual({ status: 0, said: "" });
  const tested = run(bin("vitest"), "run", "--root", copy, "test/unit/commands/sheep.test.ts");
  expect(tested.said).toMatch(/Tests .*2 passed/);
  expect(tested.status).toBe(0);
});
