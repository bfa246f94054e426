import { globSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";

/**
 * Reads the import lines of every file and keeps the arrows of docs/architecture.md true. Each failure names file and line.
 */

const ROOT = join(import.meta.dirname, "../..");

type Import = { readonly at: string; readonly target: string; readonly isType: boolean };
type File = { readonly path: string; readonly lines: readonly string[]; readonly imports: readonly Import[] };

const files: readonly File[] = read("src/**/*.{ts,js}", "commands/**/*.ts", "packages/*/src/**/*.{ts,tsx}");

function read(...patterns: string[]): File[] {
  return globSync(patterns, { cwd: ROOT })
    .map((path) => path.replaceAll("\\", "/"))
    .toSorted()
    .map((path) => fileOf(path, readFileSync(join(ROOT, path), "utf8")));
}

function fileOf(path: string, text: string): File {
  const code = withoutComments(text);
  return { path, lines: code.split("\n"), imports: importsOf(path, code) };
}

/** The same text, on the same lines, with nothing in its comments. Strings are stepped over, so "https://" stays. */
function withoutComments(text: string): string {
  return text.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/(?![*/\s])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*(?=[\s.,;)]))|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (found, kept: string | undefined) => kept ?? found.replaceAll(/[^\n]/g, " "),
  );
}

/** Static and dynamic imports and re-exports. Targets of ours are paths from the root, such as "src/bot.ts". */
function importsOf(path: string, text: string): Import[] {
  const found = text.matchAll(
    /^(?:import|export)\s+(type\s+)?(?:([\w$*{}\s,]+?)\s+from\s+)?"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)|\brequire\(\s*"([^"]+)"\s*\)/gm,
  );
  return [...found].map((match) => {
    const [, typeWord, names = "", from] = match;
    const target = from ?? match[4] ?? match[5] ?? "";
    const named =
      /^\{([^}]*)\}$/
        .exec(names.trim())?.[1]
        ?.split(",")
        .filter((name) => name.trim() !== "") ?? [];
    const onlyTypes = named.length > 0 && named.every((name) => /^\s*type\s/.test(name));
    return {
      at: `${path}:${text.slice(0, match.index).split("\n").length}`,
      target: target.startsWith(".") ? relative(ROOT, join(ROOT, dirname(path), target)).replaceAll("\\", "/") : target,
      isType: typeWord !== undefined || onlyTypes,
    };
  });
}

/** What is imported from a library by name. */
function namesFrom(library: string, text: string): string[] {
  const found = text.matchAll(/^(?:import|export)\s+(?:type\s+)?\{([^}]*)\}\s+from\s+"([^"]+)"/gm);
  return [...found]
    .filter(([, , from]) => from === library)
    .flatMap(([, names = ""]) => names.split(","))
    .map((name) =>
      name
        .replace(/^\s*(?:type\s+)?/, "")
        .replace(/\s+as\s.*$/s, "")
        .trim(),
    )
    .filter((name) => name !== "");
}

const isIn =
  (...folders: string[]) =>
  ({ path }: { path: string }) =>
    folders.some((folder) => path === folder || path.startsWith(`${folder}/`));

/** A Discord on this machine: a package of its own, which the bot starts under and knows nothing of. */
const LOCAL_DISCORD = "packages/local-discord";
const LOCAL_DISCORD_NAME = "@winddown/local-discord";

/** The one place of a domain that draws. */
const PICTURE = "src/diary/picture";
/** And the one that makes a page to print. */
const PRINTED = "src/diary/report";

/** The one place of a domain that reads files of other apps. */
const IMPORT = "src/diary/import";

/** The parts of the assembly that join what talks to Discord, and what answers, to the rest. */
const JOINING_DISCORD = ["src/assembly/open-discord.ts", "src/assembly/open-answers.ts"];
const JOINING_COMMANDS = ["src/assembly/load-words.ts", "src/assembly/open-answers.ts"];

/** What maintainers are told, by `npm run content`. */
const REPORT = "src/content/report";

const inDomain = isIn(
  "src/content",
  "src/understanding",
  "src/time",
  "src/nights",
  "src/delivery",
  "src/diary",
  "src/coaching",
  "src/preferences",
  "src/rows",
);

/**
 * The room of a file is its folder; of a command, all that is its; of the local Discord, all of it. A file that stands
 * in `src/` itself is a room of its own.
 */
function roomOf(path: string): string {
  const folder = dirname(path).replaceAll("\\", "/");
  if (folder === "src") return path;
  if (folder.startsWith(LOCAL_DISCORD)) return LOCAL_DISCORD;
  return folder.startsWith("commands/") ? folder.split("/").slice(0, 2).join("/") : folder;
}

