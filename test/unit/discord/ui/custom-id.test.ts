import fc from "fast-check";
import { expect, test } from "vitest";
import { joinCustomId, splitCustomId } from "../../../../src/discord/ui/custom-id.ts";
import { seeded } from "../../../support/seed.ts";

const part = fc.string({ maxLength: 20 }).map((text) => text.replaceAll("|", ""));
const action = part.filter((text) => text !== "");

test("what a button means is read back as it was written", () => {
  fc.assert(
    fc.property(action, fc.array(part, { maxLength: 3 }), (name, args) => {
      expect(splitCustomId(joinCustomId(name, ...args))).toEqual({ action: name, args });
    }),
    seeded,
  );
});

test("a custom id that Discord would refuse is not written", () => {
  expect(joinCustomId("a", "x".repeat(96))).toHaveLength(100);
  expect(() => joinCustomId("a", "x".repeat(97))).toThrow(RangeError);
});

test("a custom id that could not be read back is not written", () => {
  expect(() => joinCustomId("a", "x|y")).toThrow(RangeError);
  expect(() => joinCustomId("a|b")).toThrow(RangeError);
});

test.each(["", "1", "1|", "0|reminder.stop", "2|reminder.stop", "reminder.stop", "|reminder.stop", "11|reminder.stop"])(
  "“%s” is not one of ours, or of a version we no longer read",
  (id) => {
    expect(splitCustomId(id)).toBeUndefined();
  },
);

test("any text at all is read without an error", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      splitCustomId(text);
    }),
    seeded,
  );
});
