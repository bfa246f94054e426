import { type APIApplicationCommand, ApplicationCommandType } from "discord-api-types/v10";
import { canSee, type MessageStore } from "../messages/messages.ts";
import type { Person, Target } from "../types.ts";
import type { Around } from "./around.ts";
import { ClientRefusal } from "./client-refusal.ts";
import { resolvedPerson } from "./picked.ts";
import { isOfferedIn } from "./where-offered.ts";

/**
 * `data` of an interaction for a command from the menu of a person or of a message.
 * Source: docs.discord.com, "Application Commands", User Commands and Message Commands.
 *
 * @throws {ClientRefusal} when that menu has no such command, or the message is not there to be used
 */
export function usedOn(
  name: string,
  target: Target,
  dependencies: {
    readonly person: Person;
    readonly commands: readonly APIApplicationCommand[];
    readonly messages: MessageStore;
    readonly around: Around;
  },
): object {
  const { around } = dependencies;
  const type = "person" in target ? ApplicationCommandType.User : ApplicationCommandType.Message;
  const offered = dependencies.commands.filter((each) => each.type === type && isOfferedIn(each, around.place));
  const command = offered.find((each) => each.name === name);
  if (!command) {
    const known = offered.map((each) => `“${each.name}”`).join(", ");
    throw new ClientRefusal(`That menu has no “${name}” here. ${known ? `It has ${known}.` : "It is empty."}`);
  }
  const data = { id: command.id, name: command.name, type };
  if ("person" in target) {
    const { id } = target.person.user;
    const resolved = Object.entries(resolvedPerson(target.person, around)).map(([kind, object]) => [
      kind,
      { [id]: object },
    ]);
    return { ...data, target_id: id, resolved: Object.fromEntries(resolved) };
  }
  const stored = dependencies.messages.find(target.messageId);
  if (!stored || !canSee(dependencies.person, stored) || stored.channel.place !== around.place) {
    throw new ClientRefusal(
      `${dependencies.person.user.global_name} does not see a message ${target.messageId} there.`,
    );
  }
  const { id } = stored.message;
  return { ...data, target_id: id, resolved: { messages: { [id]: stored.message } } };
}
