import { ComponentType } from "discord-api-types/v10";
import { type AnyComponent, walk } from "../messages/component-tree.ts";
import { canSee, type MessageStore, type Stored } from "../messages/messages.ts";
import type { Person, Place } from "../types.ts";
import type { Around } from "./around.ts";
import { ClientRefusal } from "./client-refusal.ts";
import { kindsOfMenu, readPicked } from "./picked.ts";

type Found = { readonly source: Stored; readonly component: AnyComponent };

/**
 * A button somebody presses.
 *
 * @returns the message it sits on, and `data` of the interaction
 * @throws {ClientRefusal} when they do not see it, or it is greyed out
 */
export function usedButton(messages: MessageStore, person: Person, messageId: string, customId: string) {
  const { source, component } = findComponent(messages, person, messageId, customId);
  if (component.type !== ComponentType.Button) {
    throw new ClientRefusal(`“${customId}” is not a button. Choose from it instead.`);
  }
  return { source, data: { id: component.id, component_type: component.type, custom_id: customId } };
}

/**
 * A menu somebody chooses from.
 *
 * @param values what they chose: values of a list, or ids or names of people, roles and channels
 * @throws {ClientRefusal} when they do not see it, or it does not offer that
 */
export function usedMenu(
  messages: MessageStore,
  person: Person,
  messageId: string,
  customId: string,
  values: readonly string[],
  aroundIn: (place: Place) => Around,
) {
  const { source, component } = findComponent(messages, person, messageId, customId);
  const { min_values: least = 1, max_values: most = 1 } = component;
  if (values.length < least || values.length > most) {
    throw new ClientRefusal(`Choose ${least === most ? least : `${least} to ${most}`} here, not ${values.length}.`);
  }
  const data = { id: component.id, component_type: component.type, custom_id: customId };
  const kinds = kindsOfMenu(component.type);
  if (kinds) {
    const { channel_types: types } = component as { readonly channel_types?: readonly number[] };
    return { source, data: { ...data, ...readPicked(values, kinds, aroundIn(source.channel.place), types) } };
  }
  if (component.type !== ComponentType.StringSelect) throw new ClientRefusal(`“${customId}” is not a menu. Press it.`);
  const offered = (component.options ?? []).map((option) => option.value);
  for (const value of values) {
    if (!offered.includes(value))
      throw new ClientRefusal(`“${value}” is not offered. Choose from: ${offered.join(", ")}.`);
  }
  return { source, data: { ...data, values } };
}

function findComponent(messages: MessageStore, person: Person, messageId: string, customId: string): Found {
  const source = messages.find(messageId);
  if (!source || !canSee(person, source)) {
    throw new ClientRefusal(`${person.user.global_name} does not see a message ${messageId}.`);
  }
  const components = (source.message.components ?? []) as unknown as AnyComponent[];
  const found = [...walk(components)].find(({ component }) => component.custom_id === customId);
  if (!found) throw new ClientRefusal(`That message has nothing called “${customId}” to press.`);
  if (found.component.disabled) throw new ClientRefusal(`“${found.component.label ?? customId}” is greyed out.`);
  return { source, component: found.component };
}
