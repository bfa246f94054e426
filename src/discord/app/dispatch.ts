import {
  type AutocompleteInteraction,
  Events,
  type Interaction,
  type MessageComponentInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from "discord.js";
import type { HelpCardId } from "../../content/schema/help-card.ts";
import { UserError } from "../../errors.ts";
import type { Log } from "../../ops/log.ts";
import { type ActionName, type Pressed, readCustomId } from "../ui/actions.ts";
import { drawCheckInNotice, drawNotice, drawWeeklyNotice } from "../ui/notice.ts";
import { isAnswer } from "../ui/question.ts";
import { type Answer, type Answerable, createAnswer } from "./answer.ts";
import { answerToWords, stillOfferingHelp } from "./answer-to-words.ts";
import { type Actions, type Command, type CommandContext, choicesOf, type SharedContext } from "./command.ts";
import { explain } from "./explain.ts";
import type { Gate, Help } from "./gate.ts";
import { answerOlderQuestion, askingOneQuestion } from "./one-question.ts";
import { CommandRequest, ComponentRequest, isHelp, SuggestionRequest } from "./request.ts";

export type Dispatch = (interaction: Interaction) => Promise<void>;

/** Shows help to one person, instead of what they asked for. */
export type SendHelp = (
  card: HelpCardId,
  userId: string,
  answer: Answer,
  context: CommandContext,
  options?: { readonly namesOpioid?: true },
) => Promise<void>;

type Dependencies = {
  /** Reads all that is typed before a command is handed any of it. */
  readonly gate: Gate;
  readonly sendHelp: SendHelp;
};

/** How one interaction is answered once it is known that nobody needs help first. */
type Handling<Request extends CommandRequest | ComponentRequest> = {
  readonly read: () => Request | Help;
  readonly isPrivate: (request: Request) => boolean;
  /** Whether others see the message that is changed or, after a command, sent, given whether the answer is theirs alone. */
  readonly isSeenByAll: (isTheirsAlone: boolean) => boolean;
  readonly run: (request: Request, answer: Answer, context: CommandContext) => Promise<void>;
  /** What is said after a private answer, and is no part of it. */
  readonly afterwards?: (request: Request, answer: Answer, context: CommandContext) => Promise<void>;
};

/**
 * Brings every interaction to its command and holds the one `catch` between a command and the person: nobody is
 * left without an answer, and no unknown error's text is shown.
 *
 * Whatever somebody typed passes the gate here and nowhere else: where it calls for help, help comes instead of the
 * command, to them alone, and nothing of it is kept, repeated or logged.
 */
export function createDispatch(
  commands: readonly Command[],
  shared: SharedContext,
  { gate, sendHelp }: Dependencies,
  log: Log,
): Dispatch {
  const byName = new Map(commands.map((command) => [command.data.name, command]));
  const choices = new Map(commands.map(({ data }) => [data.name, choicesOf(data)]));
  const actions: Actions = Object.assign({}, ...commands.map((command) => command.actions));

  const contextOf = (interaction: Answerable | AutocompleteInteraction, isSeenByAll: boolean): CommandContext => {
    const words = (locale: string) => ({ content: shared.contents.in(locale), text: shared.texts.in(locale) });
    const own = words(interaction.locale);
    return {
      ...shared,
      ...own,
      ofThePlace: isSeenByAll && interaction.guildLocale ? words(interaction.guildLocale) : own,
    };
  };

  const guarded = async <Request extends CommandRequest | ComponentRequest>(
    interaction: Answerable,
    { read, isPrivate, isSeenByAll, run, afterwards }: Handling<Request>,
  ) => {
    let isTheirsAlone = true;
    const bare = createAnswer(interaction, () => isTheirsAlone);
    const own = contextOf(interaction, false);
    const userId = interaction.user.id;
    const plain = askingOneQuestion(bare, userId, interaction.id, shared.questions);
    /** What becomes of a failure: until it is read, whoever typed may be in danger. */
    let answer: Answer = answerToWords(plain, { danger: { level: "none" }, userId, isMessageSeenByAll: false }, own);
    try {
      const request = read();
      if (isHelp(request)) {
        const { card, namesOpioid } = request;
        return await sendHelp(card, userId, plain, own, namesOpioid && { namesOpioid });
      }
      isTheirsAlone = request.danger.level === "ask" || isPrivate(request);
      const isMessageSeenByAll = isSeenByAll(isTheirsAlone);
      const context = contextOf(interaction, isMessageSeenByAll);
      const { danger } = request;
      if (request.isTyped) {
        const toWords = answerToWords(plain, { danger, userId, isMessageSeenByAll }, context);
        answer = toWords;
        await run(request, toWords, context);
        await toWords.isOver();
      } else {
        answer = stillOfferingHelp(plain, interaction, context.ofThePlace.text);
        await run(request, answer, context);
      }
      if (isTheirsAlone) await afterwards?.(request, plain, context);
    } catch (error) {
      await explain(error, answer, own.text, log);
    } finally {
      bare.done();
    }
  };

  return async (interaction) => {
    if (interaction.isAutocomplete()) {
      const context = contextOf(interaction, false);
      return suggest(interaction, byName.get(interaction.commandName), gate, context, log);
    }

    if (interaction.isChatInputCommand()) {
      const command = byName.get(interaction.commandName);
      const isChoice = choices.get(interaction.commandName);
      return guarded(interaction, {
        read: () => CommandRequest.read(interaction, gate, isChoice),
        isPrivate: (request) => command === undefined || answersPrivately(command, request, shared),
        isSeenByAll: (isTheirsAlone) => !isTheirsAlone,
        async run(request, answer, context) {
          if (!command) throw new UserError("command-unknown");
          await command.run(request, answer, context);
        },
        afterwards: (request, answer, context) => passOnNotice(request, answer, context, log),
      });
    }

    if (interaction.isMessageComponent() || interaction.isModalSubmit()) {
      const pressed = readCustomId(interaction.customId);
      return guarded(interaction, {
        read: () => ComponentRequest.read(interaction, gate),
        isPrivate: () => true,
        isSeenByAll: () => !isForOneAlone(interaction),
        async run(request, answer, context) {
          const act = pressed && actionOf(actions, pressed);
          if (!act) throw new UserError("button-unknown");
          if (!isAnswer(pressed)) return act(request, answer, context);
          const { id } = interaction.user;
          const standing = await shared.questions.standingOf(id, pressed.args.asked);
          if (standing.kind === "older") return answerOlderQuestion(answer, standing.card, context.text);
          await act(request, answer, context);
          await shared.questions.answered(id, pressed.args.asked);
        },
      });
    }
  };
}

/** What an action does, with what the custom id says already given to it. */
function actionOf<A extends ActionName>(actions: Actions, { action, args }: Pressed<A>) {
  const act = actions[action];
  return (
    act && ((request: ComponentRequest, answer: Answer, context: CommandContext) => act(request, args, answer, context))
  );
}

async function suggest(
  interaction: AutocompleteInteraction,
  command: Command | undefined,
  gate: Gate,
  context: CommandContext,
  log: Log,
): Promise<void> {
  try {
    const request = SuggestionRequest.read(interaction, gate);
    // A suggestion would take the place of words that are answered with help as they stand.
    const suggestions = isHelp(request) ? [] : ((await command?.suggest?.(request, context)) ?? []);
    await interaction.respond(suggestions.slice(0, 25)); // docs: receiving-and-responding, at most 25
  } catch (error) {
    // A missing suggestion costs nothing: whatever is typed is read all the same.
    log.warn({ error, event: Events.InteractionCreate }, "could not suggest");
  }
}

/** Options that Discord still has from an older version cannot be read; `run` then fails on them, in private. */
function answersPrivately(command: Command, request: CommandRequest, shared: SharedContext): boolean {
  try {
    return command.isPrivate(request, shared);
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
  { user: { id: userId }, threadPlace }: CommandRequest,
  answer: Answer,
  { reminders, checkIns, weekly, text }: CommandContext,
  log: Log,
): Promise<void> {
  try {
    const notice = await reminders.takeNotice(userId);
    if (notice !== null) await answer.send(drawNotice(text, notice, threadPlace), "private");
    const ofCheckIn = await checkIns.takeNotice(userId);
    if (ofCheckIn !== null) await answer.send(drawCheckInNotice(text, ofCheckIn), "private");
    const ofWeekly = await weekly.takeNotice(userId);
    if (ofWeekly !== null) await answer.send(drawWeeklyNotice(text, ofWeekly), "private");
  } catch (error) {
    // What was asked for has been answered; saying now that it failed would be untrue.
    log.error({ error }, "a notice could not be passed on");
  }
}
