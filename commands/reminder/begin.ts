import type { ModalBuilder } from "discord.js";
import type { Actions, CommandContext } from "../../src/discord/app/command.ts";
import { customId } from "../../src/discord/ui/actions.ts";
import type { Shown } from "../../src/discord/ui/card.ts";
import { typedForm } from "../../src/discord/ui/form.ts";
import type { ThreadPlace } from "../../src/discord/ui/thread-offer.ts";
import { isWanted, type Reminder } from "../../src/nights/reminder.ts";
import type { Text } from "../../src/text/text.ts";
import { bedtimesIn } from "../shared/bedtime.ts";
import { draftFrom } from "./draft.ts";
import { offerNear, withKnownZone, withPlace } from "./place.ts";
import { askWhen } from "./questions.ts";
import { drawReminder } from "./show.ts";
import { askerOf } from "./turn-on.ts";

const BEDTIME_FIELD = "bedtime";
const LONGEST_BEDTIME = 40;

/** A reminder by presses alone, from any message: when first, where next. */
export const beginActions = {
  /** Shows the reminder that somebody has already, or asks when. */
  async "reminder.begin"(interaction, _args, answer, context) {
    const known = await context.reminders.find(interaction.user.id);
    await answer.send(drawBegin(known, interaction.threadPlace, context), "private");
  },

  async "reminder.other-time"(interaction, _args, answer, { text }) {
    await answer.form(bedtimeForm(text, interaction.id));
  },

  async "reminder.time-typed"(interaction, _args, answer, context) {
    const typed = interaction.fields.getTextInputValue(BEDTIME_FIELD).trim();
    const known = (await context.reminders.find(interaction.user.id))?.schedule;
    const { zone, isNear, ...bedtimes } = bedtimesIn(typed);
    const draft = draftFrom(bedtimes);
    if (isNear) return answer.send(await offerNear(draft, zone, context), "private");
    if (zone) return withPlace(draft, zone, askerOf(interaction), answer, context);
    await withKnownZone(draft, known?.zone, askerOf(interaction), answer, context);
  },
} satisfies Actions;

export function drawBegin(known: Reminder | undefined, threadPlace: ThreadPlace, context: CommandContext): Shown {
  return known && isWanted(known) ? drawReminder(known, context, threadPlace) : askWhen(context.text);
}

function bedtimeForm(text: Text, occasion: string): ModalBuilder {
  const field = {
    id: BEDTIME_FIELD,
    label: text("reminder.bedtime-label"),
    placeholder: "22:45",
    maxLength: LONGEST_BEDTIME,
  };
  return typedForm(text("reminder.other-time"), field, customId("reminder.time-typed", { occasion }));
}
