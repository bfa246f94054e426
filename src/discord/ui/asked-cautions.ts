import { type TipPage, tipsOnPage, writeTipPage } from "../../content/choose/tip-pages.ts";
import type { Content } from "../../content/schema/content.ts";
import type { Text } from "../../text/text.ts";
import { BETWEEN_NAMES } from "./actions.ts";
import { button, buttons, card, mainButton, type Shown, TONE } from "./card.ts";

/** What Discord takes as a custom id, less what stands before the names. */
const LONGEST_NAMES = 80;

/** In direct messages: what is known of what was named is one press away, since it has more than one card. */
export function drawNamed(
  content: Content,
  text: Text,
  owner: string,
  names: readonly string[],
  nearest: TipPage,
): Shown {
  const written = names.join(BETWEEN_NAMES);
  if (names.length === 0 || written.length > LONGEST_NAMES || written.includes("|"))
    return drawNothingNamed(content, text, owner, nearest);
  return card(
    TONE.caution,
    text("cautions.read-first", { names: names.map((name) => `**${name}**`).join(", ") }),
    buttons(mainButton(text("cautions.what-is-known"), "cautions.names", { names })),
  );
}

/** Answers who asks what to take without naming anything: nothing is recommended, and what helps without it is a press away. */
export function drawNothingNamed(content: Content, text: Text, owner: string, nearest: TipPage): Shown {
  const tip = tipsOnPage(content, nearest, 0)?.shown;
  return card(
    TONE.caution,
    text("cautions.nothing-to-take"),
    buttons(
      mainButton(text("cautions.ask-about-a-name"), "cautions.ask"),
      ...(tip === undefined
        ? []
        : [button(text("cautions.without-taking"), "sleep.tip", { owner, ...writeTipPage(nearest) })]),
      button(text("cautions.all-cautions"), "cautions.all"),
    ),
    buttons(button(text("sleep-check.begin"), "sleep.check-begin")),
  );
}
