import { StringSelectMenuBuilder } from "discord.js";
import type { DirectMessage, WeeklyMessage } from "../../delivery/outbox.ts";
import { EVERY_NIGHT } from "../../nights/chosen-nights.ts";
import type { StoredWeekly } from "../../nights/reminder.ts";
import { NIGHTS_FOR_A_WORD } from "../../nights/weekly.ts";
import type { Text } from "../../text/text.ts";
import { showZone } from "../../time/show-zone.ts";
import { customId } from "./actions.ts";
import { buttons, card, dangerButton, mainButton, menu, type Shown, TONE } from "./card.ts";
import { lengthText } from "./length.ts";
import { weekdayName } from "./schedule.ts";
import { dayAndTime } from "./timestamps.ts";

/** What the sentences about its day and time are told. */
export function weeklyWords(text: Text, { day, at, zone }: StoredWeekly) {
  return { day: weekdayName(text, day), at, place: showZone(zone) };
}

export function weeklyWish(text: Text, stored: StoredWeekly): string {
  return text("weekly.wish", { ...weeklyWords(text, stored), nights: NIGHTS_FOR_A_WORD });
}

/** Three sentences: how much was noted, the middle of it, what stands out. Nothing is called good or bad. */
export function drawWeekly(text: Text, message: WeeklyMessage): Shown {
  const { night, userId, week } = message;
  const of = { of: night, owner: userId };
  const said = week
    ? [
        text("weekly.nights", { nights: week.nights }),
        week.asleep === undefined
          ? text("weekly.asleep-unknown")
          : text("weekly.asleep", { length: lengthText(text, week.asleep) }),
        text(week.remark ? `diary.remark-${week.remark}` : "weekly.nothing-stands-out"),
      ]
    : [text("weekly.no-week")];
  return card(
    TONE.diary,
    `${text("weekly.title")}\n${said.join(" ")}`,
    `-# ${text("weekly.why")}`,
    buttons(mainButton(text("weekly.look"), "diary.weekly-look", of), stopWeeklyButton(text, of)),
    menu(
      new StringSelectMenuBuilder()
        .setCustomId(customId("diary.weekly-day", of))
        .setPlaceholder(text("weekly.another-day"))
        .addOptions(EVERY_NIGHT.map((day) => ({ value: String(day), label: weekdayName(text, day) }))),
    ),
  );
}

export function drawWeeklyConsent(text: Text, message: DirectMessage & { kind: "weekly-consent" }): Shown {
  return card(
    TONE.diary,
    [
      text("weekly.is-on"),
      weeklyWish(text, message.schedule),
      message.startsNow ? text("weekly.consent-now") : text("weekly.first", { when: dayAndTime(message.opensAt) }),
      text("weekly.how-to-stop"),
    ].join("\n"),
    buttons(dangerButton(text("weekly.stop"), "diary.weekly-stop", { of: message.marker })),
  );
}

export function stopWeeklyButton(text: Text, of: { readonly of: string; readonly owner: string }) {
  return dangerButton(text("weekly.stop"), "diary.weekly-stop", of);
}
