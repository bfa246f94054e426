import { spawnSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { packedManifest, restoreManifest, usePackedManifest } from "../pack/manifest.ts";
import { tempFolder } from "./temp-folder.ts";

const PACKAGE = join(import.meta.dirname, "..");
const NAME = "@winddown/local-discord";
/** Besides what the package brings along, an empty project with a bot and a test has these. */
const OF_THE_PROJECT = ["discord.js", "vitest", "typescript", "@types/node"];

const text = (...path: string[]) => readFileSync(join(PACKAGE, ...path), "utf8");

function installed(name: string): string {
  return dirname(findPackageJSON(name, import.meta.url) ?? "");
}

function run(cwd: string, program: string, ...args: string[]): string {
  const PATH = `${dirname(process.execPath)}:${process.env.PATH}`;
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: "utf8", env: { ...process.env, PATH } });
  expect({ status, said: status === 0 ? "" : stdout + stderr }).toEqual({ status: 0, said: "" });
  return stdout;
}

/** What `npm pack` makes of the package, unpacked into `folder`. Packs a copy: it changes package.json for a moment. */
function unpackInto(folder: string): void {
  const copy = tempFolder();
  const skipped = ["node_modules", "dist", "test"];
  for (const name of readdirSync(PACKAGE).filter((one) => !skipped.includes(one))) {
    cpSync(join(PACKAGE, name), join(copy, name), { recursive: true });
  }
  symlinkSync(dirname(installed("typescript")), join(copy, "node_modules"));
  run(copy, "npm", "pack", "--silent");
  const [archive = ""] = globSync("*.tgz", { cwd: copy });
  mkdirSync(folder, { recursive: true });
  run(copy, "tar", "-xzf", archive, "--strip-components=1", "-C", folder);
  expect(readFileSync(join(copy, "package.json"), "utf8")).toBe(text("package.json"));
}

/** An empty project with the packed package, what it depends on, and what the example needs besides: no more. */
function emptyProject(): string {
  const project = tempFolder();
  const modules = join(project, "node_modules");
  const own = join(modules, NAME);
  unpackInto(own);
  const { dependencies } = JSON.parse(readFileSync(join(own, "package.json"), "utf8"));
  for (const name of [...Object.keys(dependencies), ...OF_THE_PROJECT]) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(installed(name), join(modules, name));
  }
  writeFileSync(join(project, "package.json"), JSON.stringify({ type: "module" }));
  cpSync(join(PACKAGE, "example"), project, { recursive: true });
  return project;
}

test("what is packed serves a project of somebody else: its test presses a button of its bot, and its types fit", () => {
  const project = emptyProject();

  const vitest = join(project, "node_modules/vitest/vitest.mjs");
  run(project, process.execPath, vitest, "run", "--reporter=json", "--outputFile=report.json");
  expect(JSON.parse(readFileSync(join(project, "report.json"), "utf8"))).toMatchObject({
    numPassedTests: 1,
    numTotalTests: 1,
  });

  // Types of other packages are checked, too, and what is wrong in those is theirs.
  writeFileSync(
    join(project, "wrong.ts"),
    `import { createLocalDiscord } from "${NAME}";\nawait createLocalDiscord({ seed: "1" });\n`,
  );
  const options = ["--noEmit", "--strict", "--target", "esnext", "--module", "nodenext", "--types", "node"];
  const files = ["bot.ts", "bot.test.ts", "wrong.ts"];
  const tsc = join(project, "node_modules/typescript/bin/tsc");
  const { stdout } = spawnSync(tsc, [...options, "--allowImportingTsExtensions", ...files], {
    cwd: project,
    encoding: "utf8",
  });
  const mistakes = stdout.split("\n").filter((line) => /^(bot|wrong|node_modules\/@winddown)/.test(line));
  expect(mistakes).toEqual([expect.stringMatching(/^wrong\.ts\(2,28\): error TS2322: /)]);

  const entries = Object.keys(JSON.parse(text("package.json")).exports).map((path) => path.replace(".", NAME));
  const load = `console.log((await Promise.all(${JSON.stringify(entries)}.map((one) => import(one)))).length)`;
  expect(run(project, process.execPath, "--input-type=module", "--eval", load).trim()).toBe(String(entries.length));

  const packed = globSync("**/*", { cwd: join(project, "node_modules", NAME) });
  expect(packed).toEqual(expect.arrayContaining(["README.md", "LICENSE", "dist/openapi/LICENSE"]));
  expect(packed.filter((file) => /(?<!\.d)\.ts$|\.test\./.test(file))).toEqual([]);
});

test("each way into the package leads to a source here, and to the same one compiled in what is packed", () => {
  const manifest = JSON.parse(text("package.json"));
  const packed = packedManifest(manifest).exports as Record<string, { types: string; default: string }>;
  const compiled = Object.entries(manifest.exports as Record<string, string>).map(([path, source]) => {
    const base = source.replace("./src/", "./dist/").replace(/\.ts$/, "");
    return [path, { types: `${base}.d.ts`, default: `${base}.js` }];
  });
  expect(packed).toEqual(Object.fromEntries(compiled));
});

test("the manifest is as it was after packing, also when an earlier packing was cut off", () => {
  const folder = tempFolder();
  const before = text("package.json");
  writeFileSync(join(folder, "package.json"), before);

  usePackedManifest(folder);
  expect(JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))).not.toHaveProperty("scripts");
  usePackedManifest(folder);
  restoreManifest(folder);

  expect(readFileSync(join(folder, "package.json"), "utf8")).toBe(before);
});

test("the README shows the example as it is", () => {
  const readme = text("README.md");
  for (const file of readdirSync(join(PACKAGE, "example"))) {
    expect(readme.includes(text("example", file).trim()), file).toBe(true);
  }
});
