import { StringSelectMenuBuilder } from "discord.js";
import { sourcesOf } from "../../src/content/choose/sources-of.ts";
import { clockTimeOf, type PlannedStep, planUntil } from "../../src/content/choose/tonight-plan.ts";
import type { Content } from "../../src/content/schema/content.ts";
import type { Tip } from "../../src/content/schema/tip.ts";
import type { TonightStep } from "../../src/content/schema/tonight.ts";
import type { CommandContext, Subcommand, Suggestion } from "../../src/discord/app/command.ts";
import { customId } from "../../src/discord/ui/actions.ts";
import { button, buttons, card, mainButton, menu, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { writeReviewed, writeSources, writeUnread } from "../../src/discord/ui/source.ts";
import { timestamp } from "../../src/discord/ui/timestamps.ts";
import { sleepCostWarning, writeTip } from "../../src/discord/ui/tip.ts";
import { UserError } from "../../src/errors.ts";
import { nextBedtime } from "../../src/nights/next-bedtime.ts";
import { bedtimeOn, zoneAt } from "../../src/nights/night.ts";
import { type Reminder, type StoredSchedule, scheduleOf } from "../../src/nights/reminder.ts";
import { tonightOf } from "../../src/nights/tonight.ts";
import { key, type Text } from "../../src/text/text.ts";
import { likelyZone } from "../../src/time/likely-zone.ts";
import { readClock } from "../../src/understanding/clock/read-clock.ts";
import { showClockTime, writePlainly } from "../../src/understanding/clock/show-clock-time.ts";
import { allReadings } from "../../src/understanding/reading.ts";
import {
  askWhichTime,
  bedtimesIn,
  offerNearTimes,
  readBedtime,
  type TypedBedtimes,
  USUAL_BEDTIMES,
  usualBedtimes,
  writeBedtime,
} from "../shared/bedtime.ts";
import { askWhichWake, offerBedtimesBefore, USUAL_WAKES } from "../shared/wake.ts";
import { placeIn } from "../shared/which-place.ts";

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
      .setDescription(key("sleep-tonight.description"))
      .addStringOption((option) =>
        option
          .setName("bedtime")
          .setDescription(key("sleep-tonight.option-bedtime"))
          .setMaxLength(40)
          .setAutocomplete(true),
      )
      .addStringOption((option) =>
        option.setName("wake").setDescription(key("sleep-tonight.option-wake")).setMaxLength(40),
      ),

  isPrivate: () => true,

  async run(interaction, answer, context) {
    const typed = interaction.options.getString("bedtime")?.trim();
    const wake = interaction.options.getString("wake")?.trim();
    if (wake && !typed) return answer.send(drawWake(context.text, bedtimesIn(wake)), "private");
    const sleeper = await sleeperOf(interaction, context);
    const stored = sleeper.reminder?.schedule;
    const said: TypedBedtimes = typed
      ? bedtimesIn(typed)
      : { bedtimes: stored ? [bedtimeTonight(stored, context.now())] : [], isAsked: false };
    const [bedtime] = said.bedtimes;
    if (bedtime === undefined) return answer.send(askBedtime(context.text), "private");
    if (said.isNear) return answer.send(offerNearTimes(context.text, TONE.plan, said.bedtimes, toPlan), "private");
    if (said.isAsked) return answer.send(askWhichTime(context.text, TONE.plan, said.bedtimes, toPlan), "private");
    await answer.send(drawPlan(context, bedtime, await byNamedClock(sleeper, said.zone, context)), "private");
  },

  suggest: (interaction) => suggestBedtimes(interaction.options.getFocused()),

  actions: {
    /** A bedtime chosen with a button. */
    async "sleep.tonight-at"(interaction, { bedtime }, answer, context) {
      await answer.update(drawPlan(context, bedtimeOf(bedtime), await sleeperOf(interaction, context)));
    },

    /** When they have to get up. */
    async "sleep.tonight-wake"(_interaction, { wake }, answer, { text }) {
      await answer.update(drawWake(text, { bedtimes: [bedtimeOf(wake)], isAsked: false }));
    },

    /** "My clock differs": the same plan in clock times. */
    async "sleep.tonight-clock"(interaction, { bedtime }, answer, context) {
      const sleeper = await sleeperOf(interaction, context);
      await answer.update(drawPlan(context, bedtimeOf(bedtime), { ...sleeper, zone: undefined, isZoneGuessed: false }));
    },

    /** The tip behind a step, and its sources. */
    async "sleep.tonight-why"(interaction, _args, answer, context) {
      const { content } = context;
      const [chosen] = interaction.values;
      const step = content.tonight.find(({ id }) => id === chosen);
      if (step === undefined) throw outdated();
      await answer.send(drawTip(context, tipOf(content, step)), "private");
    },
  },
};

