import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { planRelease, ReleaseError, type Repository } from "../../../tools/release/plan-release.ts";
import type { Sbom } from "../../../tools/release/sbom.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const ROOT = join(import.meta.dirname, "../../..");
const RELEASE = join(ROOT, "tools/release/release.ts");
type Locked = { readonly dev?: boolean; readonly link?: boolean };
const DAY = Temporal.PlainDate.from("2026-12-01");
const CHANGELOG = "# Changes\n\n## Unreleased\n\n- Naps are told apart.\n\n## 0.1.0 · 2026-11-29\n\n- First.\n";
const CLEAN: Repository = { changes: [], tags: ["v0.1.0"], version: "0.1.0", changelog: CHANGELOG, subjects: [] };

describe("a release", () => {
  test("takes what stands under Unreleased, and leaves that empty", () => {
    expect(planRelease("0.2.0", DAY, CLEAN)).toEqual({
      version: "0.2.0",
      tag: "v0.2.0",
      changelog:
        "# Changes\n\n## Unreleased\n\n## 0.2.0 · 2026-12-01\n\n- Naps are told apart.\n\n## 0.1.0 · 2026-11-29\n\n- First.\n",
    });
  });

  test("of which nobody wrote has the commits that change something for people", () => {
    const changelog = "# Changes\n\n## Unreleased\n";
    const subjects = ["feat(diary): naps", "refactor: rooms", "fix: a stop that $& stops", "test: less"];
    expect(planRelease("0.2.0", DAY, { ...CLEAN, changelog, subjects }).changelog).toBe(
      "# Changes\n\n## Unreleased\n\n## 0.2.0 · 2026-12-01\n\n- **diary**: naps\n- a stop that $& stops\n",
    );
    expect(() => planRelease("0.2.0", DAY, { ...CLEAN, changelog, subjects: ["test: less"] })).toThrow("Nothing has");
  });

  test.each([
    ["uncommitted changes", "0.2.0", { changes: [" M src/bot.ts"] }, "src/bot.ts"],
    ["a word", "next", {}, "no version"],
    ["the version that is there", "0.1.0", {}, "already"],
    ["an older one", "0.0.9", {}, "not newer than 0.1.0"],
    ["a tag that is there", "0.2.0", { tags: ["v0.2.0"] }, "already"],
    ["a changelog without the section", "0.2.0", { changelog: "# Changes\n" }, "no section"],
  ])("is refused for %s", (_name, wanted, repository, words) => {
    const plan = () => planRelease(wanted, DAY, { ...CLEAN, ...repository });
    expect(plan).toThrow(ReleaseError);
    expect(plan).toThrow(words);
  });

  test("may be of the version in package.json while that has no tag; 0.10 is newer than 0.9", () => {
    expect(planRelease("0.1.0", DAY, { ...CLEAN, tags: [] }).tag).toBe("v0.1.0");
    expect(planRelease("0.10.0", DAY, { ...CLEAN, version: "0.9.0" }).tag).toBe("v0.10.0");
  });
});

describe("npm run release, in a repository of its own", () => {
  function repository() {
    const folder = tempFolder();
    const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, encoding: "utf8" });
    git("init", "--quiet");
    git("config", "user.name", "Robin");
    git("config", "user.email", "robin@example.org");
    const packages = globSync("packages/*/package.json", { cwd: ROOT });
    for (const file of ["package.json", "package-lock.json", ".npmrc", ".gitignore", ...packages])
      cpSync(join(ROOT, file), join(folder, file));
    writeFileSync(join(folder, "CHANGELOG.md"), "# Changes\n\n## Unreleased\n\n- Naps.\n");
    git("add", ".");
    git("commit", "--quiet", "-m", "feat: naps");
    const release = (...args: string[]) =>
      spawnSync(process.execPath, [RELEASE, ...args], { cwd: folder, encoding: "utf8" });
    return { folder, git, release, file: (name: string) => readFileSync(join(folder, name), "utf8") };
  }

  test("a dry run says what would be, and changes nothing", () => {
    const { folder, git, release } = repository();
    const before = git("rev-parse", "HEAD");
    const { status, stdout, stderr } = release("--dry-run", "7.0.0");
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("## 7.0.0 · ");
    expect(stdout).toMatch(/Would commit this as v7\.0\.0, and list [1-9]\d+ packages/);
    expect([git("rev-parse", "HEAD"), git("tag"), git("status", "--porcelain")]).toEqual([before, "", ""]);
    expect(existsSync(join(folder, "var"))).toBe(false);
  });

  test("it commits, tags, and lists what the bot runs with", () => {
    const { git, release, file } = repository();
    const { status, stderr } = release("7.0.0");
    expect([status, stderr]).toEqual([0, ""]);
    expect(git("tag").trim()).toBe("v7.0.0");
    expect(git("status", "--porcelain")).toBe("");
    expect(git("show", "--name-only", "--format=%s", "v7.0.0^{commit}").split("\n").filter(Boolean).toSorted()).toEqual(
      ["CHANGELOG.md", "chore: release 7.0.0", "package-lock.json", "package.json"],
    );
    expect(JSON.parse(file("package.json"))).toMatchObject({ version: "7.0.0" });
    expect(file("CHANGELOG.md")).toMatch(/## Unreleased\n\n## 7\.0\.0 · \d{4}-\d\d-\d\d\n\n- Naps\.\n$/);
    const sbom = JSON.parse(file("var/release/winddown-7.0.0.cdx.json")) as Sbom;
    expect(sbom.metadata.component.name).toBe("winddown");
    const { packages } = JSON.parse(file("package-lock.json")) as { packages: Record<string, Locked> };
    const atRunTime = Object.entries(packages).filter(
      ([path, { dev, link }]) => path.startsWith("node_modules/") && dev !== true && link !== true,
    );
    const locked = new Set(atRunTime.map(([path]) => path.split("node_modules/").at(-1)));
    expect(locked).toContain("discord.js");
    expect(new Set(sbom.components.map(({ name }) => name))).toEqual(locked);
    const refs = [sbom.metadata.component, ...sbom.components].map((component) => component["bom-ref"]);
    for (const { ref, dependsOn } of sbom.dependencies)
      expect([ref, ...dependsOn].filter((one) => !refs.includes(one))).toEqual([]);
  });

  test("it refuses changes that are not committed, and touches nothing", () => {
    const { folder, git, release } = repository();
    writeFileSync(join(folder, "CHANGELOG.md"), "# Changes\n");
    const { status, stderr } = release("7.0.0");
    expect([status, stderr]).toEqual([1, expect.stringContaining("CHANGELOG.md")]);
    expect(git("tag")).toBe("");
  });
});
