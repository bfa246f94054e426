import { describe, expect, test } from "vitest";
import { isDealtWith, nextWindow, nightOf, type Schedule, windowOf } from "../../../src/nights/night.ts";

function schedule(bedtime: string, zone: string, leadMinutes = 45): Schedule {
  return { bedtime: Temporal.PlainTime.from(bedtime), zone, leadMinutes };
}

function at(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}

describe("the name of a night", () => {
  test.each([
    ["the evening itself", "2026-03-12T22:30+00:00", "2026-03-12"],
    ["after midnight it is still the same night", "2026-03-13T00:30+00:00", "2026-03-12"],
    ["the last minute before noon belongs to the night before", "2026-03-13T11:59+00:00", "2026-03-12"],
    ["noon begins the next night", "2026-03-13T12:00+00:00", "2026-03-13"],
  ])("%s", (_name, instant, night) => {
    expect(nightOf(at(instant), "Europe/Lisbon")).toBe(night);
  });
});

// New York, 2026: 8 March has no 02:00–03:00, 1 November has 01:00–02:00 twice.
// Cairo, 2026: 24 April has no 00:00–01:00 (the clocks change at midnight).
describe("the window of a night", () => {
  test.each([
    [
      "an ordinary evening",
      "2026-01-10",
      "22:30",
      "America/New_York",
      "2026-01-10T21:45-05:00",
      "2026-01-10T22:30-05:00",
    ],
    [
      "a bedtime after midnight is on the next date",
      "2026-01-10",
      "00:30",
      "America/New_York",
      "2026-01-10T23:45-05:00",
      "2026-01-11T00:30-05:00",
    ],
    [
      "a bedtime that spring skips moves on by the gap",
      "2026-03-07",
      "02:30",
      "America/New_York",
      "2026-03-08T01:45-05:00",
      "2026-03-08T03:30-04:00",
    ],
    [
      "a bedtime that autumn repeats counts the first time",
      "2026-10-31",
      "01:15",
      "America/New_York",
      "2026-11-01T00:30-04:00",
      "2026-11-01T01:15-04:00",
    ],
    [
      "the lead is elapsed time, across a gap too",
      "2026-03-07",
      "03:15",
      "America/New_York",
      "2026-03-08T01:30-05:00",
      "2026-03-08T03:15-04:00",
    ],
    ["a gap at midnight", "2026-04-23", "00:15", "Africa/Cairo", "2026-04-24T00:30+03:00", "2026-04-24T01:15+03:00"],
    [
      "a shift worker's bedtime in the morning",
      "2026-01-10",
      "09:00",
      "Europe/Berlin",
      "2026-01-11T08:15+01:00",
      "2026-01-11T09:00+01:00",
    ],
  ])("%s", (_name, night, bedtime, zone, opens, closes) => {
    const window = windowOf(night, schedule(bedtime, zone));

    expect(window.closesAt.toString()).toBe(at(closes).toString());
    expect(window.opensAt.toString()).toBe(at(opens).toString());
  });

  test("a zone the runtime does not know is an error, not a guess", () => {
    expect(() => windowOf("2026-01-10", schedule("22:30", "Europe/Atlantis"))).toThrow(RangeError);
  });
});

describe("the next window", () => {
  const lisbon = schedule("22:30", "Europe/Lisbon");

  test.each([
    ["before it opens, tonight's", "2026-01-10T20:00Z", "2026-01-10"],
    ["open already, still tonight's", "2026-01-10T22:00Z", "2026-01-10"],
    ["a second before bedtime, still tonight's", "2026-01-10T22:29:59Z", "2026-01-10"],
    ["at bedtime, tomorrow's", "2026-01-10T22:30Z", "2026-01-11"],
  ])("%s", (_name, now, night) => {
    expect(nextWindow(lisbon, at(now)).night).toBe(night);
  });

  test("a night already dealt with is not opened again", () => {
    const last = { night: "2026-01-10", at: at("2026-01-10T21:45Z") };

    expect(nextWindow(lisbon, at("2026-01-10T21:50Z"), last).night).toBe("2026-01-11");
  });

  test("a window that opens before noon is found in the morning", () => {
    const early = schedule("12:30", "Europe/Lisbon", 120);

    expect(nextWindow(early, at("2026-01-10T11:00Z")).night).toBe("2026-01-10");
  });
});

describe("one night after a change of zone", () => {
  const sentInAuckland = { night: "2026-06-10", at: at("2026-06-10T21:45+12:00") };

  test("16 hours or more later is a new night, even on the same date", () => {
    // Flying east over the date line: it is 10 June again in Honolulu.
    const inHonolulu = windowOf("2026-06-10", schedule("22:30", "Pacific/Honolulu"));

    expect(sentInAuckland.at.until(inHonolulu.opensAt).total("hours")).toBeGreaterThanOrEqual(16);
    expect(isDealtWith(inHonolulu, sentInAuckland)).toBe(false);
  });

  test("less than 8 hours later is the same night, even on the next date", () => {
    const sentInHonolulu = { night: "2026-06-09", at: at("2026-06-09T21:45-10:00") };
    const inAuckland = windowOf("2026-06-10", schedule("22:30", "Pacific/Auckland"));

    expect(sentInHonolulu.at.until(inAuckland.opensAt).total("hours")).toBeLessThan(8);
    expect(isDealtWith(inAuckland, sentInHonolulu)).toBe(true);
  });

  test("in between, the name of the night decides", () => {
    const sentInLisbon = { night: "2026-06-10", at: at("2026-06-10T21:45+01:00") };
    const inLosAngeles = windowOf("2026-06-10", schedule("23:30", "America/Los_Angeles"));

    expect(sentInLisbon.at.until(inLosAngeles.opensAt).total("hours")).toBe(9);
    expect(isDealtWith(inLosAngeles, sentInLisbon)).toBe(true);
  });
});
