import type { ButtonBuilder } from "discord.js";
import { type Help, helpFor, onCard } from "../../content/choose/help.ts";
import { everyHelpCard, helpCard, helpDirectory, helpGuide } from "../../content/choose/help-cards.ts";
import type { Content } from "../../content/schema/content.ts";
import type { HelpCall, HelpCard, HelpCardId, HelpGuideId } from "../../content/schema/help-card.ts";
import type { Text } from "../../text/text.ts";
import { type ActionName, type CustomId, customId } from "./actions.ts";
import { button, buttons, type Controls, card, mainButton, type Shown, TONE } from "./card.ts";
import { countryMenus } from "./country-menus.ts";
import { drawSourcesOf } from "./source.ts";
import { asTyped, directoryLink } from "./whom-to-call.ts";

export type HelpShown = {
  /** Undefined while somebody chooses between the cards. */
  readonly card: HelpCardId | undefined;
  /** Whose numbers: ISO 3166-1 alpha-2. */
  readonly country: string | undefined;
  /** What was written names an opioid, or something that acts like one. */
  readonly namesOpioid?: boolean;
  /** Whether the menus of countries are open. */
  readonly choosesCountry?: boolean;
};

/** Labels of cases are long; Discord would take five. */
const CASES_A_ROW = 3;

/** The action of *Need help now?*. */
export const HELP_NOW = "help.now" satisfies ActionName;

/** *Need help now?*, for under every answer to words that somebody typed. */
export function helpNowButton(text: Text): ButtonBuilder {
  return button(text("help-now.need-help"), HELP_NOW);
}

/**
 * Help for somebody in danger, in few words: the numbers of the country first, then what to do in the next minute.
 * Without a card: the emergency number, and a button for each case.
 */
export function drawHelpNow(text: Text, content: Content, shown: HelpShown): Shown {
  const help = helpFor(content, shown.country);
  const countries = shown.choosesCountry
    ? countryMenus(text, content, (group) => countryMenuId(shown, group), shown.country)
    : [];
  return shown.card === undefined
    ? card(TONE.danger, ...choice(text, help), ...countries, ...caseButtons(text, content, shown, help))
    : card(
        TONE.danger,
        ...drawn(text, content, help, helpCard(content, shown.card), shown),
        ...countries,
        cardButtons(text, content, shown, help, helpCard(content, shown.card)),
      );
}

/** What is behind *CPR* and *Naloxone*. The emergency number comes first here, too. */
export function drawHelpGuide(text: Text, content: Content, id: HelpGuideId, country: string | undefined): Shown {
  const { title, callFirst, steps, caution } = helpGuide(content, id);
  const help = helpFor(content, country);
  return card(
    TONE.danger,
    [`### ${title}`, ...call(emergencyNumber(text, help), callFirst)].join("\n"),
    numbered(steps),
    [caution, ...smallPrint(text, help)].join("\n"),
  );
}

/** Where a card, what is behind its buttons, and the numbers on it come from. */
export function drawHelpSources(text: Text, content: Content, id: HelpCardId, country: string | undefined): Shown {
  const { helpline } = helpFor(content, country);
  const entry = helpCard(content, id);
  const directory = entry.hasDirectory ? [helpDirectory(content).entry] : [];
  const guides = entry.guides.map((guide) => helpGuide(content, guide));
  const entries = [entry, ...guides, ...directory, ...(helpline ? [helpline] : [])];
  return drawSourcesOf(text, content, entries);
}

function choice(text: Text, help: Help): string[] {
  const number = call(emergencyNumber(text, help), text("help-now.in-any-emergency"));
  return [[text("help-now.what-is-it"), ...number, ...smallPrint(text, help)].join("\n")];
}

