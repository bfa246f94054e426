import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from "discord.js";
import { writeCustomId } from "./custom-id.ts";

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

/**
 * A form with one field, which has to be filled in; `action`, `args` and then the occasion become its custom id.
 *
 * @param occasion the id of what opened it: Discord's mobile clients show a form's first text again for the same custom
 *   id (discord-api-docs#7554), so each form has its own
 */
export function typedForm(
  title: string,
  { id, label, description, placeholder, maxLength, isLong }: TypedField,
  occasion: string,
  ...[action, ...args]: readonly [action: string, ...args: string[]]
): ModalBuilder {
  const input = new TextInputBuilder()
    .setCustomId(id)
    .setStyle(isLong ? TextInputStyle.Paragraph : TextInputStyle.Short)
    .setRequired(true)
    .setMaxLength(maxLength);
  if (placeholder !== undefined) input.setPlaceholder(placeholder);
  const field = new LabelBuilder().setLabel(label).setTextInputComponent(input);
  if (description !== undefined) field.setDescription(description);
  return new ModalBuilder()
    .setCustomId(writeCustomId(action, ...args, occasion))
    .setTitle(title)
    .addLabelComponents(field);
}
