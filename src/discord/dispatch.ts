import { randomBytes } from "node:crypto";
import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  Events,
  type Interaction,
  RESTJSONErrorCodes,
} from "discord.js";
import { UnreadableReminder } from "../delivery/book.ts";
import { UserError } from "../errors.ts";
import type { Log } from "../ops/log.ts";
import { type Answer, type Answerable, createAnswer } from "./answer.ts";
import type { Command, CommandContext } from "./command.ts";
import { readCustomId } from "./custom-id.ts";
import { card, type Shown, TONE } from "./draw/card.ts";
import { noticeText } from "./draw/notice.ts";
import { isDiscordAway } from "./patiently.ts";

export type Dispatch = (interaction: Interaction) => Promise<void>;

/** Discord no longer waits for this answer; there is nobody to tell. */
const TOO_LATE: readonly (string | number)[] = [
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
];

/**
 * Brings every interaction to its command and holds the one `catch` between a command and the person: nobody is
 * left without an answer, and no unknown error's text is shown.
 */
export function createDispatch(commands: readonly Command[], context: CommandContext, log: Log): Dispatch {
  const byName = new Map(commands.map((command) => [command.data.name, command]));
  const actions = new Map(commands.flatMap((command) => Object.entries(command.actions ?? {})));

  const guarded = async (interaction: Answerable, isPrivate: boolean, work: (answer: Answer) => Promise<void>) => {
    const answer = createAnswer(interaction, isPrivate);
    try {
      await work(answer);
    } catch (error) {
      await explain(error, answer, log);
    } finally {
      answer.done();
    }
  };

  return async (interaction) => {
    if (interaction.isAutocomplete()) return suggest(interaction, byName.get(interaction.commandName), context, log);

    if (interaction.isChatInputCommand()) {
      const command = byName.get(interaction.commandName);
      const isPrivate = command === undefined || answersPrivately(command, interaction);
      return guarded(interaction, isPrivate, async (answer) => {
        if (!command)
          throw new UserError("command-unknown", "I no longer have that command. `/help` lists what I can do.");
        await command.run(interaction, answer, context);
        if (isPrivate) await passOnNotice(interaction.user.id, answer, context, log);
      });
    }

    if (interaction.isMessageComponent() || interaction.isModalSubmit()) {
      const id = readCustomId(interaction.customId);
      return guarded(interaction, true, async (answer) => {
        const action = id && actions.get(id.action);
        if (!id || !action) {
          throw new UserError(
            "button-unknown",
            "That is from an older version of me, and I can no longer read it. Please use the command again; `/help` lists them all.",
          );
        }
        await action(interaction, id.args, answer, context);
      });
    }
  };
}

async function suggest(
  interaction: AutocompleteInteraction,
  command: Command | undefined,
  context: CommandContext,
  log: Log,
): Promise<void> {
  try {
    const suggestions = command?.suggest?.(interaction, context) ?? [];
    await interaction.respond(suggestions.slice(0, 25)); // docs: receiving-and-responding, at most 25
  } catch (error) {
    // A missing suggestion costs nothing: whatever is typed is read all the same.
    log.warn({ error, event: Events.InteractionCreate }, "could not suggest");
  }
}

/** Options that Discord still has from an older version cannot be read; `run` then fails on them, in private. */
function answersPrivately(command: Command, interaction: ChatInputCommandInteraction): boolean {
  try {
    return command.isPrivate(interaction);
  } catch {
    return true;
  }
}

/** Says at a person's next private command what could not be said in their DM. */
async function passOnNotice(userId: string, answer: Answer, { reminders }: CommandContext, log: Log): Promise<void> {
  try {
    const notice = await reminders.takeNotice(userId);
    if (notice !== null) await answer.send(card(TONE.reminder, noticeText(notice)), "private");
  } catch (error) {
    // What was asked for has been answered; saying now that it failed would be untrue.
    log.error({ error }, "a notice could not be passed on");
  }
}

async function explain(error: unknown, answer: Answer, log: Log): Promise<void> {
  if (error instanceof DiscordAPIError && TOO_LATE.includes(error.code)) {
    log.warn({ error }, "answered too late");
    return;
  }
  try {
    await answer.send(explanation(error, log), "private");
  } catch (unsent) {
    log.error({ error: unsent }, "could not explain a failure to the person");
  }
}

function explanation(error: unknown, log: Log): Shown {
  if (error instanceof UserError) return card(TONE.plain, error.message);
  const reference = randomBytes(4).toString("hex");
  log.error({ error, reference }, "a command failed");
  if (error instanceof UnreadableReminder) {
    return card(
      TONE.plain,
      `I keep something about you that I cannot read, so I left it untouched. Please tell whoever runs this bot, with the reference **${reference}**; or use \`/privacy delete\` and start anew.`,
    );
  }
  // Either may come after the work was done: only the answer to a deletion may have failed, say.
  const whatHappened = isDiscordAway(error)
    ? "Discord did not take my answer. What you asked for may be done all the same: please look, or try again in a minute."
    : "Something went wrong on my side, and I cannot tell whether what you asked for was done. Please look, or try again in a minute.";
  return card(
    TONE.plain,
    `${whatHappened} If it goes on, report it with the reference **${reference}** (\`/help\` says where).`,
  );
}