function drawn(text: Text, content: Content, help: Help, entry: HelpCard, { namesOpioid }: HelpShown): string[] {
  const steps = [
    ...entry.steps.filter(({ onlyWith }) => onlyWith === undefined || help[onlyWith] !== null).map((step) => step.text),
    ...(namesOpioid && entry.ifOpioid ? [entry.ifOpioid] : []),
  ];
  return [
    [`### ${entry.title}`, ...calls(text, content, help, entry)].join("\n"),
    numbered(steps),
    ...[smallPrint(text, help, entry.closing).join("\n")].filter((print) => print !== ""),
  ];
}

/** Numbers there are, in the order of the card; then the directory; then what to do in place of a number there is not. */
function calls(text: Text, content: Content, help: Help, entry: HelpCard): string[] {
  const isThere = ({ line }: HelpCall) => line === "emergency" || help[line] !== null;
  const numbers = entry.calls
    .filter(isThere)
    .flatMap(({ line, when }) =>
      call(line === "emergency" ? emergencyNumber(text, help) : asTyped(onCard(help, line) ?? ""), when),
    );
  const others = entry.calls.filter((one) => !isThere(one)).flatMap(({ without }) => without ?? []);
  return [...numbers, ...(entry.hasDirectory ? directory(text, content, help) : []), ...others];
}

/** As large as Discord has it: the one thing to be found with shaking hands. */
function call(number: string, when: string): string[] {
  return [`## ${number}`, when];
}

function emergencyNumber(text: Text, help: Help): string {
  const number = onCard(help, "emergency");
  return number === null ? text("help-now.any-emergency") : asTyped(number);
}

function directory(text: Text, content: Content, help: Help): string[] {
  const link = directoryLink(content);
  return help.crisis === null
    ? call(link, helpDirectory(content).entry.instead)
    : [text("help-now.more-lines", { directory: link })];
}

/** Whose numbers these are: short ones work at home only. */
function smallPrint(text: Text, { helpline }: Help, closing?: string): string[] {
  return [
    ...(helpline ? [`-# ${text("help-now.numbers-of", { country: helpline.country })}`] : []),
    ...(closing === undefined ? [] : [`-# ${closing}`]),
  ];
}

function numbered(steps: readonly string[]): string {
  return steps.map((step, at) => `${at + 1}. ${step}`).join("\n");
}

function caseButtons(text: Text, content: Content, shown: HelpShown, help: Help): Controls[] {
  const cases = everyHelpCard(content).map(({ id, label }) =>
    button(label, "help.now-card", { card: id, country: shown.country }),
  );
  const rows = Map.groupBy(cases.entries(), ([at]) => Math.floor(at / CASES_A_ROW));
  return [
    ...[...rows.values()].map((row) => buttons(...row.map(([, one]) => one))),
    ...(shown.choosesCountry ? [] : [buttons(countryButton(text, shown, help))]),
  ];
}

function cardButtons(text: Text, content: Content, shown: HelpShown, help: Help, { id, guides }: HelpCard): Controls {
  const { country } = shown;
  return buttons(
    ...guides.map((guide) => mainButton(helpGuide(content, guide).label, `help.now-${guide}`, { country })),
    ...(shown.choosesCountry ? [] : [countryButton(text, shown, help)]),
    button(text("help-now.it-is-not-that"), "help.not-that"),
    button(text("common.sources"), "help.now-sources", { card: id, country }),
  );
}

/** Opens the menus of countries. Nothing of what is chosen is kept, so all that a card is drawn from is in its buttons. */
function countryButton(text: Text, shown: HelpShown, { helpline }: Help): ButtonBuilder {
  const label = text(helpline ? "help-now.other-country" : "help-now.my-country");
  return button(label, "help.now-country", { ...cardArgs(shown), country: shown.country });
}

function countryMenuId(shown: HelpShown, menu: number): CustomId {
  return customId("help.now-country", { ...cardArgs(shown), country: undefined, menu });
}

function cardArgs({ card, namesOpioid = false }: HelpShown) {
  return { card, namesOpioid };
}
