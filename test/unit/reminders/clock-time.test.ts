import { expect, test } from "vitest";
import { readClockTime, showClockTime } from "../../../src/reminders/clock-time.ts";

/** `22:30`, `22:30 or 10:30` in the order offered, or `unreadable`. */
function read(text: string): string {
  const reading = readClockTime(text);
  if (reading.kind === "time") return reading.time.toString({ smallestUnit: "minute" });
  if (reading.kind === "unreadable") return "unreadable";
  return reading.choices.map((time) => time.toString({ smallestUnit: "minute" })).join(" or ");
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
  ["1:30 am", "01:30"],
  ["12am", "00:00"],
  ["12:30 a.m.", "00:30"],
  ["12pm", "12:00"],
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
])("“%s” could be either, and the likelier bedtime is offered first: %s", (text, expected) => {
  expect(read(text)).toBe(expected);
});

test.each([
  "",
  " ",
  "x",
  "at",
  "pm",
  "🌙",
  "25:00",
  "24:30",
  "22:60",
  "22:3",
  "13pm",
  "22:30 pm",
  "00:30 pm",
  "13 in the morning",
  "10½",
  "10³⁰",
  "-5",
  "12345",
  "22:30-23:00",
  "22:30 and then some",
  "soon",
])("“%s” is unreadable", (text) => {
  expect(read(text)).toBe("unreadable");
});

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
