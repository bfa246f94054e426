import { expect, test } from "vitest";
import type { Travel } from "../../../src/nights/night.ts";
import { commandHouse } from "../../support/command-house.ts";
import { storedReminder } from "../../support/fake-reminders.ts";

const NEXT = Temporal.Instant.from("2026-03-13T12:45:00Z");

function setUp() {
  const asked: (Travel | undefined)[] = [];
  const house = commandHouse({
    find: async () => storedReminder(),
    travel: async (_user, travel) => {
      asked.push(travel);
      return { kind: travel ? "away" : "home", home: "Europe/Lisbon", nextAt: NEXT };
    },
  });
  return { asked, house };
}

test("a place and a day are enough, and what follows is said", async () => {
  const { asked, house } = setUp();
  const { text, controls } = await house.type("reminder zone", { place: "Tokyo", until: "20 March" });
  expect(asked).toEqual([{ zone: "Asia/Tokyo", until: "2026-03-20" }]);
  expect(text).toContain("## In Tokyo until Friday 20 March");
  expect(text).toContain("From the evening of Friday 20 March I go by Lisbon again");
  expect(controls.map(({ label }) => label)).toEqual(expect.arrayContaining(["Stay longer", "I am home already"]));
});

test("a place and a day that may each mean two are asked about, one after the other", async () => {
  const { asked, house } = setUp();
  const where = await house.type("reminder zone", { place: "Springfield", until: "5/4" });
  expect(asked).toEqual([]);
  const when = await house.press(where.controls[0]?.custom_id ?? "");
  expect(when.text).toContain("On which evening are you home again?");
  await house.press(when.controls[0]?.custom_id ?? "");
  expect(asked).toHaveLength(1);
  expect(asked[0]?.zone).toMatch(/^America\//);
});

test.each([
  ["2026-03-01", "has to be later than tonight"],
  ["in 3 years", "more than a year away"],
  ["when it rains", "could not tell which day you mean"],
])("until %s is refused with a way on", async (until, said) => {
  const { asked, house } = setUp();
  const { text, controls } = await house.type("reminder zone", { place: "Tokyo", until });
  expect(text).toContain(said);
  expect(controls.map(({ label }) => label)).toContain("Remind me nightly");
  expect(asked).toEqual([]);
});

test("another day can be typed, by the clocks of where they are", async () => {
  const { asked, house } = setUp();
  const { controls } = await house.press("1|reminder.longer|Asia/Tokyo");
  const other = controls.find(({ label }) => label === "Another day");
  await house.press(other?.custom_id ?? "");
  await house.submit("1|reminder.other-day-typed|Asia/Tokyo|77", { day: "2 weeks" });
  expect(asked).toEqual([{ zone: "Asia/Tokyo", until: "2026-03-27" }]);
});

test("without a reminder a journey leads to one", async () => {
  const { text, controls } = await commandHouse().press("1|reminder.longer|Asia/Tokyo");
  expect(text).toContain("No reminder is on");
  expect(controls).toHaveLength(1);
});

test("a weekly word that is turned on while away comes by the clocks there, and of home again after that", async () => {
  const asked: unknown[] = [];
  const travel = { zone: "Asia/Tokyo", until: "2026-03-20" };
  const schedule = { bedtime: "22:30", zone: "Europe/Lisbon", leadMinutes: 45, travel };
  const house = commandHouse(
    { find: async () => storedReminder({ schedule }) },
    {
      weekly: {
        turnOn: async (_user, wish) => {
          asked.push({ zone: wish.zone, travel: wish.travel });
          return { kind: "waiting" };
        },
      },
    },
  );
  await house.type("diary weekly on", {});
  expect(asked).toEqual([{ zone: "Europe/Lisbon", travel }]);
});
