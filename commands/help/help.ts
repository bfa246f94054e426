import { findCountry, helpFor, suggestCountries } from "../../src/content/choose/help.ts";
import type { Command, CommandContext } from "../../src/discord/app/command.ts";
import { customId } from "../../src/discord/ui/actions.ts";
import { buttons, card, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { countryMenus } from "../../src/discord/ui/country-menus.ts";
import { helpNowButton } from "../../src/discord/ui/help-now.ts";
import { drawOverview } from "../../src/discord/ui/overview.ts";
import { numberLines, numbersAge, numbersNote, urgentHeading } from "../../src/discord/ui/whom-to-call.ts";
import { UserError } from "../../src/errors.ts";
import { key } from "../../src/text/text.ts";
import { everywhere } from "../shared/contexts.ts";
import { countryOf, helpNowActions } from "./help-now.ts";

export const help: Command = {
  data: everywhere("help", key("help.description"))
    .addStringOption((option) =>
      option.setName("country").setDescription(key("help.option-country")).setMaxLength(60).setAutocomplete(true),
    )
    .toJSON(),

  isPrivate: () => true,

  async run(interaction, answer, context) {
    const { id } = interaction.user;
    const typed = interaction.options.getString("country")?.trim();
    if (!typed) return answer.send(drawOverview(context.text, context), "private");
    const country = findCountry(context.content, typed);
    if (country === undefined) throw new UserError("country-unknown");
    await context.people.chooseCountry(id, country.code);
    await answer.send(drawNumbers(context, country.code, true), "private");
  },

  actions: {
    ...helpNowActions,

    /** The numbers of one's country, or the menus to choose it from. */
    async "help.numbers"(interaction, _args, answer, context) {
      await answer.send(drawNumbers(context, await countryOf(interaction.user.id, context), false), "private");
    },

    async "help.numbers-country"(interaction, _args, answer, context) {
      const [chosen = ""] = interaction.values;
      const isKnown = context.content.helplines.some(({ code }) => code === chosen);
      if (!isKnown) throw new UserError("help-outdated");
      await context.people.chooseCountry(interaction.user.id, chosen);
      await answer.update(drawNumbers(context, chosen, true));
    },
  },

  suggest: (interaction, { content }) =>
    suggestCountries(content, interaction.options.getFocused()).map(({ country }) => ({
      name: country,
      value: country,
    })),
};

/** @param isChosen whether it was chosen just now, and is kept from now on */
function drawNumbers({ content, text }: CommandContext, country: string | undefined, isChosen: boolean): Shown {
  const help = helpFor(content, country);
  const { helpline } = help;
  return card(
    TONE.plain,
    [
      urgentHeading(text, help),
      ...numberLines(text, content, help, ["emergency", "poison", "crisis", "substanceUse"]),
      ...numbersAge(text, help),
      ...numbersNote(help),
      ...(isChosen && helpline ? [`-# ${text("help.country-kept", { country: helpline.country })}`] : []),
      ...(helpline ? [] : [`-# ${text("help.choose-country")}`]),
    ].join("\n"),
    ...(isChosen ? [] : countryMenus(text, content, (menu) => customId("help.numbers-country", { menu }), country)),
    buttons(helpNowButton(text)),
  );
}
