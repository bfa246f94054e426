import type { TurnOnOutcome } from "../../../src/delivery/consent.ts";
import type { Answer } from "../../../src/discord/app/answer.ts";
import type { CommandContext, Subcommand } from "../../../src/discord/app/command.ts";
import { takeMessage } from "../../../src/discord/app/dm-allowance.ts";
import { customId } from "../../../src/discord/ui/actions.ts";
import { buttons, card, mainButton, miss, type Shown, TONE } from "../../../src/discord/ui/card.ts";
import { checkInWords } from "../../../src/discord/ui/check-in.ts";
import { dayAndTime } from "../../../src/discord/ui/timestamps.ts";
import { UserError } from "../../../src/errors.ts";
import { takesEffectAtOnce } from "../../../src/nights/changes.ts";
import { AFTER_MINUTES, type CheckInTime, isForCheckIn } from "../../../src/nights/check-in.ts";
import { rotaInForce } from "../../../src/nights/check-in-transitions.ts";
import { readCycle } from "../../../src/nights/cycle.ts";
import { storedSchedule } from "../../../src/nights/reminder.ts";
import { key, type Text } from "../../../src/text/text.ts";
import { readClock } from "../../../src/understanding/clock/read-clock.ts";
import { showClockTime } from "../../../src/understanding/clock/show-clock-time.ts";
import { allReadings } from "../../../src/understanding/reading.ts";
import { suggestPlaces } from "../../reminder/suggestions.ts";
import { type Asker, askerOf } from "../../reminder/turn-on.ts";
import { readBedtime, writeBedtime } from "../../shared/bedtime.ts";
import { alongJourney, checkedPlace, knownZoneOf, zoneIn } from "../place.ts";

/** `/diary checkin on`: it is on once a real message has arrived. */
export const on: Subcommand = {
  data: (sub) =>
    sub
      .setName("on")
      .setDescription(key("checkin.on"))
      .addStringOption((option) =>
        option.setName("at").setDescription(key("checkin.on-at")).setRequired(true).setMaxLength(40),
      )
      .addStringOption((option) =>
        option.setName("zone").setDescription(key("checkin.on-zone")).setMaxLength(80).setAutocomplete(true),
      )
      .addIntegerOption((option) =>
        option
          .setName("hours")
          .setDescription(key("checkin.on-hours"))
          .setMinValue(AFTER_MINUTES.least / 60)
          .setMaxValue(AFTER_MINUTES.most / 60),
      ),

  isPrivate: () => true,

  async run(interaction, answer, context) {
    const { user, options } = interaction;
    const { times, isAsked, zone: named } = timesIn(options.getString("at", true));
    const hours = options.getInteger("hours") ?? undefined;
    const typedZone = options.getString("zone")?.trim() || named;
    const zone = typedZone
      ? await zoneIn(typedZone, context, (chosen, number) =>
          customId("diary.checkin-place", { times: writeTimes(times, isAsked), zone: chosen, number, hours }),
        )
      : await knownZone(interaction, context);
    if (typeof zone !== "string") return answer.send(zone, "private");
    const [at] = times;
    if (isAsked || at === undefined)
      return answer.send(askWhichTime(context.text, times, zone, user.id, hours), "private");
    await answer.send(await turnOn({ at, zone, hours }, askerOf(interaction), answer, context), "private");
  },

  suggest: (interaction, context) => suggestPlaces(interaction.options.getFocused(), context),

  actions: {
    /** Which place was meant. */
    async "diary.checkin-place"(interaction, { times: written, zone, hours }, answer, context) {
      const { times, isAsked } = readTimes(written);
      const [at] = times;
      if (at === undefined) throw new UserError("diary-outdated");
      const chosen = checkedPlace(zone);
      if (isAsked) return answer.update(askWhichTime(context.text, times, chosen, interaction.user.id, hours));
      await answer.update(await turnOn({ at, zone: chosen, hours }, askerOf(interaction), answer, context));
    },

    /** Which time was meant. */
    async "diary.checkin-at"(interaction, { time: written, zone, owner, hours }, answer, context) {
      if (owner !== interaction.user.id) throw new UserError("checkin-somebody-elses");
      const at = readBedtime(written);
      if (at === undefined || !isForCheckIn(at)) throw new UserError("diary-outdated");
      await answer.update(await turnOn({ at, zone: checkedPlace(zone), hours }, askerOf(interaction), answer, context));
    },
  },
};

type Wanted = Pick<CheckInTime, "at" | "zone"> & { readonly hours: number | undefined };

async function turnOn(wanted: Wanted, { userId, occasion, locale }: Asker, answer: Answer, context: CommandContext) {
  const time = await alongJourney(await byRota(wanted, userId, context), userId, context);
  if (!takesEffectAtOnce(await context.checkIns.find(userId))) takeMessage(context.allowance, userId);
  // The wish is written before anything is said, so that what was asked for first is also done first.
  const [outcome] = await Promise.all([context.checkIns.turnOn(userId, time, occasion, locale), answer.thinking()]);
  return drawOutcome(outcome, time, context);
}

