import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const DECISIONS = join(import.meta.dirname, "../../docs/decisions");

/** The head of one file of docs/decisions. */
export type Decision = {
  readonly file: string;
  /** Four figures, such as "0007". */
  readonly number: string;
  readonly title: string;
  /** A folder of src/ or of the root. */
  readonly room: string;
  readonly date: string;
  readonly status: string;
};

const HEAD = /^# (\d{4}) · (.+)\n\n- \*\*Room\*\*: (.+)\n- \*\*Date\*\*: (\d{4}-\d\d-\d\d)\n- \*\*Status\*\*: (.+)\n/;

/** @throws {Error} naming the file whose head is not as docs/decisions/README.md says */
export function readDecisions(folder = DECISIONS): Decision[] {
  return globSync("[0-9]*.md", { cwd: folder })
    .toSorted()
    .map((file) => {
      const [, number, title, room, date, status] = HEAD.exec(readFileSync(join(folder, file), "utf8")) ?? [];
      if (!number || !title || !room || !date || !status)
        throw new Error(`${file} has to begin with its number, title, room, date and status, as README.md there says`);
      if (!file.startsWith(`${number}-`)) throw new Error(`${file} says that it is number ${number}`);
      return { file, number, title, room, date, status };
    });
}

const INTRODUCTION = `# Decisions

What was decided, when, why, and what was given up for it, by the room of the house it belongs to ([architecture](../architecture.md)). A decision is not rewritten when another takes its place: its status then says which.

To add one, copy the head of another file, take the next number, and run \`npm run decisions\`, which writes this page.
`;

/** The page that lists all decisions by their room. */
export function indexOf(decisions: readonly Decision[]): string {
  const rooms = Map.groupBy(decisions, ({ room }) => room);
  const sections = [...rooms]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([room, its]) => [`## ${room}`, "", ...its.map(line), ""].join("\n"));
  return [INTRODUCTION, ...sections].join("\n");
}

function line({ file, number, title, status }: Decision): string {
  const replaced = status === "in force" ? "" : ` — ${withoutLinks(status)}`;
  return `- [${number}](${file}) ${title}${replaced}`;
}

function withoutLinks(text: string): string {
  return text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1");
}
