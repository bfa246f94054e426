import type { TurnOnOutcome } from "../../../src/delivery/consent.ts";
import type { CommandContext, Subcommand } from "../../../src/discord/command.ts";
import { takeMessage } from "../../../src/discord/dm-allowance.ts";
import { card, type Shown, TONE } from "../../../src/discord/draw/card.ts";
import { dayAndTime } from "../../../src/discord/draw/timestamps.ts";
import { UserError } from "../../../src/errors.ts";
import { type CheckInTime, isForCheckIn } from "../../../src/reminders/check-in.ts";
import { readClockTime, showClockTime } from "../../../src/reminders/clock-time.ts";
import { showZone } from "../../../src/reminders/zones.ts";
import { key } from "../../../src/text/text.ts";
import { suggestPlaces } from "../../reminder/suggestions.ts";
import { zoneIn, zoneOf } from "../place.ts";

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
      ),

  isPrivate: () => true,

  async run(interaction, answer, context) {
    const { user, options, id, locale } = interaction;
    const at = timeIn(options.getString("at", true));
    const typedZone = options.getString("zone")?.trim();
    const zone = typedZone ? zoneIn(typedZone, context.now()) : await knownZone(interaction, context);
    takeMessage(context.allowance, user.id);
    // The wish is written before anything is said, so that what was asked for first is also done first.
    const [outcome] = await Promise.all([
      context.checkIns.turnOn(user.id, { at, zone }, id, locale),
      answer.thinking(),
    ]);
    await answer.send(drawOutcome(outcome, { at, zone }, context), "private");
  },

  suggest: (interaction, { now }) => suggestPlaces(interaction.options.getFocused(), now()),
};

/** Of the two halves of the day one alone holds times for a check-in, so "8" is not a question. */
function timeIn(typed: string): Temporal.PlainTime {
  const read = readClockTime(typed);
  if (read.kind === "unreadable") throw new UserError("checkin-time-unreadable");
  const at = (read.kind === "time" ? [read.time] : read.choices).find(isForCheckIn);
  if (at === undefined) throw new UserError("checkin-time-not-morning");
  return at;
}

/** That of the check-in there is, else whatever else says where they sleep. */
async function knownZone(interaction: Parameters<typeof zoneOf>[0], context: CommandContext): Promise<string> {
  const { id } = interaction.user;
  const known = (await context.checkIns.find(id))?.schedule?.zone;
  return known ?? zoneOf(interaction, await context.diary.find(id), context, new UserError("checkin-zone-missing"));
}

function drawOutcome(outcome: TurnOnOutcome, { at, zone }: CheckInTime, { text, now }: CommandContext): Shown {
  const said = (...lines: readonly string[]) => {
    const kept = "hadReminder" in outcome && outcome.hadReminder ? [text("checkin.kept")] : [];
    return card(TONE.diary, [...lines, ...kept].join("\n"));
  };
  switch (outcome.kind) {
    case "on":
    case "unchanged": {
      const isNew = outcome.kind === "on";
      const heading = !isNew ? "checkin.is-already" : outcome.isFirst ? "checkin.is-on" : "checkin.is-moved";
      const { opensAt } = outcome.window;
      const isOpen = Temporal.Instant.compare(opensAt, now()) <= 0;
      return said(
        text(heading),
        text("checkin.by-the-clock", { at: showClockTime(at), place: showZone(zone) }),
        isOpen
          ? text("checkin.starts-now")
          : text(isNew ? "checkin.first" : "checkin.next", { when: dayAndTime(opensAt) }),
        ...(isNew ? [text("checkin.dm-sent")] : []),
      );
    }
    case "refused":
      return said(
        text(outcome.hadReminder ? "checkin.not-moved" : "checkin.not-on"),
        text("notices.how-to-allow-dms"),
        text("checkin.try-again"),
      );
    case "waiting":
    case "rejected":
    case "overtaken":
      return said(text(`checkin.outcome-${outcome.kind}`));
  }
}
