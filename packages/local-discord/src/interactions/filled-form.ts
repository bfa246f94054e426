import { ComponentType } from "discord-api-types/v10";
import { type AnyComponent, walk } from "../messages/component-tree.ts";
import type { OpenForm } from "../types.ts";
import type { Around } from "./around.ts";
import { ClientRefusal } from "./client-refusal.ts";
import { mergeResolved } from "./merge-resolved.ts";
import { kindsOfMenu, readPicked } from "./picked.ts";

type Filled = { readonly sent: object; readonly resolved?: Readonly<Record<string, object>> };

const LONGEST_TEXT = 4000;
const MANY: readonly number[] = [ComponentType.StringSelect, ComponentType.CheckboxGroup];

/**
 * `data` of the interaction for a form that was filled in and sent. A field that is not named keeps what it was
 * opened with; several values of one field are separated by commas, and each may be given by its label.
 * Source: docs.discord.com, "Receiving and Responding", Modal Submit Data; "Component Reference", response structures.
 *
 * @throws {ClientRefusal} when a field is unknown, missing, too short or too long, or takes something else
 */
export function fillForm(form: OpenForm, fields: Readonly<Record<string, string>>, around: Around): object {
  const components = form.data.components as unknown as AnyComponent[];
  const known = [...walk(components)].flatMap(({ component }) => component.custom_id ?? []);
  for (const name of Object.keys(fields)) {
    if (!known.includes(name)) throw new ClientRefusal(`The form has no field ${name}. It has: ${known.join(", ")}.`);
  }
  const resolved: Readonly<Record<string, object>>[] = [];
  const fill = (component: AnyComponent): object => {
    const { type, id } = component;
    if (component.components) return { type, id, components: component.components.map(fill) };
    if (component.component) return { type, id, component: fill(component.component) };
    if (component.custom_id === undefined) return { type, id };
    const filled = fillField(component, component.custom_id, fields[component.custom_id], around);
    if (filled.resolved) resolved.push(filled.resolved);
    return { type, id, custom_id: component.custom_id, ...filled.sent };
  };
  return {
    custom_id: form.data.custom_id,
    components: components.map(fill),
    ...(resolved.length > 0 && { resolved: mergeResolved(resolved) }),
  };
}

function fillField(field: AnyComponent, name: string, typed: string | undefined, around: Around): Filled {
  switch (field.type) {
    case ComponentType.TextInput:
      return { sent: { value: checkText(field, name, typed ?? String(field.value ?? "")) } };
    case ComponentType.Checkbox:
      return { sent: { value: typed === undefined ? field.default === true : isYes(name, typed) } };
    case ComponentType.StringSelect:
    case ComponentType.RadioGroup:
    case ComponentType.CheckboxGroup: {
      const values = checkValues(field, name, typed);
      return { sent: MANY.includes(field.type) ? { values } : { value: values[0] ?? null } };
    }
    case ComponentType.FileUpload:
      return readFiles(field, name, split(typed ?? ""), around);
    default:
      return readPointers(field, name, split(typed ?? ""), around);
  }
}

function readFiles(field: AnyComponent, name: string, names: readonly string[], { upload }: Around): Filled {
  checkCount(field, name, names.length);
  if (!upload) throw new ClientRefusal(`${name} takes files, and none can be uploaded here.`);
  const files = names.map(upload);
  const attachments = Object.fromEntries(files.map((file) => [file.id, file]));
  return { sent: { values: files.map(({ id }) => id) }, ...(files.length > 0 && { resolved: { attachments } }) };
}

function readPointers(field: AnyComponent, name: string, names: readonly string[], around: Around): Filled {
  const kinds = kindsOfMenu(field.type);
  if (!kinds) throw new ClientRefusal(`The playground cannot fill in “${name}”: try it on Discord itself.`);
  const { channel_types: types } = field as { readonly channel_types?: readonly number[] };
  const { values, resolved } = readPicked(names, kinds, around, types);
  checkCount(field, name, values.length);
  return { sent: { values }, resolved };
}

function checkText(field: AnyComponent, name: string, text: string): string {
  const { required = true, min_length: least = 0, max_length: most = LONGEST_TEXT } = field;
  if (text.length === 0 && !required) return text;
  if (text.length === 0) throw new ClientRefusal(`The form cannot be sent without ${name}.`);
  if (text.length < least)
    throw new ClientRefusal(`${name} takes at least ${least} characters; this has ${text.length}.`);
  if (text.length > most) throw new ClientRefusal(`${name} takes at most ${most} characters; this has ${text.length}.`);
  return text;
}

function checkValues(field: AnyComponent, name: string, typed: string | undefined): string[] {
  const options = field.options ?? [];
  const wanted =
    typed === undefined ? options.filter((option) => option.default).map((option) => option.value) : split(typed);
  const values = wanted.map((text) => {
    const option = options.find(({ value, label }) => value === text || label.toLowerCase() === text.toLowerCase());
    if (option) return option.value;
    throw new ClientRefusal(
      `${name} offers: ${options.map(({ label }) => label).join(", ")}. “${text}” is not among them.`,
    );
  });
  checkCount(field, name, values.length);
  return values;
}

function checkCount(field: AnyComponent, name: string, count: number): void {
  const { required = true, min_values: least = 1 } = field;
  const most = field.max_values ?? (field.type === ComponentType.CheckboxGroup ? (field.options?.length ?? 1) : 1);
  if (count === 0 && !required) return;
  if (count < least) throw new ClientRefusal(`The form cannot be sent without ${name}.`);
  if (count > most) throw new ClientRefusal(`${name} takes at most ${most}; this is ${count}.`);
}

function isYes(name: string, typed: string): boolean {
  if (/^(true|yes|on)$/i.test(typed)) return true;
  if (/^(false|no|off|)$/i.test(typed)) return false;
  throw new ClientRefusal(`${name} is a box to tick: yes or no, not “${typed}”.`);
}

function split(typed: string): string[] {
  return typed
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part.length > 0);
}
