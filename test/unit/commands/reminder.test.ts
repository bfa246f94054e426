import { describe, expect, test } from "vitest";
import type { TurnOnOutcome } from "../../../src/delivery/consent.ts";
import type { Reminders } from "../../../src/delivery/kinds/wind-down/reminders.ts";
import { readNights } from "../../../src/nights/chosen-nights.ts";
import { ledgerOf, NIGHT_OUTCOMES } from "../../../src/nights/ledger.ts";
import type { Schedule } from "../../../src/nights/night.ts";
import { readPauseUntil } from "../../../src/nights/pause-until.ts";
import type { Reminder } from "../../../src/nights/reminder.ts";
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
    const { text, controls } = await turningOn({ kind: "on", window: TONIGHT, isPaused: false }).type(
      "reminder set",
      set,
    );
    expect(text).toContain("## Your reminder is on");
    expect(text).toContain("Your bedtime is **22:30** in Lisbon (Europe/Lisbon), every night.");
    expect(text).toContain("Your Discord shows this as **<t:1773354600:t>**.");
    expect(text).toContain("First message: <t:1773351900:F>.");
    expect(controls.map(({ label }) => label)).toEqual(["My clock differs", "Need help now?"]);
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
    const { text } = await turningOn({ kind: "on", window: next, isPaused: false }, now).type("reminder set", set);
    expect(/(Tonight's .*), so it starts with your next night/.exec(text)?.[1]).toBe(sentence);
  });

  test("a bedtime after midnight is still tonight's", async () => {
    const late = window("2026-03-13T00:15:00Z", "2026-03-13T00:30:00Z");
    const house = turningOn({ kind: "on", window: late, isPaused: false }, "2026-03-12T22:00:00Z");
    const { text } = await house.type("reminder set", { bedtime: "00:30", lead: 15, zone: "Lisbon" });
    expect(text).not.toContain("next night");
  });

  test("a window that is open already is said to be", async () => {
    const house = turningOn({ kind: "on", window: TONIGHT, isPaused: false }, "2026-03-12T22:00:00Z");
    expect((await house.type("reminder set", set)).text).toContain("in a minute or two");
  });

  test.each<[TurnOnOutcome, string]>([
    [{ kind: "moved", window: TONIGHT, isPaused: false, wasPaused: false }, "## Your reminder has changed"],
    [
      { kind: "moved", window: TONIGHT, isPaused: false, wasPaused: true },
      "## Your reminder is on again\nNext message: ",
    ],
    [{ kind: "unchanged", window: TONIGHT, isPaused: false }, "## It's already set like this\nNext message: "],
    [{ kind: "refused" }, "## It is not on\nDiscord does not let me message you."],
    [{ kind: "waiting" }, "## It is not on yet"],
    [{ kind: "rejected" }, "Please report it"],
  ])("%o is told", async (outcome, part) => {
    const { text } = await turningOn(outcome).type("reminder set", set);
    expect(text).toContain(part);
  });

  test("overtaken by a later wish, it says so instead of promising to go on", async () => {
    const house = commandHouse({ turnOn: async () => ({ kind: "overtaken" }) });
    expect((await house.type("reminder set", set)).text).toContain("You asked for something else");
  });

  test("the same twice, as a button pressed twice, is not called something else", async () => {
    const house = commandHouse({ turnOn: async () => ({ kind: "repeated" }) });
    const { text } = await house.type("reminder set", set);
    expect(text).toContain("You asked for this twice");
    expect(text).toContain("/reminder show");
  });

  test("the zone of the reminder one has is used when none is said", async () => {
    const asked: string[] = [];
    const house = commandHouse({
      find: async () => storedReminder(),
      turnOn: async (_user, { zone }) => {
        asked.push(zone);
        return { kind: "moved", window: TONIGHT, isPaused: false, wasPaused: false };
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

describe("a bedtime that is not sure is asked about, never set", () => {
  const ask = (bedtime: string, options: object = {}) => {
    const asked: string[] = [];
    const house = commandHouse({
      find: async () => storedReminder(),
      turnOn: async (_user, { bedtime: set, zone }) => {
        asked.push(`${set.toString({ smallestUnit: "minute" })} ${zone}`);
        return { kind: "moved", window: TONIGHT, isPaused: false, wasPaused: false };
      },
    });
    return { house, asked, shown: house.type("reminder set", { bedtime, ...options }) };
  };
  const timesOf = ({ controls }: { controls: readonly { label?: string | undefined }[] }) =>
    controls.flatMap(({ label }) => (label && /^\d\d:\d\d$/.test(label) ? [label] : []));

  test.each([
    ["10", ["22:00", "10:00"], "two times of day"],
    ["half eleven", ["23:30", "22:30", "11:30", "10:30"], "in more than one way"],
    ["10 or 11 pm", ["22:00", "23:00"], "in more than one way"],
    ["after 11 pm", ["23:00"], "not sure that I read that right"],
    ["12 pm", ["00:00", "12:00"], "two times of day"],
    ["23.5", ["23:30", "23:50", "23:05"], "I could not read that as a time. Try `22:30`"],
    ["25:00", ["01:00"], "I could not read that as a time. Try `22:30`"],
    ["when I am tired", ["22:00", "22:30", "23:00", "23:30", "00:00"], "I could not read that as a time. Try `22:30`"],
  ])("“%s”: %j", async (bedtime, times, sentence) => {
    const { house, asked, shown } = ask(bedtime);
    const { text, ...rest } = await shown;
    expect(text).toContain(sentence);
    expect(timesOf(rest)).toEqual(times);
    expect(asked).toEqual([]);
    await house.press(rest.controls.find(({ label }) => label === times[0])?.custom_id ?? "");
    expect(asked).toEqual([`${times[0]} Europe/Lisbon`]);
  });

  test.each([
    ["22:30", {}, "22:30 Europe/Lisbon"],
    ["halb elf abends", {}, "22:30 Europe/Lisbon"],
    ["夜10時半", {}, "22:30 Europe/Lisbon"],
    ["quarter to eleven at night", {}, "22:45 Europe/Lisbon"],
    ["10:30 pm EST", { zone: "Denver" }, "22:30 America/Denver"], // what is said of the place goes first
  ])("“%s” is no question", async (bedtime, options, set) => {
    const { asked, shown } = ask(bedtime, options);
    await shown;
    expect(asked).toEqual([set]);
  });

  test.each(["10:30 pm CST", "23:00 UTC"])(
    "“%s” names a clock, which is asked about though a place is known",
    async (bedtime) => {
      const { asked, shown } = ask(bedtime);
      const { text } = await shown;
      expect(text).toContain("Those letters can mean several places");
      expect(asked).toEqual([]);
      expect(text).not.toContain("Lisbon");
    },
  );
});

test("a place that is not known is answered with what was perhaps meant", async () => {
  const ask = async (zone: string) => (await commandHouse().type("reminder set", { bedtime: "22:30", zone })).text;
  expect(await ask("Lisbonn")).toContain("Did you mean **Lisbon, Portugal**?");
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
    expect(text).toContain(
      "Bedtime **22:30** in Lisbon (Europe/Lisbon), every night. The message comes 45 minutes before.",
    );
    expect(text).toContain("Next message: <t:1773351900:F>");
    expect(controls.map(({ label }) => label)).toContain("Stop");
  });

  test("one of a crowd, which comes before its time, says why; after a change nothing is known yet", async () => {
    const early = "Very many people share your time, so yours comes a few minutes earlier";
    const sentAt = (at: string) => ({ nights: ledgerOf([{ night: "2026-03-11", outcome: "sent", at }]) });
    expect((await show(storedReminder(sentAt("2026-03-11T21:41:30Z")))).text).toContain(early);
    expect((await show(storedReminder(sentAt("2026-03-11T21:45:01Z")))).text).not.toContain(early);
    const changed = storedReminder({ ...sentAt("2026-03-11T21:41:30Z"), changedAt: "2026-03-12T09:00:00Z" });
    expect((await show(changed)).text).not.toContain(early);
  });

  test("one whose time has come says so", async () => {
    expect((await show(storedReminder(), "2026-03-12T22:00:00Z")).text).toContain("Tonight's message is due now.");
  });

  test("one that was stopped tells the last nights, and no bedtime as if it were in force", async () => {
    const { text } = await show(storedReminder({ state: "off", next: null, plans: {} }));
    expect(text).toContain("## No reminder is on");
    expect(text).toContain("- Wednesday 11 March: sent at <t:");
    expect(text).not.toContain("22:30 in");
  });

  test("one that was paused says why, and what starts it again", async () => {
    const { text } = await show(storedReminder({ state: "paused", next: null, plans: {}, refusals: 3 }));
    expect(text).toMatch(/\*\*Paused:\*\* Discord refused my messages 3 nights in a row\. \*\*Resume\*\* starts it/);
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

  test("every outcome of a night is told in words, newest night first", async () => {
    const nights = Array.from({ length: 14 }, (_, at) => ({
      night: `2026-03-${String(at + 1).padStart(2, "0")}`,
      outcome: NIGHT_OUTCOMES[at % NIGHT_OUTCOMES.length] ?? "sent",
      at: "2026-03-01T22:00:00Z",
      ...(at === 12 && { answer: "skip" as const, snoozes: { asked: 2, sent: 1 } }),
      ...(at === 7 && { why: { kind: "down" as const, from: "2026-03-08T21:40:00Z", to: "2026-03-08T23:10:00Z" } }),
      ...(at === 1 && { why: { kind: "discord" as const } }),
    }));
    const lines = (await show(storedReminder({ nights: ledgerOf(nights) }))).text.match(/^- .*$/gm) ?? [];
    expect(lines).toHaveLength(14);
    expect(lines[0]).toMatch(/^- Saturday 14 March: not sent, because bedtime came before/);
    expect(lines[1]).toMatch(
      /^- Friday 13 March: sent at <t:\d+:t>; you skipped it; you asked for 15 more minutes twice, and one of these messages could not be sent in time$/,
    );
    expect(lines[6]).toMatch(
      /^- Sunday 8 March: not sent, because I was not running from <t:1773006000:t> to <t:\d+:t>$/,
    );
    expect(lines[12]).toContain("because Discord did not take messages while there was time");
    expect(lines.at(-1)).toMatch(/^- Sunday 1 March: /);
    for (const words of ["you skipped it", "did not let me", "something was wrong", "perhaps sent"])
      expect(lines.join("\n")).toContain(words);
  });

  test("a message that was asked for and is still to come is not told as one that could not be sent", async () => {
    const again = {
      night: "2026-03-12",
      opensAt: "2026-03-12T22:00:00Z",
      closesAt: "2026-03-12T22:30:00Z",
      step: 1 as const,
    };
    const past = {
      night: again.night,
      outcome: "sent" as const,
      at: "2026-03-12T21:45:00Z",
      snoozes: { asked: 1, sent: 0 },
    };
    const linesOf = async (record: Partial<Reminder>) =>
      (await show(storedReminder({ nights: ledgerOf([past]), ...record }))).text.match(/^- .*$/gm) ?? [];
    const claim = { ...again, nonce: "again", at: again.opensAt };
    for (const record of [{ next: again }, { claim }])
      expect(await linesOf(record)).toEqual([expect.stringMatching(/; you asked for 15 more minutes once$/)]);
    expect(await linesOf({})).toEqual([
      expect.stringMatching(/, and one of these messages could not be sent in time$/),
    ]);
  });
});

describe("stopping", () => {
  test.each([
    [{ wasOn: true, isOneInFlight: false }, "I won't send any more."],
    [{ wasOn: true, isOneInFlight: true }, "It is the last."],
    [{ wasOn: false, isOneInFlight: false }, "No reminder was on"],
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

describe("the buttons of a night's message", () => {
  const OWNER = "234567890123456789";
  const nextAt = TOMORROW.opensAt;
  const press = (what: string, answers: Partial<Reminders>, owner = OWNER) =>
    commandHouse(answers).press(`1|reminder.${what}|${NIGHT}|0|${owner}`);

  test.each([
    ["in-bed", "in-bed", "## Good night\nNothing more comes tonight."],
    ["skip", "skip", "## Skipped for tonight"],
  ])("%s is noted, and the message says what comes next", async (button, expected, words) => {
    const given: unknown[] = [];
    const { text, controls } = await press(button, {
      answer: async (...all) => {
        given.push(all);
        return { kind: "noted", nextAt };
      },
    });
    expect(given).toEqual([[OWNER, { night: NIGHT, step: 0 }, expected]]);
    expect(text).toContain(words);
    expect(text).toContain("Next message: <t:1773438300:F>");
    expect(controls.map(({ custom_id }) => custom_id)).toContain(`1|reminder.stop|${NIGHT}|0|${OWNER}`);
  });

  test.each(["in-bed", "skip", "go-on", "every-other", "snooze", "pause-asked", "resume"])(
    "%s of somebody else does nothing",
    async (what) => {
      const touched = async (): Promise<never> => {
        throw new Error("touched");
      };
      const answers = { answer: touched, snooze: touched, pause: touched, keep: touched, everyOther: touched };
      const { text } = await press(what, { ...answers, resume: touched }, "999999999999999999");
      expect(text).toContain("sent to somebody else");
    },
  );

  test("after its night it is refused beside the message, with what comes next", async () => {
    const { text } = await press("skip", { answer: async () => ({ kind: "over", nextAt }) });
    expect(text).toContain("for the night of Thursday 12 March, which is over. Nothing was changed.");
    expect(text).toContain("Next message: ");
    const unknown = await press("in-bed", { answer: async () => ({ kind: "unknown-night", nextAt: undefined }) });
    expect(unknown.text).toContain("I have no note of that night any more");
    expect(unknown.text).toContain("No reminder is on, so nothing more comes.");
  });

  test("15 more minutes says when, and leaves the buttons that still make sense", async () => {
    const at = Temporal.Instant.from("2026-03-12T22:05:00Z");
    const { text, controls } = await press("snooze", { snooze: async () => ({ kind: "set", at, isRepeat: false }) });
    expect(text).toContain("I'll write once more at <t:1773353100:t>.");
    expect(controls.map(({ label }) => label)).toEqual(["In bed already", "Skip tonight", "Stop"]);
  });

  test.each([
    [{ kind: "no-room", bedtime: TONIGHT.closesAt }, "15 more minutes do not fit before it"],
    [{ kind: "used-up" }, "You have had these 15 minutes already"],
    [{ kind: "over" }, "which is over"],
    [{ kind: "not-on" }, "No reminder is on"],
    [{ kind: "unknown-night" }, "no note of that night"],
  ] as const)("15 more minutes refused with %o is told", async (outcome, words) => {
    expect((await press("snooze", { snooze: async () => outcome })).text).toContain(words);
  });

  test("Keep nightly says what comes next, also where the reminder is paused, or off", async () => {
    const kept = await press("go-on", { keep: async () => ({ kind: "kept", nextAt }) });
    expect(kept.text).toContain("## Your reminder stays on");
    expect(kept.text).toContain("Next message: <t:1773438300:F>");
    expect(kept.controls.map(({ custom_id }) => custom_id)).toContain(`1|reminder.stop|${NIGHT}|0|${OWNER}`);
    const paused = await press("go-on", { keep: async () => ({ kind: "paused", nextAt: undefined }) });
    expect(paused.controls.map(({ label }) => label)).toEqual(["Resume", "Stop"]);
    const off = await press("go-on", { keep: async () => ({ kind: "nothing-on", nextAt: undefined }) });
    expect(off.controls.map(({ label }) => label)).toEqual(["Remind me nightly"]);
  });

  test("Every other night says so, and how to have every night again", async () => {
    const set = await press("every-other", { everyOther: async () => ({ kind: "set", nextAt }) });
    expect(set.text).toContain("## Every other night\nI leave out one night in two from now on.");
    const again = set.controls.find(({ label }) => label === "Every night again")?.custom_id ?? "";
    const house = commandHouse({ everyNight: async () => ({ kind: "set", nextAt }) });
    expect((await house.press(again)).text).toContain("## Every night again");
  });

  test("Resume, on the last message before a pause by silence, leaves that night's Stop on it", async () => {
    const given: unknown[] = [];
    const house = commandHouse({
      resume: async (...all) => {
        given.push(all);
        return { kind: "resumed", nextAt };
      },
    });
    const { text, controls } = await house.press(`1|reminder.resume|${NIGHT}|0|${OWNER}`);
    expect(given).toEqual([[OWNER, { night: NIGHT, step: 0 }]]);
    expect(text).toContain("## Reminder resumed\nNext message: <t:1773438300:F>");
    expect(controls.map(({ custom_id }) => custom_id)).toEqual([`1|reminder.stop|${NIGHT}|0|${OWNER}`]);
  });

  test("Pause, on the message that asks, is noted with its night and pauses", async () => {
    const done: unknown[] = [];
    const { text, controls } = await press("pause-asked", {
      pause: async (...all) => {
        done.push(all);
        return { kind: "paused", isOneInFlight: false, resumesAt: undefined };
      },
    });
    expect(done).toEqual([[OWNER, undefined, { night: NIGHT, step: 0 }]]);
    expect(text).toContain("## Paused\nNothing comes until you say so.");
    expect(controls.map(({ label }) => label)).toEqual(["Resume"]);
  });
});

describe("/reminder pause, resume and zone", () => {
  const paused = (resumesAt?: Temporal.Instant) => async () =>
    ({ kind: "paused", isOneInFlight: true, resumesAt }) as const;

  test("until a night that is typed, reckoned on the person's own clock", async () => {
    const asked: unknown[] = [];
    const house = commandHouse({
      find: async () => storedReminder(),
      pause: async (_user, until) => {
        asked.push(until);
        return paused(TOMORROW.opensAt)();
      },
    });
    const { text } = await house.type("reminder pause", { until: "Sunday" });
    expect(asked).toEqual(["2026-03-15"]);
    expect(text).toContain("The next message comes <t:");
    expect(text).toContain("One message was on its way just now and may still arrive.");
    await house.type("reminder pause");
    expect(asked).toEqual(["2026-03-15", undefined]);
  });

  test.each([
    ["yesterday week", "I could not tell which night you mean. Try `tomorrow`"],
    ["2026-03-12", "A pause has to end later than tonight."],
    ["2028-01-01", "more than a year away"],
  ])("until “%s” pauses nothing and says what would fit", async (until, words) => {
    const house = commandHouse({
      find: async () => storedReminder(),
      pause: async () => {
        throw new Error("paused");
      },
    });
    expect((await house.type("reminder pause", { until })).text).toContain(words);
  });

  test.each([
    ["next Friday", ["Friday 13 March", "Friday 20 March"], "2026-03-13"],
    ["4/5", ["Monday 4 May", "Sunday 5 April"], "2026-05-04"],
    ["a few days", ["Sunday 15 March", "Saturday 14 March", "Monday 16 March"], "2026-03-15"],
  ])("until “%s” is asked about", async (until, labels, night) => {
    const asked: unknown[] = [];
    const house = commandHouse({
      find: async () => storedReminder(),
      pause: async (_user, to) => {
        asked.push(to);
        return paused(TOMORROW.opensAt)();
      },
    });
    const { text, controls } = await house.type("reminder pause", { until });
    expect(text).toContain("Which night do you mean?");
    expect(controls.map(({ label }) => label).slice(0, -1)).toEqual(labels);
    expect(asked).toEqual([]);
    expect((await house.press(controls[0]?.custom_id ?? "")).text).toContain("## Paused");
    expect(asked).toEqual([night]);
    const past = await commandHouse({ find: async () => storedReminder() }).press("1|reminder.pause-until|2026-03-01");
    expect(past.text).toContain("has to end later than tonight");
  });

  test.each([
    ["reminder pause", { until: "Friday" }, "nothing to pause"],
    ["reminder resume", {}, "nothing to resume"],
    ["reminder zone", { place: "Tokyo" }, "No reminder is on"],
  ])("/%s without a reminder says so, with a button that starts one", async (path, options, words) => {
    const { text, controls } = await commandHouse().type(path, options);
    expect(text).toContain(words);
    expect(controls.map(({ custom_id }) => custom_id)).toContain("1|reminder.begin");
  });

  test("/reminder zone of a paused one offers to resume it", async () => {
    const house = commandHouse({
      find: async () => storedReminder({ state: "paused", pausedBy: "person", next: null }),
    });
    const { controls } = await house.type("reminder zone", { place: "Tokyo" });
    expect(controls.map(({ custom_id }) => custom_id)).toContain("1|reminder.resume");
  });

  test.each([
    ["silence", "I hadn't heard from you for 44 nights.", ["Resume"]],
    ["person", "**Paused** until you say so.", ["Resume"]],
    ["refusals", "Discord refused my messages 3 nights in a row.", ["Resume", "Send a test"]],
  ] as const)("paused by %s, show and test say why and what to press", async (pausedBy, words, labels) => {
    const paused = storedReminder({ state: "paused", pausedBy, next: null, plans: {}, unanswered: 45 });
    const house = commandHouse({ find: async () => paused });
    const shown = await house.type("reminder show");
    expect(shown.text).toContain(words);
    expect(shown.controls.map(({ label }) => label)).toEqual(expect.arrayContaining([...labels]));
    const tested = await house.type("reminder test");
    expect(tested.text).toContain(words);
    expect(tested.controls.map(({ label }) => label)).toContain("Resume");
    expect((await house.press("1|reminder.test")).text).toContain("## Sent");
  });

  test("zone keeps everything but the place", async () => {
    const asked: Schedule[] = [];
    const schedule = { bedtime: "22:30", zone: "Europe/Lisbon", leadMinutes: 30, nights: [5, 6], quiet: true };
    const house = commandHouse({
      find: async () => storedReminder({ schedule: schedule as never }),
      turnOn: async (_user, next) => {
        asked.push(next);
        return { kind: "moved", window: TONIGHT, isPaused: false, wasPaused: false };
      },
    });
    const { text } = await house.type("reminder zone", { place: "Tokyo" });
    expect(asked).toEqual([
      { bedtime: Temporal.PlainTime.from("22:30"), zone: "Asia/Tokyo", leadMinutes: 30, nights: [5, 6], quiet: true },
    ]);
    expect(text).toContain("in Tokyo (Asia/Tokyo), Friday and Saturday nights");
    expect(text).toContain("without a sound");
  });

  test("zone does not quietly end a pause", async () => {
    const house = commandHouse({ find: async () => storedReminder({ state: "paused", pausedBy: "person" }) });
    expect((await house.type("reminder zone", { place: "Tokyo" })).text).toContain("Your reminder is paused");
  });

  test("what is suggested while typing can be read", async () => {
    const house = commandHouse();
    const nights = await house.suggest("reminder set", "", "nights");
    expect(nights.choices.map(({ name }) => name)).toEqual([
      "every night",
      "Sunday to Thursday nights",
      "Friday and Saturday nights",
    ]);
    for (const { value } of nights.choices) expect(readNights(value)).toBeDefined();
    expect((await house.suggest("reminder set", "sat mon", "nights")).choices).toEqual([
      { name: "Monday and Saturday nights", value: "mon sat" },
    ]);
    const until = await house.suggest("reminder pause", "", "until");
    for (const { value } of until.choices) expect(readPauseUntil(value, NIGHT).kind).toBe("night");
    expect((await house.suggest("reminder pause", "fri", "until")).choices).toEqual([{ name: "fri", value: "fri" }]);
    expect((await house.suggest("reminder pause", "xyz", "until")).choices).toEqual([]);
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

describe("a place that this runtime has no clock for any more", () => {
  const lost = storedReminder({ schedule: { bedtime: "22:30", zone: "Europe/Nowhere", leadMinutes: 45 } });

  test("is asked for anew, and is no bug of ours", async () => {
    const { text, logged } = await commandHouse({ find: async () => lost }).type("reminder show", {});
    expect(text).toContain("Please name your place again with `/reminder zone`");
    expect(logged).toBe("");
  });

  test("can be named anew", async () => {
    const asked: Schedule[] = [];
    const house = commandHouse({
      find: async () => lost,
      turnOn: async (_userId, schedule) => {
        asked.push(schedule);
        return { kind: "moved", window: TONIGHT, isPaused: false, wasPaused: false };
      },
    });
    await house.type("reminder zone", { place: "Lisbon" });
    expect(asked.map(({ zone }) => zone)).toEqual(["Europe/Lisbon"]);
  });
});
