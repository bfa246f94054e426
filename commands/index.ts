import type { Command } from "../src/discord/app/command.ts";
import { cautions } from "./cautions/cautions.ts";
import { coach } from "./coach/coach.ts";
import { diary } from "./diary/diary.ts";
import { help } from "./help/help.ts";
import { privacy } from "./privacy/privacy.ts";
import { reminder } from "./reminder/reminder.ts";
import { sleep } from "./sleep/sleep.ts";

/** Every slash command. Registration and dispatch both read this list, so neither can forget one. */
export const commands: readonly Command[] = [sleep, cautions, reminder, coach, diary, help, privacy];

/** Those that whoever runs this bot wants. */
export function commandsFor({ hasDiary }: { readonly hasDiary: boolean }): readonly Command[] {
  return commands.filter((command) => hasDiary || command !== diary);
}
