import { describe, expect, test } from "vitest";
import { commandHouse, content } from "../../support/command-house.ts";
import { storedReminder } from "../../support/fake-reminders.ts";

const NOON = "2026-03-12T12:00:00Z";
/** 12 March 2026 at 13:30, 19:30, 20:30 and 22:30 in Lisbon, where the clock shows UTC. */
const CAFFEINE = 1773322200;
const MEAL = 1773343800;
const LIGHTS_OUT = 1773354600;

const withReminder = (now: string, changes = {}) =>
  commandHouse({ find: async () => storedReminder(changes) }, { now });
const labels = ({ controls }: { controls: readonly { label?: string | undefined }[] }) =>
  controls.flatMap(({ label }) => label ?? []);

describe("/sleep tonight", () => {
  test("counts the evening back from the bedtime of one's reminder, each step with its tip", async () => {
    const { text, cards, controls } = await withReminder(NOON).type("sleep tonight");
    expect((cards[0]?.flags ?? 0) & 64, "private").toBe(64);
    expect(text).toContain("## Your evening, counted back from 22:30");
    expect(text).toContain(`**Next, <t:${CAFFEINE}:t> · Last caffeine**`);
    expect(text).toContain(`**<t:${MEAL}:t> · Last big meal**`);
    expect(text).toContain(`**<t:${LIGHTS_OUT}:t> · Lights out**`);
    for (const step of content.tonight) expect(text).toContain(`· ${step.title}**`.slice(step.time ? 0 : 2));
    const why = controls.find(({ options }) => options !== undefined);
    expect(why?.options?.map(({ description }) => description)).toEqual(
      content.tonight.map(({ tip }) => content.tips.find(({ id }) => id === tip)?.title),
    );
  });

  test("alcohol comes only as “if you drink”, with the warning about sedatives and without an hour", async () => {
    for (const now of [NOON, "2026-03-12T22:00:00Z"]) {
      const { text } = await withReminder(now).type("sleep tonight");
      expect(text).toContain("**If you drink**\n");
      expect(text).toContain("Never combine alcohol with sleeping pills, sedatives, opioids or kratom.");
    }
  });

  test("what has passed is said kindly, and the next step is marked", async () => {
    const { text } = await withReminder("2026-03-12T20:00:00Z").type("sleep tonight");
    expect(text).toContain("That time has passed today, and nothing is lost. Tomorrow gives you another go.");
    expect(text).not.toContain("From then on water or decaf");
    expect(text.match(/\*\*Next, /g)).toHaveLength(1);
    expect(text).toMatch(/\*\*Next, <t:\d+:t> · Dim the lights/);
    expect(text).not.toMatch(/too late\b(?<!not too late)|should have|missed|failed/);
  });

  test.each([
    ["2026-03-12T22:45:00Z", true],
    ["2026-03-13T03:00:00Z", true],
    ["2026-03-13T08:00:00Z", false],
  ])("after bedtime, at %s, there is nothing to catch up on, and the plan is for the next evening", async (now, up) => {
    const { text } = await withReminder(now).type("sleep tonight");
    expect(text.includes("nothing to catch up on")).toBe(up);
    expect(text).toContain(`**<t:${LIGHTS_OUT + 86_400}:t> · Lights out**`);
    expect(text).not.toContain("has passed");
  });

  test("a bedtime in the morning, after a night shift, is planned for that morning", async () => {
    const { text } = await withReminder("2026-03-12T05:00:00Z").type("sleep tonight", { bedtime: "08:00" });
    expect(text).toContain(`**<t:${LIGHTS_OUT - 52_200}:t> · Lights out**`);
  });

  test("without a zone the times are those of one's own clock", async () => {
    const { text, controls } = await commandHouse({}, { now: NOON }).type("sleep tonight", { bedtime: "22:30" });
    for (const part of ["**13:30 · Last caffeine**", "**21:30 · Screens away**", "**22:30 · Lights out**"])
      expect(text).toContain(part);
    expect(text).not.toContain("<t:");
    expect(labels({ controls })).toEqual(["Remind me every night", "Need help now?"]);
  });

  test("a zone taken from one's language is shown, and can be declined", async () => {
    const house = commandHouse({}, { now: NOON });
    const plan = await house.type("sleep tonight", { bedtime: "22:30" }, { locale: "de" });
    expect(plan.text).toContain("from the language of your Discord");
    expect(plan.text).toContain(`**<t:${LIGHTS_OUT - 3600}:t> · Lights out**`);
    const differs = plan.controls.find(({ label }) => label === "My clock differs");
    const { text } = await house.press(differs?.custom_id ?? "", { locale: "de" });
    expect(text).toContain("**22:30 · Lights out**");
    expect(text).not.toContain("<t:");
  });

  test("a bedtime that can be read in two ways is asked about", async () => {
    const house = commandHouse();
    const question = await house.type("sleep tonight", { bedtime: "10" });
    expect(labels(question)).toEqual(["22:00", "10:00", "Need help now?"]);
    const { text } = await house.press(question.controls[0]?.custom_id ?? "");
    expect(text).toContain("**22:00 · Lights out**");
  });

  test("with no bedtime typed and none kept, one is asked for", async () => {
    const { text, controls } = await commandHouse().type("sleep tonight");
    expect(text).toContain("## When do you want to be in bed?");
    expect(text).toContain("/sleep tonight bedtime:21:45");
    expect(labels({ controls })).toContain("22:30");
  });

  test("what is no time is not repeated, and a cry for help is answered with help", async () => {
    const { text, controls } = await commandHouse().type("sleep tonight", { bedtime: "soonish" });
    expect(text).toContain("I could not read that as a time");
    expect(text).not.toContain("soonish");
    expect(labels({ controls })).toContain("22:30");
    const help = await commandHouse().type("sleep tonight", { bedtime: "I want to die" });
    expect(help.text).toMatch(/^### I'm glad you are here\n/);
  });

  test.each([
    ["one that is on for this bedtime", {}, "22:30", []],
    ["one that is on for another", {}, "23:00", ["Move my reminder to 23:00"]],
    ["one that was stopped", { state: "off", next: null, plans: {} }, "22:30", ["Remind me every night"]],
  ] as const)("the button to be reminded, with a reminder: %s", async (_which, changes, bedtime, expected) => {
    expect(labels(await withReminder(NOON, changes).type("sleep tonight", { bedtime }))).toEqual([
      ...expected,
      "Need help now?",
    ]);
  });

  test("the button starts the reminder for that bedtime beside the plan, with the lead and zone one has", async () => {
    const asked: unknown[] = [];
    const schedule = { bedtime: "22:30", zone: "Europe/Lisbon", leadMinutes: 60 };
    const house = commandHouse({
      find: async () => storedReminder({ schedule }),
      turnOn: async (_user, { bedtime, zone, leadMinutes }) => {
        asked.push([bedtime.toString(), zone, leadMinutes]);
        return { kind: "waiting" };
      },
    });
    const { text, cards } = await house.press("1|reminder.start|2300");
    expect(asked).toEqual([["23:00:00", "Europe/Lisbon", 60]]);
    expect(text).toContain("It is not on yet");
    expect((cards[0]?.flags ?? 0) & 64, "a message of its own").toBe(64);
  });

  test("where the zone is not kept, the button asks for it, even when it can be guessed", async () => {
    const { text, controls } = await commandHouse().press("1|reminder.start|2300", { locale: "de" });
    expect(text).toContain("## Where do you sleep?");
    expect(labels({ controls })).toContain("Berlin (Europe/Berlin)");
  });

  test("each step leads to its tip, why it works and where it comes from", async () => {
    for (const step of content.tonight) {
      const { text } = await commandHouse().choose("1|sleep.tonight-why", step.id);
      expect(text).toContain(`### ${content.tips.find(({ id }) => id === step.tip)?.title}`);
      expect(text).toMatch(/Why: .*### Sources/s);
    }
  });

  test.each([
    ["", ["22:00", "22:30", "23:00", "23:30", "00:00"]],
    ["10:30", ["22:30", "10:30 am"]],
    ["12", ["00:00", "noon"]],
    ["1", ["01:00", "13:00"]],
    ["2230", ["22:30"]],
    ["zz", []],
  ])("“%s” suggests times that can be read in one way only: %j", async (typed, expected) => {
    const { choices } = await commandHouse().suggest("sleep tonight", typed);
    expect(choices.map(({ value }) => value)).toEqual(expected);
  });
});
