import { MessageFlags, MessageType } from "discord-api-types/v10";
import { asSeen, isWaiting, type MessageBody, type MessageStore, type Stored } from "../messages/messages.ts";
import { invalidForm, tooManyFollowUps, unknownMessage } from "../rest/api-error.ts";
import type { Upload } from "../rest/body.ts";
import { flagProblems, SETTABLE } from "../rules/flags.ts";
import type { World } from "../world.ts";
import { type Interaction, integrationOwners, interactionMetadata } from "./interaction.ts";

const MOST_FOLLOW_UPS_WITHOUT_SERVER = 5;

/**
 * The message an interaction's token may read, change and delete.
 *
 * @param id a message id, or "@original" for the first answer
 * @throws {ApiError} 10008 when there is none, or it was sent by other means
 */
export function messageByToken(interaction: Interaction, messages: MessageStore, id: string): Stored {
  const stored = id === "@original" ? interaction.original : messages.find(id);
  if (!stored || stored.deleted || !interaction.sent.has(stored)) throw unknownMessage();
  return stored;
}

/**
 * A further message. Right after a deferral it fills the placeholder instead, which Discord calls deprecated and
 * still does; an app that only the person installed may send five.
 * Source: docs.discord.com, "Receiving and Responding", Followup Messages.
 *
 * @throws {ApiError} 40094 for the sixth
 */
export function followUp(
  world: World,
  messages: MessageStore,
  interaction: Interaction,
  body: MessageBody,
  uploads: readonly Upload[] = [],
): Stored {
  const { original, channel, person } = interaction;
  const problems = flagProblems(body.flags, SETTABLE.answer);
  if (problems.length > 0) throw invalidForm(problems);
  if (original && !original.deleted && isWaiting(original)) {
    messages.edit(original, body, [], uploads);
    return original;
  }
  const isServerInstalled = "0" in integrationOwners(world, interaction);
  if (!isServerInstalled && interaction.followUps >= MOST_FOLLOW_UPS_WITHOUT_SERVER) throw tooManyFollowUps();
  const isEphemeral = (Number(body.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const stored = messages.add({
    channel,
    author: world.bot,
    body: { ...body, nonce: undefined },
    uploads,
    type: original ? MessageType.Reply : MessageType.Default,
    onlyFor: isEphemeral ? person : undefined,
    extra: {
      application_id: world.applicationId,
      webhook_id: world.applicationId,
      interaction_metadata: interactionMetadata(world, interaction) as never,
      ...(original && { message_reference: { type: 0, message_id: original.message.id, channel_id: channel.id } }),
    },
  });
  interaction.followUps += 1;
  interaction.sent.add(stored);
  if (interaction.awaiting === "change") interaction.settle({ kind: "message", seen: asSeen(stored) });
  return stored;
}
