import { describe, expect, test } from "vitest";
import type { TurnOnOutcome } from "../../../src/delivery/consent.ts";
import { nextWindow, type Schedule } from "../../../src/nights/night.ts";
import type { StoredSchedule } from "../../../src/nights/reminder.ts";
import { storedSchedule } from "../../../src/nights/reminder.ts";
import { commandHouse } from "../../support/command-house.ts";
import { storedReminder } from "../../support/fake-reminders.ts";

/** Saturday 28 November 2026, in the evening. */
const NOW = "2026-11-28T18:00:00Z";

/** Somebody in Lisbon who has `schedule`, whom every message reaches: what they ask for is in force at once. */
function sleeper(schedule?: Partial<StoredSchedule>) {
  const known = { bedtime: "22:30", zone: "Europe/Lisbon", leadMinutes: 45 };
  let stored: StoredSchedule | undefined = schedule && { ...known, ...schedule };
  const asked: StoredSchedule[] = [];
  const house = commandHouse(
    {
      find: async () => stored && storedReminder({ schedule: stored, claim: null, next: null }),
      async turnOn(_user, wanted: Schedule): Promise<TurnOnOutcome> {
        const isSame = JSON.stringify(stored) === JSON.stringify(storedSchedule(wanted));
        stored = storedSchedule(wanted);
        asked.push(stored);
        const window = nextWindow(wanted, Temporal.Instant.from(NOW));
        return isSame
          ? { kind: "unchanged", window, isPaused: false }
          : { kind: "moved", window, isPaused: false, wasPaused: false };
      },
    },
    { now: NOW },
  );
  return {
    ...house,
    asked,
    stored: () => stored,
    press: async (from: { controls: readonly { label?: string | undefined; custom_id: string }[] }, label: string) => {
      const control = from.controls.find((one) => one.label === label);
      if (control === undefined) throw new Error(`no ${label} among ${from.controls.map((one) => one.label)}`);
      return house.press(control.custom_id);
    },
  };
}

const labels = ({ controls }: { controls: readonly { label?: string | undefined }[] }) =>
  controls.flatMap(({ label }) => (label === undefined || label === "Need help now?" ? [] : [label]));

