import type { Text } from "../../text/text.ts";
import { awakeButton } from "./awake.ts";
import { button, buttons, card, mainButton, type Shown, TONE } from "./card.ts";

/** What differs from one instance of the bot to another. */
export type Instance = {
  readonly hasDiary: boolean;
  readonly supportUrl: string | undefined;
  readonly privacyUrl?: string | undefined;
};

/** What the bot does, in so few words that somebody reads them, and the four things most people want. */
export function drawOverview(text: Text, { hasDiary, supportUrl, privacyUrl }: Instance): Shown {
  const policy = privacyUrl ? ` ${text("help.privacy-at", { address: privacyUrl })}` : "";
  return card(
    TONE.plain,
    [
      text("help.what-i-do"),
      text("help.commands"),
      ...(hasDiary ? [text("help.diary")] : []),
      `${text("help.privacy")}${policy}`,
      text("help.article"),
    ].join("\n"),
    [
      text("help.what-i-am-not"),
      supportUrl ? text("help.report-at", { address: supportUrl }) : text("help.report"),
    ].join("\n"),
    overviewButtons(text),
  );
}

export function overviewButtons(text: Text) {
  return buttons(
    mainButton(text("help.try-a-tip"), "sleep.try"),
    button(text("help.remind-me"), "reminder.begin"),
    awakeButton(text),
    button(text("help.emergency-numbers"), "help.numbers"),
  );
}
