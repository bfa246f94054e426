import type { Help } from "../../content/help.ts";
import type { HelpField } from "../../content/helpline.ts";
import type { Text } from "../../text/text.ts";

/**
 * What to say for each kind of help: the number, or what to do where we have none that is confirmed. The emergency
 * number and "ask for poison control" stand in; the former is from the caution card “emergency”, which has the sources.
 */
export function whomToCall(text: Text, help: Help): Readonly<Record<HelpField, string>> {
  const emergency = help.emergency ?? text("help.any-emergency");
  return {
    emergency,
    poison: help.poison ?? text("help.any-poison", { emergency }),
    substanceUse: help.substanceUse ?? text("help.any-substance-use"),
    crisis: help.crisis ?? text("help.any-crisis", { emergency }),
  };
}

/** What is read above numbers that may be needed at once. */
export function urgentHeading(text: Text, { helpline }: Help): string {
  return helpline ? text("help.urgent-in", { country: helpline.country }) : text("help.urgent");
}

/** A line for each kind of help, in the order given, and behind those of a country as of when they hold. */
export function numberLines(text: Text, help: Help, fields: readonly HelpField[]): string[] {
  const call = whomToCall(text, help);
  return [
    ...fields.map((field) => `- ${text(LINES[field], { call: call[field] })}`),
    ...(help.helpline ? [numbersAge(text, help.helpline)] : []),
  ];
}

const LINES = {
  emergency: "help.emergency",
  poison: "help.poison",
  crisis: "help.crisis",
  substanceUse: "help.substance-use",
} as const satisfies Readonly<Record<HelpField, `help.${string}`>>;

/** As of when the numbers of a country hold, and what else to know about them. */
function numbersAge(text: Text, { asOf, asOfEstimated, note }: NonNullable<Help["helpline"]>): string {
  const age = text("help.as-of", { month: asOf, estimated: asOfEstimated ? "yes" : "other" });
  return `-# ${age}${note ? ` ${note}` : ""}`;
}
