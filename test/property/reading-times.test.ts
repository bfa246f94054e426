import fc from "fast-check";
import { expect, test } from "vitest";
import { type ClockReading, readClock } from "../../src/understanding/clock/read-clock.ts";
import { showClockTime } from "../../src/understanding/clock/show-clock-time.ts";
import { readDate } from "../../src/understanding/date/read-date.ts";
import { readDuration, writeDuration } from "../../src/understanding/duration/read-duration.ts";
import { TIME_LANGUAGES, timeWordsOf } from "../../src/understanding/times/time-words.ts";
import { anyText } from "../support/any-text.ts";
import { seeded } from "../support/seed.ts";

const plainTimes = fc
  .record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) })
  .map((fields) => Temporal.PlainTime.from(fields));

const two = (part: number) => String(part).padStart(2, "0");
const onTwelve = ({ hour }: Temporal.PlainTime) => hour % 12 || 12;
const half = ({ hour }: Temporal.PlainTime) => (hour < 12 ? "am" : "pm");

/** Notations that leave no doubt. */
const certain: Readonly<Record<string, (time: Temporal.PlainTime) => string>> = {
  "09:30": (t) => (t.hour >= 1 && t.hour <= 12 ? `${two(t.hour)}:${two(t.minute)}` : showClockTime(t)),
  "10:30 pm": (t) => `${onTwelve(t)}:${two(t.minute)} ${half(t)}`,
  "10.30PM": (t) => `${onTwelve(t)}.${two(t.minute)}${half(t).toUpperCase()}`,
  "10:30 p.m.": (t) => `${onTwelve(t)}:${two(t.minute)} ${half(t)[0]}.m.`,
  "1030pm": (t) => `${onTwelve(t)}${two(t.minute)}${half(t)}`,
};

/** Notations in which an hour from 1 to 12 may be either half of the day. */
const open: Readonly<Record<string, (time: Temporal.PlainTime) => string>> = {
  "22:30": (t) => `${t.hour}:${two(t.minute)}`,
  "2230": (t) => `${t.hour}${two(t.minute)}`,
  "22.30": (t) => `${t.hour}.${two(t.minute)}`,
  "22 30": (t) => `${t.hour} ${two(t.minute)}`,
  "22h30": (t) => `${t.hour}h${two(t.minute)}`,
  "22u30": (t) => `${t.hour}u${two(t.minute)}`,
  "22:30 Uhr": (t) => `${t.hour}:${two(t.minute)} Uhr`,
  "around 22:30": (t) => `around ${t.hour}:${two(t.minute)}`,
};

function offered(reading: ClockReading): readonly string[] {
  if (reading.kind === "unreadable") return [];
  return (reading.kind === "value" ? [reading.value] : reading.readings).map(({ time }) => time.toString());
}

/** 10, 11 and 12 have two digits anyway, so no zero can settle them. */
const isOpen = ({ hour }: Temporal.PlainTime, written: string) => hour >= 1 && hour <= 12 && !written.startsWith("0");

test.each(Object.entries(certain))("every time written %s reads back to itself", (_name, write) => {
  fc.assert(
    fc.property(plainTimes, (time) => {
      const written = write(time);
      const reading = readClock(written);
      expect(offered(reading)).toContain(time.toString());
      const isNoon = time.hour === 12 && /m/i.test(written); // "12 pm" is asked
      if (!isNoon && (/m/i.test(written) || !isOpen(time, written))) expect(reading.kind).toBe("value");
    }),
    seeded,
  );
});

test.each(Object.entries(open))("every time written %s is itself, or one of two choices", (_name, write) => {
  fc.assert(
    fc.property(plainTimes, (time) => {
      const written = write(time);
      const reading = readClock(written);
      expect(offered(reading)).toContain(time.toString());
      expect(reading.kind).toBe(isOpen(time, written) ? "ask" : "value");
    }),
    seeded,
  );
});

test("two choices are twelve hours apart, and the first is between six in the evening and six in the morning", () => {
  fc.assert(
    fc.property(plainTimes, (time) => {
      const reading = readClock(`${time.hour}:${two(time.minute)}`);
      if (reading.kind !== "ask") return;
      const [first, second] = reading.readings.map(({ time: one }) => one);
      expect(reading.readings).toHaveLength(2);
      expect(first?.add({ hours: 12 }).toString()).toBe(second?.toString());
      expect((first?.hour ?? 12) >= 18 || (first?.hour ?? 12) < 6).toBe(true);
    }),
    seeded,
  );
});

