import { describe, expect, test } from "vitest";
import type { Schedule } from "../../../src/nights/night.ts";
import { scheduleOf } from "../../../src/nights/reminder.ts";
import { commandHouse } from "../../support/command-house.ts";
import { createEvening } from "../../support/one-person.ts";

/** Journeys, typed and pressed on a bot whose reminders and check-ins are the real ones. */

const ME = "234567890123456789";
const LISBON: Schedule = { bedtime: Temporal.PlainTime.from("22:30"), zone: "Europe/Lisbon", leadMinutes: 45 };

function createHouse() {
  const evening = createEvening();
  const at = (now = evening.clock.now().toString()) => {
    evening.clock.set(now);
    return commandHouse(evening.reminders, { now, checkIns: evening.checkIns });
  };
  const scheduleNow = async () => (await evening.reminders.find(ME))?.schedule;
  const morningNow = async () => (await evening.checkIns.find(ME))?.schedule;
  const checkInOn = () =>
    evening.checkIns.turnOn(ME, { at: Temporal.PlainTime.from("08:00"), zone: "Europe/Lisbon" }, "a check-in");
  return { ...evening, at, scheduleNow, morningNow, checkInOn };
}

async function inTokyo() {
  const house = createHouse();
  await house.turnOn(LISBON, ME);
  await house.checkInOn();
  await house.at().type("reminder zone", { place: "Tokyo", until: "24 January" });
  expect((await house.scheduleNow())?.travel).toEqual({ zone: "Asia/Tokyo", until: "2026-01-24" });
  return house;
}

describe("during a journey", () => {
  test("home, named without a day, ends it, in the morning too", async () => {
    const house = await inTokyo();
    const { text } = await house.at("2026-01-13T10:00:00Z").type("reminder zone", { place: "Lisbon" });
    expect(text).toContain("## Home again");
    expect(await house.scheduleNow()).not.toHaveProperty("travel");
    expect(await house.morningNow()).not.toHaveProperty("travel");
  });

  test("another bedtime keeps it, and is said with the place where it is slept", async () => {
    const house = await inTokyo();
    const { text } = await house.at("2026-01-13T04:00:00Z").type("reminder set", { bedtime: "23:00" });
    expect(text).toContain("Your bedtime is **23:00** in Tokyo");
    expect((await house.scheduleNow())?.travel).toEqual({ zone: "Asia/Tokyo", until: "2026-01-24" });
  });

  test("another time for the check-in keeps it", async () => {
    const house = await inTokyo();
    const { text } = await house.at("2026-01-13T04:00:00Z").type("diary checkin on", { at: "07:00" });
    expect(text).toContain("Each morning at **07:00** in Tokyo (Asia/Tokyo) until Saturday 24 January, then Lisbon");
    expect((await house.checkIns.find(ME))?.next?.opensAt).toBe("2026-01-13T22:00:00Z");
  });

  test("a first check-in goes by the clocks there, and by home's afterwards", async () => {
    const house = createHouse();
    await house.turnOn(LISBON, ME);
    await house.at().type("reminder zone", { place: "Tokyo", until: "24 January" });
    await house.at("2026-01-13T04:00:00Z").type("diary checkin on", { at: "07:00" });
    expect(await house.morningNow()).toEqual({
      at: "07:00",
      zone: "Europe/Lisbon",
      travel: { zone: "Asia/Tokyo", until: "2026-01-24" },
    });
  });

  test("going on to another place asks of the last night there and not at home", async () => {
    const house = await inTokyo();
    const dawn = "2026-01-15T21:00:00Z"; // six in Tokyo, where the night of the 15th was slept
    await house.at(dawn).type("reminder zone", { place: "Seoul", until: "24 January" });
    const next = (await house.checkIns.find(ME))?.next;
    expect([next?.night, next?.opensAt]).toEqual(["2026-01-15", "2026-01-15T23:00:00Z"]);
  });

  test("what is paused is said to stay paused, with a way to resume", async () => {
    const house = await inTokyo();
    await house.at().type("reminder pause");
    const { text, controls } = await house.at().press("1|reminder.at-home");
    expect(text).toContain("Your reminder stays paused");
    expect(controls.map(({ label }) => label)).toContain("Resume");
    await house.at().press("1|reminder.resume");
    await house.at().type("reminder pause", { until: "20 January" });
    const again = await house.at().type("reminder zone", { place: "Tokyo", until: "24 January" });
    expect(again.text).toContain("Your pause stays, until Tuesday 20 January.");
  });

  test("that is over is not told any more, though no message has said so", async () => {
    const house = await inTokyo();
    await house.at().type("reminder pause");
    const { text, controls } = await house.at("2026-02-01T12:00:00Z").type("reminder show");
    expect(text).toContain("in Lisbon (Europe/Lisbon)");
    expect(text).not.toContain("Tokyo");
    expect(controls.map(({ label }) => label)).not.toContain("Stay longer");
    const morning = await house.at().type("diary checkin show");
    expect(morning.text).not.toContain("Tokyo");
  });

  test("a question about its day gives way to a newer one", async () => {
    const house = await inTokyo();
    const older = await house.at().press("1|reminder.longer|Asia/Tokyo");
    expect(older.controls[0]?.custom_id).toMatch(/^1\|reminder\.away\|Asia\/Tokyo\|2026-01-25\|\|[0-9a-z]+$/);
  });

  test.each(["2026-99-99", "tomorrow", ""])("a button with the day %o changes nothing", async (day) => {
    const house = await inTokyo();
    const before = await house.scheduleNow();
    for (const forged of [`1|reminder.away|Asia/Seoul|${day}`, `1|reminder.pause-until|${day}`]) {
      const { text, logged } = await house.at().press(forged);
      expect(text).toContain("out of date");
      expect(logged).not.toContain("RangeError");
    }
    expect(await house.scheduleNow()).toEqual(before);
  });
});

