import { StringSelectMenuBuilder } from "discord.js";
import type { Content } from "../../src/content/content.ts";
import { findUrgentTopic } from "../../src/content/find-caution-topic.ts";
import { sourcesOf } from "../../src/content/sources-of.ts";
import type { Tip } from "../../src/content/tip.ts";
import type { TonightStep } from "../../src/content/tonight.ts";
import { clockTimeOf, type PlannedStep, planUntil } from "../../src/content/tonight-plan.ts";
import type { CommandContext, Subcommand, Suggestion } from "../../src/discord/command.ts";
import { writeCustomId } from "../../src/discord/custom-id.ts";
import { button, buttons, card, mainButton, menu, type Shown, TONE } from "../../src/discord/draw/card.ts";
import { sourceText } from "../../src/discord/draw/source.ts";
import { timestamp } from "../../src/discord/draw/timestamps.ts";
import { tipText } from "../../src/discord/draw/tip.ts";
import { UserError } from "../../src/errors.ts";
import { readClockTime, showClockTime } from "../../src/reminders/clock-time.ts";
import { likelyZone } from "../../src/reminders/likely-zone.ts";
import { nextBedtime } from "../../src/reminders/next-bedtime.ts";
import { type Reminder, scheduleOf } from "../../src/reminders/reminder.ts";
import { askWhichHalf, bedtimeButton, bedtimesIn, readBedtime, writeBedtime } from "../bedtime.ts";
import { drawCautions } from "../cautions.ts";

/** Offered to somebody who has not said when they mean to be in bed. */
const USUAL_BEDTIMES = ["22:00", "22:30", "23:00", "23:30", "00:00"].map((time) => Temporal.PlainTime.from(time));

/** Whose evening it is. Without a zone it is told in clock times, which are right wherever somebody is. */
type Sleeper = {
  readonly reminder: Reminder | undefined;
  readonly zone: string | undefined;
  /** Only likely, from the language of their Discord: shown, so that they can say no. */
  readonly isZoneGuessed: boolean;
};

export const tonight: Subcommand = {
  data: (sub) =>
    sub
      .setName("tonight")
      .setDescription("Your evening counted back from bedtime: last coffee, dim lights, screens away, lights out")
      .addStringOption((option) =>
        option
          .setName("bedtime")
          .setDescription("When you mean to be in bed, such as 22:30 (default: that of your reminder)")
          .setMaxLength(40)
          .setAutocomplete(true),
      ),

  isPrivate: () => true,

  async run(interaction, answer, context) {
    const typed = interaction.options.getString("bedtime")?.trim();
    // Help before anything, even where a time was asked for.
    const urgent = typed && findUrgentTopic(context.content, typed);
    if (urgent) return answer.send(drawCautions(context.content, urgent.id), "private");

    const sleeper = await sleeperOf(interaction, context);
    const stored = sleeper.reminder?.schedule;
    const bedtimes = typed ? bedtimesIn(typed) : stored ? [scheduleOf(stored).bedtime] : [];
    const [bedtime, other] = bedtimes;
    if (bedtime === undefined) return answer.send(askBedtime(), "private");
    if (other !== undefined) return answer.send(askWhichHalf(TONE.plan, bedtimes, "sleep.tonight-at"), "private");
    await answer.send(drawPlan(context, bedtime, sleeper), "private");
  },

  suggest: (interaction) => suggestBedtimes(interaction.options.getFocused()),

  actions: {
    /** A bedtime chosen with a button. */
    async "sleep.tonight-at"(interaction, args, answer, context) {
      await answer.update(drawPlan(context, bedtimeOf(args), await sleeperOf(interaction, context)));
    },

    /** "No, mine differs": the same plan in clock times. */
    async "sleep.tonight-clock"(interaction, args, answer, context) {
      const sleeper = await sleeperOf(interaction, context);
      await answer.update(drawPlan(context, bedtimeOf(args), { ...sleeper, zone: undefined, isZoneGuessed: false }));
    },

    /** The tip behind a step, and its sources. */
    async "sleep.tonight-why"(interaction, _args, answer, { content }) {
      const chosen = interaction.isStringSelectMenu() ? interaction.values[0] : undefined;
      const step = content.tonight.find(({ id }) => id === chosen);
      if (step === undefined) throw outdated();
      await answer.send(drawTip(content, tipOf(content, step)), "private");
    },
  },
};

async function sleeperOf(
  { user, locale }: { user: { id: string }; locale: string },
  { reminders }: CommandContext,
): Promise<Sleeper> {
  const reminder = await reminders.find(user.id);
  const known = reminder?.schedule?.zone;
  return { reminder, zone: known ?? likelyZone(locale), isZoneGuessed: known === undefined };
}

function askBedtime(): Shown {
  return card(
    TONE.plan,
    "## When do you mean to be in bed?\nI count your evening back from there. Choose a time, or type another one: `/sleep tonight bedtime:21:45`.",
    buttons(...USUAL_BEDTIMES.map((time) => bedtimeButton(time, "sleep.tonight-at"))),
  );
}

