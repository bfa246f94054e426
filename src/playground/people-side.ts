import { type APIApplicationCommand, InteractionType } from "discord-api-types/v10";
import { ClientRefusal } from "./interactions/client-refusal.ts";
import { fillForm } from "./interactions/filled-form.ts";
import type { Interactions } from "./interactions/interactions.ts";
import { readCommand, readUnfinishedCommand } from "./interactions/typed-command.ts";
import { usedButton, usedMenu } from "./interactions/used-component.ts";
import type { Messages } from "./messages/messages.ts";
import type { LocalDiscord } from "./types.ts";
import { channelOf, type World } from "./world.ts";

type Parts = {
  readonly world: World;
  readonly messages: Messages;
  readonly interactions: Interactions;
  readonly commands: () => readonly APIApplicationCommand[];
};

/** For people without Nitro. Source: docs.discord.com, "Message", content. */
const LONGEST_WRITTEN = 2000;

/** What people do in the local Discord. Each rejects with a ClientRefusal what Discord's own client would not send. */
export function peopleSide({
  world,
  messages,
  interactions,
  commands,
}: Parts): Pick<LocalDiscord, "slash" | "autocomplete" | "press" | "choose" | "submit" | "write" | "seen"> {
  const { people } = world;
  return {
    async slash(person, place, command) {
      const data = readCommand(command, { commands: commands(), place, people });
      const channel = channelOf(world, person, place);
      return interactions.open({ type: InteractionType.ApplicationCommand, person, channel, data });
    },
    async autocomplete(person, place, command, focused) {
      const data = readUnfinishedCommand(command, focused, { commands: commands(), place, people });
      const channel = channelOf(world, person, place);
      return interactions.open({ type: InteractionType.ApplicationCommandAutocomplete, person, channel, data });
    },
    async press(person, messageId, customId) {
      const { source, data } = usedButton(messages, person, messageId, customId);
      return interactions.open({
        type: InteractionType.MessageComponent,
        person,
        channel: source.channel,
        data,
        source,
      });
    },
    async choose(person, messageId, customId, values) {
      const { source, data } = usedMenu(messages, person, messageId, customId, values, people);
      return interactions.open({
        type: InteractionType.MessageComponent,
        person,
        channel: source.channel,
        data,
        source,
      });
    },
    async submit(form, fields) {
      const data = fillForm(form, fields, people);
      return interactions.open({
        type: InteractionType.ModalSubmit,
        person: form.person,
        channel: channelOf(world, form.person, form.place),
        data,
        source: form.messageId === undefined ? undefined : messages.find(form.messageId),
      });
    },
    async write(person, text) {
      if (text.length < 1 || text.length > LONGEST_WRITTEN) {
        throw new ClientRefusal(`A message takes 1 to ${LONGEST_WRITTEN} characters; this has ${text.length}.`);
      }
      messages.add({ channel: channelOf(world, person, "dm"), author: person.user, body: { content: text } });
    },
    seen: (person, place) => messages.seenBy(person, place),
  };
}
