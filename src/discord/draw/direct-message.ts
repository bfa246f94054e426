import { createHash } from "node:crypto";
import { cautionsFor } from "../../content/choose-cautions.ts";
import type { Content } from "../../content/content.ts";
import { windDownIdea } from "../../content/wind-down-idea.ts";
import type { DirectMessage } from "../../delivery/outbox.ts";
import { showZone } from "../../reminders/zones.ts";
import { button, buttons, card, dangerButton, type Shown, TONE } from "./card.ts";
import { cautionText } from "./caution.ts";
import { timestamp, whenAndHowSoon } from "./timestamps.ts";
import { tipText } from "./tip.ts";

export type DrawDirectMessage = (message: DirectMessage) => Shown;

const HOW_TO_STOP = "Press **Stop**, type **stop** here, or use `/reminder off`.";

/** How each direct message looks. The buttons carry the night, so they work after any restart. */
export function createDrawDirectMessage(content: Content): DrawDirectMessage {
  return (message) => {
    switch (message.kind) {
      case "wind-down": {
        const idea = windDownIdea(content, { seed: seedOf(message.userId), night: message.night });
        const { night, bedtime } = message;
        return card(
          TONE.reminder,
          `## Time to wind down\nYour bedtime is ${timestamp(bedtime, "t")}, ${timestamp(bedtime, "R")}. One idea for tonight:`,
          tipText(idea),
          "-# You asked for this message with `/reminder set`. To end it for good, press **Stop** or type **stop** here.",
          buttons(button("Skip tonight", "reminder.skip", night), dangerButton("Stop", "reminder.stop", night)),
        );
      }
      case "consent": {
        const { bedtime, zone, leadMinutes } = message.schedule;
        return card(
          TONE.reminder,
          [
            `## Your wind-down reminder ${message.isMove ? "has moved" : "is on"}`,
            `Each night I will send you one message here to begin winding down, ${leadMinutes} minutes before your bedtime of **${bedtime}** in ${showZone(zone)}. That is all I send unasked.`,
            message.startsNow
              ? "The first one follows in a minute or two, since your wind-down time has begun."
              : `First one: ${whenAndHowSoon(message.opensAt)}.`,
            `**To stop:** ${HOW_TO_STOP}`,
          ].join("\n"),
          buttons(dangerButton("Stop", "reminder.stop", message.marker)),
        );
      }
      case "test":
        return card(
          TONE.reminder,
          "## This is a test\nMy messages reach you here. You asked for this one with `/reminder test`. It changes nothing.",
        );
      case "stopped":
        return card(
          TONE.reminder,
          "## Stopped\nI will not message you again. To start again, use `/reminder set`. To delete what I keep about you, use `/privacy delete`.",
        );
      case "nothing-to-stop":
        return card(TONE.reminder, "No reminder is on, so there is nothing to stop. `/reminder set` starts one.");
      case "help":
        return card(
          TONE.danger,
          ...cautionsFor(content, message.topic).map(cautionText),
          "`/help country:` has the numbers of your country. I am a program and cannot read or pass on what you write here.",
        );
      case "cannot-read":
        return card(
          TONE.plain,
          "I cannot read replies, except **stop**, which ends the nightly message. Type `/help` to see what I can do. If you or somebody else is in danger, call your local emergency number now.",
        );
    }
  };
}

/** Which idea comes when differs from person to person; the id itself stays out of it. */
function seedOf(userId: string): string {
  return createHash("sha256").update(userId).digest("hex").slice(0, 12);
}
