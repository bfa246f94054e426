import { InteractionResponseType, InteractionType, MessageFlags, MessageType } from "discord-api-types/v10";
import type { AnyComponent } from "../messages/component-tree.ts";
import { withIds } from "../messages/component-tree.ts";
import type { MessageBody, Messages } from "../messages/messages.ts";
import { asSeen } from "../messages/messages.ts";
import { alreadyAcknowledged, invalidForm, type Problem, unknownMessage } from "../rest/api-error.ts";
import type { OpenForm } from "../types.ts";
import type { World } from "../world.ts";
import { type Interaction, interactionMetadata } from "./interaction.ts";
import type { Interactions } from "./interactions.ts";

type Parts = { readonly world: World; readonly messages: Messages; readonly interactions: Interactions };

const { ChannelMessageWithSource, DeferredChannelMessageWithSource, DeferredMessageUpdate, UpdateMessage } =
  InteractionResponseType;
const { ApplicationCommandAutocompleteResult, Modal } = InteractionResponseType;
const MESSAGES: readonly number[] = [ChannelMessageWithSource, DeferredChannelMessageWithSource];
const UPDATES: readonly number[] = [DeferredMessageUpdate, UpdateMessage];

const MOST_CHOICES = 25;
const MOST_FORM_COMPONENTS = 5;
const LONGEST_TITLE = 45;
const LONGEST_CUSTOM_ID = 100;
const LONGEST_CHOICE_NAME = 100;

/**
 * Carries out the first answer to an interaction.
 *
 * @throws {ApiError} 40060 for a second one, 50035 for a type this interaction cannot take or a body that is wrong
 */
export function answerInteraction(parts: Parts, interaction: Interaction, body: MessageBody): void {
  const type = Number(body.type);
  if (interaction.state === "answered") throw alreadyAcknowledged();
  const possible = possibleTypes(interaction);
  if (!possible.includes(type)) {
    const message = `Value must be one of {${possible.join(", ")}}.`;
    throw invalidForm([{ path: ["type"], code: "BASE_TYPE_CHOICES", message }]);
  }
  const data = (body.data ?? {}) as MessageBody;
  ANSWERS[type]?.(parts, interaction, data);
}

type CarryOut = (parts: Parts, interaction: Interaction, data: MessageBody) => void;

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

function answerWithMessage(parts: Parts, interaction: Interaction, data: MessageBody): void {
  const stored = addAnswer(parts, interaction, data, false);
  interaction.settle({ kind: "message", seen: asSeen(stored) });
}

function deferMessage(parts: Parts, interaction: Interaction, data: MessageBody): void {
  addAnswer(parts, interaction, { flags: data.flags }, true);
  parts.interactions.awaitFill(interaction);
}

function addAnswer({ world, messages }: Parts, interaction: Interaction, data: MessageBody, loading: boolean) {
  const isEphemeral = (Number(data.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const isCommand = interaction.type === InteractionType.ApplicationCommand;
  const stored = messages.add({
    channel: interaction.channel,
    author: world.bot,
    body: loading ? {} : { ...data, nonce: undefined },
    type: isCommand ? MessageType.ChatInputCommand : MessageType.Default,
    onlyFor: isEphemeral ? interaction.person : undefined,
    loading,
    at: ["data"],
    extra: {
      application_id: world.applicationId,
      webhook_id: world.applicationId,
      interaction_metadata: interactionMetadata(world, interaction) as never,
    },
  });
  interaction.state = "answered";
  interaction.original = stored;
  interaction.sent.add(stored);
  return stored;
}

function updateSource({ messages }: Parts, interaction: Interaction, data: MessageBody): void {
  const source = sourceOf(interaction);
  messages.edit(source, data, ["data"]);
  interaction.state = "answered";
  interaction.original = source;
  interaction.sent.add(source);
  interaction.settle({ kind: "update", seen: asSeen(source) });
}

function deferUpdate({ interactions }: Parts, interaction: Interaction): void {
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
  const problems: Problem[] = [
    ...badLength(["data", "custom_id"], data.custom_id, LONGEST_CUSTOM_ID),
    ...badLength(["data", "title"], data.title, LONGEST_TITLE),
  ];
  const components = data.components;
  if (!Array.isArray(components) || components.length < 1 || components.length > MOST_FORM_COMPONENTS) {
    const message = `Must be between 1 and ${MOST_FORM_COMPONENTS} in length.`;
    problems.push({ path: ["data", "components"], code: "BASE_TYPE_BAD_LENGTH", message });
  }
  if (problems.length > 0) throw invalidForm(problems);
  interaction.state = "answered";
  const form = { ...data, components: withIds(components as AnyComponent[]) } as unknown as OpenForm["data"];
  const { person, channel, source } = interaction;
  interaction.settle({
    kind: "form",
    form: { person, place: channel.place, data: form, messageId: source?.message.id },
  });
}

function suggest(interaction: Interaction, data: MessageBody): void {
  const choices = (data.choices ?? []) as { name: string; value: string | number }[];
  const problems = choices.flatMap(({ name }, index) =>
    badLength(["data", "choices", index, "name"], name, LONGEST_CHOICE_NAME),
  );
  if (choices.length > MOST_CHOICES) {
    const message = `Must be ${MOST_CHOICES} or fewer in length.`;
    problems.push({ path: ["data", "choices"], code: "BASE_TYPE_MAX_LENGTH", message });
  }
  if (problems.length > 0) throw invalidForm(problems);
  interaction.state = "answered";
  interaction.settle({ kind: "choices", choices });
}

function badLength(path: Problem["path"], value: unknown, most: number): Problem[] {
  if (typeof value === "string" && value.length >= 1 && value.length <= most) return [];
  return [{ path, code: "BASE_TYPE_BAD_LENGTH", message: `Must be between 1 and ${most} in length.` }];
}
