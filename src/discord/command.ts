import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  MessageComponentInteraction,
  ModalSubmitInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import type { Content } from "../content/content.ts";
import type { Reminders } from "../delivery/reminders.ts";
import type { Answer } from "./answer.ts";

/** What a command may use. Plain arguments: there is nothing global to prepare in a test. */
export type CommandContext = {
  readonly content: Content;
  readonly reminders: Reminders;
  readonly now: () => Temporal.Instant;
  /** Where problems are reported; undefined when whoever runs this bot has not said. */
  readonly supportUrl: string | undefined;
};

export type Component = MessageComponentInteraction | ModalSubmitInteraction;

/** What happens when a button, a menu or a form of ours is used. `args` are those of its custom id. */
export type Action = (
  interaction: Component,
  args: readonly string[],
  answer: Answer,
  context: CommandContext,
) => Promise<void>;

export type Suggestion = { readonly name: string; readonly value: string };

/** One slash command: what a person can type, and everything that can be pressed on what it answers. */
export type Command = {
  readonly data: RESTPostAPIChatInputApplicationCommandsJSONBody;
  /** Whether only the person sees the answer; Discord fixes this with the first answer. */
  isPrivate(interaction: ChatInputCommandInteraction): boolean;
  run(interaction: ChatInputCommandInteraction, answer: Answer, context: CommandContext): Promise<void>;
  /** Suggestions while somebody types; must not wait for anything. */
  suggest?(interaction: AutocompleteInteraction, context: CommandContext): readonly Suggestion[];
  /** By the action in the custom id, such as "reminder.skip". */
  readonly actions?: Readonly<Record<string, Action>>;
};
