import { buttons, card, type Shown, TONE } from "../../src/discord/ui/card.ts";
import type { ThreadPlace } from "../../src/discord/ui/thread-offer.ts";
import { channelLink, permissionNames, threadOffer, toDmButton } from "../../src/discord/ui/thread-offer.ts";
import type { Destination } from "../../src/nights/destination.ts";
import type { Reminder, ThreadTrouble } from "../../src/nights/reminder.ts";
import type { Text } from "../../src/text/text.ts";

/** What is said, and can be pressed, about where the nightly messages come. */

/** Where the reminder comes, if it is a thread: a line, and what can be pressed about it. */
export function destinationOfReminder(text: Text, record: Reminder, threadPlace: ThreadPlace) {
  const { thread } = record;
  if (thread === undefined || record.state === "off") return { lines: [], buttons: [] };
  const link = channelLink(thread.id);
  switch (thread.trouble) {
    case undefined:
      return {
        lines: [text("reminder.comes-in-thread", { thread: link })],
        buttons: [toDmButton(text, "reminder.move-to-dm")],
      };
    case "closed":
      return {
        lines: [text("reminder.thread-closed", { thread: link, permissions: permissionNames(text) })],
        buttons: [toDmButton(text, "reminder.move-to-dm")],
      };
    case "gone":
    case "left": {
      const offer = threadOffer(text, threadPlace);
      return {
        lines: [text(`reminder.thread-${thread.trouble}`), ...offer.lines],
        buttons: [toDmButton(text, "reminder.come-by-dm"), ...offer.buttons],
      };
    }
  }
}

/** Asks where a reminder is to come whose thread is lost. */
export function askWhere(text: Text, threadPlace: ThreadPlace): Shown {
  const offer = threadOffer(text, threadPlace);
  return card(
    TONE.reminder,
    [text("reminder.no-place"), ...offer.lines].join("\n"),
    buttons(toDmButton(text, "reminder.come-by-dm"), ...offer.buttons),
  );
}

/** Why no message came through, with every way there is from here. */
export function drawRefused(
  text: Text,
  heading: readonly string[],
  trouble: ThreadTrouble | undefined,
  record: Reminder | undefined,
  threadPlace: ThreadPlace,
): Shown {
  const offer = threadOffer(text, threadPlace);
  const thread = record?.thread && channelLink(record.thread.id);
  if (trouble !== undefined) {
    const why =
      trouble === "closed" && thread !== undefined
        ? text("reminder.thread-closed", { thread, permissions: permissionNames(text) })
        : text("reminder.no-place");
    return card(
      TONE.reminder,
      [...heading, why, ...offer.lines].join("\n"),
      buttons(toDmButton(text, "reminder.come-by-dm"), ...offer.buttons),
    );
  }
  // Where somebody is in a server with the bot, they do have one in common, and there is more to offer.
  const why =
    threadPlace.kind === "none"
      ? [text("notices.how-to-allow-dms"), text("reminder.try-again")]
      : [text("reminder.offer-thread"), ...offer.lines];
  return card(
    TONE.reminder,
    [...heading, ...why].join("\n"),
    buttons(...offer.buttons, toDmButton(text, "reminder.try-dm")),
  );
}

/** What is said of the place once a message has arrived there. */
export function arrivedText(text: Text, thread: Destination): string {
  return thread === undefined ? text("reminder.dm-sent") : text("reminder.in-thread", { thread: channelLink(thread) });
}
