import type { Content } from "../src/content/content.ts";
import { findCountry, type Help, helpFor, suggestCountries } from "../src/content/help.ts";
import type { Command } from "../src/discord/command.ts";
import { buttons, card, TONE } from "../src/discord/draw/card.ts";
import { helpNowButton } from "../src/discord/draw/help-now.ts";
import { numberLines, numbersAge, numbersNote, urgentHeading } from "../src/discord/draw/whom-to-call.ts";
import { UserError } from "../src/errors.ts";
import { key, type Text } from "../src/text/text.ts";
import { everywhere } from "./contexts.ts";
import { helpNowActions } from "./help-now.ts";

export const help: Command = {
  data: everywhere("help", key("help.description"))
    .addStringOption((option) =>
      option.setName("country").setDescription(key("help.option-country")).setMaxLength(60).setAutocomplete(true),
    )
    .toJSON(),

  isPrivate: () => true,

  async run(interaction, answer, { content, people, hasDiary, supportUrl, privacyUrl, text }) {
    const { id } = interaction.user;
    const typed = interaction.options.getString("country")?.trim();
    const country = typed ? findCountry(content, typed) : undefined;
    if (typed && country === undefined) throw new UserError("country-unknown");
    if (country) await people.chooseCountry(id, country.code);
    const help = helpFor(content, country?.code ?? (await people.countryOf(id)));
    const urgent = [
      emergencyText(text, content, help),
      ...(country ? [`-# ${text("help.country-kept", { country: country.country })}`] : []),
    ].join("\n");
    const about = [
      [text("help.what-i-do"), ...(hasDiary ? [text("help.diary")] : [])].join("\n"),
      text("help.what-i-am-not"),
    ];
    await answer.send(
      card(
        TONE.plain,
        ...(country ? [urgent, ...about] : [...about, urgent]),
        privacyText(text, privacyUrl),
        reportText(text, supportUrl),
        buttons(helpNowButton(text)),
      ),
      "private",
    );
  },

  actions: helpNowActions,

  suggest: (interaction, { content }) =>
    suggestCountries(content, interaction.options.getFocused()).map(({ country }) => ({
      name: country,
      value: country,
    })),
};

function emergencyText(text: Text, content: Content, help: Help): string {
  return [
    urgentHeading(text, help),
    ...numberLines(text, content, help, ["emergency", "poison", "crisis", "substanceUse"]),
    ...numbersAge(text, help),
    ...numbersNote(help),
    ...(help.helpline ? [] : [`-# ${text("help.choose-country")}`]),
  ].join("\n");
}

function privacyText(text: Text, privacyUrl: string | undefined): string {
  const policy = privacyUrl ? ` ${text("help.privacy-at", { address: privacyUrl })}` : "";
  return `${text("help.privacy")}${policy}`;
}

function reportText(text: Text, supportUrl: string | undefined): string {
  return supportUrl ? text("help.report-at", { address: supportUrl }) : text("help.report");
}
