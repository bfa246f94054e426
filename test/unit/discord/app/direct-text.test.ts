import { describe, expect, test } from "vitest";
import { answerDirectText } from "../../../../src/discord/app/direct-text.ts";
import { createDmAllowance } from "../../../../src/discord/app/dm-allowance.ts";
import type { ReadDanger } from "../../../../src/understanding/danger/danger.ts";
import { createReadIntent } from "../../../../src/understanding/intent/read-intent.ts";
import { content, mapPeople, mapQuestions, readDanger, routeQuestion } from "../../../support/command-house.ts";
import { fakeCheckIns, storedCheckIn } from "../../../support/fake-check-ins.ts";
import { fakeReminders, storedReminder } from "../../../support/fake-reminders.ts";
import { fakeWeekly } from "../../../support/fake-weekly.ts";

const readIntent = createReadIntent(content);

function dependenciesWith(reminders: Parameters<typeof answerDirectText>[1]["reminders"]) {
  return {
    reminders,
    checkIns: fakeCheckIns(),
    weekly: fakeWeekly(),
    people: mapPeople(),
    questions: mapQuestions("2026-03-12T02:00:00Z"),
    hasDiary: true,
    readDanger,
    readIntent,
    routeQuestion,
    now: () => Temporal.Instant.from("2026-03-12T02:00:00Z"),
    notThat: { isBelieved: () => false },
    allowance: createDmAllowance(() => 0),
  };
}

function message(content: string, changes: object = {}) {
  const all = {
    id: "7",
    content,
    channelId: "dm-42",
    author: { id: "42", bot: false },
    system: false,
    inGuild: () => false,
  };
  return { ...all, ...changes } as never;
}

describe("in the bot's direct messages", () => {
  test.each([
    ["stop", true, { kind: "stopped", isOneInFlight: true }],
    ["stop", false, { kind: "nothing-to-stop" }],
    ["pause", true, { kind: "paused", isOn: true, isOneInFlight: true }],
    ["pause", false, { kind: "paused", isOn: false, isOneInFlight: true }],
    ["skip", true, { kind: "skipped", outcome: { kind: "in-time", nextAt: undefined } }],
    ["hello", true, { kind: "overview", isGreeting: true }],
    ["can't sleep", true, { kind: "awake" }],
    ["", true, { kind: "no-tip", tips: [], country: undefined, userId: "42" }],
  ] as const)("“%s” (reminder on: %s) is answered with: %o", async (text, wasOn, said) => {
    const { reminders, told } = fakeReminders({
      stop: async () => ({ wasOn, isOneInFlight: true }),
      pause: async () => ({ kind: wasOn ? "paused" : "nothing-on", isOneInFlight: true, resumesAt: undefined }),
      skipTonight: async () => ({ kind: "in-time", nextAt: undefined }),
    });
    await answerDirectText(message(text), dependenciesWith(reminders));
    expect(told).toEqual([["42", "dm-42", said, "7"]]);
  });

  test("only a word for stop stops", async () => {
    let stops = 0;
    const { reminders } = fakeReminders({
      stop: async () => {
        stops++;
        return { wasOn: true, isOneInFlight: false };
      },
    });
    await answerDirectText(message("I can't stop thinking"), dependenciesWith(reminders));
    expect(stops).toBe(0);
  });
});

test.each([
  [true, { kind: "resumed", nextAt: Temporal.Instant.from("2026-03-12T21:45:00Z") }],
  [false, { kind: "nothing-on" }],
] as const)("“resume” also ends the pause of a morning check-in (reminder on: %s)", async (_isOn, outcome) => {
  const checkInAt = Temporal.Instant.from("2026-03-13T08:00:00Z");
  const { reminders, told } = fakeReminders({ resume: async () => outcome });
  const checkIns = fakeCheckIns({
    find: async () => storedCheckIn({ state: "paused", pausedBy: "person", next: null, plans: {} }),
    resume: async () => ({ kind: "resumed", nextAt: checkInAt }),
  });
  await answerDirectText(message("resume"), { ...dependenciesWith(reminders), checkIns });
  expect(told.map(([, , said]) => said)).toEqual([{ kind: "resumed", outcome, checkInAt }]);
});

