import { randomBytes } from "node:crypto";
import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  Events,
  type Interaction,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  RESTJSONErrorCodes,
} from "discord.js";
import { UnreadableReminder } from "../delivery/book.ts";
import { UserError } from "../errors.ts";
import type { Log } from "../ops/log.ts";
import type { Text } from "../text/text.ts";
import { type Answer, type Answerable, createAnswer } from "./answer.ts";
import type { Command, CommandContext, SharedContext } from "./command.ts";
import { readCustomId } from "./custom-id.ts";
import { card, type Shown, TONE } from "./draw/card.ts";
import { writeError } from "./draw/error.ts";
import { writeCheckInNotice, writeNotice } from "./draw/notice.ts";
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
export function createDispatch(commands: readonly Command[], shared: SharedContext, log: Log): Dispatch {
  const byName = new Map(commands.map((command) => [command.data.name, command]));
  const actions = new Map(commands.flatMap((command) => Object.entries(command.actions ?? {})));

  const contextOf = (interaction: Answerable | AutocompleteInteraction, isSeenByAll: boolean): CommandContext => {
    const words = (locale: string) => ({ content: shared.contents.in(locale), text: shared.texts.in(locale) });
    const own = words(interaction.locale);
    return {
      ...shared,
      ...own,
      ofThePlace: isSeenByAll && interaction.guildLocale ? words(interaction.guildLocale) : own,
    };
  };

  const guarded = async (
    interaction: Answerable,
    { isPrivate, isSeenByAll }: { isPrivate: boolean; isSeenByAll: boolean },
    work: (answer: Answer, context: CommandContext) => Promise<void>,
  ) => {
    const answer = createAnswer(interaction, isPrivate);
    const context = contextOf(interaction, isSeenByAll);
    try {
      await work(answer, context);
    } catch (error) {
      await explain(error, answer, context.text, log);
    } finally {
      answer.done();
    }
  };

  return async (interaction) => {
    if (interaction.isAutocomplete()) {
      const context = contextOf(interaction, false);
      return suggest(interaction, byName.get(interaction.commandName), context, log);
    }

    if (interaction.isChatInputCommand()) {
      const command = byName.get(interaction.commandName);
      const isPrivate = command === undefined || answersPrivately(command, interaction);
      return guarded(interaction, { isPrivate, isSeenByAll: !isPrivate }, async (answer, context) => {
        if (!command) throw new UserError("command-unknown");
        await command.run(interaction, answer, context);
        if (isPrivate) await passOnNotice(interaction.user.id, answer, context, log);
      });
    }

    if (interaction.isMessageComponent() || interaction.isModalSubmit()) {
      const id = readCustomId(interaction.customId);
      const isSeenByAll = !isForOneAlone(interaction);
      return guarded(interaction, { isPrivate: true, isSeenByAll }, async (answer, context) => {
        const action = id && actions.get(id.action);
        if (!id || !action) throw new UserError("button-unknown");
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

/** Whether the message that a button, a menu or a form sits on is shown to this person alone. */
function isForOneAlone({ message }: MessageComponentInteraction | ModalSubmitInteraction): boolean {
  return message?.flags.has(MessageFlags.Ephemeral) ?? true;
}

/** Says at a person's next private command what could not be said in their DM. */
async function passOnNotice(
  userId: string,
  answer: Answer,
  { reminders, checkIns, text }: CommandContext,
  log: Log,
): Promise<void> {
  try {
    const notice = await reminders.takeNotice(userId);
    if (notice !== null) await answer.send(card(TONE.reminder, writeNotice(text, notice)), "private");
    const ofCheckIn = await checkIns.takeNotice(userId);
    if (ofCheckIn !== null) await answer.send(card(TONE.diary, writeCheckInNotice(text, ofCheckIn)), "private");
  } catch (error) {
    // What was asked for has been answered; saying now that it failed would be untrue.
    log.error({ error }, "a notice could not be passed on");
  }
}

async function explain(error: unknown, answer: Answer, text: Text, log: Log): Promise<void> {
  if (error instanceof DiscordAPIError && TOO_LATE.includes(error.code)) {
    log.warn({ error }, "answered too late");
    return;
  }
  try {
    await answer.send(explanation(error, text, log), "private");
  } catch (unsent) {
    log.error({ error: unsent }, "could not explain a failure to the person");
  }
}

function explanation(error: unknown, text: Text, log: Log): Shown {
  if (error instanceof UserError) return card(TONE.plain, writeError(text, error));
  const reference = randomBytes(4).toString("hex");
  log.error({ error, reference }, "a command failed");
  if (error instanceof UnreadableReminder) return card(TONE.plain, text("errors.record-unreadable", { reference }));
  // Either may come after the work was done: only the answer to a deletion may have failed, say.
  return card(TONE.plain, text(isDiscordAway(error) ? "errors.answer-not-taken" : "errors.bug", { reference }));
}
