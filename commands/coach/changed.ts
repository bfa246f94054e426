import { StringSelectMenuBuilder } from "discord.js";
import { pause as paused } from "../../src/coaching/programme.ts";
import { warnings } from "../../src/content/choose/programme.ts";
import type { Actions } from "../../src/discord/app/command.ts";
import { customId } from "../../src/discord/ui/actions.ts";
import { button, buttons, card, menu, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { drawHelpNow, helpNowButton } from "../../src/discord/ui/help-now.ts";
import { UserError } from "../../src/errors.ts";
import { countryOf } from "../help/help-now.ts";
import { standingOf } from "./programme-context.ts";
import { pauseShiftOf } from "./shift-pause.ts";

/** What may change on the way: whoever says so is told what to do, and the programme rests. */
export const changedActions = {
  async "coach.changed"(_interaction, _args, answer, { content, text }) {
    await answer.update(
      card(
        TONE.caution,
        text("coach.what-changed"),
        menu(
          new StringSelectMenuBuilder()
            .setCustomId(customId("coach.warning"))
            .setPlaceholder(text("coach.what-changed-hint"))
            .addOptions(warnings(content).map(({ id, asks }) => ({ value: id, label: asks }))),
        ),
        buttons(helpNowButton(text), button(text("coach.back"), "coach.show")),
      ),
    );
  },

  async "coach.warning"(interaction, _args, answer, context) {
    const { content, text } = context;
    const { id } = interaction.user;
    const warning = warnings(content).find((one) => one.id === interaction.values[0]);
    if (warning === undefined) throw new UserError("coach-outdated");
    const { today } = await standingOf(id, context);
    await context.coaching.programme(id, (current) => paused(current, today));
    await pauseShiftOf(id, context);
    const shown: Shown = card(
      TONE.danger,
      warning.text,
      text("coach.is-paused"),
      buttons(
        helpNowButton(text),
        button(text("coach.what-is-cbti"), "coach.cbti"),
        button(text("common.sources"), "coach.sources", { entry: warning.id }),
        button(text("coach.back"), "coach.show"),
      ),
    );
    await answer.update(shown);
    if (warning.card !== undefined)
      await answer.send(
        drawHelpNow(text, content, { card: warning.card, country: await countryOf(id, context) }),
        "private",
      );
  },
} satisfies Actions;