test("a question is answered with tips, and one about taking something with what is known of it", async () => {
  const { reminders, told } = fakeReminders();
  const dependencies = dependenciesWith(reminders);
  for (const text of ["my neighbours are so loud at night", "can i take nytol to sleep", "hot dog recipe", "tips"])
    await answerDirectText(message(text), {
      ...dependencies,
      readIntent: (said) => (said === "tips" ? "tips" : undefined),
    });

  const [noise, nytol, recipe, now] = told.map(([, , said]) => said);
  expect(noise).toMatchObject({ kind: "tips", userId: "42" });
  expect(noise).toHaveProperty("tips.0", "noise-block");
  expect(nytol).toMatchObject({ kind: "cautions", names: ["Nytol"], isTaken: false });
  expect(recipe).toMatchObject({ kind: "no-tip" });
  expect(now).toEqual({ kind: "tip-for-now", part: undefined, seed: 7, userId: "42" }); // no zone is known: no hour
});

test("the hour of whoever has a reminder is their own: past bedtime it is night", async () => {
  const { reminders, told } = fakeReminders({ find: async () => storedReminder() }); // 22:30 in Lisbon
  const dependencies = { ...dependenciesWith(reminders), readIntent: () => "tips" as const };
  for (const now of ["2026-03-12T20:00:00Z", "2026-03-12T22:45:00Z", "2026-03-12T10:00:00Z"])
    await answerDirectText(message("tips"), { ...dependencies, now: () => Temporal.Instant.from(now) });
  expect(told.map(([, , said]) => said)).toMatchObject([{ part: "evening" }, { part: "night" }, { part: "morning" }]);
});

test.each([
  ["another bot, or this one", { author: { id: "1", bot: true } }],
  ["somebody in a server", { inGuild: () => true }],
  ["Discord itself", { system: true }],
])("a message of %s is not answered", async (_who, changes) => {
  const { reminders, told } = fakeReminders({
    stop: async () => {
      throw new Error("not to be called");
    },
  });
  await answerDirectText(message("stop", changes), dependenciesWith(reminders));
  expect(told).toEqual([]);
});

test.each([
  ["I want to die", "crisis"],
  ["i want it all to stop, i want to die", "crisis"],
  ["took too many pills", "overdose"],
])("“%s” is answered with help, whatever else could be meant, and stops nothing", async (text, card) => {
  const { reminders, told } = fakeReminders({
    stop: async () => {
      throw new Error("nobody asked for this");
    },
  });

  await answerDirectText(message(text), dependenciesWith(reminders));

  expect(told).toEqual([["42", "dm-42", { kind: "help", card, country: undefined }, "7"]]);
});

test("help and what could not be read come with the country that was chosen, and an opioid that was named", async () => {
  const { reminders, told } = fakeReminders();
  const dependencies = dependenciesWith(reminders);
  await dependencies.people.chooseCountry("42", "DE");
  const readsOpioid: ReadDanger = () => ({ level: "help", kind: "overdose", card: "overdose", namesOpioid: true });

  await answerDirectText(message("asdf"), dependencies);
  await answerDirectText(message("x"), { ...dependencies, readDanger: readsOpioid });

  expect(told.map(([, , said]) => said)).toEqual([
    { kind: "no-tip", tips: [], country: "DE", userId: "42" },
    { kind: "help", card: "overdose", namesOpioid: true, country: "DE" },
  ]);
});

