import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from "discord.js";
import { type DiaryRecord, LONGEST_FIELD } from "../../src/diary/diary.ts";
import { ALSO, type Also, markOf, QUALITIES } from "../../src/diary/diary-night.ts";
import { NOTHING_TYPED, type TypedNight, type TypedNightField, writeNightForm } from "../../src/diary/night-form.ts";
import type { ComponentRequest } from "../../src/discord/app/request.ts";
import { customId } from "../../src/discord/ui/actions.ts";
import { anyOf, oneOf } from "../../src/discord/ui/form.ts";
import { writtenDate } from "../../src/discord/ui/written-date.ts";
import type { Text } from "../../src/text/text.ts";
import { FIELDS, type Opening } from "./night-card.ts";

/*
 * The forms of one night. Discord's mobile clients show a form's first text again for the same custom id
 * (discord-api-docs#7554), so each has its own.
 */

/** A whole night fits into the first field: "11ish to bed, asleep maybe half past, up twice 20 min, awake 6:40 up 7". */
const LONGEST_TYPED: Readonly<Record<TypedNightField, number>> = {
  bed: 2 * LONGEST_FIELD,
  onset: LONGEST_FIELD,
  awake: LONGEST_FIELD,
  rise: LONGEST_FIELD,
};

export type FormAs = {
  /** From where it was opened, when that is not the answer to a command. */
  readonly from?: "check-in";
  /** Those alone, rather than the whole form. */
  readonly fields?: readonly TypedNightField[];
};

/** The core of the Consensus Sleep Diary: its nine times and lengths in four fields, and a word for how it was. */
export function nightForm(
  text: Text,
  { night, zone }: Opening,
  record: DiaryRecord | undefined,
  occasion: string,
  { from, fields }: FormAs = {},
): ModalBuilder {
  const typed = typedOf(record, night);
  const openedOn = markOf(record?.nights.find((one) => one.night === night));
  const field = (name: TypedNightField) => {
    const input = new TextInputBuilder()
      .setCustomId(name)
      .setStyle(TextInputStyle.Short)
      .setRequired(false)
      .setMaxLength(LONGEST_TYPED[name]);
    if (typed[name] !== "") input.setValue(typed[name]);
    return new LabelBuilder()
      .setLabel(text(`diary.field-${name}`))
      .setDescription(text(`diary.hint-${name}`))
      .setTextInputComponent(input);
  };
  const choices = QUALITIES.map((one) => ({
    value: one,
    label: text(`diary.quality-${one}`),
    isChosen: one === typed.quality,
  }));
  return new ModalBuilder()
    .setCustomId(customId("diary.typed", { night, zone, occasion: `${occasion}.${openedOn}`, from }))
    .setTitle(text("diary.form-title", { day: shortDay(text, night) }))
    .addLabelComponents(
      ...(fields ?? FIELDS).map(field),
      ...(fields ? [] : [oneOf({ id: "quality", label: text("diary.field-quality"), choices })]),
    );
}

/** A field that the form did not have, as one opened before an update, was not answered. */
export function typedIn({ fields }: ComponentRequest): Partial<TypedNight> {
  const typed: Partial<Record<keyof TypedNight, string>> = {};
  for (const name of FIELDS)
    if (fields.has(name)) typed[name] = fields.getTextInputValue(name).trim().slice(0, LONGEST_TYPED[name]);
  if (fields.has("quality")) typed.quality = fields.getChosen("quality")[0] ?? "";
  return typed;
}

/** The optional step: what the day before had, as yes or no. */
export function alsoForm(
  text: Text,
  { night, zone }: Opening,
  noted: readonly Also[] | undefined,
  occasion: string,
): ModalBuilder {
  const choices = ALSO.map((one) => ({
    value: one,
    label: text(`diary.also-${one}`),
    isChosen: noted?.includes(one) ?? false,
  }));
  const description = text("diary.also-hint");
  return new ModalBuilder()
    .setCustomId(customId("diary.also-ticked", { night, zone, occasion }))
    .setTitle(text("diary.also-title", { day: shortDay(text, night) }))
    .addLabelComponents(anyOf({ id: "also", label: text("diary.also-field"), description, choices }));
}

/** Undefined of a form that has no such field. */
export function tickedIn({ fields }: ComponentRequest): readonly Also[] | undefined {
  return fields.has("also") ? ALSO.filter((one) => fields.getChosen("also").includes(one)) : undefined;
}

/** What is noted of a night, as it would be typed. */
export function notedOf(record: DiaryRecord | undefined, night: string): TypedNight {
  const known = record?.nights.find((one) => one.night === night);
  return known ? writeNightForm(known) : NOTHING_TYPED;
}

/** What could not be read of that night. */
export function draftOf(record: DiaryRecord | undefined, night: string): Partial<TypedNight> {
  if (record?.draft?.night !== night) return {};
  const { bed, onset, awake, rise, quality } = record.draft;
  const typed = Object.entries({ bed, onset, awake, rise, quality }).filter(([, text]) => text !== "");
  return Object.fromEntries(typed);
}

/** What could not be read goes before what is noted. */
function typedOf(record: DiaryRecord | undefined, night: string): TypedNight {
  return { ...notedOf(record, night), ...draftOf(record, night) };
}

/** A title has 45 characters at most. */
function shortDay(text: Text, night: string): string {
  return writtenDate(Temporal.PlainDate.from(night), text.locale, {
    weekday: "short",
    day: "numeric",
    month: "long",
  });
}
