import { readFile, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { ApplicationCommandOptionType } from "discord-api-types/v10";
import { TypedCommandError } from "../interactions/client-refusal.ts";
import type { RunnableCommand } from "../interactions/runnable-commands.ts";
import type { CommandOption, LocalDiscord, TypedCommand } from "../types.ts";

/** Discord takes no larger one from people without Nitro. Source: support.discord.com, "File Attachments FAQ". */
const MOST_BYTES = 25_000_000;
/** Before what is in a file, typed in place of its path: "text:one,two\n3,4". */
const TYPED = "text:";

/**
 * The same command with the files that its options name: a path on this machine, or what is in it behind "text:".
 *
 * @throws {TypedCommandError} for a path that leads nowhere
 */
export async function giveFiles(
  command: TypedCommand,
  known: readonly RunnableCommand[],
  discord: Pick<LocalDiscord, "give">,
): Promise<TypedCommand> {
  const spoken = command.path.join(" ");
  const options = known.find(({ path }) => path.join(" ") === spoken)?.options ?? [];
  const isFile = (name: string) =>
    options.some((option) => option.name === name && option.type === ApplicationCommandOptionType.Attachment);
  const given = command.options.map(async ({ name, value }): Promise<CommandOption> => {
    if (!isFile(name)) return { name, value };
    const { called, bytes } = await fileAt(name, String(value));
    return { name, value: discord.give(called, bytes) };
  });
  return { ...command, options: await Promise.all(given) };
}

async function fileAt(option: string, typed: string): Promise<{ called: string; bytes: Uint8Array }> {
  if (typed.startsWith(TYPED)) {
    const text = typed.slice(TYPED.length).replaceAll("\\n", "\n");
    return { called: "typed.txt", bytes: Buffer.from(text) };
  }
  const path = typed.startsWith("~/") ? join(homedir(), typed.slice(2)) : typed;
  const found = await stat(path).catch(() => undefined); // not there, or not for this account: said below
  if (found === undefined || !found.isFile())
    throw new TypedCommandError(
      `There is no file ${typed}. Give ${option} a path, such as ${option}:~/nights.csv, or what is in it: ${option}:${TYPED}a,b\\n1,2`,
    );
  if (found.size > MOST_BYTES) throw new TypedCommandError(`${typed} is larger than Discord takes.`);
  return { called: basename(path), bytes: await readFile(path) };
}
