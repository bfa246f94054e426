import type {
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  SlashCommandBuilder,
  SlashCommandSubcommandBuilder,
} from "discord.js";
import type { Coaching } from "../../coaching/coaching.ts";
import type { Contents } from "../../content/load/contents.ts";
import type { Content } from "../../content/schema/content.ts";
import type { CheckIns } from "../../delivery/kinds/check-in/check-ins.ts";
import type { WeeklyWords } from "../../delivery/kinds/weekly/weekly.ts";
import type { Reminders } from "../../delivery/kinds/wind-down/reminders.ts";
import type { MissingAccounts } from "../../delivery/missing-accounts.ts";
import type { Diary } from "../../diary/diary.ts";
import type { ReadResult } from "../../diary/import/file-reader.ts";
import type { About } from "../../diary/import/formats/sleep.ts";
import type { Imports } from "../../diary/import/imports.ts";
import type { PictureQueue } from "../../diary/picture/picture-queue.ts";
import { UserError } from "../../errors.ts";
import type { People } from "../../preferences/people.ts";
import type { Questions } from "../../preferences/questions.ts";
import type { Text } from "../../text/text.ts";
import type { Texts } from "../../text/texts.ts";
import type { PlaceIndex } from "../../understanding/place/place-index.ts";
import type { RouteQuestion } from "../../understanding/question/route-question.ts";
import type { Attachment } from "../rest/attachment.ts";
import type { ActionName, ReadArgs } from "../ui/actions.ts";
import type { Answer } from "./answer.ts";
import type { CountAlong } from "./count-along.ts";
import type { DmAllowance } from "./dm-allowance.ts";
import type { CommandRequest, ComponentRequest, SuggestionRequest } from "./request.ts";
import type { Threads } from "./threads.ts";

/** What a command may use. Plain arguments: there is nothing global to prepare in a test. */
export type CommandContext = {
  readonly content: Content;
  readonly reminders: Reminders;
  readonly checkIns: CheckIns;
  readonly weekly: WeeklyWords;
  readonly people: People;
  /** Which question was asked last: older ones do nothing. */
  readonly questions: Questions;
  readonly coaching: Coaching;
  readonly accounts: Pick<MissingAccounts, "wordForWord" | "forget">;
  /** Private threads of servers, for whom direct messages do not reach. */
  readonly threads: Threads;
  /** Whether this instance has a sleep diary. */
  readonly hasDiary: boolean;
  /** Draws nights, for so many people at once; for others there is a table as well. */
  readonly pictures: PictureQueue;
  readonly diary: Diary;
  readonly imports: Imports;
  /** Fetches and reads what people give to be imported. */
  readonly files: ReadAttachment;
  readonly now: () => Temporal.Instant;
  /** All places we know, loaded when somebody first names one. */
  readonly places: () => Promise<PlaceIndex>;
  /** Messages that turn their own pages. */
  readonly countAlong: CountAlong;
  /** What answers a question that somebody typed in their own words. */
  readonly routeQuestion: RouteQuestion;
  /** Where problems are reported; undefined when whoever runs this bot has not said. */
  readonly supportUrl: string | undefined;
  /** Where the privacy policy can be read; undefined when whoever runs this bot has not said. */
  readonly privacyUrl?: string | undefined;
  /** How many messages each person may still ask for. */
  readonly allowance: DmAllowance;
  /** Notes that somebody who was shown help says it is not that. */
  readonly notThat: (userId: string) => void;
  /** Every sentence in the person's language, as `content` is: for what they alone see, and while they type. */
  readonly text: Text;
  /** The words of the place instead of the person's: see `seenByAll`. */
  readonly ofThePlace: Pick<CommandContext, "content" | "text">;
};

/** Never rejects. */
export type ReadAttachment = { read(userId: string, file: Attachment, about: About): Promise<ReadResult> };

/** What is the same for everybody, and the words in each language. */
export type SharedContext = Omit<CommandContext, "content" | "text" | "ofThePlace"> & {
  readonly contents: Contents;
  readonly texts: Texts;
};

/**
 * For drawing what everybody in the place sees: in the server's language, where it has one. Where nobody else reads
 * the answer, or the message a button sits on, it is the person's own, so a command that may answer either way draws
 * with this.
 */
