import { expect, test } from "vitest";
import { isVague } from "../../../src/understanding/count/is-vague.ts";
import { readDuration, writeDuration } from "../../../src/understanding/duration/read-duration.ts";

test.each([
  ["20", 20],
  ["20 min", 20],
  ["about 20 minutes or so", 20],
  ["~15", 15],
  ["half an hour", 30],
  ["a quarter of an hour", 15],
  ["an hour", 60],
  ["1h", 60],
  ["1h 20", 80],
  ["1h20", 80],
  ["1 hour and 5 minutes", 65],
  ["1:20", 80],
  ["1.5 hours", 90],
  ["1,5 h", 90],
  ["an hour and a half", 90],
  ["two and a half hours", 150],
  ["twenty-five minutes", 25],
  ["20-30", 25],
  ["20 to 30 min", 25],
  ["1-2 hours", 90],
  ["half an hour to an hour", 45],
  ["none", 0],
  ["not at all", 0],
  ["straight away", 0],
  ["0", 0],
])("“%s” is %s minutes", (text, minutes) => {
  expect(readDuration(text)).toMatchObject({ kind: "value", value: { minutes } });
});

test.each(["?", "no idea", "I don't know", "dunno", "can’t say", "-", "n/a"])("“%s” is not known", (text) => {
  expect(isVague(text)).toBe(true);
});

test.each([
  ["", "unreadable"],
  ["-5", "unreadable"],
  ["−20 min", "unreadable"],
  ["23:30", "unreadable"], // a time of day in the wrong field
  ["over an hour", "ask"],
  ["<10", "ask"],
  ["1.5", "ask"],
  ["1-2", "ask"],
  ["10, 20, 30", "ask"],
  ["soon", "unreadable"],
  ["30-20", "unreadable"],
  ["9".repeat(80), "unreadable"],
])("“%s” is %s", (text, kind) => {
  expect(readDuration(text).kind).toBe(kind);
});

test("what is written is read back", () => {
  for (let minutes = 0; minutes <= 1200; minutes++)
    expect(readDuration(writeDuration(minutes))).toEqual({ kind: "value", value: { minutes } });
});