/** The templates of a language that can be filled in with digits, and what each says of hour and minute. */
function formsOf(language: string): (readonly [value: string, form: string])[] {
  const { times } = timeWordsOf(language).clock;
  return Object.entries(times).flatMap(([value, forms]) => forms.map((form) => [value, form] as const));
}

/** The plainest way to fill a form: without what may be left out, with the first of what must be there. */
function filled(form: string, hour: number, minute: number): string {
  let plain = form;
  while (/[([][^()[\]]*[)\]]/u.test(plain))
    plain = plain.replace(/\(([^()[\]]*)\)|\[([^()[\]|]*)[^()[\]]*\]/gu, (_all, _left, first = "") => first);
  return plain
    .replace("T", `${hour}:${two(minute)}`)
    .replace("H", String(hour))
    .replace("M", String(minute))
    .replace(/\s+/gu, " ");
}

/** "60H-30-M" for 11 and 5: 10:25. */
function minutesOf(value: string, hour: number, minute: number): number {
  const sum = [...value.matchAll(/([+-]?)(\d*)([HM]?)/gu)]
    .filter(([all]) => all !== "")
    .reduce((minutes, [, sign, digits, slot]) => {
      const size = (digits ? Number(digits) : 1) * (slot === "H" ? hour : slot === "M" ? minute : 1);
      return minutes + (sign === "-" ? -size : size);
    }, 0);
  return ((sum % 1440) + 1440) % 1440;
}

test.each(TIME_LANGUAGES)("every form of a time in %s reads back, for every hour and minute", (language) => {
  // An ordinal (O) stands for an hour in words alone, which the examples in data/times hold.
  const forms = formsOf(language).filter(([value]) => !value.includes("O") && !/^\d+(?:[+-]M)?$/u.test(value));
  expect(forms.length).toBeGreaterThan(0);
  fc.assert(
    fc.property(
      fc.constantFrom(...forms),
      fc.integer({ min: 13, max: 23 }),
      fc.integer({ min: 1, max: 29 }),
      (one, hour, minute) => {
        const [value, form] = one;
        const written = filled(form, hour, /刻/u.test(form) ? 1 : minute);
        const minutes = minutesOf(value.split("|")[0] ?? "", hour, /刻/u.test(form) ? 1 : minute);
        const wanted = new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60);
        expect(offered(readClock(written)), `“${written}” of “${form}”`).toContain(wanted.toString());
      },
    ),
    seeded,
  );
});

test("every length up to twenty hours that is written reads back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1200 }), (minutes) => {
      expect(readDuration(writeDuration(minutes))).toEqual({ kind: "value", value: { minutes } });
    }),
    seeded,
  );
});

test("every date of the next year reads back, with dots, in ISO and in the long words of each language", () => {
  const on = Temporal.PlainDate.from("2026-11-28");
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 364 }), fc.constantFrom(...TIME_LANGUAGES), (days, language) => {
      const date = on.add({ days });
      const long = date.toLocaleString(`${language}-u-ca-gregory-nu-latn`, {
        day: "numeric",
        month: "long",
        year: "numeric",
      });
      for (const written of [
        date.toString(),
        `${date.day}.${date.month}.${date.year}`,
        `${date.day}.${date.month}.`,
        long,
      ]) {
        const reading = readDate(written, { on });
        const read = reading.kind === "value" ? [reading.value] : reading.kind === "ask" ? reading.readings : [];
        expect(read.map(String), `“${written}”`).toContain(date.toString());
      }
    }),
    seeded,
  );
});

test("no text makes reading a time, a length or a date throw or linger", () => {
  const on = Temporal.PlainDate.from("2026-11-28");
  const kinds = ["value", "ask", "unreadable"];
  const began = performance.now();
  fc.assert(
    fc.property(anyText, (text) => {
      expect(kinds).toContain(readClock(text).kind);
      expect(kinds).toContain(readDuration(text).kind);
      expect(kinds).toContain(readDate(text, { on }).kind);
      expect(kinds).toContain(readDate(text, { on, direction: "past" }).kind);
    }),
    { ...seeded, numRuns: 500 },
  );
  expect(performance.now() - began).toBeLessThan(60_000); // one runaway pattern takes longer than all of these
});

test("words for times in any order make nothing throw", () => {
  const on = Temporal.PlainDate.from("2026-11-28");
  const words = fc.constantFrom(
    "halb",
    "elf",
    "a",
    "quarter",
    "to",
    "10",
    "1/2",
    "y",
    "media",
    "半",
    "時",
    "следующий",
    "next",
    "in",
    "30",
    "-",
    "+",
    "x",
    "of",
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 7 }), (some) => {
      const text = some.join(" ");
      readClock(text);
      readDuration(text);
      readDate(text, { on });
    }),
    seeded,
  );
});
