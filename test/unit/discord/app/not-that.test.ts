import { expect, test } from "vitest";
import { createNotThat, MOST_PEOPLE } from "../../../../src/discord/app/not-that.ts";

function notThatFrom(start: string) {
  let now = Temporal.Instant.from(start);
  const notThat = createNotThat(() => now);
  return {
    ...notThat,
    wait(duration: Temporal.DurationLike) {
      now = now.add(duration);
    },
  };
}

test("who said that it is not that is believed for ten minutes, and nobody else", () => {
  const { said, isBelieved, wait } = notThatFrom("2026-03-12T02:00:00Z");
  said("1");
  expect(["1", "2"].map(isBelieved)).toEqual([true, false]);
  wait({ minutes: 9, seconds: 59 });
  expect(isBelieved("1")).toBe(true);
  wait({ seconds: 1 });
  expect(isBelieved("1")).toBe(false);
});

test("said again, it counts from then on", () => {
  const { said, isBelieved, wait } = notThatFrom("2026-03-12T02:00:00Z");
  said("1");
  wait({ minutes: 9 });
  said("1");
  wait({ minutes: 9 });
  expect(isBelieved("1")).toBe(true);
  wait({ minutes: 1 });
  expect(isBelieved("1")).toBe(false);
});

test("of more people than there is room for, those who said it first are forgotten: they are shown help again", () => {
  const { said, isBelieved } = notThatFrom("2026-03-12T02:00:00Z");
  for (let person = 0; person <= MOST_PEOPLE; person++) said(String(person));
  expect(isBelieved("0")).toBe(false);
  expect(isBelieved("1")).toBe(true);
  expect(isBelieved(String(MOST_PEOPLE))).toBe(true);
});

test("those for whom it is over make room, however many they are", () => {
  const { said, isBelieved, wait } = notThatFrom("2026-03-12T02:00:00Z");
  for (let person = 0; person < MOST_PEOPLE; person++) said(String(person));
  wait({ minutes: 10 });
  for (let person = 0; person < MOST_PEOPLE; person++) said(`again ${person}`);
  expect(isBelieved("again 0")).toBe(true);
});