function drawPlan(context: CommandContext, bedtime: Temporal.PlainTime, sleeper: Sleeper): Shown {
  const { content } = context;
  const shown = writeBedtime(bedtime);
  const reminderButton = offerReminder(bedtime, sleeper.reminder);
  const differs = sleeper.zone !== undefined && sleeper.isZoneGuessed;
  const row = [
    ...(reminderButton ? [mainButton(reminderButton, "reminder.start", shown)] : []),
    ...(differs ? [button("No, mine differs", "sleep.tonight-clock", shown)] : []),
  ];
  return card(
    TONE.plan,
    ...(sleeper.zone === undefined
      ? clockTexts(content, bedtime)
      : timedTexts(context, bedtime, sleeper.zone, sleeper.isZoneGuessed)),
    "-# A plan to pick from, not a test: one step is enough for a start. Trouble sleeping for months? Ask a clinician about CBT-I.",
    menu(whyMenu(content)),
    ...(row.length > 0 ? [buttons(...row)] : []),
  );
}

function timedTexts(
  { content, now }: CommandContext,
  bedtime: Temporal.PlainTime,
  zone: string,
  isGuessed: boolean,
): string[] {
  const { at, hasJustPassed } = nextBedtime(bedtime, zone, now());
  const clock = showClockTime(bedtime);
  const lines = [`## Your evening, counted back from ${clock}`];
  if (hasJustPassed)
    lines.push(
      `It is past ${clock}, and there is nothing to catch up on. Keep the lights low and go to bed when you feel sleepy; \`/sleep relax\` can help you settle. This is the plan for your next evening.`,
    );
  if (isGuessed)
    lines.push(
      `I take your time zone from the language of your Discord: it shows your bedtime as **${timestamp(at, "t")}**. Is that not ${clock}? Then press **No, mine differs**.`,
    );
  return [lines.join("\n"), ...planUntil(content.tonight, at, now()).map((planned) => timedStep(content, planned))];
}

function timedStep(content: Content, { step, at, isPast, isNext }: PlannedStep): string {
  const time = at && `${timestamp(at, "t")}${isNext ? ` (${timestamp(at, "R")})` : ""}`;
  return stepText(content, step, time, (isPast ? step.time?.whenPast : undefined) ?? step.text);
}

function clockTexts(content: Content, bedtime: Temporal.PlainTime): string[] {
  const steps = content.tonight.map((step) => {
    const clock = clockTimeOf(step, bedtime);
    return stepText(content, step, clock && showClockTime(clock), step.text);
  });
  return [
    `## Your evening, counted back from ${showClockTime(bedtime)}\nThese are times on your own clock. Is one behind you already? Nothing is lost: go on with the next one.`,
    ...steps,
  ];
}

function stepText(content: Content, step: TonightStep, time: string | undefined, text: string): string {
  return `**${time === undefined ? "" : `${time} · `}${step.title}**\n${text}\n-# Tip: ${tipOf(content, step).title}`;
}

/** Undefined when the reminder they have is for this very bedtime. */
function offerReminder(bedtime: Temporal.PlainTime, reminder: Reminder | undefined): string | undefined {
  if (reminder?.state !== "on" || reminder.schedule === null) return "Remind me every night";
  const { bedtime: reminded } = scheduleOf(reminder.schedule);
  return reminded.equals(bedtime) ? undefined : `Move my reminder to ${showClockTime(bedtime)}`;
}

function whyMenu(content: Content): StringSelectMenuBuilder {
  return new StringSelectMenuBuilder()
    .setCustomId(writeCustomId("sleep.tonight-why"))
    .setPlaceholder("Why? Choose a step")
    .addOptions(
      content.tonight.map((step) => ({ value: step.id, label: step.title, description: tipOf(content, step).title })),
    );
}

function drawTip(content: Content, tip: Tip): Shown {
  const lines = sourcesOf(content, tip).map((source) => `- ${sourceText(source)}`);
  return card(TONE.tips, tipText(tip), `### Sources\n${lines.join("\n")}\n-# Reviewed ${tip.reviewedOn}`);
}

/** Loading made sure that the tip of every step is there. */
function tipOf(content: Content, { tip }: TonightStep): Tip {
  const found = content.tips.find(({ id }) => id === tip);
  if (found === undefined) throw new Error(`no tip ${tip}`);
  return found;
}

/** Each time that what is typed may mean, in words that cannot be read as another. */
function suggestBedtimes(typed: string): Suggestion[] {
  const read = readClockTime(typed);
  const times =
    read.kind === "time" ? [read.time] : read.kind === "ambiguous" ? read.choices : typed === "" ? USUAL_BEDTIMES : [];
  return times.map((time) => {
    const clock = showClockTime(time);
    const isPlain = readClockTime(clock).kind === "time";
    const value = isPlain ? clock : time.hour < 12 ? `${clock} am` : `${clock} pm`;
    return { name: value, value };
  });
}

function bedtimeOf([text = ""]: readonly string[]): Temporal.PlainTime {
  const bedtime = readBedtime(text);
  if (bedtime === undefined) throw outdated();
  return bedtime;
}

function outdated(): UserError {
  return new UserError("button-outdated", "That is out of date. Please use `/sleep tonight` again.");
}