export function seenByAll(context: CommandContext): CommandContext {
  return { ...context, ...context.ofThePlace };
}

/** What happens when a button, a menu or a form of ours is used. `args` are what its custom id says, by name. */
export type Action<Args> = (
  interaction: ComponentRequest,
  args: Args,
  answer: Answer,
  context: CommandContext,
) => Promise<void>;

/** Some of the actions there are (discord/ui/actions.ts), each with what it does. */
export type Actions = { readonly [A in ActionName]?: Action<ReadArgs<A>> };

export type Suggestion = { readonly name: string; readonly value: string };

/** One slash command: what a person can type, and everything that can be pressed on what it answers. */
export type Command = {
  /** Descriptions, and the names of choices, are keys of data/text: `localise` words them for Discord. */
  readonly data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** Whether only the person sees the answer; Discord fixes this with the first answer. */
  isPrivate(interaction: CommandRequest, context: Pick<CommandContext, "routeQuestion">): boolean;
  run(interaction: CommandRequest, answer: Answer, context: CommandContext): Promise<void>;
  /** Suggestions while somebody types; must not wait for anything but a list that is loaded once. */
  suggest?(
    interaction: SuggestionRequest,
    context: CommandContext,
  ): readonly Suggestion[] | Promise<readonly Suggestion[]>;
  /** By the action in the custom id, such as "reminder.skip". */
  readonly actions?: Actions;
};

/** One of several things a command can be asked for, in a file of its own. */
export type Subcommand = Omit<Command, "data"> & {
  data(sub: SlashCommandSubcommandBuilder): SlashCommandSubcommandBuilder;
};

/** Several things a command can be asked for under a word of their own, such as `/diary checkin on`. */
export type SubcommandGroup = {
  /** A key of data/text. */
  readonly description: string;
  readonly subcommands: Readonly<Record<string, Subcommand>>;
};

type Asked = { options: { getSubcommand(): string; getSubcommandGroup(required: false): string | null } };

/** One command out of its subcommands, by name: each brings its own options, suggestions and actions. */
export function withSubcommands(
  builder: SlashCommandBuilder,
  subcommands: Readonly<Record<string, Subcommand>>,
  groups: Readonly<Record<string, SubcommandGroup>> = {},
): Command {
  for (const { data } of Object.values(subcommands)) builder.addSubcommand(data);
  for (const [name, group] of Object.entries(groups))
    builder.addSubcommandGroup((built) => {
      for (const { data } of Object.values(group.subcommands)) built.addSubcommand(data);
      return built.setName(name).setDescription(group.description);
    });
  const find = ({ options }: Asked): Subcommand | undefined => {
    const group = options.getSubcommandGroup(false);
    return (group === null ? subcommands : groups[group]?.subcommands)?.[options.getSubcommand()];
  };
  const named = (interaction: Asked) => {
    const subcommand = find(interaction);
    // Discord still has a command that we took away; registering again mends it.
    if (!subcommand) throw new UserError("command-unknown");
    return subcommand;
  };
  const all = [subcommands, ...Object.values(groups).map((group) => group.subcommands)].flatMap((some) =>
    Object.values(some),
  );
  return {
    data: builder.toJSON(),
    isPrivate: (interaction, context) => find(interaction)?.isPrivate(interaction, context) ?? true,
    run: async (interaction, answer, context) => named(interaction).run(interaction, answer, context),
    ...(all.some(({ suggest }) => suggest !== undefined) && {
      suggest: (interaction, context) => named(interaction).suggest?.(interaction, context) ?? [],
    }),
    actions: Object.assign({}, ...all.map(({ actions }) => actions)),
  };
}

/** Whether a command offers the value of an option by itself, which are no words of whoever chose it. */
export function choicesOf(data: Command["data"]): (option: string, value: string) => boolean {
  type Option = { name: string; choices?: readonly { value: string | number }[]; options?: readonly Option[] };
  const all = new Set<string>();
  const visit = ({ name, choices = [], options = [] }: Option): void => {
    for (const { value } of choices) all.add(`${name} ${value}`);
    options.forEach(visit);
  };
  ((data.options ?? []) as readonly Option[]).forEach(visit);
  return (option, value) => all.has(`${option} ${value}`);
}