/** Who has a rota is asked after each of its bedtimes. */
async function byRota({ hours, ...plain }: Wanted, userId: string, { reminders, checkIns }: CommandContext) {
  const rota = rotaInForce(await reminders.find(userId));
  if (typeof rota !== "string") return plain;
  const known = (await checkIns.find(userId))?.schedule?.after?.minutes ?? AFTER_MINUTES.usual;
  const minutes = hours === undefined ? known : hours * 60;
  if (minutes < AFTER_MINUTES.least || minutes > AFTER_MINUTES.most) throw new UserError("diary-outdated");
  return { ...plain, after: { cycle: readCycle(rota), minutes } };
}

type Times = { readonly times: readonly Temporal.PlainTime[]; readonly isAsked: boolean; readonly zone?: string };

/** Where nothing that was typed comes near a time. */
const USUAL_TIMES = ["06:30", "07:00", "07:30", "08:00", "09:00"].map((time) => Temporal.PlainTime.from(time));

/** Of the two halves of the day one alone holds times for a check-in, so "8" is no question, but "half 8" is one. */
function timesIn(typed: string): Times {
  const read = readClock(typed);
  const readings = allReadings(read);
  if (readings.length === 0) return { times: USUAL_TIMES, isAsked: true };
  const times = readings.map(({ time }) => time).filter(isForCheckIn);
  if (times.length === 0) throw new UserError("checkin-time-not-morning");
  const isSaid = read.kind === "value" || (read.kind === "ask" && readings.every(({ isPart }) => !isPart));
  const [zone] = readings.flatMap((one) => one.zone ?? []);
  return { times, isAsked: !isSaid || times.length > 1, ...(zone !== undefined && { zone }) };
}

/** Between times in a custom id; at their end, where they are still to be asked about. */
const TIMES = "~";

function writeTimes(times: readonly Temporal.PlainTime[], isAsked: boolean): string {
  return [...times.map(writeBedtime), ...(isAsked ? [""] : [])].join(TIMES);
}

function readTimes(written: string): Pick<Times, "times" | "isAsked"> {
  const parts = written.split(TIMES);
  const times = parts.flatMap((part) => readBedtime(part) ?? []).filter(isForCheckIn);
  return { times, isAsked: parts.length > 1 };
}

function askWhichTime(
  text: Text,
  times: readonly Temporal.PlainTime[],
  zone: string,
  userId: string,
  hours?: number,
): Shown {
  const choices = times.map((time) =>
    mainButton(showClockTime(time), "diary.checkin-at", { time: writeBedtime(time), zone, owner: userId, hours }),
  );
  return miss(card(TONE.diary, text("checkin.which-time", { count: times.length }), buttons(...choices)));
}

/** That of the check-in there is, else whatever else says where they sleep. */
async function knownZone(interaction: Parameters<typeof knownZoneOf>[0], context: CommandContext): Promise<string> {
  const { id } = interaction.user;
  const ofCheckIn = (await context.checkIns.find(id))?.schedule?.zone;
  const zone = ofCheckIn ?? (await knownZoneOf(interaction, await context.diary.find(id), context));
  if (zone === undefined) throw new UserError("checkin-zone-missing");
  return zone;
}

const HEADINGS = {
  on: "checkin.is-on",
  moved: "checkin.is-moved",
  resumed: "checkin.is-on-again",
  unchanged: "checkin.is-already",
} as const;

function drawOutcome(outcome: TurnOnOutcome, time: CheckInTime, { text, now }: CommandContext): Shown {
  const said = (...lines: readonly string[]) => card(TONE.diary, lines.join("\n"));
  switch (outcome.kind) {
    case "on":
    case "moved":
    case "unchanged": {
      const isNew = outcome.kind === "on";
      const heading = outcome.kind === "moved" && outcome.wasPaused ? "resumed" : outcome.kind;
      const { opensAt } = outcome.window;
      const isOpen = Temporal.Instant.compare(opensAt, now()) <= 0;
      return said(
        text(HEADINGS[heading]),
        text("checkin.by-the-clock", checkInWords(storedSchedule(time), text)),
        isOpen
          ? text("checkin.starts-now")
          : text(isNew ? "checkin.first" : "checkin.next", { when: dayAndTime(opensAt) }),
        ...(isNew ? [text("checkin.dm-sent")] : []),
      );
    }
    case "refused":
      return said(
        text("checkin.not-on"),
        text("notices.how-to-allow-dms"),
        text("checkin.try-again"),
        text("checkin.not-in-thread"),
      );
    case "waiting":
    case "rejected":
    case "overtaken":
    case "repeated":
      return said(text(`checkin.outcome-${outcome.kind}`));
  }
}
