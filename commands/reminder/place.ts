import { type ModalBuilder, StringSelectMenuBuilder } from "discord.js";
import type { Answer } from "../../src/discord/app/answer.ts";
import type { Actions, CommandContext } from "../../src/discord/app/command.ts";
import { customId } from "../../src/discord/ui/actions.ts";
import { button, buttons, card, mainButton, menu, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { typedForm } from "../../src/discord/ui/form.ts";
import type { Text } from "../../src/text/text.ts";
import { likelyZone } from "../../src/time/likely-zone.ts";
import { MENU_LIMIT } from "../../src/time/menu-limit.ts";
import { cityOf, showZone } from "../../src/time/show-zone.ts";
import { canonicalZone } from "../../src/time/zones.ts";
import { readClock } from "../../src/understanding/clock/read-clock.ts";
import { showClockTime } from "../../src/understanding/clock/show-clock-time.ts";
import type { Place } from "../../src/understanding/place/place.ts";
import { whyAsked } from "../../src/understanding/place/read-place.ts";
import { zonesByClock, zonesShowing } from "../../src/understanding/place/zones-by-clock.ts";
import { offerNearTimes } from "../shared/bedtime.ts";
import { askWhichPlace, type Choosing, drawUnknownPlace, placeIn } from "../shared/which-place.ts";
import { outdated, type ReminderDraft, readDraft, type WrittenDraft, writeDraft } from "./draft.ts";
import { type Asker, askerOf, withZone } from "./turn-on.ts";

/** Asking where somebody sleeps: by what their clock shows, from a menu, or typed. */

const CITY_FIELD = "city";
const CLOCK_FIELD = "clock";
/** Up to so many places are buttons, more are a menu. */
const MOST_BUTTONS = 4;

export const placeActions = {
  /** A place chosen from a menu. */
  async "reminder.place"(interaction, args, answer, context) {
    const [zone = ""] = interaction.values;
    await withZone(readDraft(args), checkedZone(zone), askerOf(interaction), answer, context);
  },

  /** What the person's clock says now: the places whose clocks say the same come next. */
  async "reminder.clock"(interaction, args, answer, context) {
    const { now } = context;
    const [clock = ""] = interaction.values;
    const group = zonesByClock(now()).find((one) => showClockTime(one.clock) === clock);
    // A minute has passed since the menu was drawn, and no clock says that any more: draw it again.
    if (group === undefined) return answer.update(askForZone(readDraft(args), interaction.locale, context));
    await answer.update(await askByClock(readDraft(args), group.zones, clock, context));
  },

  /** Opens the form for what the person's clock shows: the way that is left when no name of a place is understood. */
  async "reminder.my-clock"(interaction, args, answer, { text }) {
    readDraft(args);
    await answer.form(clockForm(text, args, interaction.id));
  },

  async "reminder.my-clock-typed"(interaction, args, answer, context) {
    const draft = readDraft(args);
    const typed = interaction.fields.getTextInputValue(CLOCK_FIELD).trim();
    const times = timesIn(typed);
    if (times.length === 0)
      return answer.update(askForZone(draft, interaction.locale, context, "reminder.clock-unreadable"));
    const clock = times.map(showClockTime).join(" / ");
    await answer.update(await askByClock(draft, zonesShowing(times, context.now()), clock, context));
  },

  /** Opens the form for a place. */
  async "reminder.city"(interaction, args, answer, { text }) {
    readDraft(args);
    await answer.form(cityForm(text, args, interaction.id));
  },

  async "reminder.city-typed"(interaction, args, answer, context) {
    const typed = interaction.fields.getTextInputValue(CITY_FIELD).trim();
    await withPlace(readDraft(args), typed, askerOf(interaction), answer, context);
  },
} satisfies Actions;

/** Goes on with the place that is known, or asks for one. */
export async function withKnownZone(
  draft: ReminderDraft,
  known: string | undefined,
  asker: Asker,
  answer: Answer,
  context: CommandContext,
): Promise<void> {
  if (known !== undefined) return withZone(draft, known, asker, answer, context);
  await answer.update(askForZone(draft, asker.locale, context));
}

/** Goes on with a place as somebody typed it; what cannot be read is asked about, never guessed. */
export async function withPlace(
  draft: ReminderDraft,
  typed: string,
  asker: Asker,
  answer: Answer,
  context: CommandContext,
): Promise<void> {
  const { text } = context;
  const read = await placeIn(typed, context, MENU_LIMIT);
  const written = writeDraft(draft);
  const choosing: Choosing = (zone, number) => customId("reminder.at", { ...written, zone, number });
  const otherwise = [
    button(text("reminder.type-again"), "reminder.city", written),
    button(text("reminder.my-clock-says"), "reminder.my-clock", written),
  ];
  switch (read.kind) {
    case "value":
      return withZone(draft, read.value.zone, asker, answer, context);
    case "ask":
      return answer.update(
        read.readings.length <= MOST_BUTTONS
          ? askWhichPlace(TONE.reminder, questionAbout(text, typed, read.readings), read.readings, choosing, otherwise)
          : askFromMenu(text, draft, read.readings, questionAbout(text, typed, read.readings)),
      );
    case "unreadable":
      return answer.update(drawUnknownPlace(text, TONE.reminder, read.nearest, choosing, otherwise));
  }
}

/** Times that come near to what was typed. A place that was typed with it goes along where it is one; else it is asked for later. */
export async function offerNear(
  draft: ReminderDraft,
  typedZone: string | undefined,
  context: CommandContext,
): Promise<Shown> {
  const read = typedZone ? await placeIn(typedZone, context) : undefined;
  const written = writeDraft(draft);
  const zone = read?.kind === "value" ? read.value.zone : undefined;
  return offerNearTimes(context.text, TONE.reminder, draft.bedtimes, (bedtimes) =>
    customId("reminder.near", { ...written, bedtimes, zone }),
  );
}

/** @param zone as `placeMenu` or a button wrote it */
export function checkedZone(zone: string): string {
  const canonical = canonicalZone(zone.replace(/~\d+$/, ""));
  if (canonical === undefined) throw outdated();
  return canonical;
}

export function questionAbout(text: Text, typed: string, places: readonly Place[]): string {
  const [place, ...others] = places;
  if (place !== undefined && others.length === 0) return text("reminder.which-one", { place: place.name });
  return text(`reminder.which-${whyAsked(typed)}`);
}

/** Without a time in it nothing is: the form asks for one. */
function timesIn(typed: string): readonly Temporal.PlainTime[] {
  const read = readClock(typed);
  if (read.kind === "unreadable") return [];
  return (read.kind === "value" ? [read.value] : read.readings).map(({ time }) => time);
}

function askForZone(
  draft: ReminderDraft,
  locale: string,
  { text, now }: CommandContext,
  question: "reminder.where" | "reminder.clock-unreadable" = "reminder.where",
): Shown {
  const likely = likelyZone(locale);
  const written = writeDraft(draft);
  const clockMenu = new StringSelectMenuBuilder()
    .setCustomId(customId("reminder.clock", written))
    .setPlaceholder(text("reminder.my-clock-says"))
    .addOptions(
      zonesByClock(now()).map(({ clock, zones }) => ({
        value: showClockTime(clock),
        label: showClockTime(clock),
        description: zones.slice(0, 3).map(cityOf).join(", ").slice(0, 100),
      })),
    );
  return card(
    TONE.reminder,
    text(question),
    menu(clockMenu),
    buttons(
      ...(likely ? [mainButton(showZone(likely), "reminder.at", { ...written, zone: likely })] : []),
      button(text("reminder.type-my-city"), "reminder.city", written),
    ),
  );
}

async function askByClock(
  draft: ReminderDraft,
  zones: readonly string[],
  clock: string,
  { places, text }: CommandContext,
): Promise<Shown> {
  const index = await places();
  const shown = zones.map((zone) => index.placeIn(zone));
  return askFromMenu(text, draft, shown, text("reminder.which-by-clock", { clock }));
}

/** Two places may share a zone, and each line of a menu needs a value of its own. */
function askFromMenu(text: Text, draft: ReminderDraft, places: readonly Place[], question: string): Shown {
  const written = writeDraft(draft);
  const choices = new StringSelectMenuBuilder()
    .setCustomId(customId("reminder.place", written))
    .setPlaceholder(text("reminder.choose-place"))
    .addOptions(
      places.slice(0, MENU_LIMIT).map(({ zone, name }, number) => ({
        value: `${zone}~${number}`,
        label: name.slice(0, LONGEST_LINE),
        description: zone,
      })),
    );
  return card(
    TONE.reminder,
    question,
    menu(choices),
    buttons(
      button(text("reminder.none-of-these"), "reminder.city", written),
      button(text("reminder.my-clock-says"), "reminder.my-clock", written),
    ),
  );
}

/** Discord: at most so many letters in a line of a menu. */
const LONGEST_LINE = 100;

function clockForm(text: Text, draft: WrittenDraft, occasion: string): ModalBuilder {
  const field = {
    id: CLOCK_FIELD,
    label: text("reminder.clock-label"),
    description: text("reminder.clock-hint"),
    maxLength: 40,
  };
  return typedForm(text("reminder.clock-title"), field, customId("reminder.my-clock-typed", { ...draft, occasion }));
}

function cityForm(text: Text, draft: WrittenDraft, occasion: string): ModalBuilder {
  const field = {
    id: CITY_FIELD,
    label: text("reminder.city-label"),
    description: text("reminder.city-hint"),
    maxLength: 80,
  };
  return typedForm(text("reminder.city-title"), field, customId("reminder.city-typed", { ...draft, occasion }));
}
