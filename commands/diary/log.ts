import { LONGEST_FIELD } from "../../src/diary/diary.ts";
import { isDate, markOf } from "../../src/diary/diary-night.ts";
import { fieldOf, NOTHING_TYPED, type Problem, readNightForm, type TypedNight } from "../../src/diary/night-form.ts";
import { lastNightIn, readWhichNight, type WhichNight } from "../../src/diary/which-night.ts";
import type { Answer } from "../../src/discord/app/answer.ts";
import type { CommandContext, Subcommand } from "../../src/discord/app/command.ts";
import { customId } from "../../src/discord/ui/actions.ts";
import { button, buttons, card, mainButton, miss, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { drawCheckInNoted } from "../../src/discord/ui/check-in.ts";
import { typedForm } from "../../src/discord/ui/form.ts";
import { dayText } from "../../src/discord/ui/schedule.ts";
import { UserError } from "../../src/errors.ts";
import { key, type Text } from "../../src/text/text.ts";
import { suggestPlaces } from "../reminder/suggestions.ts";
import { alsoActions } from "./also.ts";
import { drawNight, drawProblems, type Opening, opening, openingIn, readFields, replacedText } from "./night-card.ts";
import { draftOf, type FormAs, nightForm, notedOf, typedIn } from "./night-modal.ts";
import { knownZoneOf, zoneIn } from "./place.ts";

/** Longest text that names a place. */
const LONGEST_PLACE = 80;

/** `/diary log`: one form for one night. It opens with what is there of that night already. */
export const log: Subcommand = {
  data: (sub) =>
    sub
      .setName("log")
      .setDescription(key("diary.log"))
      .addStringOption((option) => option.setName("night").setDescription(key("diary.log-night")).setMaxLength(40))
      .addStringOption((option) =>
        option.setName("zone").setDescription(key("diary.log-zone")).setMaxLength(LONGEST_PLACE).setAutocomplete(true),
      ),

  isPrivate: () => true,

  async run(interaction, answer, context) {
    const { user, options } = interaction;
    const record = await context.diary.find(user.id);
    const typedZone = options.getString("zone")?.trim();
    const nightAt = (zone: string) => nightIn(options.getString("night") ?? "", zone, context.now());
    const usual = typedZone
      ? await zoneIn(typedZone, context, (zone, number) => toForm(nightAt(zone), zone, user.id, number))
      : await knownZoneOf(interaction, record, context);
    if (usual === undefined) {
      // Without a place "Friday" may be a day off: it is asked again with the place, by its date.
      const read = readWhichNight(options.getString("night") ?? "", lastNightIn("UTC", context.now()));
      const night = read.kind === "night" && options.getString("night") ? read.night : undefined;
      return answer.send(drawPlaceMissing(context.text, night), "private");
    }
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
    ...alsoActions,

    /** Opens the form again, with what was typed or is kept of that night. */
    async "diary.open"(interaction, args, answer, context) {
      await openForm(openingIn(args, interaction.user.id), interaction.id, answer, context);
    },

    /** Last night's form, from wherever the way to it was lost. */
    async "diary.last"(interaction, _args, answer, context) {
      const { id: userId } = interaction.user;
      const record = await context.diary.find(userId);
      const zone = await knownZoneOf(interaction, record, context);
      if (zone === undefined) return answer.send(drawPlaceMissing(context.text), "private");
      const night = lastNightIn(zone, context.now());
      const known = record?.nights.find((one) => one.night === night);
      await answer.form(nightForm(context.text, { night, zone: known?.zone ?? zone, userId }, record, interaction.id));
    },

    /** Asks where somebody sleeps, for a night that was named or for last night. */
    async "diary.place"(interaction, { night = "" }, answer, { text }) {
      await answer.form(placeForm(text, night, interaction.id));
    },

    /** A form cannot follow a form, so that of the night waits behind a button. */
    async "diary.place-typed"(interaction, { night }, answer, context) {
      const userId = interaction.user.id;
      const nightAt = (zone: string) => (isDate(night) ? night : lastNightIn(zone, context.now()));
      const typed = interaction.fields.getTextInputValue("place");
      const zone = await zoneIn(typed, context, (chosen, number) =>
        customId("diary.open", { ...opening({ night: nightAt(chosen), zone: chosen, userId }), number }),
      );
      if (typeof zone !== "string") return answer.update(zone);
      await answer.update(drawWayToForm(context.text, { night: nightAt(zone), zone, userId }));
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

/** What a place leads to: the night's form, or the question which night it was. */
function toForm(read: WhichNight & { kind: "night" | "ask" }, zone: string, userId: string, number: number) {
  if (read.kind === "ask") return customId("diary.which", { nights: read.nights, zone, number });
  return customId("diary.open", { ...opening({ night: read.night, zone, userId }), number });
}

function drawPlaceMissing(text: Text, night?: string): Shown {
  return miss(
    card(
      TONE.diary,
      text("errors.diary-zone-missing"),
      buttons(mainButton(text("diary.say-where"), "diary.place", { night })),
    ),
  );
}

function placeForm(text: Text, night: string, occasion: string) {
  const field = {
    id: "place",
    label: text("diary.place-field"),
    placeholder: text("diary.place-example"),
    maxLength: LONGEST_PLACE,
  };
  return typedForm(text("diary.place-title"), field, customId("diary.place-typed", { night, occasion }));
}

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
  const unread = problems.length === 0 ? undefined : unreadOf(problems, reading.typed);
  const kept = mayKeepWords ? unread : undefined;
  if (entry) await diary.keepNight(userId, entry, kept);
  else if (kept) await diary.keepDraft(userId, night, zone, kept);
  if (!entry && problems.length > 0)
    return { isNoted: false, shown: drawProblems(text, problems, where, kept ? "kept" : "other") };
  // With something still open, the message of the morning keeps its buttons.
  const beside = { replaced, asksAlso: record?.asksAlso, also: there?.also };
  return { isNoted: problems.length === 0, shown: drawNight(text, reading, where, beside) };
}

/** What was typed in the fields that have a problem. */
function unreadOf(problems: readonly Problem[], typed: Partial<TypedNight>): TypedNight {
  const fields = problems.map(({ kind }) => fieldOf(kind));
  return {
    ...NOTHING_TYPED,
    ...Object.fromEntries(fields.map((field) => [field, (typed[field] ?? "").slice(0, LONGEST_FIELD)])),
  };
}

/** Every night that may be meant is later chosen with a button. */
function nightIn(typed: string, zone: string, now: Temporal.Instant): WhichNight & { kind: "night" | "ask" } {
  const read = readWhichNight(typed, lastNightIn(zone, now));
  if (read.kind === "night" || read.kind === "ask") return read;
  throw new UserError(`diary-night-${read.kind}`);
}