/** That of tonight; on a night off the usual one. */
function bedtimeTonight(stored: StoredSchedule, now: Temporal.Instant): Temporal.PlainTime {
  const schedule = scheduleOf(stored);
  return bedtimeOn(schedule, tonightOf(schedule, now)) ?? schedule.bedtime;
}

/** Somebody has bedtimes of several kinds, and tonight is none of their nights. */
function isNightOff({ reminder }: Sleeper, now: Temporal.Instant): boolean {
  if (reminder?.state !== "on" || reminder.schedule === null) return false;
  const schedule = scheduleOf(reminder.schedule);
  return bedtimeOn(schedule, tonightOf(schedule, now)) === undefined;
}

async function sleeperOf(
  { user, locale }: { user: { id: string }; locale: string },
  { reminders, now }: CommandContext,
): Promise<Sleeper> {
  const reminder = await reminders.find(user.id);
  const known = reminder?.schedule ? zoneAt(reminder.schedule, now()) : undefined;
  return { reminder, zone: known ?? likelyZone(locale), isZoneGuessed: known === undefined };
}

/** "10:30 pm EST" names whose evening it is; where the name stands for several places, the plan is told in clock times. */
async function byNamedClock(sleeper: Sleeper, named: string | undefined, context: CommandContext): Promise<Sleeper> {
  if (named === undefined) return sleeper;
  const read = await placeIn(named, context);
  return { ...sleeper, zone: read.kind === "value" ? read.value.zone : undefined, isZoneGuessed: false };
}

const toPlan = (bedtime: string) => customId("sleep.tonight-at", { bedtime });

/** Bedtimes for the time they have to get up; which that is comes first where it may be several. */
function drawWake(text: Text, { bedtimes, isAsked, isNear }: TypedBedtimes): Shown {
  const [wake] = bedtimes;
  const choosing = (time: string) => customId("sleep.tonight-wake", { wake: time });
  if (wake === undefined || isNear) return offerNearTimes(text, TONE.plan, isNear ? USUAL_WAKES : bedtimes, choosing);
  if (isAsked) return askWhichWake(text, TONE.plan, bedtimes, choosing);
  return offerBedtimesBefore(text, TONE.plan, wake, (bedtime) => toPlan(writeBedtime(bedtime)));
}

function askBedtime(text: Text): Shown {
  return card(TONE.plan, text("sleep-tonight.ask-bedtime"), usualBedtimes(toPlan));
}

function drawPlan(context: CommandContext, bedtime: Temporal.PlainTime, sleeper: Sleeper): Shown {
  const { text } = context;
  const shown = writeBedtime(bedtime);
  const reminderButton = offerReminder(text, bedtime, sleeper.reminder, context.now());
  const differs = sleeper.zone !== undefined && sleeper.isZoneGuessed;
  const row = [
    ...(reminderButton ? [mainButton(reminderButton, "reminder.start", { bedtime: shown })] : []),
    ...(differs ? [button(text("sleep-tonight.differs"), "sleep.tonight-clock", { bedtime: shown })] : []),
  ];
  const isOff = isNightOff(sleeper, context.now());
  return card(
    TONE.plan,
    ...(isOff ? [text("sleep-tonight.night-off", { bedtime: showClockTime(bedtime) })] : []),
    ...(sleeper.zone === undefined
      ? clockTexts(context, bedtime)
      : timedTexts(context, bedtime, sleeper.zone, sleeper.isZoneGuessed)),
    `-# ${text("sleep-tonight.no-test")}`,
    menu(whyMenu(context)),
    ...(row.length > 0 ? [buttons(...row)] : []),
  );
}

