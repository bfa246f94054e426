import { QUALITIES } from "../../src/diary/diary-night.ts";
import type { Quality, TimeName, WeekWords } from "../../src/diary/picture/week-input.ts";
import { writtenDate } from "../../src/discord/ui/written-date.ts";
import type { Text } from "../../src/text/text.ts";

const DAY = 24 * 60;

/** The words on a picture of nights and in its alt text. */
export function pictureWords(text: Text, first: string, last: string): WeekWords {
  const told = (times: Partial<Record<TimeName, string>>) =>
    Object.entries(times)
      .map(([what, time]) => text("diary.alt-time", { what: what as TimeName, time }))
      .join(", ");
  const all = (...parts: readonly string[]) => parts.filter((part) => part !== "").join(", ");
  const word = (quality: Quality) => text(`diary.quality-${quality}`);
  return {
    title: text("diary.picture-title", { first: dateText(text, first), last: dateText(text, last) }),
    legend: {
      bed: text("diary.picture-bed"),
      sleep: text("diary.picture-sleep"),
      midpoint: text("diary.picture-midpoint"),
      awake: text("diary.picture-awake"),
      quality: text("diary.picture-quality"),
      bedtime: (time) => text("diary.picture-bedtime", { time }),
      bedtimes: text("diary.picture-bedtimes"),
    },
    clock: clockText,
    hour: clockText,
    night: (date) => dayShort(text, date),
    nothing: text("diary.picture-nothing"),
    qualities: Object.fromEntries(QUALITIES.map((quality) => [quality, word(quality)])) as WeekWords["qualities"],
    alt: {
      opening: text("diary.alt-opening"),
      bedtime: (time) => text("diary.alt-bedtime", { time }),
      bedtimes: (times) => text("diary.alt-bedtimes", { times: new Intl.ListFormat(text.locale).format(times) }),
      before: (label) => text("diary.alt-before", { day: label }),
      night({ label, times, awakeMinutes, quality }) {
        const said = all(
          told(times),
          awakeMinutes === undefined ? "" : text("diary.alt-awake", { minutes: awakeMinutes }),
          quality === undefined ? "" : text("diary.alt-quality", { quality: word(quality) }),
        );
        return text("diary.alt-night", { day: label, told: said || text("diary.alt-nothing") });
      },
      nights({ times, of, awake, qualities, ...some }) {
        const spans = Object.entries(times).map(([what, { from, to }]) =>
          text("diary.alt-span", { what: what as TimeName, from, to }),
        );
        const said = all(
          ...spans,
          awake === undefined ? "" : text("diary.alt-awake-span", { from: awake.from, to: awake.to }),
          ...qualities.map(({ quality, count }) => text("diary.alt-quality-count", { quality: word(quality), count })),
        );
        return text("diary.alt-nights", { ...some, all: of, told: said || text("diary.alt-nothing") });
      },
    },
  };
}

/** "Mon 16". */
export function dayShort(text: Text, night: string): string {
  return writtenDate(Temporal.PlainDate.from(night), text.locale, { weekday: "short", day: "numeric" });
}

/** A time of day from minutes since noon: "23:10". */
export function clockText(sinceNoon: number): string {
  const minutes = (Math.round(sinceNoon) + DAY / 2) % DAY;
  return new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60).toString({ smallestUnit: "minute" });
}

/** "16 Mar". */
export function dateText(text: Text, night: string): string {
  return writtenDate(Temporal.PlainDate.from(night), text.locale, { day: "numeric", month: "short" });
}
