import type { Command } from "../src/discord/command.ts";
import { cautions } from "./cautions.ts";
import { diary } from "./diary.ts";
import { help } from "./help.ts";
import { privacy } from "./privacy.ts";
import { reminder } from "./reminder.ts";
import { sleep } from "./sleep.ts";

/** Every slash command. Registration and dispatch both read this list, so neither can forget one. */
export const commands: readonly Command[] = [sleep, cautions, reminder, diary, help, privacy];

/** Those that whoever runs this bot wants. */
export function commandsFor({ hasDiary }: { readonly hasDiary: boolean }): readonly Command[] {
  return commands.filter((command) => hasDiary || command !== diary);
}
