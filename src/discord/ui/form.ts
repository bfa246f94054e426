import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from "discord.js";
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
