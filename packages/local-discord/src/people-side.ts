import { type APIApplicationCommand, InteractionType } from "discord-api-types/v10";
import { type Around, aroundIn } from "./interactions/around.ts";
import { ClientRefusal } from "./interactions/client-refusal.ts";
import { usedOn } from "./interactions/context-menu.ts";
import { fillForm } from "./interactions/filled-form.ts";
import type { Interactions } from "./interactions/interactions.ts";
import { readCommand, readUnfinishedCommand } from "./interactions/typed-command.ts";
import { usedButton, usedMenu } from "./interactions/used-component.ts";
import type { MessageStore } from "./messages/messages.ts";
import type { Standing } from "./standing.ts";
import { wake } from "./threads.ts";
import type { LocalDiscord, Person, Place } from "./types.ts";
import { channelOf, isInServer, ownerOf, type World } from "./world.ts";

type Dependencies = {
  readonly world: World;
  readonly messages: MessageStore;
  readonly interactions: Interactions;
  readonly standing: Standing;
  readonly commands: () => readonly APIApplicationCommand[];
  readonly upload: NonNullable<Around["upload"]>;
  readonly now: () => Temporal.Instant;
};

/** For people without Nitro. Source: docs.discord.com, "Message", content. */
const LONGEST_WRITTEN = 2000;

/** What people do in the local Discord. Each rejects with a ClientRefusal what Discord's own client would not send. */
export function peopleSide({
  world,
  messages,
  interactions,
  standing,
  commands,
  upload,
  now,
}: Dependencies): Pick<
  LocalDiscord,
  "slash" | "autocomplete" | "useOn" | "press" | "choose" | "submit" | "write" | "seen" | "seenIn" | "waiting"
> {
  const around = (place: Place) => aroundIn(world, place, upload);
  const installsOf = (data: object) =>
    commands().find((command) => "id" in data && command.id === data.id)?.integration_types;
  const openCommand = (
    type: InteractionType.ApplicationCommand | InteractionType.ApplicationCommandAutocomplete,
    person: Person,
    place: Place,
    data: ReturnType<typeof readCommand> | ReturnType<typeof usedOn>,
  ) => interactions.open({ type, person, channel: channelOf(world, person, place), data, installs: installsOf(data) });
  const openComponent = (person: Person, { source, data }: ReturnType<typeof usedButton>) => {
    refuseOutside(standing, person, source.channel.place);
    return interactions.open({
      type: InteractionType.MessageComponent,
      person,
      channel: source.channel,
      data,
      source,
    });
  };
  return {
    async slash(person, place, command) {
      refuseWithoutApp(standing, person, place);
      const data = readCommand(command, { commands: commands(), ...around(place) });
      return openCommand(InteractionType.ApplicationCommand, person, place, data);
    },
    async autocomplete(person, place, command, focused) {
      refuseWithoutApp(standing, person, place);
      const data = readUnfinishedCommand(command, focused, { commands: commands(), ...around(place) });
      return openCommand(InteractionType.ApplicationCommandAutocomplete, person, place, data);
    },
    async useOn(person, place, commandName, target) {
      refuseWithoutApp(standing, person, place);
      const data = usedOn(commandName, target, { person, commands: commands(), messages, around: around(place) });
      return openCommand(InteractionType.ApplicationCommand, person, place, data);
    },
    async press(person, messageId, customId) {
      return openComponent(person, usedButton(messages, person, messageId, customId));
    },
    async choose(person, messageId, customId, values) {
      return openComponent(person, usedMenu(messages, person, messageId, customId, values, around));
    },
    async submit(form, fields) {
      const data = fillForm(form, fields, around(form.place));
      return interactions.open({
        type: InteractionType.ModalSubmit,
        person: form.person,
        channel: channelOf(world, form.person, form.place),
        data,
        source: form.messageId === undefined ? undefined : messages.find(form.messageId),
      });
    },
    async write(person, text, place = "dm") {
      refuseOutside(standing, person, place);
      if (place === "dm" && standing.isBlocking(person)) throw hasBlocked(person);
      if (text.length < 1 || text.length > LONGEST_WRITTEN) {
        throw new ClientRefusal(`A message takes 1 to ${LONGEST_WRITTEN} characters; this has ${text.length}.`);
      }
      const channel = channelOf(world, person, place);
      if (channel.thread?.isLocked && person !== ownerOf(world)) throw new ClientRefusal("The thread is locked.");
      if (channel.thread) wake(channel.thread, now());
      messages.add({ channel, author: person.user, body: { content: text } });
    },
    seen: (person, place) => messages.seenBy(person, place),
    seenIn: (person, channelId) => messages.seenIn(person, channelId),
    waiting: (person, place) => messages.waitingFor(person, place),
  };
}

/** Commands come with the app, and Discord hides the place to type in when somebody has blocked who is there. */
function refuseWithoutApp(standing: Standing, person: Person, place: Place): void {
  refuseOutside(standing, person, place);
  if (!standing.hasApp(person))
    throw new ClientRefusal(`${nameOf(person)} has removed the bot: no command is offered.`);
  if (place === "dm" && standing.isBlocking(person)) throw hasBlocked(person);
}

/** Who has left the server uses nothing in it. Old buttons in a direct message go on; Discord documents neither way. */
function refuseOutside(standing: Standing, person: Person, place: Place): void {
  if (!isInServer({ place }) || standing.hasApp(person)) return;
  throw new ClientRefusal(`${nameOf(person)} has left the server.`);
}

function hasBlocked(person: Person): ClientRefusal {
  return new ClientRefusal(`${nameOf(person)} has blocked the bot: nothing can be written to it.`);
}

function nameOf({ user }: Person): string {
  return user.global_name ?? user.username;
}
