import type { TurnOnOutcome } from "../../../src/delivery/consent.ts";
import type { Answer } from "../../../src/discord/app/answer.ts";
import type { CommandContext, Subcommand } from "../../../src/discord/app/command.ts";
import { takeMessage } from "../../../src/discord/app/dm-allowance.ts";
import { buttons, card, type Shown, TONE } from "../../../src/discord/ui/card.ts";
import { dayAndTime } from "../../../src/discord/ui/timestamps.ts";
import { stopWeeklyButton, weeklyWish } from "../../../src/discord/ui/weekly.ts";
import { UserError } from "../../../src/errors.ts";
import { takesEffectAtOnce } from "../../../src/nights/changes.ts";
import { EVERY_NIGHT } from "../../../src/nights/chosen-nights.ts";
import { scheduleOf, storedSchedule } from "../../../src/nights/reminder.ts";
import { atQuietTime, isForWeekly, nextWeekly, USUAL_WEEKLY, type WeeklyTime } from "../../../src/nights/weekly.ts";
import { key } from "../../../src/text/text.ts";
import type { Weekday } from "../../../src/time/weekdays.ts";
import { readClock } from "../../../src/understanding/clock/read-clock.ts";
import { showClockTime } from "../../../src/understanding/clock/show-clock-time.ts";
import { type Asker, askerOf } from "../../reminder/turn-on.ts";
import { alongJourney, zoneOf } from "../place.ts";

const DAYS = [
  key("weekly.day-1"),
  key("weekly.day-2"),
  key("weekly.day-3"),
  key("weekly.day-4"),
  key("weekly.day-5"),
  key("weekly.day-6"),
  key("weekly.day-7"),
];

/** `/diary weekly on`: it is on once a real message has arrived. */
export const on: Subcommand = {
  data: (sub) =>
    sub
      .setName("on")
      .setDescription(key("weekly.on"))
      .addIntegerOption((option) =>
        option
          .setName("day")
          .setDescription(key("weekly.on-day"))
          .addChoices(...DAYS.map((name, at) => ({ name, value: at + 1 }))),
      )
      .addStringOption((option) => option.setName("at").setDescription(key("weekly.on-at")).setMaxLength(40)),

  isPrivate: () => true,

  async run(interaction, answer, context) {
    const { user, options } = interaction;
    const inForce = await scheduleIn(user.id, context);
    const typed = options.getString("at");
    const wish: WeeklyTime = {
      day: dayNamed(options.getInteger("day")) ?? inForce?.day ?? USUAL_WEEKLY.day,
      at: typed === null ? (inForce?.at ?? Temporal.PlainTime.from(USUAL_WEEKLY.at)) : timeIn(typed),
      zone: inForce?.zone ?? (await zoneOf(interaction, await context.diary.find(user.id), context)),
      ...(inForce?.travel && { travel: inForce.travel }),
    };
    const there = await alongJourney(wish, user.id, context);
    await answer.send(await turnOn(there, askerOf(interaction), answer, context), "private");
  },

  actions: {
    /** What refusals have paused is on again as it was set. */
    async "diary.weekly-resume"(interaction, _args, answer, { weekly, text }) {
      const outcome = await weekly.resume(interaction.user.id);
      // A word a week goes to no thread, so that it cannot lose one.
      if (outcome.kind === "nothing-on" || outcome.kind === "thread-lost")
        return answer.update(card(TONE.diary, text("weekly.nothing-to-resume")));
      const words = outcome.kind === "resumed" ? "weekly.resumed" : "weekly.was-not-paused";
      await answer.update(card(TONE.diary, text(words, { when: dayAndTime(outcome.nextAt) })));
    },

    /** Another day, chosen on a week's message. The button to end it stays, by which that message is known. */
    async "diary.weekly-day"(interaction, { of, owner }, answer, context) {
      const { id } = interaction.user;
      if (owner !== id) throw new UserError("weekly-somebody-elses");
      const day = dayNamed(Number(interaction.values[0]));
      const inForce = await scheduleIn(id, context);
      if (day === undefined) throw new UserError("diary-outdated");
      if (inForce === undefined) return answer.update(card(TONE.diary, context.text("weekly.nothing-was-on")));
      await context.weekly.opened(id, of);
      const stop = buttons(stopWeeklyButton(context.text, { of, owner }));
      await answer.update(await turnOn({ ...inForce, day }, askerOf(interaction), answer, context, stop));
    },
  },
};

/** What is set, unless it is off. */
async function scheduleIn(userId: string, { weekly }: CommandContext): Promise<WeeklyTime | undefined> {
  const record = await weekly.find(userId);
  return record?.schedule && record.state !== "off" ? scheduleOf(record.schedule) : undefined;
}

function dayNamed(value: number | null): Weekday | undefined {
  return EVERY_NIGHT.find((day) => day === value);
}

/** Of "6" one half of the day alone has a time for it; of two that may be meant none is guessed. */
function timeIn(typed: string): Temporal.PlainTime {
  const read = readClock(typed);
  const readings = read.kind === "value" ? [read.value] : read.kind === "ask" ? read.readings : [];
  const [at, other] = readings.map(({ time }) => time).filter(isForWeekly);
  if (at === undefined || other !== undefined) throw new UserError("weekly-time");
  return at;
}

async function turnOn(
  wish: WeeklyTime,
  { userId, occasion, locale }: Asker,
  answer: Answer,
  context: CommandContext,
  ...more: Parameters<typeof card>[1][]
): Promise<Shown> {
  const { weekly, reminders, checkIns, now, text, allowance } = context;
  const [ofReminder, ofCheckIn] = await Promise.all([reminders.find(userId), checkIns.find(userId)]);
  const time = atQuietTime(wish, nextWeekly(wish, now()).night, {
    reminder: ofReminder?.schedule && ofReminder.state === "on" ? scheduleOf(ofReminder.schedule) : undefined,
    checkIn: ofCheckIn?.schedule && ofCheckIn.state === "on" ? scheduleOf(ofCheckIn.schedule) : undefined,
  });
  if (!takesEffectAtOnce(await weekly.find(userId))) takeMessage(allowance, userId);
  // The wish is written before anything is said, so that what was asked for first is also done first.
  const [outcome] = await Promise.all([weekly.turnOn(userId, time, occasion, locale), answer.thinking()]);
  const aside = time.at.equals(wish.at) ? [] : [text("weekly.moved-aside", { from: showClockTime(wish.at) })];
  return card(TONE.diary, [...outcomeLines(outcome, time, context), ...aside].join("\n"), ...more);
}

const HEADINGS = { on: "weekly.is-on", moved: "weekly.is-moved", unchanged: "weekly.is-already" } as const;

function outcomeLines(outcome: TurnOnOutcome, time: WeeklyTime, { text }: CommandContext): string[] {
  switch (outcome.kind) {
    case "on":
    case "moved":
    case "unchanged": {
      const when = { when: dayAndTime(outcome.window.opensAt) };
      const wish = weeklyWish(text, storedSchedule(time));
      const isNew = outcome.kind === "on";
      const next = isNew ? text("weekly.first", when) : text("weekly.next", when);
      return [text(HEADINGS[outcome.kind]), wish, next, ...(isNew ? [text("weekly.dm-sent")] : [])];
    }
    case "refused":
      return [text("weekly.not-on"), text("notices.how-to-allow-dms"), text("weekly.try-again")];
    case "waiting":
    case "rejected":
    case "overtaken":
    case "repeated":
      return [text(`weekly.outcome-${outcome.kind}`)];
  }
}