function isOurs(target: string): boolean {
  return isIn("src", "commands", "packages")({ path: target });
}

function isBuiltin(target: string): boolean {
  return target.startsWith("node:") || builtinModules.includes(target);
}

/** "echarts/core" is of "echarts", "@resvg/resvg-js" and "node:path" are themselves. */
function packageOf(target: string): string {
  return /^(?:@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? target;
}

/** Every import in the files chosen that breaks the rule, as "file:line imports target". */
function breaking(chosen: readonly File[], isAllowed: (one: Import, file: File) => boolean): string[] {
  return chosen.flatMap((file) =>
    file.imports
      .filter((one) => !isAllowed(one, file))
      .map(({ at, target, isType }) => `${at} imports ${isType ? "types of " : ""}${target}`),
  );
}

/** Every line in the files chosen that matches, as "file:line says …". */
function saying(chosen: readonly File[], pattern: RegExp): string[] {
  return chosen.flatMap(({ path, lines }) =>
    lines.flatMap((line, index) => {
      const [found] = pattern.exec(line) ?? [];
      return found === undefined ? [] : [`${path}:${index + 1} says ${found}`];
    }),
  );
}

test("all source files are read, and every import in them is found", () => {
  expect(files.length).toBeGreaterThan(100);
  for (const { path, imports } of files) {
    const text = readFileSync(join(ROOT, path), "utf8");
    const looksLikeOne = text.match(/^(?:import|export|\}) .*\bfrom "|^import "|\bimport\("/gm) ?? [];
    expect(imports.length, `imports of ${path}`).toBe(looksLikeOne.length);
    for (const { at, target } of imports) {
      const isKnown = !isOurs(target) || files.some((file) => file.path === target);
      expect(isKnown, `${at} imports ${target}, which was not found`).toBe(true);
    }
  }
});

test("what an import line is, is understood in all its forms", () => {
  const text = [
    'import "./a.ts";',
    'import { one, type Two } from "./b.ts";',
    'import { type One, type Two } from "./c.ts";',
    'import type { One } from "discord.js";',
    "import {",
    "  type One,",
    "  two,",
    '} from "./d.ts";',
    'export * from "./e.ts";',
    'const later = await import("./f.ts");',
    '// import "./not.ts";',
    '/* import "./not.ts"; */ const url = "https://example.org"; // import("./not.ts")',
    'import cron, { type Task } from "node-cron";',
  ].join("\n");
  const read = importsOf("src/x/y.ts", withoutComments(text));
  expect(read.map(({ at, target, isType }) => `${at} ${target}${isType ? " (types)" : ""}`)).toEqual([
    "src/x/y.ts:1 src/x/a.ts",
    "src/x/y.ts:2 src/x/b.ts",
    "src/x/y.ts:3 src/x/c.ts (types)",
    "src/x/y.ts:4 discord.js (types)",
    "src/x/y.ts:5 src/x/d.ts",
    "src/x/y.ts:9 src/x/e.ts",
    "src/x/y.ts:10 src/x/f.ts",
    "src/x/y.ts:13 node-cron",
  ]);
});

test("a broken rule is told by file and line", () => {
  const planted = fileOf(
    "src/nights/planted.ts",
    '// one\nimport { Client } from "discord.js";\n\nconst now = Temporal.Now.instant(); // new Date()\n',
  );
  expect(breaking([planted], ({ target }) => isOurs(target))).toEqual(["src/nights/planted.ts:2 imports discord.js"]);
  expect(saying([planted], CLOCK)).toEqual(["src/nights/planted.ts:4 says Temporal.Now.instant"]);
});

/** Reads of the machine's clock. `Temporal.Now.timeZoneId()` tells where the machine is, not what time it is. */
const CLOCK = /Temporal\.Now\.(?!timeZoneId)\w+|\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b|process\.hrtime/;

describe("domains", () => {
  const domains = files.filter(inDomain);

  test("use no library but zod and a search, and of Node only what reads files and makes hashes", () => {
    const allowed = ["zod", "minisearch", "node:fs", "node:path", "node:zlib", "node:crypto"];
    const others = domains.filter((file) => !isIn(PICTURE, PRINTED, REPORT, IMPORT)(file));
    expect(breaking(others, ({ target }) => isOurs(target) || allowed.includes(target))).toEqual([]);
  });

  test("draw pictures with a library for PNG, in a thread of their own", () => {
    const pictures = files.filter(isIn(PICTURE));
    const allowed = ["@resvg/resvg-js", "node:path", "node:worker_threads", "node:zlib"];
    const isAllowed = ({ target }: Import) =>
      isIn("src/diary")({ path: target }) || allowed.includes(packageOf(target));
    expect(breaking(pictures, isAllowed)).toEqual([]);

    // It takes long to load and much memory: nothing may load it but that thread.
    const loading = ["paint-thread", "paint"].map((name) => `${PICTURE}/${name}.ts`);
    const others = files.filter(({ path }) => !loading.includes(path));
    expect(breaking(others, ({ target, isType }) => isType || !loading.includes(target))).toEqual([]);
  });

  test("make a page to print with a library for fonts, in the thread of pictures", () => {
    const printed = files.filter(isIn(PRINTED));
    const allowed = ["harfbuzzjs", "node:fs", "node:zlib"];
    const isAllowed = ({ target }: Import) => isIn("src/diary")({ path: target }) || allowed.includes(target);
    expect(breaking(printed, isAllowed)).toEqual([]);

    // It compiles programs of its own: nothing may load it but that thread.
    const loading = ["report-pdf", "pdf-document", "pdf-font"].map((name) => `${PRINTED}/${name}.ts`);
    const others = files.filter(({ path }) => ![...loading, `${PICTURE}/paint-thread.ts`].includes(path));
    expect(breaking(others, ({ target, isType }) => isType || !loading.includes(target))).toEqual([]);
  });

  test("read files of other apps with libraries that only a thread of their own loads", () => {
    const imports = files.filter(isIn(IMPORT));
    const allowed = ["yauzl", "saxes", "papaparse", "@streamparser/json", "zod", "node:crypto", "node:worker_threads"];
    expect(breaking(imports, ({ target }) => isOurs(target) || allowed.includes(packageOf(target)))).toEqual([]);

    const loading = (path: string) =>
      [`${IMPORT}/import-thread.ts`, `${IMPORT}/read-file.ts`].includes(path) || path.startsWith(`${IMPORT}/formats/`);
    const light = [`${IMPORT}/formats/times.ts`];
    const others = files.filter(({ path }) => !loading(path));
    const isAllowed = ({ target, isType }: Import, { path }: File) =>
      isType || !loading(target) || light.includes(target) || path === `${IMPORT}/nights-of.ts`;
    expect(breaking(others, isAllowed)).toEqual([]);
  });

  test("tell maintainers how hard texts are to read with packages that no other part may load", () => {
    const allowed = ["flesch-kincaid", "syllable", "node:fs", "node:path"];
    const report = files.filter(isIn(REPORT));
    expect(breaking(report, ({ target }) => isOurs(target) || allowed.includes(target))).toEqual([]);

    // They are there for development alone, so what runs without them must not reach the report.
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    for (const name of ["flesch-kincaid", "syllable"]) expect(dependencies).not.toHaveProperty(name);
    const others = files.filter((file) => !isIn(REPORT, "src/bin/check-content.ts")(file));
    expect(breaking(others, ({ target }) => !isIn(REPORT)({ path: target }))).toEqual([]);
  });

  test("use domains, and of storage not even a type: what they need of it they name themselves", () => {
    const isAllowed = ({ target }: Import) =>
      !isOurs(target) || inDomain({ path: target }) || target === "src/errors.ts";
    expect(breaking(domains, isAllowed)).toEqual([]);
  });
});

describe("the time", () => {
  test("is asked of the machine in src/ops and the local Discord alone", () => {
    const exempt = [
      "src/discord/rest/pacer.ts", // Discord counts requests per second of real time, whatever the bot's clock says
    ];
    const others = files.filter((file) => !isIn("src/ops", LOCAL_DISCORD, ...exempt)(file));
    expect(saying(others, CLOCK)).toEqual([]);
  });

  test("is not waited for by domains: they are handed a way to wait", () => {
    expect(saying(files.filter(inDomain), /\bset(Timeout|Interval|Immediate)\b|node:timers/)).toEqual([]);
  });
});

test("sentences know nothing of what they are said about", () => {
  const texts = files.filter(isIn("src/text"));
  const isAllowed = ({ target }: Import) =>
    isIn("src/text")({ path: target }) || ["intl-messageformat", "zod", "node:fs", "node:path"].includes(target);
  expect(breaking(texts, isAllowed)).toEqual([]);
});

test("the environment is read by src/config and the processes' own files; the local Discord has an environment of its own", () => {
  const readers = isIn(
    "src/config",
    "src/bin/run.ts",
    "src/bin/start.ts",
    "src/bin/register.ts",
    "src/bin/migrate.ts",
    "src/bin/backup.ts",
    "src/bin/restore.ts",
    LOCAL_DISCORD,
  );
  expect(
    saying(
      files.filter((file) => !readers(file)),
      /process\s*\.\s*env\b|process\[|loadEnvFile/,
    ),
  ).toEqual([]);
});

/** What runs in the browser. */
const PAGE = `${LOCAL_DISCORD}/src/page/client`;

/** What the page has in common with the terminal or the server, and runs there, too. */
const SHARED_WITH_PAGE = ["timestamp-styles", "interactions/runnable-commands", "interactions/where-offered"].map(
  (name) => `${LOCAL_DISCORD}/src/${name}.ts`,
);

test("what runs in the browser knows no module of Node, and of the server only types", () => {
  const inBrowser = isIn(PAGE, ...SHARED_WITH_PAGE);
  const isAllowed = ({ target, isType }: Import) =>
    inBrowser({ path: target }) || target.split("/")[0] === "preact" || isType;
  expect(breaking(files.filter(inBrowser), isAllowed)).toEqual([]);
});

test("the local Discord is no part of the bot: it imports nothing but itself and what its package.json names", () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, LOCAL_DISCORD, "package.json"), "utf8"));
  const isAllowed = ({ target }: Import, file: File) =>
    isBuiltin(target) ||
    packageOf(target) in dependencies ||
    (packageOf(target) === "preact" && isIn(PAGE)(file)) || // bundled before it is packed
    (target === "rolldown" && file.path === `${LOCAL_DISCORD}/src/page/bundle.ts`) || // bundles it
    isIn(`${LOCAL_DISCORD}/src`)({ path: target });
  const own = files.filter(isIn(LOCAL_DISCORD));
  expect(own.length).toBeGreaterThan(100);
  expect(breaking(own, isAllowed)).toEqual([]);
});

