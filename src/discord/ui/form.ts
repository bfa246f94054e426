import {
  CheckboxGroupBuilder,
  LabelBuilder,
  ModalBuilder,
  RadioGroupBuilder,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";
import type { CustomId } from "./actions.ts";

/** The one thing that is typed into a form. */
export type TypedField = {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly maxLength: number;
  /** Several lines of it. */
  readonly isLong?: true;
};

/** A form with one field, which has to be filled in. */
export function typedForm(
  title: string,
  { id, label, description, placeholder, maxLength, isLong }: TypedField,
  customId: CustomId,
): ModalBuilder {
  const input = new TextInputBuilder()
    .setCustomId(id)
    .setStyle(isLong ? TextInputStyle.Paragraph : TextInputStyle.Short)
    .setRequired(true)
    .setMaxLength(maxLength);
  if (placeholder !== undefined) input.setPlaceholder(placeholder);
  const field = new LabelBuilder().setLabel(label).setTextInputComponent(input);
  if (description !== undefined) field.setDescription(description);
  return new ModalBuilder().setCustomId(customId).setTitle(title).addLabelComponents(field);
}

/** Something to choose in a form: what comes back, and how it is called. */
export type Choice = { readonly value: string; readonly label: string; readonly isChosen: boolean };

type Chooser = {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly choices: readonly Choice[];
};

/** One of 2 to 10 as radio buttons, or none of them (docs: components/reference). */
export function oneOf({ id, label, description, choices }: Chooser): LabelBuilder {
  const group = new RadioGroupBuilder().setCustomId(id).setRequired(false).addOptions(choices.map(asOption));
  return labelled(label, description).setRadioGroupComponent(group);
}

/** Any of up to 10 as checkboxes; that none may be ticked is said outright, as phones need it (discord-api-docs#8272). */
export function anyOf({ id, label, description, choices }: Chooser): LabelBuilder {
  const group = new CheckboxGroupBuilder()
    .setCustomId(id)
    .setRequired(false)
    .setMinValues(0)
    .setMaxValues(choices.length)
    .addOptions(choices.map(asOption));
  return labelled(label, description).setCheckboxGroupComponent(group);
}

function asOption({ value, label, isChosen }: Choice) {
  return { value, label, default: isChosen };
}

function labelled(label: string, description: string | undefined): LabelBuilder {
  const built = new LabelBuilder().setLabel(label);
  return description === undefined ? built : built.setDescription(description);
}
