import {
  type ChatInputCommandInteraction,
  LabelBuilder,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";
import { findUrgentTopic } from "../../src/content/find-caution-topic.ts";
import type { TurnOnOutcome } from "../../src/delivery/consent.ts";
import type { Answer } from "../../src/discord/answer.ts";
import type { Action, CommandContext } from "../../src/discord/command.ts";
import { writeCustomId } from "../../src/discord/custom-id.ts";
import { button, buttons, card, mainButton, menu, type Shown, TONE } from "../../src/discord/draw/card.ts";
import { HOW_TO_ALLOW_DMS } from "../../src/discord/draw/notice.ts";
import { timestamp, whenAndHowSoon } from "../../src/discord/draw/timestamps.ts";
import { UserError } from "../../src/errors.ts";
import { showClockTime } from "../../src/reminders/clock-time.ts";
import { likelyZone } from "../../src/reminders/likely-zone.ts";
import { type Schedule, type Window, windowOf } from "../../src/reminders/night.ts";
import { LEAD_MINUTES } from "../../src/reminders/reminder.ts";
import { canonicalZone, readZone, showZone, zonesByClock } from "../../src/reminders/zones.ts";
import { askWhichHalf, bedtimesIn, readBedtime, writeBedtime } from "../bedtime.ts";
import { drawCautions } from "../cautions.ts";
import { tonightIn } from "./tonight.ts";

/**
 * What is known so far of a reminder being set; it travels from button to button, so no step is kept in memory.
 * More than one bedtime means that the person has not said yet which half of the day.
 */
type Draft = { readonly bedtimes: readonly Temporal.PlainTime[]; readonly leadMinutes: number };

type Asker = { readonly userId: string; readonly occasion: string };

const CITY_FIELD = "city";

/** `/reminder set` as typed: what cannot be read is asked about, never guessed. */
export async function setFromTyped(
  interaction: ChatInputCommandInteraction,
  answer: Answer,
  context: CommandContext,
): Promise<void> {
  const draft: Draft = {
    bedtimes: bedtimesIn(interaction.options.getString("bedtime", true)),
    leadMinutes: checkedLead(interaction.options.getInteger("lead") ?? LEAD_MINUTES.usual),
  };
  const asker = { userId: interaction.user.id, occasion: interaction.id };
  const typedZone = interaction.options.getString("zone")?.trim();
  if (typedZone) return withPlace(draft, typedZone, asker, answer, context);

  const known = (await context.reminders.find(asker.userId))?.schedule?.zone;
  await withKnownZone(draft, known, interaction.locale, asker, answer, context);
}

export const setActions: Readonly<Record<string, Action>> = {
  /** A bedtime from somewhere else, to be reminded of each night: what the button sits on stays as it is. */
  async "reminder.start"(interaction, [bedtime = ""], answer, context) {
    const known = (await context.reminders.find(interaction.user.id))?.schedule;
    const draft = readDraft([bedtime, String(known?.leadMinutes ?? LEAD_MINUTES.usual)]);
    const beside: Answer = { ...answer, update: (shown) => answer.send(shown, "private") };
    await withKnownZone(draft, known?.zone, interaction.locale, askerOf(interaction), beside, context);
  },

  /** Which half of the day was meant. */
  async "reminder.at"(interaction, [bedtime = "", lead = "", zone = ""], answer, context) {
    const draft = readDraft([bedtime, lead]);
    await withZone(draft, checkedZone(zone), askerOf(interaction), answer, context);
  },

  /** A place chosen from a menu. */
  async "reminder.place"(interaction, args, answer, context) {
    const zone = interaction.isStringSelectMenu() ? (interaction.values[0] ?? "") : "";
    await withZone(readDraft(args), checkedZone(zone), askerOf(interaction), answer, context);
  },

  /** What the person's clock says now: the places whose clocks say the same come next. */
  async "reminder.clock"(interaction, args, answer, { now }) {
    const clock = interaction.isStringSelectMenu() ? (interaction.values[0] ?? "") : "";
    const group = zonesByClock(now()).find((one) => showClockTime(one.clock) === clock);
    // A minute has passed since the menu was drawn, and no clock says that any more: draw it again.
    if (group === undefined) return answer.update(askForZone(readDraft(args), interaction.locale, now()));
    await answer.update(
      askForPlace(
        readDraft(args),
        group.zones,
        `It is **${clock}** in these places. Which is yours, or nearest to you?`,
      ),
    );
  },

  /** Opens the form for a place. */
  async "reminder.city"(interaction, args, answer) {
    readDraft(args);
    await answer.form(cityForm(args, interaction.id));
  },

  async "reminder.city-typed"(interaction, args, answer, context) {
    const typed = interaction.isModalSubmit() ? interaction.fields.getTextInputValue(CITY_FIELD).trim() : "";
    await withPlace(readDraft(args), typed, askerOf(interaction), answer, context);
  },
};

function askerOf(interaction: { id: string; user: { id: string } }): Asker {
  return { userId: interaction.user.id, occasion: interaction.id };
}

async function withKnownZone(
  draft: Draft,
  known: string | undefined,
  locale: string,
  asker: Asker,
  answer: Answer,
  context: CommandContext,
): Promise<void> {
  if (known !== undefined) return withZone(draft, known, asker, answer, context);
  await answer.update(askForZone(draft, locale, context.now()));
}

async function withPlace(
  draft: Draft,
  typed: string,
  asker: Asker,
  answer: Answer,
  context: CommandContext,
): Promise<void> {
  // Help before anything, even where a place was asked for.
  const urgent = findUrgentTopic(context.content, typed);
  if (urgent) return answer.send(drawCautions(context.content, urgent.id), "private");

  const read = readZone(typed, context.now());
  switch (read.kind) {
    case "zone":
      return withZone(draft, read.zone, asker, answer, context);
    case "choose":
      return answer.update(askForPlace(draft, read.zones, WHY_CHOOSE[read.reason]));
    case "unknown": {
      const near = read.near.map((zone) => `**${showZone(zone)}**`);
      const meant = near.length > 1 ? `one of these: ${near.join(", ")}` : near[0];
      const hint = meant ? `Did you mean ${meant}?` : "Try a bigger city near you, or your country.";
      return answer.update(
        card(
          TONE.reminder,
          `I do not know that place. ${hint}`,
          buttons(mainButton("Type it again", "reminder.city", ...writeDraft(draft))),
        ),
      );
    }
  }
}

const WHY_CHOOSE = {
  several: "Clocks there do not all show the same time. Which place is yours, or nearest to you?",
  abbreviation:
    "An abbreviation can mean several places, and often holds for half the year only. Which place is yours, or nearest to you?",
  offset:
    "In many places the difference from UTC changes with the seasons, so I keep a place instead. Which is yours, or nearest to you?",
} as const;

async function withZone(
  draft: Draft,
  zone: string,
  asker: Asker,
  answer: Answer,
  context: CommandContext,
): Promise<void> {
  const [bedtime, other] = draft.bedtimes;
  if (bedtime === undefined) throw outdated();
  if (other !== undefined)
    return answer.update(askWhichHalf(TONE.reminder, draft.bedtimes, "reminder.at", String(draft.leadMinutes), zone));

  const schedule: Schedule = { bedtime, zone, leadMinutes: draft.leadMinutes };
  // The wish is written before anything is said, so that what was asked for first is also done first.
  const [outcome] = await Promise.all([
    context.reminders.turnOn(asker.userId, schedule, asker.occasion),
    answer.thinking(),
  ]);
  await answer.update(drawOutcome(outcome, schedule, context.now()));
}

function drawOutcome(outcome: TurnOnOutcome, schedule: Schedule, now: Temporal.Instant): Shown {
  const kept = "hadReminder" in outcome && outcome.hadReminder ? " The reminder you had before stays as it was." : "";
  switch (outcome.kind) {
    case "on":
    case "unchanged": {
      const { closesAt } = outcome.window;
      const isNew = outcome.kind === "on";
      const heading = !isNew
        ? "That is already set"
        : outcome.isFirst
          ? "Your reminder is on"
          : "Your reminder has moved";
      return card(
        TONE.reminder,
        [
          `## ${heading}`,
          `${isNew ? "First" : "Next"} message: ${firstMessage(outcome.window, schedule, now)}`,
          clockQuestion(schedule, closesAt),
          ...(isNew ? ["I have just sent you a direct message. The nightly ones come there too."] : []),
        ].join("\n"),
        buttons(
          button(
            "No, mine differs",
            "reminder.city",
            ...writeDraft({ bedtimes: [schedule.bedtime], leadMinutes: schedule.leadMinutes }),
          ),
        ),
      );
    }
    case "refused":
      return card(TONE.reminder, `## It is not on\n${HOW_TO_ALLOW_DMS}${kept && `\n${kept.trim()}`}`);
    case "waiting":
      return card(
        TONE.reminder,
        `## It is not on yet\nDiscord is not taking my confirming message just now. I keep trying for a quarter of an hour. Your reminder is on once that message has reached you.${kept}`,
      );
    case "overtaken":
      return card(
        TONE.reminder,
        "You asked for something else while my message was on its way, so I did that instead. `/reminder show` says what is set now.",
      );
    case "rejected":
      return card(
        TONE.reminder,
        `## It is not on\nDiscord refused my confirming message, and I cannot tell why. Please report it (\`/help\` says where).${kept}`,
      );
  }
}

/** Shows bedtime twice, as we understood it and as the person's Discord has it, so that a wrong place is noticed. */
function clockQuestion({ bedtime, zone }: Schedule, closesAt: Temporal.Instant): string {
  const meant = showClockTime(bedtime);
  const thatNight = showClockTime(closesAt.toZonedDateTimeISO(zone).toPlainTime());
  const skipped =
    thatNight === meant ? "" : ` That night the clocks go forward and skip ${meant}, so it is **${thatNight}** once.`;
  return `Your bedtime is **${meant}** in ${showZone(zone)}.${skipped} Your Discord shows that moment as **${timestamp(closesAt, "t")}**. If that is not the same time, press the button.`;
}

/** Says so when none comes tonight any more, rather than leaving somebody waiting for it. */
function firstMessage(first: Window, schedule: Schedule, now: Temporal.Instant): string {
  if (Temporal.Instant.compare(first.opensAt, now) <= 0)
    return "within a minute or two, since your wind-down time has begun.";
  const when = `${whenAndHowSoon(first.opensAt)}.`;
  const tonight = tonightIn(schedule.zone, now);
  if (first.night <= tonight) return when;
  const isOver = Temporal.Instant.compare(windowOf(tonight, schedule).closesAt, now) <= 0;
  const why = isOver ? "Tonight's time has already passed" : "Tonight's message has already been sent";
  return `${when} ${why}, so it starts with the next night.`;
}

function askForZone(draft: Draft, locale: string, now: Temporal.Instant): Shown {
  const likely = likelyZone(locale);
  const clockMenu = new StringSelectMenuBuilder()
    .setCustomId(writeCustomId("reminder.clock", ...writeDraft(draft)))
    .setPlaceholder("My clock says…")
    .addOptions(
      zonesByClock(now).map(({ clock, zones }) => ({
        value: showClockTime(clock),
        label: showClockTime(clock),
        description: zones.slice(0, 3).map(cityOf).join(", ").slice(0, 100),
      })),
    );
  return card(
    TONE.reminder,
    "## Where do you sleep?\nDiscord does not tell me your time zone. Choose what your clock shows now, or type your city. I keep the place, so that your reminder stays right when the clocks change.",
    menu(clockMenu),
    buttons(
      ...(likely
        ? [
            mainButton(
              showZone(likely),
              "reminder.at",
              draft.bedtimes.map(writeBedtime).join("~"),
              String(draft.leadMinutes),
              likely,
            ),
          ]
        : []),
      button("Type my city", "reminder.city", ...writeDraft(draft)),
    ),
  );
}

function askForPlace(draft: Draft, zones: readonly string[], question: string): Shown {
  const places = new StringSelectMenuBuilder()
    .setCustomId(writeCustomId("reminder.place", ...writeDraft(draft)))
    .setPlaceholder("Choose a place")
    .addOptions(zones.map((zone) => ({ value: zone, label: cityOf(zone), description: zone })));
  return card(
    TONE.reminder,
    question,
    menu(places),
    buttons(button("None of these: type my city", "reminder.city", ...writeDraft(draft))),
  );
}

/** Discord's mobile clients show a form's first text again for the same custom id (discord-api-docs#7554), so each has its own. */
function cityForm(args: readonly string[], opening: string): ModalBuilder {
  const field = new LabelBuilder()
    .setLabel("City or country")
    .setDescription("Such as Lisbon, New York or Japan")
    .setTextInputComponent(
      new TextInputBuilder().setCustomId(CITY_FIELD).setStyle(TextInputStyle.Short).setRequired(true).setMaxLength(80),
    );
  return new ModalBuilder()
    .setCustomId(writeCustomId("reminder.city-typed", ...args.slice(0, 2), opening))
    .setTitle("Where do you sleep?")
    .addLabelComponents(field);
}

function cityOf(zone: string): string {
  return showZone(zone).replace(/ \(.*$/, "");
}

function checkedLead(minutes: number): number {
  if (Number.isInteger(minutes) && minutes >= LEAD_MINUTES.least && minutes <= LEAD_MINUTES.most) return minutes;
  throw new UserError(
    "lead-out-of-range",
    `The reminder can come ${LEAD_MINUTES.least} to ${LEAD_MINUTES.most} minutes before bedtime. Try \`lead:${LEAD_MINUTES.usual}\`.`,
  );
}

function checkedZone(zone: string): string {
  const canonical = canonicalZone(zone);
  if (canonical === undefined) throw outdated();
  return canonical;
}

function writeDraft({ bedtimes, leadMinutes }: Draft): [string, string] {
  return [bedtimes.map(writeBedtime).join("~"), String(leadMinutes)];
}

function readDraft([times = "", lead = ""]: readonly string[]): Draft {
  const bedtimes = times.split("~").map((text) => {
    const bedtime = readBedtime(text);
    if (bedtime === undefined) throw outdated();
    return bedtime;
  });
  return { bedtimes, leadMinutes: checkedLead(Number(lead)) };
}

function outdated(): UserError {
  return new UserError("button-outdated", "That is out of date. Please use `/reminder set` again.");
}