test("nobody but src/bin/start.ts and the tour it shows imports the local Discord", () => {
  const others = files.filter((file) => !isIn(LOCAL_DISCORD, "src/bin/start.ts", "src/bin/tour.ts")(file));
  expect(breaking(others, ({ target }) => packageOf(target) !== LOCAL_DISCORD_NAME)).toEqual([]);
});

test("the local Discord is reached by the names it exports, by tests and measurements, too", () => {
  const everybody = [...files.filter((file) => !isIn("packages")(file)), ...read("{test,bench,tools}/**/*.ts")];
  expect(breaking(everybody, ({ target }) => !isIn("packages")({ path: target }))).toEqual([]);
  const { exports } = JSON.parse(readFileSync(join(ROOT, LOCAL_DISCORD, "package.json"), "utf8"));
  const names = Object.keys(exports).map((path) => path.replace(/^\./, LOCAL_DISCORD_NAME));
  const isAllowed = ({ target }: Import) => packageOf(target) !== LOCAL_DISCORD_NAME || names.includes(target);
  expect(breaking(everybody, isAllowed)).toEqual([]);
});

test("discord.js is known to commands, src/discord and the processes alone", () => {
  const knowing = isIn("commands", "src/discord", ...JOINING_DISCORD, "src/bin/register.ts", LOCAL_DISCORD);
  const isAllowed = ({ target }: Import) => !/^(discord\.js|discord-api-types|@discordjs)(\/|$)/.test(target);
  expect(
    breaking(
      files.filter((file) => !knowing(file)),
      isAllowed,
    ),
  ).toEqual([]);
});