describe("with a morning check-in alone", () => {
  test("a journey moves the mornings until the day, and back", async () => {
    const house = createHouse();
    await house.checkInOn();
    const { text, controls } = await house.at().type("reminder zone", { place: "Tokyo", until: "24 January" });
    expect(text).toContain("## In Tokyo until Saturday 24 January\nYour morning check-in comes by the clock there.");
    expect((await house.morningNow())?.travel).toMatchObject({ zone: "Asia/Tokyo", until: "2026-01-24" });
    const longer = await house.at().press(controls.find(({ label }) => label === "Stay longer")?.custom_id ?? "");
    expect(longer.text).toContain("On which evening are you back from Tokyo?");
    expect((await house.at().press("1|reminder.at-home")).text).toContain("## Home again");
    expect(await house.morningNow()).not.toHaveProperty("travel");
  });

  test("a place for good is said to be the check-in's own", async () => {
    const house = createHouse();
    await house.checkInOn();
    const { text } = await house.at().type("reminder zone", { place: "Tokyo" });
    expect(text).toContain("`/diary checkin on` with `zone:` moves it for good");
  });
});

test("after a pause until a day, 15 more minutes are not promised", async () => {
  const house = createHouse();
  await house.turnOn({ ...LISBON, zone: "UTC" }, ME);
  await house.beatAt("2026-01-10T21:45:00Z");
  await house.at().type("reminder pause", { until: "20 January" });
  const { text } = await house.at().press(`1|reminder.snooze|2026-01-10|0|${ME}`);
  expect(text).not.toContain("15 more minutes");
  const next = (await house.reminders.find(ME))?.next;
  expect(next?.night).toBe("2026-01-20");
  expect(scheduleOf((await house.scheduleNow()) ?? never()).bedtime.toString()).toBe("22:30:00");
});

test("a week that is on again is told in sixty words before the first button", async () => {
  const house = createHouse();
  await house.turnOn(LISBON, ME);
  await house.reminders.stop(ME);
  const { text } = await house.at().type("reminder set", { bedtime: "23:45", nights: "weekdays" });
  expect(text).toContain("First messages:");
  const words = text.replace(/<t:[^>]+>/g, "then").match(/[\p{L}\d][^\s]*/gu) ?? [];
  expect(words.length).toBeLessThanOrEqual(56); // Discord writes a moment in more words than one
});

function never(): never {
  throw new Error("no reminder");
}
