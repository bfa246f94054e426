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

/** As of when the numbers of a country hold, and what else to know about them. */
export function numbersAge(text: Text, { asOf, asOfEstimated, note }: NonNullable<Help["helpline"]>): string {
  const age = text("help.as-of", { month: asOf, estimated: asOfEstimated ? "yes" : "other" });
  return `-# ${age}${note ? ` ${note}` : ""}`;
}
