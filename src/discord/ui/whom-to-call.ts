import type { Help } from "../../content/choose/help.ts";
import { helpDirectory } from "../../content/choose/help-cards.ts";
import type { Content } from "../../content/schema/content.ts";
import type { HelpField } from "../../content/schema/helpline.ts";
import type { Text } from "../../text/text.ts";

/**
 * What to say for each kind of help: the number, or what to do where we have none that is confirmed. The emergency
 * number and "ask for poison control" stand in; the former is from the caution card “emergency”, which has the sources.
 */
export function whomToCall(text: Text, help: Help): Readonly<Record<HelpField, string>> {
  const number = (field: HelpField) => (help[field] === null ? undefined : asTyped(help[field]));
  const emergency = number("emergency") ?? text("help.any-emergency");
  return {
    emergency,
    poison: number("poison") ?? text("help.any-poison", { emergency }),
    substanceUse: number("substanceUse") ?? text("help.any-substance-use"),
    crisis: number("crisis") ?? text("help.any-crisis", { emergency }),
  };
}

/** A number as it is to be dialled, whatever Discord's markup would make of it: "*4141" is no slanted text. */
export function asTyped(number: string): string {
  return number.replaceAll(/[*_~|\\]/g, "\\$&");
}

/** Where crisis lines are listed by country, to be opened. */
export function directoryLink(content: Content): string {
  const { entry, link } = helpDirectory(content);
  return `[${entry.name}](${link})`;
}

/** What is read above numbers that may be needed at once. */
export function urgentHeading(text: Text, { helpline }: Help): string {
  return helpline ? text("help.urgent-in", { country: helpline.country }) : text("help.urgent");
}

/** A line for each kind of help, in the order given; with a crisis line, where others are listed by country. */
export function numberLines(text: Text, content: Content, help: Help, fields: readonly HelpField[]): string[] {
  const call = whomToCall(text, help);
  return [
    ...fields.map((field) => `- ${text(LINES[field], { call: call[field] })}`),
    ...(fields.includes("crisis")
      ? [`- ${text("help.more-crisis-lines", { directory: directoryLink(content) })}`]
      : []),
  ];
}

/** What else a caller needs to know, such as hours and languages. */
export function numbersNote({ helpline }: Help): string[] {
  return helpline?.note ? [`-# ${helpline.note}`] : [];
}

const LINES = {
  emergency: "help.emergency",
  poison: "help.poison",
  crisis: "help.crisis",
  substanceUse: "help.substance-use",
} as const satisfies Readonly<Record<HelpField, `help.${string}`>>;

/** As of when the numbers of a country hold. Nobody reads it who is in danger: only `/help` says it. */
export function numbersAge(text: Text, { helpline }: Help): string[] {
  if (helpline === undefined) return [];
  const { asOf: month, asOfEstimated } = helpline;
  return [`-# ${text("help.as-of", { month, estimated: asOfEstimated ? "yes" : "other" })}`];
}
