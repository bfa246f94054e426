import { describe, expect, test } from "vitest";
import { bedtimesBefore, HOURS_OFFERED } from "../../../commands/shared/wake.ts";
import type { Schedule } from "../../../src/nights/night.ts";
import { commandHouse } from "../../support/command-house.ts";

const labels = (controls: readonly { label?: string | undefined }[]) => controls.map(({ label }) => label);

test("nobody is offered less than seven hours", () => {
  expect(Math.min(...HOURS_OFFERED)).toBe(7);
  expect(bedtimesBefore(Temporal.PlainTime.from("06:30")).map(({ bedtime }) => bedtime.toString())).toEqual([
    "21:30:00",
    "22:30:00",
    "23:30:00",
  ]);
  expect(bedtimesBefore(Temporal.PlainTime.from("17:00")).map(({ bedtime }) => bedtime.toString())).toEqual([
    "08:00:00",
    "09:00:00",
    "10:00:00",
  ]);
});

describe("/sleep tonight wake:", () => {
  test("offers bedtimes, and one pressed is a plan for tonight", async () => {
    const house = commandHouse();
    const { text, controls } = await house.type("sleep tonight", { wake: "06:30" });
    expect(text).toContain("Up at **06:30**");
    expect(labels(controls)).toEqual(expect.arrayContaining(["21:30 (9 h)", "22:30 (8 h)", "23:30 (7 h)"]));
    expect((await house.press(controls[1]?.custom_id ?? "")).text).toContain("22:30");
  });

  test("asks which half of the day, and helps where it is no time", async () => {
    const house = commandHouse();
    const asked = await house.type("sleep tonight", { wake: "7.30" });
    if (!asked.text.includes("Up at")) expect(asked.text).toContain("## When do you get up?");
    const unread = await house.type("sleep tonight", { wake: "when the birds sing" });
    expect(unread.text).toContain("I could not read that as a time");
    expect((await house.press(unread.controls[0]?.custom_id ?? "")).text).toContain("Up at **06:00**");
  });
});

describe("/reminder set wake:", () => {
  test("offers bedtimes, and the one pressed is asked for with all else that was said", async () => {
    const asked: Schedule[] = [];
    const house = commandHouse({
      turnOn: async (_user, schedule) => {
        asked.push(schedule);
        return { kind: "waiting" };
      },
    });
    const { controls } = await house.type("reminder set", { wake: "06:30", zone: "Lisbon", lead: 30, quiet: true });
    await house.press(controls.find(({ label }) => label === "22:30 (8 h)")?.custom_id ?? "");
    expect(asked).toMatchObject([
      { bedtime: Temporal.PlainTime.from("22:30"), zone: "Europe/Lisbon", leadMinutes: 30, quiet: true },
    ]);
  });

  test("without any time the usual ones are offered", async () => {
    const { controls } = await commandHouse().type("reminder set", {});
    expect(labels(controls)).toEqual(expect.arrayContaining(["22:00", "22:30", "Another time"]));
  });
});