test("words that may be danger do what they say, and it is asked whether they are", async () => {
  const { reminders, told } = fakeReminders({ stop: async () => ({ wasOn: true, isOneInFlight: false }) });
  const mayBe: ReadDanger = () => ({ level: "ask", kind: "not-breathing", card: "not-waking" });
  const ask = { kind: "not-breathing", card: "not-waking" };

  await answerDirectText(message("stop"), { ...dependenciesWith(reminders), readDanger: mayBe });
  await answerDirectText(message("hello"), { ...dependenciesWith(reminders), readDanger: mayBe });

  expect(told.map(([, , said]) => said)).toEqual([
    { kind: "stopped", isOneInFlight: false, ask },
    { kind: "overview", isGreeting: true, ask },
  ]);
});

test("who said that it is not that is asked instead of shown help again, also for what they took", async () => {
  const { reminders, told } = fakeReminders();
  const dependencies = { ...dependenciesWith(reminders), notThat: { isBelieved: (userId: string) => userId === "42" } };
  await answerDirectText(message("I want to die"), dependencies);
  await answerDirectText(message("kratom with xanax"), dependencies);

  expect(told.map(([, , said]) => said)).toMatchObject([
    { ask: { kind: "crisis", card: "crisis" } },
    { kind: "cautions", isTaken: true, names: ["kratom", "Xanax"], ask: { kind: "overdose", card: "overdose" } },
  ]);
});

describe("with a morning check-in", () => {
  const stopped = async () => ({ wasOn: true, isOneInFlight: false });
  const skipped = { kind: "skipped", outcome: { kind: "nothing-on", nextAt: undefined } } as const;

  const isAsked = async (): Promise<boolean> => true;

  test.each([
    [
      "both are on",
      "stop",
      { stop: stopped },
      { stop: stopped },
      { kind: "stopped", isOneInFlight: false, what: "both" },
    ],
    ["it alone is on", "stop", {}, { stop: stopped }, { kind: "stopped", isOneInFlight: false, what: "check-in" }],
    ["the reminder alone is on", "stop", { stop: stopped }, {}, { kind: "stopped", isOneInFlight: false }],
    ["one waits for an answer", "skip", {}, { skipLatest: isAsked }, { kind: "check-in-skipped" }],
    ["one waits for an answer", "not tonight", {}, { skipLatest: isAsked }, skipped],
    ["none waits for an answer", "skip", {}, {}, skipped],
    [
      "it is on",
      "pause",
      {},
      { find: async () => storedCheckIn() },
      { kind: "paused", isOn: false, isOneInFlight: false, hasCheckIn: true },
    ],
  ] as const)(
    "while %s, “%s” does what was meant, and says so",
    async (_when, typed, ofReminder, ofCheckIn, answer) => {
      const { reminders, told } = fakeReminders(ofReminder);

      await answerDirectText(message(typed), {
        ...dependenciesWith(reminders),
        checkIns: fakeCheckIns(ofCheckIn),
      });

      expect(told).toEqual([["42", "dm-42", answer, "7"]]);
    },
  );
});

describe("whoever writes very much at once", () => {
  const flood = async (texts: readonly string[]) => {
    const stops: string[] = [];
    const { reminders, told } = fakeReminders({
      stop: async (userId) => {
        stops.push(userId);
        return { wasOn: true, isOneInFlight: false };
      },
    });
    const dependencies = dependenciesWith(reminders);
    for (const text of texts) await answerDirectText(message(text), dependencies);
    return { stops, kinds: told.map(([, , said]) => said.kind) };
  };

  test("is answered five times, then told once when there is more, and what they ask for is done", async () => {
    const { kinds, stops } = await flood([...Array(10).fill("hello"), "stop", "stop"]);

    expect(kinds).toEqual([...Array(5).fill("overview"), "too-many"]);
    expect(stops).toEqual(["42", "42"]);
  });

  test("is answered always where it may be danger", async () => {
    const { kinds } = await flood([...Array(10).fill("hello"), "I want to kill myself", "I took 30 pills"]);

    expect(kinds.slice(6)).toEqual(["help", "help"]);
  });
});