describe("a week of evenings", () => {
  test("nights that are named get the bedtime, the others keep theirs, and the answer shows the whole week", async () => {
    const person = sleeper({ bedtime: "22:30", nights: [1, 2, 3, 4, 7], quiet: true, leadMinutes: 30 });
    const { text, controls } = await person.type("reminder set", { bedtime: "23:45", nights: "fri sat" });
    expect(text).toContain("**Sun–Thu 22:30 · Fri Sat 23:45**");
    expect(text).toContain("- Sun–Thu 22:30: <t:1795989600:F>"); // Sunday 29 November, 22:00
    expect(text).toContain("- Fri Sat 23:45: <t:");
    expect(person.stored()).toEqual({
      ...{ bedtime: "22:30", zone: "Europe/Lisbon", leadMinutes: 30, quiet: true },
      cycle: "2026-01-05 4x2230 2x2345 1x2230",
    });
    expect(labels({ controls })).toEqual(["Only Fri Sat", "My clock differs"]);
  });

  test("of every night, two get another bedtime, and “only these” is a press away", async () => {
    const person = sleeper({});
    const shown = await person.type("reminder set", { bedtime: "23:45", nights: "weekends" });
    expect(person.stored()?.cycle).toBe("2026-01-05 4x2230 2x2345 1x2230");
    expect(shown.text).toContain("Your other nights stay as they were.");
    await person.press(shown, "Only Fri Sat");
    expect(person.stored()).toMatchObject({ bedtime: "23:45", nights: [5, 6] });
    expect(person.stored()?.cycle).toBeUndefined();
  });

  test("the same bedtime for some of every night says that nothing changed, and offers these alone", async () => {
    const person = sleeper({});
    const shown = await person.type("reminder set", { bedtime: "22:30", nights: "weeknights" });
    expect(shown.text).toContain("It's already set like this");
    await person.press(shown, "Only Sun–Thu");
    expect(person.stored()).toMatchObject({ bedtime: "22:30", nights: [1, 2, 3, 4, 7] });
  });

  test("every night replaces all", async () => {
    const person = sleeper({ cycle: "2026-01-05 4x2230 2x2345 1x2230" });
    await person.type("reminder set", { bedtime: "23:00", nights: "every night" });
    expect(person.stored()).toEqual({ bedtime: "23:00", zone: "Europe/Lisbon", leadMinutes: 45 });
  });

  test("nights without a bedtime stay without", async () => {
    const person = sleeper({ nights: [1, 2] });
    await person.type("reminder set", { bedtime: "23:45", nights: "fri" });
    expect(person.stored()?.cycle).toBe("2026-01-05 2x2230 2x- 1x2345 2x-");
  });

  test("a bedtime without nights asks which of several bedtimes it is for, and changes nothing before", async () => {
    const person = sleeper({ cycle: "2026-01-05 4x2230 2x2345 1x2230" });
    const shown = await person.type("reminder set", { bedtime: "23:00" });
    expect(shown.text).toContain("Which nights are for 23:00?");
    expect(shown.text).toContain("**Sun–Thu 22:30 · Fri Sat 23:45**");
    expect(labels(shown)).toEqual(["Sun–Thu", "Fri Sat", "All of them", "Keep it"]);
    expect(person.asked).toEqual([]);
    await person.press(shown, "Sun–Thu");
    expect(person.stored()?.cycle).toBe("2026-01-05 4x2300 2x2345 1x2300");
    await person.press(await person.type("reminder set", { bedtime: "23:00" }), "All of them");
    expect(person.stored()).toEqual({ bedtime: "23:00", zone: "Europe/Lisbon", leadMinutes: 45 });
  });

  test.each(["no saturday", "sat off", "every night except sat", "without saturday"])(
    "“%s” takes a night away, without a bedtime being said",
    async (nights) => {
      const person = sleeper({ cycle: "2026-01-05 4x2230 2x2345 1x2230" });
      const { text } = await person.type("reminder set", { nights });
      expect(person.stored()?.cycle).toBe("2026-01-05 4x2230 1x2345 1x- 1x2230");
      expect(text).toContain("**Sun–Thu 22:30 · Fri 23:45 · Sat off**");
    },
  );

  test("taking the last night away pauses or stops, and is asked about", async () => {
    const person = sleeper({ nights: [6] });
    const shown = await person.type("reminder set", { nights: "no saturday" });
    expect(shown.text).toContain("no night at all");
    expect(labels(shown)).toEqual(["Pause", "Stop"]);
    expect(person.asked).toEqual([]);
  });

  test("the lead or the sound alone leave the bedtimes as they are", async () => {
    const person = sleeper({ cycle: "2026-01-05 4x2230 2x2345 1x2230" });
    await person.type("reminder set", { lead: 60, quiet: true });
    expect(person.stored()).toMatchObject({ leadMinutes: 60, quiet: true, cycle: "2026-01-05 4x2230 2x2345 1x2230" });
  });

  test("without a reminder and without a bedtime it asks when", async () => {
    expect((await sleeper().type("reminder set", { lead: 60 })).text).toContain("When do you want to be in bed?");
  });

  test("bedtimes that are too close are refused with the reason", async () => {
    const person = sleeper({ bedtime: "19:00" });
    const { text } = await person.type("reminder set", { bedtime: "11:00 am", nights: "fri" });
    expect(text).toContain("Bedtime **11:00** and then **19:00**");
    expect(person.asked).toEqual([]);
  });

  test.each([
    ["no sat", "no more Saturday nights", "no sat"],
    ["fri sat", "Friday and Saturday nights", "fri sat"],
  ])("while “%s” is typed, it is shown how it is understood", async (typed, name, value) => {
    expect((await sleeper({}).suggest("reminder set", typed, "nights")).choices).toEqual([{ name, value }]);
  });
});

