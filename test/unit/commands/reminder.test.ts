import { describe, expect, test } from "vitest";
import type { TurnOnOutcome } from "../../../src/delivery/consent.ts";
import { NIGHT_OUTCOMES, type Reminder } from "../../../src/reminders/reminder.ts";
import { commandHouse } from "../../support/command-house.ts";
import { storedReminder } from "../../support/fake-reminders.ts";

const NIGHT = "2026-03-12";
const window = (opensAt: string, closesAt: string, night = NIGHT) => ({
  night,
  opensAt: Temporal.Instant.from(opensAt),
  closesAt: Temporal.Instant.from(closesAt),
});
const TONIGHT = window("2026-03-12T21:45:00Z", "2026-03-12T22:30:00Z");
const TOMORROW = window("2026-03-13T21:45:00Z", "2026-03-13T22:30:00Z", "2026-03-13");

const turningOn = (outcome: TurnOnOutcome, now = "2026-03-12T20:00:00Z") =>
  commandHouse({ turnOn: async () => outcome }, { now });

describe("/reminder set", () => {
  const set = { bedtime: "22:30", zone: "Lisbon" };

  test("shows bedtime on the person's own clock, and what to do when that is another", async () => {
    const { text, controls } = await turningOn({ kind: "on", window: TONIGHT, isFirst: true }).type(
      "reminder set",
      set,
    );
    expect(text).toContain("## Your reminder is on");
    expect(text).toContain("Your bedtime is **22:30** in Lisbon (Europe/Lisbon).");
    expect(text).toContain("Your Discord shows that moment as **<t:1773354600:t>**.");
    expect(text).toContain("First message: <t:1773351900:F> (<t:1773351900:R>).");
    expect(controls.map(({ label }) => label)).toEqual(["No, mine differs"]);
  });

  test.each<[string, string, ReturnType<typeof window>, string | undefined]>([
    ["before tonight's time", "2026-03-12T20:00:00Z", TONIGHT, undefined],
    ["in the morning, for the same evening", "2026-03-12T08:00:00Z", TONIGHT, undefined],
    ["after tonight's time", "2026-03-12T23:00:00Z", TOMORROW, "Tonight's time has already passed"],
    ["after midnight, for the next evening", "2026-03-13T01:00:00Z", TOMORROW, "Tonight's time has already passed"],
    [
      "when tonight's message is behind us",
      "2026-03-12T20:00:00Z",
      TOMORROW,
      "Tonight's message has already been sent",
    ],
  ])("says when the first one comes, asked %s", async (_when, now, next, sentence) => {
    const { text } = await turningOn({ kind: "on", window: next, isFirst: true }, now).type("reminder set", set);
    expect(/(Tonight's .*), so it starts with the next night/.exec(text)?.[1]).toBe(sentence);
  });

  test("a bedtime after midnight is still tonight's", async () => {
    const late = window("2026-03-13T00:15:00Z", "2026-03-13T00:30:00Z");
    const house = turningOn({ kind: "on", window: late, isFirst: true }, "2026-03-12T22:00:00Z");
    const { text } = await house.type("reminder set", { bedtime: "00:30", lead: 15, zone: "Lisbon" });
    expect(text).not.toContain("next night");
  });

  test("a window that is open already is said to be", async () => {
    const house = turningOn({ kind: "on", window: TONIGHT, isFirst: true }, "2026-03-12T22:00:00Z");
    expect((await house.type("reminder set", set)).text).toContain("within a minute or two");
  });

  test.each<[TurnOnOutcome, string]>([
    [{ kind: "on", window: TONIGHT, isFirst: false }, "## Your reminder has moved"],
    [{ kind: "unchanged", window: TONIGHT }, "## That is already set\nNext message: "],
    [{ kind: "refused", hadReminder: true }, "The reminder you had before stays as it was."],
    [{ kind: "refused", hadReminder: false }, "## It is not on\nDiscord does not let me message you."],
    [{ kind: "waiting", hadReminder: false }, "## It is not on yet"],
    [{ kind: "rejected", hadReminder: false }, "Please report it"],
  ])("%o is told", async (outcome, part) => {
    const { text } = await turningOn(outcome).type("reminder set", set);
    expect(text).toContain(part);
    expect(text.includes("stays as it was")).toBe("hadReminder" in outcome && outcome.hadReminder);
  });

  test("overtaken by a later wish, it says so instead of promising to go on", async () => {
    const house = commandHouse({ turnOn: async () => ({ kind: "overtaken" }) });
    expect((await house.type("reminder set", set)).text).toContain("You asked for something else");
  });

  test("the zone of the reminder one has is used when none is said", async () => {
    const asked: string[] = [];
    const house = commandHouse({
      find: async () => storedReminder(),
      turnOn: async (_user, { zone }) => {
        asked.push(zone);
        return { kind: "on", window: TONIGHT, isFirst: false };
      },
    });
    await house.type("reminder set", { bedtime: "23:00" });
    expect(asked).toEqual(["Europe/Lisbon"]);
  });

  test.each(["soon", "25:00", "when I am tired"])(
    "“%s” is not read as a time, and what can be is said",
    async (bedtime) => {
      const { text } = await commandHouse().type("reminder set", { bedtime });
      expect(text).toContain("I could not read that as a time. Try `22:30`");
      expect(text).not.toContain(bedtime);
    },
  );
});

test("a place that is not known is answered with what was perhaps meant", async () => {
  const ask = async (zone: string) => (await commandHouse().type("reminder set", { bedtime: "22:30", zone })).text;
  expect(await ask("Lisbonn")).toContain("Did you mean **Lisbon (Europe/Lisbon)**?");
  expect(await ask("qwxyz")).toContain("Try a bigger city near you, or your country.");
});

describe("/reminder show", () => {
  const show = (reminder: Reminder | undefined, now?: string) =>
    commandHouse({ find: async () => reminder }, now ? { now } : {}).type("reminder show");
  const pending = {
    schedule: { bedtime: "23:15", zone: "Asia/Tokyo", leadMinutes: 30 },
    nonce: "n",
    askedAt: "2026-03-12T19:59:00Z",
  };

  test("without a reminder says how to start one", async () => {
    const { text, controls } = await show(undefined);
    expect(text).toContain("## No reminder is on");
    expect(text).toContain("/reminder set");
    expect(controls).toEqual([]);
  });

  test("one that is on tells bedtime, place, lead and the next message", async () => {
    const { text, controls } = await show(storedReminder());
    expect(text).toContain("Bedtime **22:30** in Lisbon (Europe/Lisbon). The message comes 45 minutes before.");
    expect(text).toContain("Next message: <t:1773351900:F>");
    expect(controls.map(({ label }) => label)).toContain("Stop");
  });

  test("one whose time has come says so", async () => {
    expect((await show(storedReminder(), "2026-03-12T22:00:00Z")).text).toContain("Tonight's message is due now.");
  });

  test("one that was stopped tells the last nights, and no bedtime as if it were in force", async () => {
    const { text } = await show(storedReminder({ state: "off", next: null, plans: {} }));
    expect(text).toContain("## No reminder is on");
    expect(text).toContain("- 11 March: sent at <t:");
    expect(text).not.toContain("22:30 in");
  });

  test("one that was paused says why, and what starts it again", async () => {
    const { text } = await show(storedReminder({ state: "paused", next: null, plans: {}, refusals: 3 }));
    expect(text).toMatch(/\*\*Paused:\*\* Discord refused my messages 3 nights in a row\. `\/reminder set`/);
    expect(text).not.toContain("Next message");
  });

  test("one that waits for its confirming message says that it is not on yet", async () => {
    const { text } = await show(storedReminder({ state: "off", next: null, plans: {}, pending }));
    expect(text).toContain("**Not on yet:** bedtime 23:15 in Tokyo (Asia/Tokyo).");
    expect(text).not.toContain("Lisbon");
    const moving = await show(storedReminder({ pending }));
    expect(moving.text).toContain("Bedtime **22:30** in Lisbon");
    expect(moving.text).toContain("**Not on yet:** bedtime 23:15 in Tokyo");
  });

  test("every outcome of a night is told in words, newest night first, at most a week of them", async () => {
    const nights = Array.from({ length: 14 }, (_, at) => ({
      night: `2026-03-${String(at + 1).padStart(2, "0")}`,
      outcome: NIGHT_OUTCOMES[at % NIGHT_OUTCOMES.length] ?? "sent",
      at: "2026-03-01T22:00:00Z",
      ...(at === 13 && { answer: "skip" as const }),
    }));
    const lines = (await show(storedReminder({ nights }))).text.match(/^- .*$/gm) ?? [];
    expect(lines).toHaveLength(7);
    expect(lines[0]).toMatch(/^- 14 March: .*you skipped it$/);
    expect(lines.at(-1)).toMatch(/^- 8 March: /);
    for (const words of ["sent at <t:", "bedtime came", "did not let me", "something was wrong", "perhaps sent"])
      expect(lines.join("\n")).toContain(words);
  });
});

describe("stopping", () => {
  test.each([
    [{ wasOn: true, isOneUnderWay: false }, "Nothing more will come."],
    [{ wasOn: true, isOneUnderWay: true }, "It is the last."],
    [{ wasOn: false, isOneUnderWay: false }, "Nothing was on."],
  ])("%o is said in the same words by the command and the button", async (outcome, part) => {
    const house = commandHouse({ stop: async () => outcome });
    const typed = await house.type("reminder off");
    expect(typed.text).toContain(part);
    expect((await house.press("1|reminder.stop-now")).text).toBe(typed.text);
  });

  test("the Stop button asks first, and keeping it changes nothing", async () => {
    const house = commandHouse({
      stop: async () => {
        throw new Error("not to be called");
      },
    });
    const question = await house.press(`1|reminder.stop|${NIGHT}`);
    expect(question.controls.map(({ label }) => label)).toEqual(["Yes, stop", "Keep it"]);
    expect((await house.press(question.controls[1]?.custom_id ?? "")).text).toBe("Nothing was changed.");
  });
});

describe("Skip tonight", () => {
  const skip = (isKnown: boolean, night: string, now: string, record: Reminder | undefined = storedReminder()) =>
    commandHouse({ skip: async () => isKnown, find: async () => record }, { now }).press(`1|reminder.skip|${night}`);

  test.each(["2026-03-12T21:50:00Z", "2026-03-13T01:00:00Z"])("at %s skips that night", async (now) => {
    expect((await skip(true, NIGHT, now)).text).toContain("## Skipped for tonight");
  });

  test("days later says that it was an earlier night", async () => {
    const { text } = await skip(true, NIGHT, "2026-03-15T20:00:00Z");
    expect(text).toContain("earlier night");
    expect(text).not.toContain("tonight");
  });

  test("for a night that is no longer known says so, and when the next one comes", async () => {
    const { text } = await skip(false, NIGHT, "2026-04-15T20:00:00Z");
    expect(text).toContain("nothing to skip");
    expect(text).toContain("Next message: <t:");
  });

  test("leaves the button that names the night, so that the message is still known as that night's", async () => {
    const { controls } = await skip(true, NIGHT, "2026-03-12T21:50:00Z");
    expect(controls.map(({ custom_id }) => custom_id)).toEqual([`1|reminder.stop|${NIGHT}`]);
  });
});

test.each([
  ["sent", "## Sent"],
  ["refused", "Discord does not let me message you"],
  ["not-now", "try again in a few minutes"],
  ["rejected", "Please report it"],
] as const)("/reminder test that was %s is told", async (outcome, part) => {
  expect((await commandHouse({ test: async () => outcome }).type("reminder test")).text).toContain(part);
});
