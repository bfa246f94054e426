import { LabelBuilder, ModalBuilder, StringSelectMenuBuilder, TextInputBuilder, TextInputStyle } from "discord.js";
import { type DiaryRecord, LONGEST_FIELD } from "../../src/diary/diary.ts";
import { markOf, QUALITIES } from "../../src/diary/diary-night.ts";
import { readNightForm, type TypedNight, writeNightForm } from "../../src/diary/night-form.ts";
import { lastNightIn, readWhichNight } from "../../src/diary/which-night.ts";
import type { Answer } from "../../src/discord/answer.ts";
import type { Action, CommandContext, Subcommand } from "../../src/discord/command.ts";
import { writeCustomId } from "../../src/discord/custom-id.ts";
import { button, buttons, card, mainButton, type Shown, TONE } from "../../src/discord/draw/card.ts";
import { drawCheckInNoted } from "../../src/discord/draw/check-in.ts";
import { dayText } from "../../src/discord/draw/schedule.ts";
import type { ComponentRequest } from "../../src/discord/request.ts";
import { UserError } from "../../src/errors.ts";
import { key, type Text } from "../../src/text/text.ts";
import { suggestPlaces } from "../reminder/suggestions.ts";
import { drawNight, drawProblems, type Opening, opening, openingIn, replacedText } from "./night-card.ts";
import { zoneIn, zoneOf } from "./place.ts";

const NOTHING_TYPED: TypedNight = { bed: "", onset: "", awake: "", rise: "", quality: "" };

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
    const usual = typedZone ? zoneIn(typedZone, context.now()) : await zoneOf(interaction, record, context);
    const night = nightIn(options.getString("night") ?? "", usual, context.now());
    const known = record?.nights.find((one) => one.night === night);
    const where = { night, zone: typedZone ? usual : (known?.zone ?? usual), userId: user.id };
    // A form has no room to ask whether the words are danger: it waits behind a button.
    if (interaction.danger.level === "ask") return answer.send(drawWayToForm(context.text, where), "private");
    await answer.form(nightForm(context.text, where, record, interaction.id));
  },

  suggest: (interaction, { now }) => suggestPlaces(interaction.options.getFocused(), now()),

  actions: {
    /** Opens the form again, with what was typed or is kept of that night. */
    async "diary.open"(interaction, args, answer, context) {
      await openForm(openingIn(args, interaction.user.id), interaction.id, answer, context);
    },

    async "diary.typed"(interaction, args, answer, context) {
      const [night = "", zone = "", occasion = "", from] = args;
      const where = openingIn([night, zone], interaction.user.id);
      const { isNoted, shown } = await takeForm(interaction, where, occasion.split(".")[1], context);
      if (from !== "check-in") return answer.update(shown);
      // The message of the morning stays in the direct messages, so what was understood is shown beside it.
      if (isNoted) await answer.update(drawCheckInNoted(context.text, where));
      await answer.send(shown, "private");
    },
  } satisfies Readonly<Record<string, Action>>,
};

/** From where a form was opened, when that is not the answer to a command. */
type From = "check-in";

/** Opens the form of a night, with what was typed or is kept of it. */
export async function openForm(
  where: Opening,
  occasion: string,
  answer: Answer,
  { diary, text }: CommandContext,
  ...from: [] | [From]
): Promise<void> {
  const record = await diary.find(where.userId);
  await answer.form(nightForm(text, where, record, occasion, ...from));
}

function drawWayToForm(text: Text, where: Opening): Shown {
  const { night } = where;
  const open = mainButton(text("diary.open-again"), "diary.open", ...opening(where));
  return card(TONE.diary, text("diary.form-waits", { day: dayText(text, night) }), buttons(open));
}

/**
 * Keeps what was typed, and says what was understood or what does not fit. What does not fit is not kept where it may
 * be danger: nothing is of such words.
 */
async function takeForm(
  interaction: ComponentRequest,
  where: Opening,
  openedOn: string | undefined,
  { diary, text, now }: CommandContext,
): Promise<{ readonly isNoted: boolean; readonly shown: Shown }> {
  const { night, zone, userId } = where;
  const typed = typedIn(interaction);
  const reading = readNightForm(typed, night, zone, now());
  const there = (await diary.find(userId))?.nights.find((one) => one.night === night);
  // Forms of before do not say what they were opened on.
  const replaced = openedOn !== undefined && there !== undefined && openedOn !== markOf(there) ? there : undefined;
  switch (reading.kind) {
    case "night":
      await diary.keepNight(userId, reading.entry);
      return { isNoted: true, shown: drawNight(text, reading.entry, userId, replaced) };
    case "problems": {
      const isKept = interaction.danger.level === "none";
      if (isKept) await diary.keepDraft(userId, night, zone, typed);
      return { isNoted: false, shown: drawProblems(text, reading.problems, where, isKept ? "kept" : "other") };
    }
    case "empty": {
      const wasThere = await diary.dropNight(userId, night);
      const said = text(wasThere ? "diary.dropped" : "diary.nothing-typed", { day: dayText(text, night) });
      const again = buttons(button(text("diary.open-again"), "diary.open", ...opening(where)));
      return { isNoted: false, shown: card(TONE.diary, said, ...replacedText(text, replaced), again) };
    }
  }
}

function nightIn(typed: string, zone: string, now: Temporal.Instant): string {
  const read = readWhichNight(typed, lastNightIn(zone, now));
  if (read.kind === "night") return read.night;
  throw new UserError(`diary-night-${read.kind}`);
}

/** What did not fit goes before what is kept. */
function typedOf(record: DiaryRecord | undefined, night: string): TypedNight {
  if (record?.draft?.night === night) return record.draft;
  const known = record?.nights.find((one) => one.night === night);
  return known ? writeNightForm(known) : NOTHING_TYPED;
}

function typedIn({ fields }: ComponentRequest): TypedNight {
  const typed = (name: keyof TypedNight) => fields.getTextInputValue(name).trim().slice(0, LONGEST_FIELD);
  return {
    bed: typed("bed"),
    onset: typed("onset"),
    awake: typed("awake"),
    rise: typed("rise"),
    quality: fields.getStringSelectValues("quality")[0] ?? "",
  };
}

/** Discord's mobile clients show a form's first text again for the same custom id (discord-api-docs#7554), so each has its own. */
function nightForm(
  text: Text,
  { night, zone }: Opening,
  record: DiaryRecord | undefined,
  occasion: string,
  ...from: [] | [From]
): ModalBuilder {
  const typed = typedOf(record, night);
  const openedOn = markOf(record?.nights.find((one) => one.night === night));
  const field = (name: Exclude<keyof TypedNight, "quality">) => {
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
    .setCustomId(writeCustomId("diary.typed", night, zone, `${occasion}.${openedOn}`, ...from))
    .setTitle(text("diary.form-title", { day: shortDay(text, night) }))
    .addLabelComponents(
      field("bed"),
      field("onset"),
      field("awake"),
      field("rise"),
      new LabelBuilder().setLabel(text("diary.field-quality")).setStringSelectMenuComponent(quality),
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
