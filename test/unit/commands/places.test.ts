import { describe, expect, test } from "vitest";
import type { CheckInTime } from "../../../src/nights/check-in.ts";
import type { Schedule } from "../../../src/nights/night.ts";
import { commandHouse } from "../../support/command-house.ts";

/** Where somebody sleeps, as they type it: what is certain goes on, what is not is a button. */

const NOW = "2026-11-28T21:40:00Z";
const window = {
  night: "2026-11-28",
  opensAt: Temporal.Instant.from("2026-11-28T21:45:00Z"),
  closesAt: Temporal.Instant.from("2026-11-28T22:30:00Z"),
};

function sleeper() {
  const set: Schedule[] = [];
  const mornings: CheckInTime[] = [];
  const house = commandHouse(
    {
      turnOn: async (_user, schedule) => {
        set.push(schedule);
        return { kind: "on", window, isFirst: true, isPaused: false };
      },
    },
    {
      now: NOW,
      checkIns: {
        turnOn: async (_user, time) => {
          mornings.push(time);
          return { kind: "on", window, isFirst: true, isPaused: false };
        },
      },
    },
  );
  return { house, set, mornings };
}

describe("/reminder set", () => {
  test.each([
    ["London, Ontario, Canada", "America/Toronto"],
    ["東京", "Asia/Tokyo"],
    ["i live near Lyon", "Europe/Paris"],
    ["Munich, Germany (Europe/Berlin)", "Europe/Berlin"],
  ])("zone:%s is set at once", async (zone, stored) => {
    const { house, set } = sleeper();
    await house.type("reminder set", { bedtime: "22:30", zone });
    expect(set.map((schedule) => schedule.zone)).toEqual([stored]);
  });

  test("a name of two places is a button for each, the larger first, and each sets its own", async () => {
    const { house, set } = sleeper();
    const { text, controls } = await house.type("reminder set", { bedtime: "22:30", zone: "London" });
    expect(set).toEqual([]);
    expect(text).toContain("more than one place");
    expect(controls.map(({ label }) => label)).toEqual([
      "London, United Kingdom",
      "London, Ontario, Canada",
      "Type it again",
      "My clock says…",
      "Need help now?",
    ]);
    for (const { custom_id } of controls.slice(0, 2)) await house.press(custom_id ?? "");
    expect(set.map(({ zone }) => zone)).toEqual(["Europe/London", "America/Toronto"]);
  });

  test("a slip is asked about by name, and the button sets it", async () => {
    const { house, set } = sleeper();
    const { text, controls } = await house.type("reminder set", { bedtime: "22:30", zone: "Lisbonn" });
    expect(text).toContain("Did you mean **Lisbon, Portugal**?");
    await house.press(controls.find(({ label }) => label === "Lisbon, Portugal")?.custom_id ?? "");
    expect(set.map(({ zone }) => zone)).toEqual(["Europe/Lisbon"]);
  });

  test("a word that is not understood is asked about, never dropped", async () => {
    const { house, set } = sleeper();
    const { text } = await house.type("reminder set", { bedtime: "22:30", zone: "Gawlerville, South Australia" });
    expect(set).toEqual([]);
    expect(text).toContain("Do you mean **Adelaide, South Australia, Australia**, or a place with the same clock?");
  });

  test("many readings are a menu, whose lines may share a zone, and a menu of an older message still works", async () => {
    const { house, set } = sleeper();
    const { controls } = await house.type("reminder set", { bedtime: "22:30", zone: "Springfield" });
    const menu = controls.find(({ options }) => options !== undefined);
    const values = menu?.options?.map(({ value }) => value) ?? [];
    expect(values.length).toBeGreaterThan(4);
    expect(new Set(values).size).toBe(values.length);
    await house.choose(menu?.custom_id ?? "", values.find((value) => value.startsWith("America/New_York")) ?? "");
    await house.choose(menu?.custom_id ?? "", "America/Denver");
    expect(set.map(({ zone }) => zone)).toEqual(["America/New_York", "America/Denver"]);
  });
});

describe("My clock says…", () => {
  const answered = async (clock: string) => {
    const { house, set } = sleeper();
    const { controls } = await house.type("reminder set", { bedtime: "22:30", zone: "qwxyz" });
    const opened = await house.press(controls.find(({ label }) => label === "My clock says…")?.custom_id ?? "");
    const { text, controls: then } = await house.submit(opened.form?.custom_id ?? "", { clock });
    return { house, set, text, then };
  };

  test.each([
    ["22:40", "Europe/Berlin"],
    ["10:40 pm", "Europe/Berlin"],
    ["3:10", "Asia/Kolkata"],
    ["16:41", "America/New_York"],
  ])("a clock that says %s finds %s", async (clock, zone) => {
    const { house, set, then } = await answered(clock);
    const menu = then.find(({ options }) => options !== undefined);
    const line = menu?.options?.find(({ value }) => value.startsWith(zone));
    expect(line).toBeDefined();
    await house.choose(menu?.custom_id ?? "", line?.value ?? "");
    expect(set.map((schedule) => schedule.zone)).toEqual([zone]);
  });

  test("what is no time leads to the list of clocks", async () => {
    const { text, then } = await answered("soon");
    expect(text).toContain("read that as a time.");
    expect(then.some(({ options }) => (options?.length ?? 0) > 10)).toBe(true);
  });
});

describe("the diary", () => {
  test("a place that is not certain is a button to the form of the night there", async () => {
    const { house } = sleeper();
    const { controls } = await house.type("diary log", { zone: "London" });
    const ids = controls.filter(({ label }) => label?.startsWith("London")).map(({ custom_id }) => custom_id ?? "");
    expect(ids).toHaveLength(2);
    for (const [at, zone] of ["Europe/London", "America/Toronto"].entries()) {
      const { form } = await house.press(ids[at] ?? "");
      expect(form?.custom_id).toContain(`|${zone}|`);
    }
  });

  test("a slip is a button, too, and what is near to nothing is said", async () => {
    const { house } = sleeper();
    const { controls } = await house.type("diary log", { zone: "Lisbonn" });
    expect(controls.map(({ label }) => label)).toContain("Lisbon, Portugal");
    expect((await house.type("diary log", { zone: "qwxyz" })).text).toContain("Start typing a city");
  });

  test("a check-in asks which place, and goes on with it", async () => {
    const { house, mornings } = sleeper();
    const { controls } = await house.type("diary checkin on", { at: "08:00", zone: "London" });
    expect(mornings).toEqual([]);
    const ontario = controls.find(({ label }) => label === "London, Ontario, Canada");
    const { text } = await house.press(ontario?.custom_id ?? "");
    expect(mornings.map(({ at, zone }) => `${at} ${zone}`)).toEqual(["08:00:00 America/Toronto"]);
    expect(text).toContain("Toronto (America/Toronto)");
  });
});

describe("while somebody types a place", () => {
  test.each([
    ["reminder set", "zone"],
    ["reminder zone", "place"],
    ["diary log", "zone"],
    ["diary checkin on", "zone"],
  ])("/%s %s: the country is shown, and the value reads back", async (path, option) => {
    const { house } = sleeper();
    const { choices } = await house.suggest(path, "münch", option);
    expect(choices[0]).toEqual({ name: "Munich, Germany", value: "Munich, Germany (Europe/Berlin)" });
    for (const { name, value } of choices) {
      expect(name.length).toBeLessThanOrEqual(100);
      expect(String(value).length).toBeLessThanOrEqual(80);
    }
  });
});
