import { LabelBuilder, ModalBuilder, StringSelectMenuBuilder, TextInputBuilder, TextInputStyle } from "discord.js";
import { type DiaryRecord, LONGEST_FIELD } from "../../src/diary/diary.ts";
import { QUALITIES } from "../../src/diary/diary-night.ts";
import { readNightForm, type TypedNight, writeNightForm } from "../../src/diary/night-form.ts";
import { lastNightIn, readWhichNight } from "../../src/diary/which-night.ts";
import type { Answer } from "../../src/discord/answer.ts";
import type { Action, CommandContext, Component, Subcommand } from "../../src/discord/command.ts";
import { writeCustomId } from "../../src/discord/custom-id.ts";
import { button, buttons, card, TONE } from "../../src/discord/draw/card.ts";
import { dayText } from "../../src/discord/draw/schedule.ts";
import { UserError } from "../../src/errors.ts";
import { key, type Text } from "../../src/text/text.ts";
import { suggestPlaces } from "../reminder/suggestions.ts";
import { drawNight, drawProblems, type Opening, opening } from "./night-card.ts";
import { checkedPlace, zoneIn, zoneOf } from "./place.ts";

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
    await answer.form(nightForm(context.text, where, typedOf(record, night), interaction.id));
  },

  suggest: (interaction, { now }) => suggestPlaces(interaction.options.getFocused(), now()),

  actions: {
    /** Opens the form again, with what was typed or is kept of that night. */
    async "diary.open"(interaction, args, answer, { diary, text }) {
      const where = openingIn(args, interaction.user.id);
      const typed = typedOf(await diary.find(where.userId), where.night);
      await answer.form(nightForm(text, where, typed, interaction.id));
    },

    async "diary.typed"(interaction, args, answer, context) {
      const [night, zone] = args;
      await takeForm(typedIn(interaction), openingIn([night ?? "", zone ?? ""], interaction.user.id), answer, context);
    },
  } satisfies Readonly<Record<string, Action>>,
};

async function takeForm(typed: TypedNight, where: Opening, answer: Answer, context: CommandContext): Promise<void> {
  const { diary, text, now } = context;
  const { night, zone, userId } = where;
  const reading = readNightForm(typed, night, zone, now());
  switch (reading.kind) {
    case "night":
      await diary.keepNight(userId, reading.entry);
      return answer.update(drawNight(text, reading.entry, userId));
    case "problems":
      await diary.keepDraft(userId, night, zone, typed);
      return answer.update(drawProblems(text, reading.problems, where));
    case "empty": {
      const wasThere = await diary.dropNight(userId, night);
      const said = text(wasThere ? "diary.dropped" : "diary.nothing-typed", { day: dayText(text, night) });
      return answer.update(
        card(TONE.diary, said, buttons(button(text("diary.open-again"), "diary.open", ...opening(where)))),
      );
    }
  }
}

function nightIn(typed: string, zone: string, now: Temporal.Instant): string {
  const read = readWhichNight(typed, lastNightIn(zone, now));
  if (read.kind === "night") return read.night;
  throw new UserError(`diary-night-${read.kind}`);
}

/** What a custom id of ours says; whose it is stands in those of buttons. */
function openingIn([night = "", zone = "", owner]: readonly string[], userId: string): Opening {
  if (owner !== undefined && owner !== userId) throw new UserError("diary-somebody-elses");
  if (!/^\d{4}-\d\d-\d\d$/.test(night)) throw new UserError("diary-outdated");
  return { night, zone: checkedPlace(zone), userId };
}

/** What did not fit goes before what is kept. */
function typedOf(record: DiaryRecord | undefined, night: string): TypedNight {
  if (record?.draft?.night === night) return record.draft;
  const known = record?.nights.find((one) => one.night === night);
  return known ? writeNightForm(known) : NOTHING_TYPED;
}

function typedIn(interaction: Component): TypedNight {
  if (!interaction.isModalSubmit()) return NOTHING_TYPED;
  const { fields } = interaction;
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
function nightForm(text: Text, { night, zone }: Opening, typed: TypedNight, occasion: string): ModalBuilder {
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
    .setCustomId(writeCustomId("diary.typed", night, zone, occasion))
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
