import type { CommandContext, Subcommand } from "../../src/discord/app/command.ts";
import { customId } from "../../src/discord/ui/actions.ts";
import { type Shown, TONE } from "../../src/discord/ui/card.ts";
import { UserError } from "../../src/errors.ts";
import { type NamedNights, readNamedNights } from "../../src/nights/chosen-nights.ts";
import { isWanted, LEAD_MINUTES } from "../../src/nights/reminder.ts";
import { key } from "../../src/text/text.ts";
import { type Bedtimes, bedtimesIn, offerNearTimes, writeBedtime } from "../shared/bedtime.ts";
import { askWhichWake, offerBedtimesBefore, USUAL_WAKES } from "../shared/wake.ts";
import { placeIn } from "../shared/which-place.ts";
import { beginActions, drawBegin } from "./begin.ts";
import { draftFrom, type ReminderDraft, readDraft, writeDraft } from "./draft.ts";
import { checkedZone, offerNear, placeActions, withKnownZone, withPlace } from "./place.ts";
import { suggestNights, suggestPlaces } from "./suggestions.ts";
import { threadActions } from "./thread.ts";
import { askerOf, withZone } from "./turn-on.ts";

/** `/reminder set`: what is not said stays as it was, and what cannot be read is asked about, never guessed. */
export const set: Subcommand = {
  data: (sub) =>
    sub
      .setName("set")
      .setDescription(key("reminder.set"))
      .addStringOption((option) =>
        option.setName("bedtime").setDescription(key("reminder.set-bedtime")).setMaxLength(40),
      )
      .addStringOption((option) => option.setName("wake").setDescription(key("reminder.set-wake")).setMaxLength(40))
      .addIntegerOption((option) =>
        option
          .setName("lead")
          .setDescription(key("reminder.set-lead"))
          .setMinValue(LEAD_MINUTES.least)
          .setMaxValue(LEAD_MINUTES.most),
      )
      .addStringOption((option) =>
        option.setName("zone").setDescription(key("reminder.set-zone")).setMaxLength(80).setAutocomplete(true),
      )
      .addStringOption((option) =>
        option.setName("nights").setDescription(key("reminder.set-nights")).setMaxLength(80).setAutocomplete(true),
      )
      .addBooleanOption((option) => option.setName("quiet").setDescription(key("reminder.set-quiet"))),

  isPrivate: () => true,

  async run(interaction, answer, context) {
    const { options } = interaction;
    const record = await context.reminders.find(interaction.user.id);
    const known = record?.schedule;
    const nights = options.getString("nights");
    const lead = options.getInteger("lead");
    const quiet = options.getBoolean("quiet");
    const bedtime = options.getString("bedtime")?.trim();
    const wake = options.getString("wake")?.trim();
    const typed = bedtime || wake;
    const says = [nights, lead, quiet, options.getString("zone")].some((one) => one !== null);
    // Without a time: who has a reminder and names something else changes that; anybody else is shown theirs, or asked when.
    if (!typed && !(record && isWanted(record) && says))
      return answer.send(drawBegin(record, interaction.threadPlace, context), "private");
    const { zone: namedZone, isNear, ...bedtimes } = typed ? bedtimesIn(typed) : { bedtimes: [], isAsked: false };
    const draft = draftFrom({
      ...bedtimes,
      ...(lead === null ? {} : { leadMinutes: lead }),
      ...(nights === null ? {} : { nights: nightsIn(nights) }),
      ...(quiet === null ? {} : { quiet }),
    });
    // "10:30 pm EST" says by which clock, too.
    const typedZone = options.getString("zone")?.trim() || namedZone;
    if (wake && !bedtime) return answer.send(await drawWake(draft, isNear, typedZone, context), "private");
    if (isNear) return answer.send(await offerNear(draft, typedZone, context), "private");
    if (typedZone) return withPlace(draft, typedZone, askerOf(interaction), answer, context);
    await withKnownZone(draft, known?.zone, askerOf(interaction), answer, context);
  },

  suggest: (interaction, context) => {
    const { name, value } = interaction.options.getFocused(true);
    return name === "nights" ? suggestNights(value, context.text) : suggestPlaces(value, context);
  },

  actions: {
    ...placeActions,
    ...beginActions,
    ...threadActions,

    /** A bedtime on the button of another card, such as that of `/sleep tonight`: that card stays, and this is answered below it. */
    async "reminder.start"(interaction, { bedtime }, answer, context) {
      const known = (await context.reminders.find(interaction.user.id))?.schedule;
      const draft = draftFrom(readBedtimes(bedtime));
      const beside = {
        ...answer,
        update: (shown: Parameters<typeof answer.update>[0]) => answer.send(shown, "private"),
      };
      await withKnownZone(draft, known?.zone, askerOf(interaction), beside, context);
    },

    /** When they have to get up. */
    async "reminder.wake"(_interaction, args, answer, context) {
      await answer.update(await drawWake({ ...readDraft(args), isAsked: false }, false, args.zone, context));
    },

    /** A time that came near to what was typed. */
    async "reminder.near"(interaction, args, answer, context) {
      if (args.zone) return withZone(readDraft(args), checkedZone(args.zone), askerOf(interaction), answer, context);
      const known = (await context.reminders.find(interaction.user.id))?.schedule?.zone;
      await withKnownZone(readDraft(args), known, askerOf(interaction), answer, context);
    },

    /** Which time was meant. */
    async "reminder.at"(interaction, args, answer, context) {
      await withZone(readDraft(args), checkedZone(args.zone), askerOf(interaction), answer, context);
    },
  },
};

/** Bedtimes for the time they have to get up, which the draft has in the place of a bedtime. */
async function drawWake(
  draft: ReminderDraft,
  isNear: boolean | undefined,
  typedZone: string | undefined,
  context: CommandContext,
): Promise<Shown> {
  const { text } = context;
  const read = typedZone ? await placeIn(typedZone, context) : undefined;
  const zone = read?.kind === "value" ? read.value.zone : undefined;
  const written = writeDraft(draft);
  const choosing = (bedtimes: string) => customId("reminder.wake", { ...written, bedtimes, zone });
  const [wake] = draft.bedtimes;
  if (wake === undefined || isNear) return offerNearTimes(text, TONE.reminder, USUAL_WAKES, choosing);
  if (draft.isAsked) return askWhichWake(text, TONE.reminder, draft.bedtimes, choosing);
  return offerBedtimesBefore(text, TONE.reminder, wake, (bedtime) =>
    customId("reminder.near", { ...written, bedtimes: writeBedtime(bedtime), zone }),
  );
}

function readBedtimes(written: string): Bedtimes {
  const { bedtimes, isAsked } = readDraft({ bedtimes: written, lead: "", nights: "" });
  return { bedtimes, isAsked };
}

function nightsIn(typed: string): NamedNights {
  const nights = readNamedNights(typed);
  if (nights === undefined) throw new UserError("nights-unreadable");
  return nights;
}
