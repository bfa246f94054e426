import type { Subcommand } from "../../src/discord/app/command.ts";
import { card, TONE } from "../../src/discord/ui/card.ts";
import { scheduleOf } from "../../src/nights/reminder.ts";
import { key } from "../../src/text/text.ts";
import { draftFrom } from "./draft.ts";
import { withPlace } from "./place.ts";
import { suggestPlaces } from "./suggestions.ts";
import { askerOf } from "./turn-on.ts";

/** `/reminder zone`: the same bedtime by the clocks of another place. */
export const zone: Subcommand = {
  data: (sub) =>
    sub
      .setName("zone")
      .setDescription(key("reminder.zone"))
      .addStringOption((option) =>
        option
          .setName("place")
          .setDescription(key("reminder.zone-place"))
          .setRequired(true)
          .setMaxLength(80)
          .setAutocomplete(true),
      ),

  isPrivate: () => true,

  async run(interaction, answer, context) {
    const record = await context.reminders.find(interaction.user.id);
    const { state, schedule } = record ?? {};
    if (!schedule || state === "off")
      return answer.send(card(TONE.reminder, context.text("reminder.zone-nothing-on")), "private");
    // Moving it would turn it on again, which is not what was asked for.
    if (state === "paused") return answer.send(card(TONE.reminder, context.text("reminder.zone-paused")), "private");
    const draft = draftFrom({ bedtimes: [scheduleOf(schedule).bedtime], isAsked: false }, schedule);
    await withPlace(draft, interaction.options.getString("place", true).trim(), askerOf(interaction), answer, context);
  },

  suggest: (interaction, context) => suggestPlaces(interaction.options.getFocused(), context),
};
