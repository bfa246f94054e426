import fc from "fast-check";
import { expect, test } from "vitest";
import { type ClockTimeReading, readClockTime, showClockTime } from "../../src/reminders/clock-time.ts";
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

function offered(reading: ClockTimeReading): readonly string[] {
  if (reading.kind === "unreadable") return [];
  return (reading.kind === "time" ? [reading.time] : reading.choices).map((time) => time.toString());
}

/** 10, 11 and 12 have two digits anyway, so no zero can settle them. */
const isOpen = ({ hour }: Temporal.PlainTime, written: string) => hour >= 1 && hour <= 12 && !written.startsWith("0");

test.each(Object.entries(certain))("every time written %s reads back to itself", (_name, write) => {
  fc.assert(
    fc.property(plainTimes, (time) => {
      const written = write(time);
      const reading = readClockTime(written);
      expect(offered(reading)).toContain(time.toString());
      if (/m/i.test(written) || !isOpen(time, written)) expect(reading.kind).toBe("time");
    }),
    seeded,
  );
});

test.each(Object.entries(open))("every time written %s is itself, or one of two choices", (_name, write) => {
  fc.assert(
    fc.property(plainTimes, (time) => {
      const written = write(time);
      const reading = readClockTime(written);
      expect(offered(reading)).toContain(time.toString());
      expect(reading.kind).toBe(isOpen(time, written) ? "ambiguous" : "time");
    }),
    seeded,
  );
});

test("two choices are twelve hours apart, and the first is between six in the evening and six in the morning", () => {
  fc.assert(
    fc.property(plainTimes, (time) => {
      const reading = readClockTime(`${time.hour}:${two(time.minute)}`);
      if (reading.kind !== "ambiguous") return;
      const [first, second] = reading.choices;
      expect(reading.choices).toHaveLength(2);
      expect(first?.add({ hours: 12 }).toString()).toBe(second?.toString());
      expect((first?.hour ?? 12) >= 18 || (first?.hour ?? 12) < 6).toBe(true);
    }),
    seeded,
  );
});

test("no text makes reading a time throw or linger", () => {
  const begun = performance.now();
  fc.assert(
    fc.property(anyText, (text) => {
      expect(["time", "ambiguous", "unreadable"]).toContain(readClockTime(text).kind);
    }),
    { ...seeded, numRuns: 1000 },
  );
  expect(performance.now() - begun).toBeLessThan(10_000); // one runaway pattern takes longer than all of these
});