test.each([
  ["intl-messageformat", "src/text"],
  ["keyv", "src/storage"],
  ["@keyv/sqlite", "src/storage"],
  ["@keyv/postgres", "src/storage"],
  ["pg", "src/storage", "src/cluster"],
  ["node:sqlite", "src/storage"],
  ["node-cron", "src/ops"],
  ["pino", "src/ops"],
  ["prom-client", "src/ops/health"],
  ["minisearch", "src/content", "src/understanding/question"],
  ["flesch-kincaid", REPORT],
  ["syllable", REPORT],
  ["@resvg/resvg-js", PICTURE],
  ["harfbuzzjs", PRINTED],
  ["ws", LOCAL_DISCORD],
  ["ajv", LOCAL_DISCORD],
  ["ajv-formats", LOCAL_DISCORD],
  ["preact", PAGE],
  ["rolldown", `${LOCAL_DISCORD}/src/page`],
])("%s is known to %s alone", (library, ...homes) => {
  const others = files.filter((file) => !isIn(...homes)(file));
  expect(breaking(others, ({ target }) => target !== library && packageOf(target) !== library)).toEqual([]);
});

test("commands are known to the processes alone, and bring no library of their own but discord.js", () => {
  const others = files.filter((file) => !isIn("commands", ...JOINING_COMMANDS, "src/bin/register.ts")(file));
  expect(breaking(others, ({ target }) => !target.startsWith("commands/"))).toEqual([]);

  const isAllowed = ({ target }: Import) =>
    target === "discord.js" ||
    target === "src/errors.ts" ||
    inDomain({ path: target }) ||
    isIn("commands", "src/discord", "src/text")({ path: target });
  expect(breaking(files.filter(isIn("commands")), isAllowed)).toEqual([]);
});