describe("a rota", () => {
  const NURSE = "4x23:00 2x8am 3 off from monday";

  test("is shown night by night before it is on", async () => {
    const person = sleeper({});
    const shown = await person.type("reminder rota", { nights: NURSE });
    expect(person.asked).toEqual([]);
    expect(shown.text).toContain("## Your rota, not on yet\n**4 × 23:00, 2 × 08:00, 3 off**, in Lisbon");
    expect(shown.text).toContain("Sat 28 Nov · off\nSun 29 Nov · off\nMon 30 Nov · **23:00**");
    expect(shown.text).toContain("Fri 4 Dec · **08:00** on Sat");
    expect(shown.text).toContain("Fri 11 Dec · ");
    expect(shown.text).not.toContain("12 Dec");
    expect(labels(shown)).toEqual(["Turn it on", "Starts another day", "Type it again"]);

    const on = await person.press(shown, "Turn it on");
    expect(person.stored()).toEqual({
      ...{ bedtime: "23:00", zone: "Europe/Lisbon", leadMinutes: 45 },
      cycle: "2026-11-30 4x2300 2x0800 3x-",
    });
    expect(on.text).toContain("Next message: <t:");
  });

  test("can start another day, chosen from a menu", async () => {
    const person = sleeper({});
    const shown = await person.type("reminder rota", { nights: NURSE });
    const asked = await person.press(shown, "Starts another day");
    const [menu] = asked.controls;
    const again = await person.choose(menu?.custom_id as string, "2026-11-27");
    expect(again.text).toContain("Its first night: Friday 27 November.");
    await person.press(again, "Turn it on");
    expect(person.stored()?.cycle).toBe("2026-11-27 4x2300 2x0800 3x-");
  });

  test("a time that may be two is asked about", async () => {
    const person = sleeper({});
    const shown = await person.type("reminder rota", { nights: "4x23:00, 2x8, 3 off" });
    expect(shown.text).toContain("Which do you mean?");
    const preview = await person.choose("1|reminder.rota-pick", await firstValue(shown));
    expect(preview.text).toContain("not on yet");
  });

  test("shifts by name ask for their bedtimes in a form", async () => {
    const person = sleeper({});
    const shown = await person.type("reminder rota", { nights: "days days nights nights off off" });
    expect(shown.text).toContain("You wrote: **2 × day, 2 × night, 2 off**");
    const { form } = await person.press(shown, "Say the bedtimes");
    const preview = await person.submit(form?.custom_id as string, { day: "22:30", night: "8:30 am" });
    expect(preview.text).toContain("**2 × 22:30, 2 × 08:30, 2 off**");
  });

  test("what cannot be read has a next step", async () => {
    const shown = await sleeper({}).type("reminder rota", { nights: "whenever work lets me" });
    expect(shown.text).toContain("I couldn't read that as a rota");
    expect(labels(shown)).toEqual(["Type it again"]);
  });

  test("asks where somebody sleeps before it is shown", async () => {
    const person = sleeper();
    const shown = await person.type("reminder rota", { nights: NURSE });
    expect(shown.text).toContain("Where do you sleep?");
    const form = await person.press(shown, "Type my city");
    const preview = await person.submit(form.form?.custom_id as string, { city: "Lisbon" });
    expect(preview.text).toContain("not on yet");
    await person.press(preview, "Turn it on");
    expect(person.stored()?.cycle).toBe("2026-11-30 4x2300 2x0800 3x-");
  });

  test("a plain bedtime ends it only after a question", async () => {
    const person = sleeper({ bedtime: "23:00", cycle: "2026-11-25 4x2300 2x0800 3x-" });
    const shown = await person.type("reminder set", { bedtime: "22:30" });
    expect(shown.text).toContain("This ends your rota");
    expect(labels(shown)).toEqual(["End the rota", "Change the rota", "Keep the rota"]);
    expect(person.asked).toEqual([]);
    await person.press(shown, "Keep the rota");
    expect(person.asked).toEqual([]);
    await person.press(await person.type("reminder set", { bedtime: "22:30" }), "End the rota");
    expect(person.stored()).toEqual({ bedtime: "22:30", zone: "Europe/Lisbon", leadMinutes: 45 });
  });

  test("is shown with where in it one is, and the next nights", async () => {
    const person = sleeper({ bedtime: "23:00", cycle: "2026-11-25 4x2300 2x0800 3x-" });
    const { text, controls } = await person.type("reminder show");
    expect(text).toContain("by your rota: **4 × 23:00, 2 × 08:00, 3 off**");
    expect(text).toContain("Tonight is night 4 of 9");
    expect(text).toContain("Sat 28 Nov · **23:00**\nSun 29 Nov · **08:00** on Mon");
    expect(labels({ controls })).toContain("Change the rota");
  });

  test("while it is typed, it is shown how it is understood, in words that read back as that", async () => {
    const person = sleeper({});
    const { choices } = await person.suggest("reminder rota", NURSE, "nights");
    expect(choices).toEqual([
      { name: "4 × 23:00, 2 × 08:00, 3 off, from Mon 30 Nov", value: "4x 23:00, 2x 08:00, 3 off, from 2026-11-30" },
    ]);
    const shown = await person.type("reminder rota", { nights: choices[0]?.value as string });
    expect(shown.text).toContain("**4 × 23:00, 2 × 08:00, 3 off**");
  });

  test("what goes round sooner is kept as the shorter round", async () => {
    const person = sleeper({});
    const shown = await person.type("reminder rota", { nights: "23:00 off 23:00 off 23:00 off" });
    await person.press(shown, "Turn it on");
    expect(person.stored()?.cycle).toBe("2026-11-28 1x2300 1x-");
  });

  test("seven nights from a Monday on are a week, and are shown before they are on all the same", async () => {
    const person = sleeper({});
    const shown = await person.type("reminder rota", { nights: "7x23:00 from monday" });
    await person.press(shown, "Turn it on");
    expect(person.stored()).toEqual({ bedtime: "23:00", zone: "Europe/Lisbon", leadMinutes: 45 });
  });

  test("two bedtimes that are too close are refused with a sentence", async () => {
    const shown = await sleeper({}).type("reminder rota", { nights: "2x11:00 am 2x19:00 2 off" });
    expect(shown.text).toContain("Bedtime **11:00** and then **19:00**");
    expect(labels(shown)).toEqual(["Change the rota"]);
  });
});

async function firstValue({ cards }: { cards: readonly unknown[] }): Promise<string> {
  const found = /"value":"([^"]+)"/.exec(JSON.stringify(cards));
  return found?.[1] as string;
}
