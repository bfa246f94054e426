// Makes a release: `npm run release -- 1.2.3`, or with --dry-run to be told what it would do.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { planRelease, ReleaseError } from "./plan-release.ts";
import { type Sbom, withoutDevelopment } from "./sbom.ts";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { "dry-run": { type: "boolean" } } });
const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { encoding: "utf8", maxBuffer: 64 * 2 ** 20 });
const linesOf = (text: string) => text.split("\n").filter((line) => line !== "");

/** Where the list of packages goes, to be attached to the release. Not in the repository. */
const FOLDER = join("var", "release");

try {
  const [wanted] = positionals;
  if (wanted === undefined || positionals.length > 1)
    throw new ReleaseError("Say which version: npm run release -- 1.2.3");
  const tags = linesOf(run("git", "tag", "--list", "v*", "--sort=-version:refname"));
  const merged = linesOf(run("git", "tag", "--list", "v*", "--merged", "HEAD", "--sort=-version:refname"));
  const release = planRelease(wanted, Temporal.Now.plainDateISO("UTC"), {
    changes: linesOf(run("git", "status", "--porcelain")),
    tags,
    version: (JSON.parse(readFileSync("package.json", "utf8")) as { version: string }).version,
    changelog: readFileSync("CHANGELOG.md", "utf8"),
    subjects: linesOf(run("git", "log", "--format=%s", "--no-merges", merged[0] ? `${merged[0]}..HEAD` : "HEAD")),
  });
  // What is installed does not matter: the lock file says what a release is made of.
  const all = run("npm", "sbom", "--sbom-format", "cyclonedx", "--package-lock-only");
  const sbom = withoutDevelopment(JSON.parse(all) as Sbom, "winddown");
  const { components } = sbom;
  const file = join(FOLDER, `winddown-${release.version}.cdx.json`);

  if (values["dry-run"]) {
    console.log(
      release.changelog.slice(0, release.changelog.indexOf("\n## ", release.changelog.indexOf(release.version))),
    );
    console.log(
      `\nWould commit this as ${release.tag}, and list ${components.length} packages in ${file}. Nothing was changed.`,
    );
  } else {
    writeFileSync("CHANGELOG.md", release.changelog);
    run("npm", "version", release.version, "--no-git-tag-version", "--allow-same-version", "--ignore-scripts");
    run(
      "git",
      "commit",
      "--quiet",
      "-m",
      `chore: release ${release.version}`,
      "--",
      "CHANGELOG.md",
      "package.json",
      "package-lock.json",
    );
    run("git", "tag", "--annotate", release.tag, "-m", `Winddown ${release.version}`);
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, `${JSON.stringify(sbom, undefined, 2)}\n`);
    console.log(`${release.tag} is made. Its ${components.length} packages are listed in ${file}: attach it.`);
    console.log(`Then push: git push --follow-tags`);
  }
} catch (error) {
  if (!(error instanceof ReleaseError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
