/** A release that cannot be made as things stand. The message is for whoever asked for it. */
export class ReleaseError extends Error {
  override readonly name = "ReleaseError";
}

/** What a repository says before a release. */
export type Repository = {
  /** Lines of `git status --porcelain`. */
  readonly changes: readonly string[];
  readonly tags: readonly string[];
  /** Of package.json. */
  readonly version: string;
  readonly changelog: string;
  /** Subjects of the commits since the last tag, the newest first. */
  readonly subjects: readonly string[];
};

export type Release = { readonly version: string; readonly tag: string; readonly changelog: string };

const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;
const UNRELEASED = /^## Unreleased\n([\s\S]*?)(?=^## |(?![\s\S]))/m;

/**
 * What a release of `wanted` will be: its tag, and the changelog in which *Unreleased* has become that version. Where
 * nobody wrote anything under *Unreleased*, the commits that change something for people stand there by their subjects.
 *
 * @throws {ReleaseError} for uncommitted changes, a version that is none or not newer, a tag that is there, no changes
 */
export function planRelease(wanted: string, on: Temporal.PlainDate, repository: Repository): Release {
  const { changes, tags, version, changelog, subjects } = repository;
  if (changes.length > 0)
    throw new ReleaseError(
      `Commit or put away what is changed first:\n${changes.map((line) => `  ${line}`).join("\n")}`,
    );
  if (!VERSION.test(wanted)) throw new ReleaseError(`“${wanted}” is no version, such as 1.2.3.`);
  const tag = `v${wanted}`;
  if (tags.includes(tag)) throw new ReleaseError(`There is a tag ${tag} already.`);
  // The version in package.json may be released itself, if it never was.
  const isFirst = wanted === version && !tags.includes(`v${version}`);
  if (!isFirst && compare(wanted, version) <= 0)
    throw new ReleaseError(`${wanted} is not newer than ${version}, which package.json has.`);

  const [whole, written = ""] = UNRELEASED.exec(changelog) ?? [];
  if (whole === undefined) throw new ReleaseError("CHANGELOG.md has no section “## Unreleased”.");
  const text = written.trim() === "" ? fromSubjects(subjects) : written.trim();
  if (text === "") throw new ReleaseError("Nothing has changed for people since the last release.");
  const section = `## Unreleased\n\n## ${wanted} · ${on}\n\n${text}\n\n`;
  return { version: wanted, tag, changelog: `${changelog.replace(UNRELEASED, () => section).trimEnd()}\n` };
}

const FOR_PEOPLE = /^(feat|fix|perf)(?:\(([^)]+)\))?: (.+)$/;

function fromSubjects(subjects: readonly string[]): string {
  return subjects
    .flatMap((subject) => {
      const [, , area, what] = FOR_PEOPLE.exec(subject) ?? [];
      return what === undefined ? [] : [area === undefined ? `- ${what}` : `- **${area}**: ${what}`];
    })
    .join("\n");
}

function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number));
  for (const at of [0, 1, 2]) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
