import { findCountry, type Help, helpFor, suggestCountries } from "../src/content/help.ts";
import type { Command } from "../src/discord/command.ts";
import { card, TONE } from "../src/discord/draw/card.ts";
import { UserError } from "../src/errors.ts";
import { everywhere } from "./contexts.ts";

const WHAT_I_DO = [
  "## Winddown",
  "I coach sleep hygiene: the habits around sleep that have evidence behind them. I say where each piece of advice comes from.",
  "- `/sleep tips` — a few tips that fit the hour; add `about:` to ask about one thing",
  "- `/sleep article` — the article on kratom and sleep I started from, claim by claim beside the evidence",
  "- `/sleep check` — when tips are not enough: six short questions, and whom to see",
  "- `/sleep tonight` — your evening counted back from bedtime; `/sleep relax` — an exercise to settle down with",
  "- `/cautions` — what is known about the risks, before you take something to sleep; `with:` takes names, `place:` a country or US state",
  "- `/reminder set` — one message a night, to begin winding down; `/reminder show`, `off` and `test` go with it",
  "- `/privacy show` — what I keep about you; `/privacy delete` deletes it",
].join("\n");

const WHAT_I_AM_NOT = [
  "### What I am not",
  "I am not a doctor. I give no diagnosis and no dose, and I recommend no substance. If you have had trouble sleeping for three months or more, ask a clinician about CBT-I (cognitive behavioural therapy for insomnia): it is the treatment that guidelines put first.",
].join("\n");

const PRIVACY =
  "### Privacy\nI neither keep nor log what you ask about. I keep something about you only if you set a reminder. `/privacy show` says what.";

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
        "I have no numbers for that country. In an emergency call your local emergency number (112 works in most of Europe and on many mobile phones; 911 in North America). If somebody has swallowed something, ask them for poison control. `/help` alone shows everything else.",
      );
    }
    const urgent = emergencyText(helpFor(content, country?.code));
    await answer.send(
      card(
        TONE.plain,
        ...(country ? [urgent, WHAT_I_DO, WHAT_I_AM_NOT] : [WHAT_I_DO, WHAT_I_AM_NOT, urgent]),
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
    ? `-# As of ${helpline.asOf}${helpline.asOfEstimated ? " (estimated)" : ""}.${helpline.note ? ` ${helpline.note}` : ""}`
    : "-# `/help country:` shows the numbers of your country.";
  return [heading, ...lines, note].join("\n");
}

function reportText(supportUrl: string | undefined): string {
  const where = supportUrl
    ? `Please report it here: ${supportUrl}`
    : "Tell whoever runs this bot, or the person who added it to your server.";
  return `### Something wrong?\n${where}`;
}
