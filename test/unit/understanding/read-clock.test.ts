import { expect, test } from "vitest";
import { readClock } from "../../../src/understanding/clock/read-clock.ts";
import { showClockTime } from "../../../src/understanding/clock/show-clock-time.ts";

/** `22:30`, `22:30 or 10:30` in the order offered, `23:00?` where one is asked about, or `unreadable`. */
function read(text: string): string {
  const reading = readClock(text);
  if (reading.kind === "value") return showClockTime(reading.value.time);
  if (reading.kind === "unreadable") return "unreadable";
  return (
    reading.readings.map(({ time }) => showClockTime(time)).join(" or ") + (reading.readings.length === 1 ? "?" : "")
  );
}

test.each([
  ["22:30", "22:30"],
  ["2230", "22:30"],
  ["22.30", "22:30"],
  ["22,30", "22:30"],
  ["22 30", "22:30"],
  ["22h30", "22:30"],
  ["22 h 30", "22:30"],
  ["22u30", "22:30"],
  ["22h", "22:00"],
  ["22", "22:00"],
  ["22:30h", "22:30"],
  ["22 Uhr", "22:00"],
  ["22:30 Uhr", "22:30"],
  ["22 Uhr 30", "22:30"],
  ["22時30分", "22:30"],
  ["kl. 22.30", "22:30"],
  ["at 22:30", "22:30"],
  ["~22:30", "22:30"],
  ["  22:30\n", "22:30"],
  ["２２：３０", "22:30"],
  ["٢٢:٣٠", "22:30"],
  ["0:30", "00:30"],
  ["00:30", "00:30"],
  ["0030", "00:30"],
  ["01:30", "01:30"],
  ["0930", "09:30"],
  ["09:15", "09:15"],
  ["13:00", "13:00"],
  ["23:59", "23:59"],
  ["24:00", "00:00"],
  ["24h", "00:00"],
])("“%s” on the 24-hour clock is %s", (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  ["10.30 pm", "22:30"],
  ["10:30PM", "22:30"],
  ["10:30 p.m.", "22:30"],
  ["10:30\u202fPM", "22:30"],
  ["10:30 P. M.", "22:30"],
  ["1030pm", "22:30"],
  ["10pm", "22:00"],
  ["10p", "22:00"],
  ["9:15pm", "21:15"],
  ["09:15 pm", "21:15"],
  ["around 11 pm", "23:00"],
  ["11 pm-ish", "23:00"],
  ["11 pm ish", "23:00"],
  ["eleven pm", "23:00"],
  ["half past ten pm", "22:30"],
  ["11 at night", "23:00"],
  ["1 at night", "01:00"],
  ["10 in the evening", "22:00"],
  ["7 in the morning", "07:00"],
  ["22:30 tonight", "22:30"],
  ["22:30 pm", "22:30"], // says it twice
  ["5:30 tonight", "17:30"],
  ["12 in the evening", "00:00"],
  ["1:30 am", "01:30"],
  ["12am", "00:00"],
  ["12:30 a.m.", "00:30"],
  ["0:30am", "00:30"],
  ["midnight", "00:00"],
  ["12 midnight", "00:00"],
  ["Noon", "12:00"],
  ["12:00 noon", "12:00"],
])("“%s” says which half of the day: %s", (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  ["10", "22:00 or 10:00"],
  ["6", "18:00 or 06:00"],
  ["1", "01:00 or 13:00"],
  ["12", "00:00 or 12:00"],
  ["10:30", "22:30 or 10:30"],
  ["1030", "22:30 or 10:30"],
  ["9:15", "21:15 or 09:15"],
  ["930", "21:30 or 09:30"],
  ["1:30", "01:30 or 13:30"],
  ["12:30", "00:30 or 12:30"],
  ["10h30", "22:30 or 10:30"],
  ["10 Uhr", "22:00 or 10:00"],
  ["10 o'clock", "22:00 or 10:00"],
  ["11ish", "23:00 or 11:00"],
  ["half past ten", "22:30 or 10:30"],
  ["10½", "22:30 or 10:30"],
  ["10³⁰", "22:30 or 10:30"],
  ["12pm", "00:00 or 12:00"], // noon by convention, midnight to many
  ["half eleven", "23:30 or 22:30 or 11:30 or 10:30"], // half past in Britain, half to for many others
  ["1 in the evening", "01:00 or 13:00"],
  ["00:30 pm", "00:30 or 12:30"],
])("“%s” could be either, and the likelier bedtime is offered first: %s", (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  ["22:30-23:00", "22:30 or 23:00"],
  ["10-11 pm", "22:00 or 23:00"],
  ["9 to 10", "21:51 or 09:51 or 21:00 or 22:00 or 09:00"],
  ["after 11 pm", "23:00?"],
  ["22:30 and then some", "22:30?"],
  ["23:00 UTC", "23:00?"],
])("“%s” is asked about: %s", (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  ["23.5", "23:30 23:50 23:05"],
  ["22:5", "22:30 22:50 22:05"],
  ["1o:30", "22:30 10:30"],
  ["25:00", "01:00"],
  ["late", ""],
])("“%s” is unreadable, and near it lies %s", (text, expected) => {
  const reading = readClock(text);
  expect(reading.kind).toBe("unreadable");
  expect(reading.kind === "unreadable" && reading.nearest.map(({ time }) => showClockTime(time)).join(" ")).toBe(
    expected,
  );
});

test.each([
  ["10:30 PM EST", "est"],
  ["11pm (eastern)", "eastern"],
  ["22:30 CET", "cet"],
  ["22:30", undefined],
])("“%s” names the clock %s", (text, zone) => {
  const reading = readClock(text);
  expect(reading.kind === "value" && reading.value.zone).toBe(zone);
});

test.each(["", " ", "x", "at", "pm", "🌙", "22:60", "-5", "12345", "soon", "in 2 hours", "now"])(
  "“%s” is unreadable",
  (text) => {
    expect(read(text)).toBe("unreadable");
  },
);

test.each([
  ["digits", "1".repeat(10_000)],
  ["spaces before a time", `${" ".repeat(10_000)}22:30`],
  ["politeness", "at ".repeat(10_000)],
])("ten thousand characters of %s are turned away at once", (_name, text) => {
  const begun = performance.now();

  expect(read(text)).toBe("unreadable");
  expect(performance.now() - begun).toBeLessThan(5_000);
});

test.each([
  ["22:30:00", "22:30"],
  ["00:00:59", "00:00"],
  ["09:05:00", "09:05"],
])("%s is shown as %s", (time, expected) => {
  expect(showClockTime(Temporal.PlainTime.from(time))).toBe(expected);
});
