import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { ARGUMENTS } from "../../src/config/arguments.ts";
import { SETTING_NAMES, Settings } from "../../src/config/config.ts";
import { DECISIONS, indexOf, readDecisions } from "../../tools/decisions/read-decisions.ts";

/** What the pages say of files, links, commands and settings is looked up. Each failure names the page. */

const ROOT = join(import.meta.dirname, "../..");
const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

const pages = globSync("**/*.md", { cwd: ROOT, exclude: ["**/node_modules/**", "var/**", "coverage/**"] })
  .map((path) => path.replaceAll("\\", "/"))
  .toSorted();
const textWithout = (page: string) => read(page).replaceAll(/^```[\s\S]*?^```/gm, "");

/** As GitHub makes it of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(" ", "-");
}

const anchorsOf = (page: string) =>
  [...textWithout(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) => anchorOf(heading));

/** What looks like a path and is none of ours: packages, fractions and codes, what is made at run time, other repositories. */
const NOT_OURS = /^(?:@|\d+\/|a\/b|\.\/var$|node_modules\/|var\/|echarts\/|specs\/openapi\.json$)/;

describe("the pages", () => {
  test("are found", () => {
    expect(pages.length).toBeGreaterThan(100);
    expect(pages).toContain("README.md");
  });

  test("say how each option of npm start is used", () => {
    const used = ARGUMENTS.map((option) => `\`npm start -- ${option}\``);
    expect(used.filter((command) => !read("docs/try-it.md").includes(command))).toEqual([]);
  });

  test("link to nothing that is not there", () => {
    const dead = pages.flatMap((page) =>
      [...textWithout(page).matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, target = ""]) => target)
        .filter((target) => !/^[a-z]+:/.test(target) && !target.startsWith("../../issues/"))
        .filter((target) => {
          const [path = "", anchor] = target.split("#");
          const file = path === "" ? page : join(dirname(page), path);
          if (!existsSync(join(ROOT, file))) return true;
          return anchor !== undefined && !anchorsOf(file).includes(anchor);
        })
        .map((target) => `${page}: ${target}`),
    );
    expect(dead).toEqual([]);
  });

  test("name no file of ours that is not there", () => {
    const wrong = pages.flatMap((page) =>
      [...textWithout(page).matchAll(/`((?:[\w@.-]+\/)+[\w.-]*)`/g)]
        .map(([, path = ""]) => path)
        .filter((path) => !NOT_OURS.test(path) && !isThere(path, page))
        .map((path) => `${page}: ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  test("name only scripts that npm knows", () => {
    const scriptsIn = (folder: string): Record<string, string> =>
      existsSync(join(ROOT, folder, "package.json")) ? JSON.parse(read(join(folder, "package.json"))).scripts : {};
    const scripts = scriptsIn("");
    const named = pages.flatMap((page) =>
      [...read(page).matchAll(/\bnpm run (?:-s )?([\w:]+)/g)].map(([, name = ""]) => [name, page] as const),
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(([name, page]) => !(name in scripts || name in scriptsIn(dirname(page))))).toEqual([]);
  });
});

/** In words of the page's own folder, of the root, or of the folders that the pages are mostly about. */
function isThere(path: string, page: string): boolean {
  if (read(page).includes(`file=${path}\n`)) return true; // made by who follows the page
  const folders = ["", "src", "test", "data", dirname(page), join(dirname(page), "src")];
  const endings = ["", ".ts", ".test.ts", ".json"];
  return folders.some((folder) => endings.some((ending) => existsSync(join(ROOT, folder, `${path}${ending}`))));
}

test("the tree of the architecture names folders that are there, and every room of src", () => {
  const [, tree = ""] = /^```\n(commands[\s\S]*?)^```/m.exec(read("docs/architecture.md")) ?? [];
  const named = (indent: string) =>
    [...tree.matchAll(new RegExp(`^${indent}([a-z].*?)(?:  |$)`, "gm"))].flatMap(([, names = ""]) =>
      names.split(" ").map((name) => name.split("/")[0] ?? ""),
    );
  const foldersIn = (folder: string) =>
    readdirSync(join(ROOT, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  expect(named("").length).toBeGreaterThan(7);
  expect(named("").filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  const rooms = named("  ").filter((name) => !name.endsWith(".ts") && !foldersIn("packages").includes(name));
  expect(rooms.toSorted()).toEqual(foldersIn("src").toSorted());
});

describe("the walk from /reminder set to the message", () => {
  const lines = [...read("docs/one-message.md").matchAll(/^(\d+)\. `([^`]+)`(.*)$/gm)].map(
    ([, number, path, says]) => ({
      number: Number(number),
      path: path ?? "",
      says: says ?? "",
    }),
  );
  const paths = lines.map(({ path }) => path);

  test("counts its files, at most 60, and each is there", () => {
    expect(lines.map(({ number }) => number)).toEqual(lines.map((_, at) => at + 1));
    expect(new Set(paths).size).toBe(paths.length);
    expect(read("docs/one-message.md")).toContain(`${paths.length} files, counting the front page`);
    expect(paths.length).toBeLessThanOrEqual(60);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test("leads from file to file: each is imported by another one, or is where something begins", () => {
    const imported = paths.flatMap((path) =>
      [...read(path).matchAll(/(?:from |import\()"(\.[^"]+)"/g)].map(([, target = ""]) => join(dirname(path), target)),
    );
    const beginnings = ["README.md", "docs/architecture.md", "commands/index.ts", "src/main.ts"];
    expect(paths.filter((path) => !imported.includes(path))).toEqual(beginnings);
  });

  test("names what is in each file", () => {
    const named = lines.flatMap(({ path, says }) =>
      [...says.matchAll(/`([\w.]+)[`(]/g)].map(([, name = ""]) => ({ path, name })),
    );
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter(({ path, name }) => !read(path).includes(name))).toEqual([]);
  });
});

test("the front page has at most 400 words, and the two commands", () => {
  const front = read("README.md");
  expect(front.split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(400);
  expect(front).toContain("npm ci\nnpm start\n");
  expect(front).toContain("`npm test`");
});

describe("the decisions", () => {
  test("each have their number, room, date and status, and the index lists them all", () => {
    const decisions = readDecisions();
    expect(decisions.length).toBeGreaterThanOrEqual(110);
    expect(decisions.map(({ number }) => Number(number))).toEqual(decisions.map((_, at) => at + 1));
    const rooms = [...new Set(decisions.map(({ room }) => room))];
    expect(rooms.filter((room) => ![room, `src/${room}`].some((path) => existsSync(join(ROOT, path))))).toEqual([]);
    expect(readFileSync(join(DECISIONS, "README.md"), "utf8"), "run `npm run decisions`").toBe(indexOf(decisions));
  });
});

describe("the settings", () => {
  const rows = new Map(
    [...read("docs/settings.md").matchAll(/^\| `([A-Z_]+)` \| (?:`([^`]*)`|–) \|/gm)].map(([, name = "", value]) => [
      name,
      value,
    ]),
  );

  test("are each on the page, with the default that the code has", () => {
    const defaults = Object.entries(Settings.shape).flatMap(([name, schema]) => {
      const given = schema.safeParse(undefined);
      const value = given.success ? given.data : undefined;
      return name === "CLOCK" ? [] : [[name, value === undefined ? undefined : String(value)] as const];
    });
    expect(defaults.length).toBeGreaterThan(10);
    for (const [name, value] of defaults) expect([name, rows.get(name)]).toEqual([name, value]);
    expect([...rows.keys()].toSorted()).toEqual([...SETTING_NAMES].toSorted());
  });

  test("are each in .env.example, with the same default", () => {
    const example = new Map(
      [...read(".env.example").matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = "", value]) => [name, value]),
    );
    for (const [name, value] of example) expect([name, value || undefined]).toEqual([name, rows.get(name)]);
    expect([...rows.keys()].filter((name) => !example.has(name))).toEqual(["NO_COLOR"]); // of the terminal, not of the bot
  });
});

test("whatever npm runs says so first when its Node is too old", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  for (const [name, command] of Object.entries(scripts))
    expect(command, name).toMatch(/^node src\/ops\/require-node\.js && /);
});
