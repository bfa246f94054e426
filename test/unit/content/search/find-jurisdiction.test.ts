import { expect, test } from "vitest";
import { statusAge } from "../../../../src/content/choose/status-age.ts";
import { loadContent } from "../../../../src/content/load/load.ts";
import { findJurisdiction, suggestJurisdictions } from "../../../../src/content/search/find-jurisdiction.ts";
import { DATA } from "../planted.ts";

const content = loadContent(DATA);

test.each([
  ["Texas", "us-tx"],
  ["texas (US state)", "us-tx"],
  ["US-TX", "us-tx"],
  ["thailand", "th"],
  ["USA", "us"],
  ["uk", "gb"],
  ["Scotland", "gb"],
  ["Washington, D.C.", "us-dc"],
  ["DC", "us-dc"],
  ["washington state", "us-wa"],
  ["Virginia", "us-va"],
  ["west virginia", "us-wv"],
  ["Iceland", "is"],
  ["Ireland", "ie"],
])("“%s” is %s", (typed, id) => {
  expect(findJurisdiction(content, typed)).toMatchObject({ kind: "place", place: { id } });
});

test.each([
  ["Georgia", ["Georgia (US state)", "Georgia (country)"]],
  ["Washington", ["Washington (US state)", "District of Columbia"]],
  ["GA", ["Georgia (US state)", "Gabon (country)"]],
  ["CA", ["California (US state)", "Canada"]],
  ["de", ["Delaware (US state)", "Germany"]],
  ["Irland", ["Ireland"]],
  ["Austrai", ["Austria"]],
])("“%s” is asked about", (typed, labels) => {
  const found = findJurisdiction(content, typed);
  expect(found.kind === "ask" && found.choices.map(({ label }) => label)).toEqual(labels);
});

test.each(["Mexico", "Atlantis", "York", "Iran", "San Diego", "", "!"])("“%s” is no place on the list", (typed) => {
  expect(findJurisdiction(content, typed)).toEqual({ kind: "none" });
});

test("what is suggested reads back to one place", () => {
  for (const typed of ["", "new", "geo", "united", "G"]) {
    const choices = suggestJurisdictions(content, typed);
    expect(choices.length).toBeLessThanOrEqual(25);
    for (const choice of choices) expect(findJurisdiction(content, choice).kind).toBe("place");
  }
  expect(suggestJurisdictions(content, "georgia")).toEqual(["Georgia (US state)"]);
});

test.each([
  ["2026-03-31T23:59:59Z", false],
  ["2027-03-01T23:59:59Z", false],
  ["2027-03-02T00:00:00Z", true],
])("what was so in March 2026 is, at %s, too old to vouch for: %s", (now, isOld) => {
  expect(statusAge({ asOf: "2026-03" }, Temporal.Instant.from(now))).toEqual({
    month: Temporal.PlainDate.from("2026-03-01"),
    isOld,
  });
});