test("commands are handed requests that were read: they know no interaction of discord.js, and only builders of it", () => {
  const names = files.filter(isIn("commands")).flatMap(({ path }) => {
    const text = withoutComments(readFileSync(join(ROOT, path), "utf8"));
    return namesFrom("discord.js", text).map((name) => `${path} imports ${name}`);
  });
  expect(names.length).toBeGreaterThan(5);
  expect(
    names.filter(
      (line) => !/ (?:\w+Builder|TextInputStyle|InteractionContextType|ApplicationIntegrationType)$/.test(line),
    ),
  ).toEqual([]);
});

test("what people typed is taken out of interactions and messages where it is read, and nowhere else", () => {
  // Whoever knows one of these types could reach what is in it.
  const knowing = isIn(
    "src/discord/app/request.ts", // reads
    "src/discord/app/direct-text.ts", // reads
    "src/discord/app/dispatch.ts", // hands them to request.ts
    "src/discord/app/answer.ts", // answers
    "src/discord/app/acknowledgements.ts", // times the answers
    "src/discord/app/listen.ts", // passes them on
    "src/assembly/open-answers.ts", // passes them on
    LOCAL_DISCORD,
  );
  const isTold = (name: string) => name === "Message" || (/Interaction$/.test(name) && !/^API/.test(name));
  const others = files.filter((file) => !knowing(file));
  const found = others.flatMap(({ path }) => {
    const text = withoutComments(readFileSync(join(ROOT, path), "utf8"));
    return namesFrom("discord.js", text)
      .filter(isTold)
      .map((name) => `${path} imports ${name}`);
  });
  expect(found).toEqual([]);

  // Those who only pass them on or answer them look at nothing that was typed.
  const passing = files.filter(
    isIn("src/discord/app/dispatch.ts", "src/discord/app/answer.ts", "src/discord/app/listen.ts"),
  );
  expect(saying(passing, /\.options\b|\.fields\b|getString|getTextInputValue|getFocused|\.content\b/)).toEqual([]);
});

test("custom ids are put together and taken apart by src/discord/ui/actions.ts alone, which knows every action", () => {
  const others = files.filter((file) => !isIn("src/discord/ui/actions.ts")(file));
  expect(breaking(others, ({ target }) => target !== "src/discord/ui/custom-id.ts")).toEqual([]);
});

test("no import goes round in a circle between rooms; between files Biome looks", () => {
  const arrows = new Map<string, Map<string, string>>();
  for (const { path, imports } of files) {
    for (const { at, target } of imports) {
      const [from, to] = [roomOf(path), roomOf(target)];
      if (!isOurs(target) || from === to) continue;
      const out = arrows.get(from) ?? new Map<string, string>();
      arrows.set(from, out.set(to, out.get(to) ?? at));
    }
  }

  const circles: string[] = [];
  const follow = (part: string, way: readonly string[]) => {
    const seenAt = way.indexOf(part);
    if (seenAt >= 0) {
      const round = [...way.slice(seenAt), part];
      circles.push(
        round.map((one, index) => `${one} (${arrows.get(one)?.get(round[index + 1] ?? "") ?? ""})`).join(" → "),
      );
      return;
    }
    for (const next of arrows.get(part)?.keys() ?? []) if (circles.length === 0) follow(next, [...way, part]);
  };
  for (const part of arrows.keys()) follow(part, []);
  expect(circles).toEqual([]);
});

test("undici is discord.js' own: nobody imports one, and one alone is installed", () => {
  // A second one that is loaded first breaks requests with files (discord.js#11525).
  expect(breaking(files, ({ target }) => target !== "undici" && target !== "node:undici")).toEqual([]);
  const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as {
    packages: Record<string, object>;
  };
  expect(Object.keys(lock.packages).filter((name) => /(^|\/)node_modules\/undici$/.test(name))).toEqual([
    "node_modules/undici",
  ]);
});
