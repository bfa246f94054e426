import { type DiaryNight, isDate } from "../../src/diary/diary-night.ts";
import { measuresOf } from "../../src/diary/measures.ts";
import type { ProblemKind } from "../../src/diary/night-form.ts";
import { button, buttons, card, mainButton, miss, type Shown, TONE } from "../../src/discord/draw/card.ts";
import { dayText } from "../../src/discord/draw/schedule.ts";
import { UserError } from "../../src/errors.ts";
import { showZone } from "../../src/reminders/zones.ts";
import type { Text } from "../../src/text/text.ts";
import { checkedPlace } from "./place.ts";

/** Which night's form a button opens, and whose it is. */
export type Opening = { readonly night: string; readonly zone: string; readonly userId: string };

/**
 * What was understood of a night, so that it can be put right.
 *
 * @param replaced what was noted of it after this form had been opened, and is gone now
 */
export function drawNight(text: Text, entry: DiaryNight, userId: string, replaced?: DiaryNight): Shown {
  const { night, zone } = entry;
  const lines = nightLines(text, entry).map((line) => `- ${line}`);
  return card(
    TONE.diary,
    [text("diary.kept", { day: dayText(text, night) }), ...lines].join("\n"),
    ...replacedText(text, replaced),
    `-# ${text("diary.by-the-clock", { place: showZone(zone) })}`,
    buttons(button(text("diary.change"), "diary.open", ...opening({ night, zone, userId }))),
  );
}

/** What stood there is told, so that it can be typed again. */
export function replacedText(text: Text, replaced: DiaryNight | undefined): string[] {
  if (replaced === undefined) return [];
  return [[text("diary.replaced"), ...nightLines(text, replaced).map((line) => `- ${line}`)].join("\n")];
}

/**
 * What did not fit, each with what would, and the way back to the form.
 *
 * @param typed whether the form was kept as it was typed, so that it opens like that
 */
export function drawProblems(
  text: Text,
  problems: readonly ProblemKind[],
  where: Opening,
  typed: "kept" | "other",
): Shown {
  const lines = problems.map((kind) => `- ${text(`diary.problem-${kind}`)}`);
  return miss(
    card(
      TONE.diary,
      [text("diary.not-kept", { day: dayText(text, where.night), typed }), ...lines].join("\n"),
      `-# ${text("diary.by-the-clock", { place: showZone(where.zone) })}`,
      buttons(mainButton(text("diary.open-again"), "diary.open", ...opening(where))),
    ),
  );
}

/** What a custom id of ours says; whose it is stands in those of buttons. */
export function openingIn([night = "", zone = "", owner]: readonly string[], userId: string): Opening {
  if (owner !== undefined && owner !== userId) throw new UserError("diary-somebody-elses");
  if (!isDate(night)) throw new UserError("diary-outdated");
  return { night, zone: checkedPlace(zone), userId };
}

export function opening({ night, zone, userId }: Opening): [night: string, zone: string, userId: string] {
  return [night, zone, userId];
}

/** A length of time, such as "6 h 10 min". */
export function lengthText(text: Text, minutes: number): string {
  const rounded = Math.round(minutes);
  return text("diary.length", { hours: Math.floor(rounded / 60), minutes: rounded % 60 });
}

function nightLines(text: Text, entry: DiaryNight): string[] {
  const { inBed, tried, onsetMinutes, noSleep, awakenings, awakeMinutes, woke, rose, quality } = entry;
  const { timeInBed, totalSleep } = measuresOf(entry);
  const length = (minutes: number) => lengthText(text, minutes);
  return [
    inBed && text("diary.in-bed", { time: clock(inBed) }),
    tried && text("diary.tried", { time: clock(tried) }),
    noSleep && text("diary.no-sleep"),
    onsetMinutes !== undefined && text("diary.onset", { length: length(onsetMinutes) }),
    awakenings !== undefined && text("diary.awakenings", { count: awakenings }),
    awakeMinutes !== undefined && awakenings !== 0 && text("diary.awake", { length: length(awakeMinutes) }),
    woke && text("diary.woke", { time: clock(woke) }),
    rose && text("diary.rose", { time: clock(rose) }),
    quality && text("diary.quality-said", { quality: text(`diary.quality-${quality}`) }),
    totalSleep !== undefined &&
      timeInBed !== undefined &&
      text("diary.makes", { asleep: length(totalSleep), inBed: length(timeInBed) }),
  ].filter((line) => typeof line === "string" && line !== "") as string[];
}

/** "23:10" of a wall time. */
function clock(wall: string): string {
  return wall.slice(11);
}
