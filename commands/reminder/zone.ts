import type { Subcommand } from "../../src/discord/app/command.ts";
import { buttons, card, TONE } from "../../src/discord/ui/card.ts";
import { zoneAt } from "../../src/nights/night.ts";
import { key } from "../../src/text/text.ts";
import { awayActions, awayFor } from "./away.ts";
import { AS_IT_IS } from "./draft.ts";
import { scheduleThatIsOn } from "./journey.ts";
import { resumeButton, startButton } from "./pause.ts";
import { withPlace } from "./place.ts";
import { suggestPlaces, suggestUntil } from "./suggestions.ts";
import { askerOf } from "./turn-on.ts";

/** `/reminder zone`: the same bedtime by the clocks of another place, for good or until a day. */
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
      )
      .addStringOption((option) =>
        option.setName("until").setDescription(key("reminder.zone-until")).setMaxLength(40).setAutocomplete(true),
      ),

  isPrivate: () => true,

  async run(interaction, answer, context) {
    const { text } = context;
    const place = interaction.options.getString("place", true).trim();
    const until = interaction.options.getString("until")?.trim();
    const schedule = await scheduleThatIsOn(interaction.user.id, context);
    if (schedule === undefined || (!until && "at" in schedule)) {
      const said = text(schedule === undefined ? "reminder.zone-nothing-on" : "reminder.zone-check-in");
      return answer.send(card(TONE.reminder, said, buttons(startButton(text))), "private");
    }
    if (until) {
      const shown = await awayFor(
        interaction.user.id,
        { place, until, home: zoneAt(schedule, context.now()) },
        context,
      );
      return answer.send(shown, "private");
    }
    // Moving it would turn it on again, which is not what was asked for.
    if ((await context.reminders.find(interaction.user.id))?.state === "paused")
      return answer.send(card(TONE.reminder, text("reminder.zone-paused"), buttons(resumeButton(text))), "private");
    await withPlace(AS_IT_IS, place, askerOf(interaction), answer, context);
  },

  suggest: (interaction, context) => {
    const { name, value } = interaction.options.getFocused(true);
    return name === "until" ? suggestUntil(value, context.text, context.now()) : suggestPlaces(value, context);
  },

  actions: awayActions,
};
