import {
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
  MessageType,
} from "discord-api-types/v10";
import type { AnyComponent } from "../messages/component-tree.ts";
import { withIds } from "../messages/component-tree.ts";
import type { MessageBody, MessageStore } from "../messages/messages.ts";
import { asSeen } from "../messages/messages.ts";
import { alreadyAcknowledged, invalidForm, type Problem, unknownMessage } from "../rest/api-error.ts";
import type { Upload } from "../rest/body.ts";
import { choiceProblems } from "../rules/choices.ts";
import { flagProblems, SETTABLE } from "../rules/flags.ts";
import { formProblems } from "../rules/form.ts";
import type { OpenForm } from "../types.ts";
import type { World } from "../world.ts";
import { type Interaction, interactionMetadata, usedCommand } from "./interaction.ts";
import type { Interactions } from "./interactions.ts";
import { focusedKind } from "./typed-command.ts";

type Dependencies = { readonly world: World; readonly messages: MessageStore; readonly interactions: Interactions };

const { ChannelMessageWithSource, DeferredChannelMessageWithSource, DeferredMessageUpdate, UpdateMessage } =
  InteractionResponseType;
const { ApplicationCommandAutocompleteResult, Modal } = InteractionResponseType;
const MESSAGES: readonly number[] = [ChannelMessageWithSource, DeferredChannelMessageWithSource];
const UPDATES: readonly number[] = [DeferredMessageUpdate, UpdateMessage];

/**
 * Carries out the first answer to an interaction.
 *
 * @throws {ApiError} 40060 for a second one, 50035 for a type this interaction cannot take or a body that is wrong
 */
export function answerInteraction(
  dependencies: Dependencies,
  interaction: Interaction,
  body: MessageBody,
  uploads: readonly Upload[] = [],
): void {
  const type = Number(body.type);
  if (interaction.state === "answered") throw alreadyAcknowledged();
  const possible = possibleTypes(interaction);
  if (!possible.includes(type)) {
    const message = `Value must be one of {${possible.join(", ")}}.`;
    throw invalidForm([{ path: ["type"], code: "BASE_TYPE_CHOICES", message }]);
  }
  const data = (body.data ?? {}) as MessageBody;
  ANSWERS[type]?.({ ...dependencies, uploads }, interaction, data);
}

type Given = Dependencies & { readonly uploads: readonly Upload[] };

type CarryOut = (dependencies: Given, interaction: Interaction, data: MessageBody) => void;

const ANSWERS: Readonly<Record<number, CarryOut>> = {
  [ChannelMessageWithSource]: answerWithMessage,
  [DeferredChannelMessageWithSource]: deferMessage,
  [UpdateMessage]: updateSource,
  [DeferredMessageUpdate]: deferUpdate,
  [Modal]: (_parts, interaction, data) => openForm(interaction, data),
  [ApplicationCommandAutocompleteResult]: (_parts, interaction, data) => suggest(interaction, data),
};

/** Which answers fit. Source: docs.discord.com, "Receiving and Responding", Interaction Callback Type. */
function possibleTypes({ type, source }: Interaction): readonly number[] {
  switch (type) {
    case InteractionType.ApplicationCommandAutocomplete:
      return [ApplicationCommandAutocompleteResult];
    case InteractionType.MessageComponent:
      return [...MESSAGES, ...UPDATES, Modal];
    case InteractionType.ModalSubmit:
      return source ? [...MESSAGES, ...UPDATES] : MESSAGES;
    default:
      return [...MESSAGES, Modal];
  }
}

function answerWithMessage(dependencies: Given, interaction: Interaction, data: MessageBody): void {
  refuse(flagProblems(data.flags, SETTABLE.answer));
  const stored = addAnswer(dependencies, interaction, data, false);
  interaction.settle({ kind: "message", seen: asSeen(stored) });
}

function deferMessage(dependencies: Given, interaction: Interaction, data: MessageBody): void {
  refuse(flagProblems(data.flags, SETTABLE.defer));
  addAnswer(dependencies, interaction, { flags: data.flags }, true);
  dependencies.interactions.awaitFill(interaction);
}

function addAnswer({ world, messages, uploads }: Given, interaction: Interaction, data: MessageBody, loading: boolean) {
  const isEphemeral = (Number(data.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const stored = messages.add({
    channel: interaction.channel,
    author: world.bot,
    body: loading ? {} : { ...data, nonce: undefined },
    type: answerType(interaction),
    onlyFor: isEphemeral ? interaction.person : undefined,
    loading,
    uploads,
    at: ["data"],
    extra: {
      application_id: world.applicationId,
      webhook_id: world.applicationId,
      interaction_metadata: interactionMetadata(world, interaction) as never,
      ...usedCommand(interaction),
    },
  });
  interaction.state = "answered";
  interaction.original = stored;
  interaction.sent.add(stored);
  return stored;
}

/** Source: docs.discord.com, "Message", Message Types. */
function answerType({ type, data }: Interaction): MessageType {
  if (type !== InteractionType.ApplicationCommand) return MessageType.Default;
  const isTyped = "type" in data && data.type === ApplicationCommandType.ChatInput;
  return isTyped ? MessageType.ChatInputCommand : MessageType.ContextMenuCommand;
}

function updateSource({ messages, uploads }: Given, interaction: Interaction, data: MessageBody): void {
  const source = sourceOf(interaction);
  refuse(flagProblems(data.flags, SETTABLE.edit, source.message.flags));
  messages.edit(source, data, ["data"], uploads);
  interaction.state = "answered";
  interaction.original = source;
  interaction.sent.add(source);
  interaction.settle({ kind: "update", seen: asSeen(source) });
}

function deferUpdate({ interactions }: Dependencies, interaction: Interaction): void {
  const source = sourceOf(interaction);
  interaction.state = "answered";
  interaction.original = source;
  interaction.sent.add(source);
  interactions.awaitChange(interaction);
}

function sourceOf(interaction: Interaction) {
  const { source } = interaction;
  if (!source || source.deleted) throw unknownMessage();
  return source;
}

function openForm(interaction: Interaction, data: MessageBody): void {
  refuse(formProblems(data));
  interaction.state = "answered";
  const components = withIds(data.components as AnyComponent[]);
  const form = { ...data, components } as unknown as OpenForm["data"];
  const { person, channel, source } = interaction;
  interaction.settle({
    kind: "form",
    form: { person, place: channel.place, data: form, messageId: source?.message.id },
  });
}

function suggest(interaction: Interaction, data: MessageBody): void {
  refuse(choiceProblems(data.choices, ["choices"], focusedKind(interaction.data)));
  interaction.state = "answered";
  const choices = (data.choices ?? []) as { name: string; value: string | number }[];
  interaction.settle({ kind: "choices", choices });
}

/** @throws {ApiError} 50035, with the problems at their place in `data` */
function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw invalidForm(problems.map((each) => ({ ...each, path: ["data", ...each.path] })));
}
