import { StringSelectMenuBuilder } from "discord.js";
import { chooseLookDay } from "../../src/coaching/programme.ts";
import type { Actions } from "../../src/discord/app/command.ts";
import { customId } from "../../src/discord/ui/actions.ts";
import { button, buttons, card, mainButton, menu, TONE } from "../../src/discord/ui/card.ts";
import { weekdayName } from "../../src/discord/ui/schedule.ts";
import { UserError } from "../../src/errors.ts";
import { EVERY_NIGHT } from "../../src/nights/chosen-nights.ts";
import { hasNightly, standingOf } from "./programme-context.ts";
import { drawNone } from "./where.ts";

/** What the menu calls no day at all. */
const NO_DAY = "none";

/** The weekly look: wanted or not, and on which day. */
export const lookActions = {
  async "coach.look"(interaction, _args, answer, context) {
    const { text } = context;
    const { programme } = await standingOf(interaction.user.id, context);
    if (programme === undefined) return answer.update(drawNone(context));
    const chosen = programme.lookDay === undefined ? NO_DAY : String(programme.lookDay);
    const days = EVERY_NIGHT.map((day) => ({ value: String(day), label: weekdayName(text, day) }));
    await answer.update(
      card(
        TONE.plan,
        text("coach.look-question"),
        menu(
          new StringSelectMenuBuilder()
            .setCustomId(customId("coach.look-day"))
            .setPlaceholder(text("coach.look-day"))
            .addOptions(
              [...days, { value: NO_DAY, label: text("coach.look-none") }].map((option) => ({
                ...option,
                default: option.value === chosen,
              })),
            ),
        ),
        buttons(button(text("coach.back"), "coach.show")),
      ),
    );
  },

  async "coach.look-day"(interaction, _args, answer, context) {
    const { text } = context;
    const [value] = interaction.values;
    const day = EVERY_NIGHT.find((one) => String(one) === value);
    if (day === undefined && value !== NO_DAY) throw new UserError("coach-outdated");
    const { today, reminder } = await standingOf(interaction.user.id, context);
    const outcome = await context.coaching.programme(interaction.user.id, (current) =>
      chooseLookDay(current, day, today),
    );
    if (outcome === "none") return answer.update(drawNone(context));
    await answer.update(
      card(
        TONE.plan,
        day === undefined ? text("coach.look-off") : text("coach.look-chosen", { day: weekdayName(text, day) }),
        buttons(
          ...(day === undefined || hasNightly(reminder) ? [] : [mainButton(text("help.remind-me"), "reminder.begin")]),
          button(text("coach.back"), "coach.show"),
        ),
      ),
    );
  },
} satisfies Actions;
