import type { ButtonBuilder } from "discord.js";
import type { Awake, AwakeKind } from "../../content/schema/awake.ts";
import type { Content } from "../../content/schema/content.ts";
import type { Text } from "../../text/text.ts";
import type { ActionArgs } from "./actions.ts";
import { button, buttons, card, mainButton, type Shown, TONE } from "./card.ts";
import { helpNowButton } from "./help-now.ts";

/**
 * *I'm awake now*, for any message.
 *
 * @param of what tells the message from others that are told apart by their buttons; read by nobody else
 */
export function awakeButton(text: Text, of: ActionArgs<"sleep.awake"> = {}): ButtonBuilder {
  return button(text("sleep-awake.begin"), "sleep.awake", of);
}

/** For somebody who lies awake: few words, no colour that lights up a dark room, and the next thing as a button. */
export function drawAwake(content: Content, text: Text): Shown {
  return card(
    TONE.night,
    linesOf(awakeCard(content, "ten-minutes")),
    buttons(
      mainButton(text("sleep-awake.breathe"), "sleep.breathe"),
      button(text("sleep-awake.get-up"), "sleep.get-up"),
      button(text("sleep-awake.park"), "sleep.park"),
      helpNowButton(text),
    ),
  );
}

export function drawGetUp(content: Content, text: Text): Shown {
  const { caution, ...entry } = awakeCard(content, "get-up");
  return card(
    TONE.night,
    linesOf(entry),
    ...(caution === undefined ? [] : [`-# ${caution}`]),
    buttons(
      button(text("sleep-awake.breathe"), "sleep.breathe"),
      button(text("sleep-awake.park"), "sleep.park"),
      button(text("sleep-awake.why"), "sleep.awake-why", { card: "get-up" }),
    ),
  );
}

/** @param instead the worry itself, where it could not be posted: shown here alone, and gone with this message */
export function drawParked(content: Content, text: Text, instead?: string): Shown {
  const entry = awakeCard(content, "parked");
  return card(
    TONE.night,
    ...(instead === undefined ? [linesOf(entry)] : [text("sleep-awake.not-parked"), quoted(instead)]),
    buttons(
      button(text("sleep-awake.breathe"), "sleep.breathe"),
      button(text("sleep-awake.get-up"), "sleep.get-up"),
      button(text("sleep-awake.why"), "sleep.awake-why", { card: "parked" }),
    ),
  );
}

/** What somebody parked, as it stands in their own direct messages. */
export function drawWorry(text: Text, worry: string): Shown {
  return card(TONE.night, text("sleep-awake.worry"), quoted(worry), `-# ${text("sleep-awake.worry-kept")}`);
}

/** @throws {TypeError} never once loaded: loading made sure that each is there */
export function awakeCard({ awake }: Content, kind: AwakeKind): Awake {
  const found = awake.find(({ id }) => id === kind);
  if (found === undefined) throw new TypeError(`no card ${kind}`);
  return found;
}

function linesOf({ title, lines }: Pick<Awake, "title" | "lines">): string {
  return [`### ${title}`, ...lines].join("\n");
}

/** Every line as a quotation, so that nothing in it looks like words of ours. */
function quoted(words: string): string {
  return words
    .split(/\r?\n/)
    .map((line) => `> ${line}`)
    .join("\n");
}
