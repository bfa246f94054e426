import { LabelBuilder, ModalBuilder, StringSelectMenuBuilder, TextInputBuilder, TextInputStyle } from "discord.js";
import type { Answer } from "../../src/discord/app/answer.ts";
import type { Actions, CommandContext, Subcommand, Suggestion } from "../../src/discord/app/command.ts";
import { customId } from "../../src/discord/ui/actions.ts";
import { button, buttons, card, mainButton, menu, miss, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { typedForm } from "../../src/discord/ui/form.ts";
import { dayText, rotaText, shortDate } from "../../src/discord/ui/schedule.ts";
import { type Cycle, rotaIn, shortest } from "../../src/nights/cycle.ts";
import { isNight } from "../../src/nights/evening.ts";
import { packCycle, unpackCycle } from "../../src/nights/packed-cycle.ts";
import { scheduleOf } from "../../src/nights/reminder.ts";
import { runsOf } from "../../src/nights/runs.ts";
import { tonightIn, tonightOf } from "../../src/nights/tonight.ts";
import { key, type Text } from "../../src/text/text.ts";
import { likelyZone } from "../../src/time/likely-zone.ts";
import { MENU_LIMIT } from "../../src/time/menu-limit.ts";
import { readClock } from "../../src/understanding/clock/read-clock.ts";
import { writePlainly } from "../../src/understanding/clock/show-clock-time.ts";
import { allReadings } from "../../src/understanding/reading.ts";
import { LONGEST_ROTA, readRota, rotaWithTimes, shiftsIn } from "../../src/understanding/rota/read-rota.ts";
import {
  type NamedShift,
  ROTA_BEDTIMES,
  ROTA_NIGHTS,
  type Rota,
  type RotaReading,
} from "../../src/understanding/rota/rota.ts";
import { AS_IT_IS, draftFrom, outdated, type ReminderDraft, readDraft, writeDraft } from "./draft.ts";
import { drawRota } from "./draw-rota.ts";
import { checkedZone, withKnownZone } from "./place.ts";
import { type Asker, askerOf } from "./turn-on.ts";

/** Bedtimes that follow somebody's shifts: typed, asked about where need be, and shown night by night before they are on. */

const ROTA_FIELD = "rota";
/** Discord: at most so many letters in a line of a menu. */
const LONGEST_LINE = 100;

export const rota: Subcommand = {
  data: (sub) =>
    sub
      .setName("rota")
      .setDescription(key("reminder.rota"))
      .addStringOption((option) =>
        option
          .setName("nights")
          .setDescription(key("reminder.rota-nights"))
          .setMaxLength(LONGEST_ROTA)
          .setAutocomplete(true),
      ),

  isPrivate: () => true,

  async run(interaction, answer, context) {
    const typed = interaction.options.getString("nights")?.trim();
    if (typed) return withTyped(typed, askerOf(interaction), answer, context);
    const stored = (await context.reminders.find(interaction.user.id))?.schedule;
    const known = rotaIn(stored?.cycle);
    if (stored && known)
      return answer.send(drawRota(context, { ...AS_IT_IS, rota: known }, scheduleOf(stored), true), "private");
    const type = buttons(mainButton(context.text("reminder.rota-type"), "reminder.rota-type"));
    await answer.send(card(TONE.reminder, context.text("reminder.rota-none"), type), "private");
  },

  suggest: (interaction, context) => suggestRotas(interaction.options.getFocused(), interaction.locale, context),

  actions: {
    async "reminder.rota-type"(interaction, _args, answer, { text }) {
      await answer.form(rotaForm(text, interaction.id));
    },

    async "reminder.rota-typed"(interaction, _args, answer, context) {
      const typed = interaction.fields.getTextInputValue(ROTA_FIELD).trim();
      await withTyped(typed, askerOf(interaction), answer, context);
    },

    /** One of several readings. */
    async "reminder.rota-pick"(interaction, _args, answer, context) {
      await withRota(interaction.values[0] ?? "", askerOf(interaction), answer, context);
    },

    /** Opens the form for the bedtimes of shifts that were written by name. */
    async "reminder.rota-times"(interaction, args, answer, { text }) {
      await answer.form(timesForm(text, args, readShifts(args.shifts), interaction.id));
    },

    async "reminder.rota-times-typed"(interaction, { shifts: written, start }, answer, context) {
      const shifts = readShifts(written);
      const times = new Map(
        shiftsIn(shifts).map((shift) => [shift, timesIn(interaction.fields.getTextInputValue(shift))] as const),
      );
      const read = rotaWithTimes(shifts, times, start === "" ? undefined : dateIn(start));
      await withRead(read, askerOf(interaction), answer, context);
    },

    /** The menu of evenings on which it may start. */
    async "reminder.rota-day"(_interaction, args, answer, context) {
      const draft = readDraft(args);
      if (draft.rota === undefined) throw outdated();
      await answer.update(askForDay(context, draft, draft.rota, checkedZone(args.zone)));
    },

    async "reminder.rota-start"(interaction, args, answer, context) {
      const draft = readDraft(args);
      const start = dateIn(interaction.values[0] ?? "");
      if (draft.rota === undefined || start === undefined) throw outdated();
      const moved = { ...draft, rota: { ...draft.rota, start: start.toString() } };
      await withKnownZone(moved, checkedZone(args.zone), askerOf(interaction), answer, context);
    },
  } satisfies Actions,
};

async function withTyped(typed: string, asker: Asker, answer: Answer, context: CommandContext): Promise<void> {
  const tonight = await eveningOf(asker, context);
  await withRead(readRota(typed, tonight), asker, answer, context);
}

async function withRead(read: RotaReading, asker: Asker, answer: Answer, context: CommandContext): Promise<void> {
  const tonight = await eveningOf(asker, context);
  switch (read.kind) {
    case "value":
      return withRota(packCycle(cycleOf(read.value, tonight)), asker, answer, context);
    case "ask":
      return answer.send(askWhichRota(context.text, read.readings, tonight), "private");
    case "times":
      return answer.send(askForTimes(context.text, read), "private");
    case "unreadable": {
      const shown =
        read.nearest.length > 0 ? askWhichRota(context.text, read.nearest, tonight) : unreadable(context.text);
      return answer.send(shown, "private");
    }
  }
}

async function withRota(packed: string, asker: Asker, answer: Answer, context: CommandContext): Promise<void> {
  const cycle = unpackCycle(packed);
  if (cycle === undefined) throw outdated();
  const known = (await context.reminders.find(asker.userId))?.schedule?.zone;
  await withKnownZone(draftFrom({ rota: cycle }), known, asker, answer, context);
}

/** The evening of the person's night, as far as is known where they are. */
async function eveningOf({ userId, locale }: Asker, { reminders, now }: CommandContext): Promise<Temporal.PlainDate> {
  const stored = (await reminders.find(userId))?.schedule;
  const tonight = stored ? tonightOf(scheduleOf(stored), now()) : tonightIn(likelyZone(locale) ?? "UTC", now());
  return Temporal.PlainDate.from(tonight);
}

/** Where no start was said, the first night is tonight; the first week is this one. */
function cycleOf({ bedtimes, start, isByWeeks }: Rota, tonight: Temporal.PlainDate): Cycle {
  const usual = isByWeeks ? tonight.subtract({ days: tonight.dayOfWeek - 1 }) : tonight;
  return shortest({ start: (start ?? usual).toString(), bedtimes });
}

function askWhichRota(text: Text, readings: readonly Rota[], tonight: Temporal.PlainDate): Shown {
  const choices = readings.slice(0, MENU_LIMIT).map((reading) => {
    const cycle = cycleOf(reading, tonight);
    return { value: packCycle(cycle), label: shortened(readingText(text, cycle, reading.start)) };
  });
  return miss(
    card(
      TONE.reminder,
      text("reminder.rota-which", { count: choices.length }),
      menu(
        new StringSelectMenuBuilder()
          .setCustomId(customId("reminder.rota-pick"))
          .setPlaceholder(text("reminder.rota-choose"))
          .addOptions(choices),
      ),
      buttons(button(text("reminder.type-again"), "reminder.rota-type")),
    ),
  );
}

function askForTimes(text: Text, { shifts, start }: Extract<RotaReading, { kind: "times" }>): Shown {
  return card(
    TONE.reminder,
    text("reminder.rota-when", { shifts: shiftsText(text, shifts) }),
    buttons(
      mainButton(text("reminder.rota-say-times"), "reminder.rota-times", {
        shifts: writeShifts(shifts),
        start: start?.toString() ?? "",
      }),
      button(text("reminder.type-again"), "reminder.rota-type"),
    ),
  );
}

function unreadable(text: Text): Shown {
  const told = { ...ROTA_NIGHTS, times: ROTA_BEDTIMES };
  const type = buttons(mainButton(text("reminder.type-again"), "reminder.rota-type"));
  return miss(card(TONE.reminder, text("reminder.rota-unreadable", told), type));
}

function askForDay({ text, now }: CommandContext, draft: ReminderDraft, cycle: Cycle, zone: string): Shown {
  const tonight = Temporal.PlainDate.from(tonightIn(zone, now()));
  const back = Math.min(cycle.bedtimes.length - 1, DAYS_BACK);
  const days = Array.from({ length: back + DAYS_AHEAD }, (_, index) => tonight.add({ days: index - back }));
  return card(
    TONE.reminder,
    text("reminder.rota-which-day", { evenings: rotaText(text, cycle) }),
    menu(
      new StringSelectMenuBuilder()
        .setCustomId(customId("reminder.rota-start", { ...writeDraft({ ...draft, isSeen: false }), zone }))
        .setPlaceholder(text("reminder.rota-choose-day"))
        .addOptions(days.map((date) => ({ value: date.toString(), label: dayText(text, date.toString()) }))),
    ),
    buttons(button(text("reminder.type-again"), "reminder.rota-type")),
  );
}

/** As many as a menu holds. */
const DAYS_AHEAD = 12;
const DAYS_BACK = MENU_LIMIT - DAYS_AHEAD;

function rotaForm(text: Text, occasion: string): ModalBuilder {
  const field = {
    id: ROTA_FIELD,
    label: text("reminder.rota-label"),
    description: text("reminder.rota-hint"),
    placeholder: "4x23:00, 2x08:00, 3 off",
    maxLength: LONGEST_ROTA,
    isLong: true,
  } as const;
  return typedForm(text("reminder.rota-title"), field, customId("reminder.rota-typed", { occasion }));
}

function timesForm(
  text: Text,
  { shifts, start }: { readonly shifts: string; readonly start: string },
  nights: readonly (NamedShift | undefined)[],
  occasion: string,
): ModalBuilder {
  const fields = shiftsIn(nights).map((shift) =>
    new LabelBuilder()
      .setLabel(text("reminder.rota-time-label", { shift: named(shift) }))
      .setDescription(text("reminder.rota-time-hint"))
      .setTextInputComponent(new TextInputBuilder().setCustomId(shift).setStyle(TextInputStyle.Short).setMaxLength(40)),
  );
  return new ModalBuilder()
    .setCustomId(customId("reminder.rota-times-typed", { shifts, start, occasion }))
    .setTitle(text("reminder.rota-times-title"))
    .addLabelComponents(...fields);
}

/** Every time that what was typed may be; none where it is no time. */
function timesIn(typed: string): readonly Temporal.PlainTime[] {
  return allReadings(readClock(typed.trim())).map(({ time }) => time);
}

const LETTERS = { day: "d", early: "e", late: "l", night: "n", on: "w" } as const satisfies Record<NamedShift, string>;
const OFF = "-";

function writeShifts(shifts: readonly (NamedShift | undefined)[]): string {
  return shifts.map((shift) => (shift === undefined ? OFF : LETTERS[shift])).join("");
}

function readShifts(written: string): readonly (NamedShift | undefined)[] {
  const shiftOf = new Map(Object.entries(LETTERS).map(([shift, letter]) => [letter as string, shift as NamedShift]));
  if (![...written].every((letter) => letter === OFF || shiftOf.has(letter))) throw outdated();
  return [...written].map((letter) => shiftOf.get(letter));
}

function shiftsText(text: Text, shifts: readonly (NamedShift | undefined)[]): string {
  return runsOf(shifts)
    .map(({ value: shift, length: nights }) =>
      shift === undefined
        ? text("reminder.rota-off", { nights })
        : text("reminder.rota-run-of", { nights, shift: named(shift) }),
    )
    .join(", ");
}

function named(shift: NamedShift): Exclude<NamedShift, "on"> | "other" {
  return shift === "on" ? "other" : shift;
}

function dateIn(written: string): Temporal.PlainDate | undefined {
  return isNight(written) ? Temporal.PlainDate.from(written) : undefined;
}

/** One of several readings, with the day it starts on where one was said. */
function readingText(text: Text, rota: Pick<Cycle, "bedtimes">, start: Temporal.PlainDate | undefined): string {
  const evenings = rotaText(text, rota);
  return start ? text("reminder.rota-reading", { evenings, day: shortDate(text, start) }) : evenings;
}

function shortened(label: string): string {
  return label.length <= LONGEST_LINE ? label : `${label.slice(0, LONGEST_LINE - 1)}…`;
}

/** Shows how the words typed are understood. The value reads back as that rota and no other. */
function suggestRotas(
  typed: string,
  locale: string,
  { text, now }: Pick<CommandContext, "text" | "now">,
): Suggestion[] {
  const tonight = Temporal.PlainDate.from(tonightIn(likelyZone(locale) ?? "UTC", now()));
  const read = typed.trim() === "" ? undefined : readRota(typed, tonight);
  if (read === undefined || read.kind === "times") return [];
  return allReadings(read)
    .slice(0, MENU_LIMIT)
    .flatMap((one) => {
      const value = typedAgain(one);
      return value.length <= LONGEST_LINE ? [{ name: shortened(readingText(text, one, one.start)), value }] : [];
    });
}

/** A rota as it could have been typed. */
function typedAgain({ bedtimes, start, isByWeeks }: Rota): string {
  const runs = runsOf(bedtimes.map((bedtime) => (bedtime === undefined ? "off" : writePlainly(bedtime))));
  const isWhole = isByWeeks && runs.every(({ length }) => length % 7 === 0);
  const shown = runs.map(({ value: text, length }) =>
    isWhole ? `${length / 7} weeks ${text}` : text === "off" ? `${length} off` : `${length}x ${text}`,
  );
  return shown.join(", ") + (start ? `, from ${start}` : "");
}
