import { expect, test } from "vitest";

import { readClockPhrase } from "../../../src/terminal/typing/clock-phrase.ts";

const lisbon = "Europe/Lisbon";

test.each([
  ["a bare time later today is today", "2026-11-22T21:00Z", lisbon, "22:30", "2026-11-22T22:30Z"],
  ["a bare time that has passed is tomorrow", "2026-11-22T23:00Z", lisbon, "22:30", "2026-11-23T22:30Z"],
  ["a bare time at that very minute is tomorrow", "2026-11-22T22:30Z", lisbon, "22:30", "2026-11-23T22:30Z"],
  ["a time of a twelve-hour clock", "2026-11-22T12:00Z", lisbon, "10:30 pm", "2026-11-22T22:30Z"],
  ["twelve at night is the start of a day", "2026-11-22T12:00Z", lisbon, "12am", "2026-11-23T00:00Z"],
  ["a time in a named zone", "2026-11-22T12:00Z", lisbon, "22:30 Europe/Berlin", "2026-11-22T21:30Z"],
  ["a zone by its last part, in any case", "2026-11-22T12:00Z", lisbon, "22:30 new york", "2026-11-23T03:30Z"],
  ["a time that spring skips moves on by the gap", "2026-03-28T23:00Z", "Europe/Berlin", "02:30", "2026-03-29T01:30Z"],
  ["a time that autumn repeats is its first turn", "2026-10-24T22:30Z", "Europe/Berlin", "02:30", "2026-10-25T00:30Z"],
  ["minutes from now", "2026-11-22T21:00Z", lisbon, "+90m", "2026-11-22T22:30Z"],
  [
    "a day is a day of the calendar, also a short one",
    "2026-03-28T12:00Z",
    "Europe/Berlin",
    "+1d",
    "2026-03-29T11:00Z",
  ],
  ["24 hours are 24 hours", "2026-03-28T12:00Z", "Europe/Berlin", "+24h", "2026-03-29T12:00Z"],
  ["several units at once", "2026-11-22T21:00Z", lisbon, "+1d 2h30m", "2026-11-23T23:30Z"],
  ["units as words", "2026-11-22T21:00Z", lisbon, "+2 weeks", "2026-12-06T21:00Z"],
  ["back in time", "2026-11-22T21:00Z", lisbon, "-1h", "2026-11-22T20:00Z"],
  ["a date and a time in a zone", "2026-11-22T21:00Z", lisbon, "2027-03-28 00:30 Europe/Berlin", "2027-03-27T23:30Z"],
  [
    "a date and a time on one's own clock",
    "2026-11-22T21:00Z",
    "Asia/Kolkata",
    "2027-01-01 00:30",
    "2026-12-31T19:00Z",
  ],
  ["an instant as computers write it", "2026-11-22T21:00Z", lisbon, "2027-03-28T00:30+02:00", "2027-03-27T22:30Z"],
  ["tomorrow", "2026-11-22T21:00Z", lisbon, "tomorrow 7:05", "2026-11-23T07:05Z"],
])("%s", (_name, now, zone, phrase, expected) => {
  expect(readClockPhrase(phrase, Temporal.Instant.from(now), zone)).toEqual({ at: Temporal.Instant.from(expected) });
});

test.each(["soon", "25:00", "22:61", "13pm", "22", "+1 fortnight", "+", "2027-02-30 10:00", "+99999999999d"])(
  "“%s” is answered with examples of what can be read",
  (phrase) => {
    const read = readClockPhrase(phrase, Temporal.Instant.from("2026-11-22T21:00Z"), lisbon);

    expect(read).toEqual({
      problem: `I could not read “${phrase}” as a time. Try :clock 22:30, :clock +90m, :clock +1d or :clock 2027-03-28 00:30 Europe/Berlin.`,
    });
  },
);

test("an unknown zone is named", () => {
  expect(readClockPhrase("22:30 Atlantis", Temporal.Instant.from("2026-11-22T21:00Z"), lisbon)).toEqual({
    problem: "I do not know the time zone “Atlantis”. Write it like Europe/Berlin or America/New_York.",
  });
});
