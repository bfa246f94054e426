import { LabelBuilder, ModalBuilder, StringSelectMenuBuilder, TextInputBuilder, TextInputStyle } from "discord.js";
import type { Answer } from "../../src/discord/answer.ts";
import type { Action, CommandContext } from "../../src/discord/command.ts";
import { writeCustomId } from "../../src/discord/custom-id.ts";
import { button, buttons, card, mainButton, menu, miss, type Shown, TONE } from "../../src/discord/draw/card.ts";
import { likelyZone } from "../../src/reminders/likely-zone.ts";
import { canonicalZone, readZone, showZone, zonesByClock } from "../../src/reminders/zones.ts";
import type { Text } from "../../src/text/text.ts";
import { showClockTime } from "../../src/understanding/clock/show-clock-time.ts";
import { offerNearTimes } from "../bedtime.ts";
import { type Draft, outdated, readDraft, writeDraft } from "./draft.ts";
import { type Asker, askerOf, withZone } from "./turn-on.ts";

/** Asking where somebody sleeps: by what their clock shows, from a menu, or typed. */

const CITY_FIELD = "city";

export const placeActions: Readonly<Record<string, Action>> = {
  /** A place chosen from a menu. */
  async "reminder.place"(interaction, args, answer, context) {
    const [zone = ""] = interaction.values;
    await withZone(readDraft(args), checkedZone(zone), askerOf(interaction), answer, context);
  },

  /** What the person's clock says now: the places whose clocks say the same come next. */
  async "reminder.clock"(interaction, args, answer, context) {
    const { text, now } = context;
    const [clock = ""] = interaction.values;
    const group = zonesByClock(now()).find((one) => showClockTime(one.clock) === clock);
    // A minute has passed since the menu was drawn, and no clock says that any more: draw it again.
    if (group === undefined) return answer.update(askForZone(readDraft(args), interaction.locale, context));
    await answer.update(askForPlace(text, readDraft(args), group.zones, text("reminder.which-by-clock", { clock })));
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
};

/** Goes on with the place that is known, or asks for one. */
export async function withKnownZone(
  draft: Draft,
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
  draft: Draft,
  typed: string,
  asker: Asker,
  answer: Answer,
  context: CommandContext,
): Promise<void> {
  const { text } = context;
  const read = readZone(typed, context.now());
  switch (read.kind) {
    case "zone":
      return withZone(draft, read.zone, asker, answer, context);
    case "choose":
      return answer.update(askForPlace(text, draft, read.zones, text(`reminder.which-${read.reason}`)));
    case "unknown":
      return answer.update(
        miss(
          card(
            TONE.reminder,
            nearText(text, read.near),
            buttons(mainButton(text("reminder.type-again"), "reminder.city", ...writeDraft(draft))),
          ),
        ),
      );
  }
}

/** Times that come near to what was typed. A place that was typed with it goes along where it is one; else it is asked for later. */
export function offerNear(draft: Draft, typedZone: string | undefined, { text, now }: CommandContext): Shown {
  const read = typedZone ? readZone(typedZone, now()) : undefined;
  const [, ...rest] = writeDraft(draft);
  const place = read?.kind === "zone" ? [read.zone] : [];
  return offerNearTimes(text, TONE.reminder, draft.bedtimes, "reminder.near", ...rest, ...place);
}

export function checkedZone(zone: string): string {
  const canonical = canonicalZone(zone);
  if (canonical === undefined) throw outdated();
  return canonical;
}

function nearText(text: Text, near: readonly string[]): string {
  const [place, ...others] = near.map((zone) => `**${showZone(zone)}**`);
  if (place === undefined) return text("reminder.place-unknown");
  if (others.length === 0) return text("reminder.place-near", { place });
  return text("reminder.place-near-some", { places: [place, ...others].join(", ") });
}

function askForZone(draft: Draft, locale: string, { text, now }: CommandContext): Shown {
  const likely = likelyZone(locale);
  const [bedtimes, ...rest] = writeDraft(draft);
  const clockMenu = new StringSelectMenuBuilder()
    .setCustomId(writeCustomId("reminder.clock", bedtimes, ...rest))
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
    text("reminder.where"),
    menu(clockMenu),
    buttons(
      ...(likely ? [mainButton(showZone(likely), "reminder.at", bedtimes, ...rest, likely)] : []),
      button(text("reminder.type-my-city"), "reminder.city", bedtimes, ...rest),
    ),
  );
}

function askForPlace(text: Text, draft: Draft, zones: readonly string[], question: string): Shown {
  const places = new StringSelectMenuBuilder()
    .setCustomId(writeCustomId("reminder.place", ...writeDraft(draft)))
    .setPlaceholder(text("reminder.choose-place"))
    .addOptions(zones.map((zone) => ({ value: zone, label: cityOf(zone), description: zone })));
  return card(
    TONE.reminder,
    question,
    menu(places),
    buttons(button(text("reminder.none-of-these"), "reminder.city", ...writeDraft(draft))),
  );
}

/** Discord's mobile clients show a form's first text again for the same custom id (discord-api-docs#7554), so each has its own. */
function cityForm(text: Text, args: readonly string[], opening: string): ModalBuilder {
  const field = new LabelBuilder()
    .setLabel(text("reminder.city-label"))
    .setDescription(text("reminder.city-hint"))
    .setTextInputComponent(
      new TextInputBuilder().setCustomId(CITY_FIELD).setStyle(TextInputStyle.Short).setRequired(true).setMaxLength(80),
    );
  return new ModalBuilder()
    .setCustomId(writeCustomId("reminder.city-typed", ...args.slice(0, 3), opening))
    .setTitle(text("reminder.city-title"))
    .addLabelComponents(field);
}

function cityOf(zone: string): string {
  return showZone(zone).replace(/ \(.*$/, "");
}