function timedTexts(context: CommandContext, bedtime: Temporal.PlainTime, zone: string, isGuessed: boolean): string[] {
  const { content, now, text } = context;
  const { at, hasJustPassed } = nextBedtime(bedtime, zone, now());
  const clock = showClockTime(bedtime);
  const lines = [text("sleep-tonight.heading", { bedtime: clock })];
  if (hasJustPassed) lines.push(text("sleep-tonight.just-passed", { bedtime: clock }));
  if (isGuessed) {
    const button = text("sleep-tonight.differs");
    lines.push(text("sleep-tonight.zone-guessed", { shown: timestamp(at, "t"), button }));
  }
  return [lines.join("\n"), ...planUntil(content.tonight, at, now()).map((planned) => timedStep(context, planned))];
}

function timedStep(context: CommandContext, { step, at, isPast, isNext }: PlannedStep): string {
  const time = at && timestamp(at, "t");
  const told = time && isNext ? context.text("sleep-tonight.next", { time }) : time;
  return stepText(context, step, told, (isPast ? step.time?.whenPast : undefined) ?? step.text);
}

function clockTexts(context: CommandContext, bedtime: Temporal.PlainTime): string[] {
  const { content, text } = context;
  const steps = content.tonight.map((step) => {
    const clock = clockTimeOf(step, bedtime);
    return stepText(context, step, clock && showClockTime(clock), step.text);
  });
  return [
    `${text("sleep-tonight.heading", { bedtime: showClockTime(bedtime) })}\n${text("sleep-tonight.own-clock")}`,
    ...steps,
  ];
}

/** Its tip is behind the menu, and not named here: eight more lines on a phone. */
function stepText(
  { content, text }: CommandContext,
  step: TonightStep,
  time: string | undefined,
  todo: string,
): string {
  return [
    `**${time === undefined ? "" : `${time} · `}${step.title}**`,
    todo,
    ...sleepCostWarning(text, tipOf(content, step)),
  ].join("\n");
}

/** Undefined when the reminder they have is for this very bedtime. */
function offerReminder(
  text: Text,
  bedtime: Temporal.PlainTime,
  reminder: Reminder | undefined,
  now: Temporal.Instant,
): string | undefined {
  if (reminder?.state !== "on" || reminder.schedule === null) return text("sleep-tonight.remind");
  const reminded = bedtimeTonight(reminder.schedule, now);
  return reminded.equals(bedtime) ? undefined : text("sleep-tonight.move", { bedtime: showClockTime(bedtime) });
}

function whyMenu({ content, text }: CommandContext): StringSelectMenuBuilder {
  return new StringSelectMenuBuilder()
    .setCustomId(customId("sleep.tonight-why"))
    .setPlaceholder(text("sleep-tonight.why"))
    .addOptions(
      content.tonight.map((step) => ({ value: step.id, label: step.title, description: tipOf(content, step).title })),
    );
}

function drawTip({ content, text }: CommandContext, tip: Tip): Shown {
  const sources = [
    text("sleep-tonight.sources"),
    writeSources(text, sourcesOf(content, tip)),
    writeReviewed(text, content, tip),
    ...writeUnread(text, [tip]),
  ];
  return card(TONE.tips, writeTip(text, tip), sources.join("\n"));
}

/** Loading made sure that the tip of every step is there. */
function tipOf(content: Content, { tip }: TonightStep): Tip {
  const found = content.tips.find(({ id }) => id === tip);
  if (found === undefined) throw new Error(`no tip ${tip}`);
  return found;
}

/** Each time that what is typed may mean, in words that cannot be read as another. */
function suggestBedtimes(typed: string): Suggestion[] {
  const times = typed === "" ? USUAL_BEDTIMES : allReadings(readClock(typed)).map(({ time }) => time);
  return times.map((time) => {
    const value = writePlainly(time);
    return { name: value, value };
  });
}

function bedtimeOf(written: string): Temporal.PlainTime {
  const bedtime = readBedtime(written);
  if (bedtime === undefined) throw outdated();
  return bedtime;
}

function outdated(): UserError {
  return new UserError("tonight-outdated");
}
