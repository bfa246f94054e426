import { LabelBuilder, ModalBuilder, StringSelectMenuBuilder, TextInputBuilder, TextInputStyle } from "discord.js";
import { type DiaryRecord, LONGEST_FIELD } from "../../src/diary/diary.ts";
import { markOf, QUALITIES } from "../../src/diary/diary-night.ts";
import {
  fieldOf,
  NOTHING_TYPED,
  type Problem,
  readNightForm,
  type TypedField,
  type TypedNight,
  writeNightForm,
} from "../../src/diary/night-form.ts";
import { lastNightIn, readWhichNight, type WhichNight } from "../../src/diary/which-night.ts";
import type { Answer } from "../../src/discord/app/answer.ts";
import type { CommandContext, Subcommand } from "../../src/discord/app/command.ts";
import type { ComponentRequest } from "../../src/discord/app/request.ts";
import { customId } from "../../src/discord/ui/actions.ts";
import { button, buttons, card, mainButton, miss, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { drawCheckInNoted } from "../../src/discord/ui/check-in.ts";
import { dayText } from "../../src/discord/ui/schedule.ts";
import { UserError } from "../../src/errors.ts";
import { key, type Text } from "../../src/text/text.ts";
import { suggestPlaces } from "../reminder/suggestions.ts";
import {
  drawNight,
  drawProblems,
  FIELDS,
  type Opening,
  opening,
  openingIn,
  readFields,
  replacedText,
} from "./night-card.ts";
import { zoneIn, zoneOf } from "./place.ts";

/** `/diary log`: one form for one night. It opens with what is there of that night already. */
export const log: Subcommand = {
  data: (sub) =>
    sub
      .setName("log")
      .setDescription(key("diary.log"))
      .addStringOption((option) => option.setName("night").setDescription(key("diary.log-night")).setMaxLength(40))
      .addStringOption((option) =>
        option.setName("zone").setDescription(key("diary.log-zone")).setMaxLength(80).setAutocomplete(true),
      ),

  isPrivate: () => true,

  async run(interaction, answer, context) {
    const { user, options } = interaction;
    const record = await context.diary.find(user.id);
    const typedZone = options.getString("zone")?.trim();
    const nightAt = (zone: string) => nightIn(options.getString("night") ?? "", zone, context.now());
    const usual = typedZone
      ? await zoneIn(typedZone, context, (zone, number) => {
          const read = nightAt(zone);
          if (read.kind === "night")
            return customId("diary.open", { ...opening({ night: read.night, zone, userId: user.id }), number });
          return customId("diary.which", { nights: read.nights, zone, number });
        })
      : await zoneOf(interaction, record, context);
    if (typeof usual !== "string") return answer.send(usual, "private");
    const read = nightAt(usual);
    const whereOf = (night: string): Opening => {
      const known = record?.nights.find((one) => one.night === night);
      return { night, zone: typedZone ? usual : (known?.zone ?? usual), userId: user.id };
    };
    if (read.kind === "ask") return answer.send(askWhichNight(context.text, read.nights.map(whereOf)), "private");
    const { night } = read;
    const where = whereOf(night);
    // A form has no room to ask whether the words are danger: it waits behind a button.
    if (interaction.danger.level === "ask") return answer.send(drawWayToForm(context.text, where), "private");
    await answer.form(nightForm(context.text, where, record, interaction.id));
  },

  suggest: (interaction, context) => suggestPlaces(interaction.options.getFocused(), context),

  actions: {
    /** Opens the form again, with what was typed or is kept of that night. */
    async "diary.open"(interaction, args, answer, context) {
      await openForm(openingIn(args, interaction.user.id), interaction.id, answer, context);
    },

    /** Which night was meant, once the place is known. */
    async "diary.which"(interaction, { nights, zone }, answer, { text }) {
      const wheres = nights.map((night) => openingIn({ night, zone }, interaction.user.id));
      if (wheres.length === 0) throw new UserError("diary-outdated");
      await answer.update(askWhichNight(text, wheres));
    },

    /** Opens a form with those fields alone that are still open. */
    async "diary.rest"(interaction, args, answer, context) {
      const where = openingIn(args, interaction.user.id);
      await openForm(where, interaction.id, answer, context, { fields: readFields(args.fields) });
    },

    /** One of the readings of a field, chosen with a button. */
    async "diary.pick"(interaction, args, answer, context) {
      const where = openingIn(args, interaction.user.id);
      const [field] = readFields(args.fields);
      const { shown } = await keepForm(where, { [field ?? "bed"]: args.choice }, true, context);
      await answer.update(shown);
    },

    async "diary.typed"(interaction, { night, zone, occasion, from }, answer, context) {
      const where = openingIn({ night, zone }, interaction.user.id);
      const mayKeepWords = interaction.danger.level === "none";
      const [, openedOn] = occasion.split(".");
      const { isNoted, shown } = await keepForm(where, typedIn(interaction), mayKeepWords, context, openedOn);
      if (from !== "check-in") return answer.update(shown);
      // The message of the morning stays in the direct messages, so what was understood is shown beside it.
      if (isNoted) await answer.update(drawCheckInNoted(context.text, where));
      await answer.send(shown, "private");
    },
  },
};

type FormAs = {
  /** From where it was opened, when that is not the answer to a command. */
  readonly from?: "check-in";
  /** Those alone, rather than the whole form. */
  readonly fields?: readonly TypedField[];
};

/** Opens the form of a night, with what was typed or is kept of it. */
export async function openForm(
  where: Opening,
  occasion: string,
  answer: Answer,
  { diary, text }: CommandContext,
  as: FormAs = {},
): Promise<void> {
  const record = await diary.find(where.userId);
  await answer.form(nightForm(text, where, record, occasion, as));
}

function askWhichNight(text: Text, nights: readonly Opening[]): Shown {
  const choices = nights.map((where) => mainButton(dayText(text, where.night), "diary.open", opening(where)));
  return miss(card(TONE.diary, text("diary.which-night", { count: nights.length }), buttons(...choices)));
}

function drawWayToForm(text: Text, where: Opening): Shown {
  const { night } = where;
  const open = mainButton(text("diary.open-again"), "diary.open", opening(where));
  return card(TONE.diary, text("diary.form-waits", { day: dayText(text, night) }), buttons(open));
}

type Taken = { readonly isNoted: boolean; readonly shown: Shown };

/**
 * Keeps what could be read, says what was understood, and asks for the rest.
 *
 * @param answered the fields that were answered; of the others stands what is noted or still open
 * @param mayKeepWords what could not be read is kept for a day, but not where it may be danger: nothing is of such words
 * @param openedOn the mark of what was noted when the form was opened; forms of before do not say
 */
async function keepForm(
  where: Opening,
  answered: Partial<TypedNight>,
  mayKeepWords: boolean,
  { diary, text, now }: CommandContext,
  openedOn?: string,
): Promise<Taken> {
  const { night, zone, userId } = where;
  const record = await diary.find(userId);
  const there = record?.nights.find((one) => one.night === night);
  const replaced = openedOn !== undefined && there !== undefined && openedOn !== markOf(there) ? there : undefined;
  const noted = notedOf(record, night);
  const typed = { ...noted, ...draftOf(record, night), ...answered };
  const reading = readNightForm(typed, night, zone, now(), noted);
  if (reading.kind === "empty") {
    const wasThere = await diary.dropNight(userId, night);
    const said = text(wasThere ? "diary.dropped" : "diary.nothing-typed", { day: dayText(text, night) });
    const again = buttons(button(text("diary.open-again"), "diary.open", opening(where)));
    return { isNoted: false, shown: card(TONE.diary, said, ...replacedText(text, replaced), again) };
  }
  const { entry, problems } = reading;
  const unread = problems.length === 0 ? undefined : unreadOf(problems, typed);
  const kept = mayKeepWords ? unread : undefined;
  if (entry) await diary.keepNight(userId, entry, kept);
  else if (kept) await diary.keepDraft(userId, night, zone, kept);
  if (!entry && problems.length > 0)
    return { isNoted: false, shown: drawProblems(text, problems, where, kept ? "kept" : "other") };
  // With something still open, the message of the morning keeps its buttons.
  return { isNoted: problems.length === 0, shown: drawNight(text, reading, where, replaced) };
}

/** What was typed in the fields that have a problem. */
function unreadOf(problems: readonly Problem[], typed: Partial<TypedNight>): TypedNight {
  const fields = problems.map(({ kind }) => fieldOf(kind));
  return { ...NOTHING_TYPED, ...Object.fromEntries(fields.map((field) => [field, typed[field] ?? ""])) };
}

/** Every night that may be meant is later chosen with a button. */
function nightIn(typed: string, zone: string, now: Temporal.Instant): WhichNight & { kind: "night" | "ask" } {
  const read = readWhichNight(typed, lastNightIn(zone, now));
  if (read.kind === "night" || read.kind === "ask") return read;
  throw new UserError(`diary-night-${read.kind}`);
}

/** What is noted of a night, as it would be typed. */
function notedOf(record: DiaryRecord | undefined, night: string): TypedNight {
  const known = record?.nights.find((one) => one.night === night);
  return known ? writeNightForm(known) : NOTHING_TYPED;
}

/** What could not be read of that night. */
function draftOf(record: DiaryRecord | undefined, night: string): Partial<TypedNight> {
  if (record?.draft?.night !== night) return {};
  const { bed, onset, awake, rise, quality } = record.draft;
  const typed = Object.entries({ bed, onset, awake, rise, quality }).filter(([, text]) => text !== "");
  return Object.fromEntries(typed);
}

/** What could not be read goes before what is noted. */
function typedOf(record: DiaryRecord | undefined, night: string): TypedNight {
  return { ...notedOf(record, night), ...draftOf(record, night) };
}

/** A field that the form did not have, as one opened before an update, was not answered. */
function typedIn({ fields }: ComponentRequest): Partial<TypedNight> {
  const typed: Partial<Record<keyof TypedNight, string>> = {};
  for (const name of FIELDS)
    if (fields.has(name)) typed[name] = fields.getTextInputValue(name).trim().slice(0, LONGEST_FIELD);
  if (fields.has("quality")) typed.quality = fields.getStringSelectValues("quality")[0] ?? "";
  return typed;
}

/** Discord's mobile clients show a form's first text again for the same custom id (discord-api-docs#7554), so each has its own. */
function nightForm(
  text: Text,
  { night, zone }: Opening,
  record: DiaryRecord | undefined,
  occasion: string,
  { from, fields }: FormAs = {},
): ModalBuilder {
  const typed = typedOf(record, night);
  const openedOn = markOf(record?.nights.find((one) => one.night === night));
  const field = (name: TypedField) => {
    const input = new TextInputBuilder()
      .setCustomId(name)
      .setStyle(TextInputStyle.Short)
      .setRequired(false)
      .setMaxLength(LONGEST_FIELD);
    if (typed[name] !== "") input.setValue(typed[name]);
    return new LabelBuilder()
      .setLabel(text(`diary.field-${name}`))
      .setDescription(text(`diary.hint-${name}`))
      .setTextInputComponent(input);
  };
  const quality = new StringSelectMenuBuilder()
    .setCustomId("quality")
    .setRequired(false)
    .setPlaceholder(text("diary.choose-quality"))
    .addOptions(
      QUALITIES.map((one) => ({ value: one, label: text(`diary.quality-${one}`), default: one === typed.quality })),
    );
  return new ModalBuilder()
    .setCustomId(customId("diary.typed", { night, zone, occasion: `${occasion}.${openedOn}`, from }))
    .setTitle(text("diary.form-title", { day: shortDay(text, night) }))
    .addLabelComponents(
      ...(fields ?? FIELDS).map(field),
      ...(fields
        ? []
        : [new LabelBuilder().setLabel(text("diary.field-quality")).setStringSelectMenuComponent(quality)]),
    );
}

/** A title has 45 characters at most. */
function shortDay(text: Text, night: string): string {
  return Temporal.PlainDate.from(night).toLocaleString(text.locale, {
    weekday: "short",
    day: "numeric",
    month: "long",
  });
}
