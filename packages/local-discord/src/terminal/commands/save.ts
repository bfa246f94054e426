import { writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { resolve } from "node:path";
import { reasonOf } from "../reason.ts";
import type { ColonCommand } from "./colon-command.ts";

export const save: ColonCommand = {
  name: "save",
  isBasic: false,
  help: () => [":save notes.txt", "write everything on this screen so far to a file"],

  async run({ terminal, say }, rest) {
    const [, name = "", again] = /^(.*?)(\s+again)?$/is.exec(rest.trim()) ?? [];
    if (name === "") return say("Say where to, such as :save notes.txt");
    const file = resolve(name.replace(/^~(?=\/)/, homedir()));
    const screen = terminal.screen();
    try {
      await writeFile(file, screen, { flag: again === undefined ? "wx" : "w" });
    } catch (error) {
      if (isThere(error)) {
        return say(`${file} is there already and stays as it is. Take another name, or type :save ${name} again`);
      }
      return say(`It could not be written: ${reasonOf(error)}`); // no such folder, no permission, a full disk
    }
    say(`${screen.split("\n").length - 1} lines are in ${file}`);
  },
};

function isThere(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}
