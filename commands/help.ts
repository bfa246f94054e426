import { findCountry, type Help, helpFor, suggestCountries } from "../src/content/help.ts";
import type { Command } from "../src/discord/command.ts";
import { card, TONE } from "../src/discord/draw/card.ts";
import { UserError } from "../src/errors.ts";
import { everywhere } from "./contexts.ts";

const WHAT_I_DO = [
  "## Winddown",
  "I coach sleep hygiene: the habits around sleep that have evidence behind them. I say where each piece of advice comes from.",
  "- `/sleep tips` — a few tips that fit the hour, or `about:` something",
  "- `/cautions` — before you take something to sleep: what is known",
  "- `/reminder set` — one message a night to begin winding down; `show`, `off` and `test` go with it",
  "- `/privacy show` — what I keep about you; `/privacy delete` deletes it",
].join("\n");

const WHAT_I_AM_NOT = [
  "### What I am not",
  "I am not a doctor. I give no diagnosis and no dose, and I recommend no substance. If you have had trouble sleeping for three months or more, ask a clinician about CBT-I (cognitive behavioural therapy for insomnia): it is the treatment that guidelines put first.",
].join("\n");

const PRIVACY =
  "### Privacy\nWhat you ask about is neither kept nor logged. I keep something about you only if you set a reminder: `/privacy show` says what.";

export const help: Command = {
  data: everywhere("help", "What I can do, emergency numbers, privacy, and how to report a problem")
    .addStringOption((option) =>
      option
        .setName("country")
        .setDescription("Show emergency and poison numbers for this country")
        .setMaxLength(60)
        .setAutocomplete(true),
    )
    .toJSON(),

  isPrivate: () => true,

  async run(interaction, answer, { content, supportUrl }) {
    const typed = interaction.options.getString("country")?.trim();
    const country = typed ? findCountry(content, typed) : undefined;
    if (typed && country === undefined) {
      throw new UserError(
        "country-unknown",
        "I have no numbers for that country. In an emergency call the local emergency number (112 works in most of Europe and on many mobile phones; 911 in North America) and ask for poison control. `/help` alone shows everything else.",
      );
    }
    await answer.send(
      card(
        TONE.plain,
        WHAT_I_DO,
        WHAT_I_AM_NOT,
        emergencyText(helpFor(content, country?.code)),
        PRIVACY,
        reportText(supportUrl),
      ),
      "private",
    );
  },

  suggest: (interaction, { content }) =>
    suggestCountries(content, interaction.options.getFocused()).map(({ country }) => ({
      name: country,
      value: country,
    })),
};

function emergencyText({ emergency, poison, substanceUse, crisis, helpline }: Help): string {
  const lines = [
    `- **Emergency:** ${emergency.say}`,
    `- **Poison:** ${poison.say}`,
    `- **Thoughts of harming yourself:** ${crisis.say}`,
    `- **Alcohol, kratom or other substances:** ${substanceUse.say}`,
  ];
  const heading = helpline ? `### If it is urgent: ${helpline.country}` : "### If it is urgent";
  const note = helpline
    ? `-# As of ${helpline.asOf}${helpline.asOfEstimated ? " (estimated)" : ""}. ${helpline.note ?? ""}`
    : "-# `/help country:` shows the numbers of your country.";
  return [heading, ...lines, note].join("\n");
}

function reportText(supportUrl: string | undefined): string {
  const where = supportUrl
    ? `Tell us here: ${supportUrl}`
    : "Tell the person who added me to this server, or whoever runs this bot.";
  return `### Something wrong?\n${where}`;
}
