import { checkMessage } from "@winddown/local-discord/testing";
import { describe, expect, test } from "vitest";
import type { CoachEvening } from "../../../src/coaching/evening.ts";
import type { CoachRecord, Programme } from "../../../src/coaching/record.ts";
import { screeningQuestions, stepsOf, warnings } from "../../../src/content/choose/programme.ts";
import { ScreeningId, WEEKS } from "../../../src/content/schema/programme.ts";
import type { TurnOnOutcome } from "../../../src/delivery/consent.ts";
import type { Reminders } from "../../../src/delivery/kinds/wind-down/reminders.ts";
import { createDiary, StoredDiary } from "../../../src/diary/diary.ts";
import { readCustomId } from "../../../src/discord/ui/actions.ts";
import { createDrawDirectMessage } from "../../../src/discord/ui/direct-message.ts";
import { openMapStore } from "../../../src/storage/core/map-store.ts";
import { createUserLocks } from "../../../src/storage/core/user-locks.ts";
import {
  commandHouse,
  content,
  contents,
  mapCoaching,
  mapPeople,
  type Outcome,
  texts,
} from "../../support/command-house.ts";
import { INSTANCE } from "../../support/every-direct-message.ts";
import { storedReminder } from "../../support/fake-reminders.ts";
import { FROM_ANYWHERE, pressEverything } from "../../support/press-everything.ts";
import { controlsIn, textIn } from "../../support/read-card.ts";

const ME = "234567890123456789";
/** A Thursday evening in Lisbon. */
const NOW = "2026-03-12T20:00:00Z";
const at = (days: number) =>
  Temporal.Instant.from(NOW)
    .add({ hours: 24 * days })
    .toString();

/** The button with this label, pressed. */
function idOf({ controls, text }: Outcome, label: string): string {
  const found = controls.find((one) => one.label === label);
  if (found === undefined) throw new Error(`no button “${label}” on:\n${text}`);
  return found.custom_id;
}

const labels = ({ controls }: Outcome) => controls.flatMap(({ label }) => label ?? []);
const isMenu = ({ controls }: Outcome) => controls.filter(({ options }) => options !== undefined);

/** One person's evenings with the bot: one store, and a clock that a test moves. */
function life(answers: Partial<Reminders> = {}) {
  const store = openMapStore();
  const people = mapPeople();
  let today = NOW;
  const diary = () =>
    createDiary({
      rows: store.collection("diary", StoredDiary),
      locks: createUserLocks(),
      now: () => Temporal.Instant.from(today),
      onUnreadable: (error) => {
        throw error;
      },
    });
  const house = () =>
    commandHouse(answers, { now: today, coaching: mapCoaching(today, store), people, diary: diary() });
  return {
    people,
    diary,
    at: (days: number) => {
      today = at(days);
    },
    record: async (): Promise<Partial<CoachRecord>> => (await mapCoaching(today, store).find(ME)) ?? {},
    type: (path: string, options = {}) => house().type(path, options),
    press: (outcome: Outcome, label: string) => house().press(idOf(outcome, label)),
    again: (customId: string) => house().press(customId),
    choose: async (outcome: Outcome, menu: number, value: string) =>
      house().choose(isMenu(outcome)[menu]?.custom_id ?? "", value),
  };
}

type Life = ReturnType<typeof life>;

/** Through all the questions, with a yes to these. */
async function answerAll(one: Life, first: Outcome, yes: readonly string[] = []): Promise<Outcome> {
  let outcome = first;
  for (const { id } of screeningQuestions(content)) {
    outcome = await one.press(outcome, yes.includes(id) ? "Yes" : "No");
    if (yes.includes(id))
      outcome = await one.press(outcome, labels(outcome).includes("Go on") ? "Go on" : "A clinician agreed");
  }
  return outcome;
}

async function begun(one: Life, step = "One rise time"): Promise<Outcome> {
  const asked = await one.press(await one.type("coach start"), "Ask me");
  return one.press(await answerAll(one, asked), step);
}

test("/coach start says what it is and what it is not, before anything is asked or kept", async () => {
  const one = life();
  const outcome = await one.type("coach start");
  expect(outcome.text).toContain("no CBT-I");
  expect(outcome.text).toContain("never asks you to sleep less");
  expect((await one.press(outcome, "What is CBT-I?")).text).toContain("trained provider");
  expect(await one.record()).toEqual({});
});

test("every question is asked, one at a time, by yes and no, and nothing of it is kept", async () => {
  const one = life();
  let outcome = await one.press(await one.type("coach start"), "Ask me");
  const asked: string[] = [];
  for (const { asks } of screeningQuestions(content)) {
    expect(outcome.text).toContain(asks);
    asked.push(asks);
    outcome = await one.press(outcome, "No");
  }
  expect(asked).toHaveLength(ScreeningId.options.length);
  expect(outcome.text).toContain("Week 1 of 4");
  expect(await one.record()).toEqual({});
});

describe("a yes", () => {
  const until = async (one: Life, id: string) => {
    let outcome = await one.press(await one.type("coach start"), "Ask me");
    for (const question of screeningQuestions(content)) {
      if (question.id === id) return one.press(outcome, "Yes");
      outcome = await one.press(outcome, "No");
    }
    throw new Error(`no question “${id}”`);
  };

  test("to thoughts of suicide leads to the help card of the person's country, and on to nothing else", async () => {
    const one = life();
    await one.people.chooseCountry(ME, "DE");
    const outcome = await until(one, "suicide");
    expect(outcome.text).toContain("I'm glad you are here");
    expect(outcome.text).toContain("Germany");
    const actions = outcome.controls.map(({ custom_id }) => readCustomId(custom_id)?.action ?? "");
    expect(actions.filter((action) => !action.startsWith("help."))).toEqual([]);
  });

  test.each(["mania", "psychosis"])("to %s leads to help and numbers, with no offer beside it", async (id) => {
    const one = life();
    await one.people.chooseCountry(ME, "DE");
    const outcome = await until(one, id);
    expect(outcome.text).toMatch(/112/);
    expect(labels(outcome)).toEqual(["Need help now?", "Sources"]);
  });

  test.each(["bipolar", "sleepy", "apnoea", "fits", "walks", "birth", "age"])(
    "to %s leads to a clinician first, with a tip and the reminder meanwhile",
    async (id) => {
      const one = life();
      const outcome = await until(one, id);
      expect(outcome.text).toContain("can wait until a clinician says");
      expect(labels(outcome)).toEqual(["Try a tip", "Remind me nightly", "A clinician agreed", "Sources"]);
      expect(await one.record()).toEqual({});
    },
  );

  test("to drink, pills or stopping offers help, and neither tips nor a reminder", async () => {
    const outcome = await until(life(), "stop");
    expect(outcome.text).toContain("Do not stop alcohol, pills or opioids all at once");
    expect(labels(outcome)).toEqual(["Need help now?", "A clinician agreed", "Sources"]);
  });

  test("to shift work leaves out the fixed rise time", async () => {
    const one = life();
    const asked = await one.press(await one.type("coach start"), "Ask me");
    const choice = await answerAll(one, asked, ["nights", "falls", "mood", "meds", "long"]);
    expect(labels(choice)).toEqual(["Two minutes of diary", "Daylight early"]);
  });

  test("to what needs help now cannot be gone past, whatever button is forged", async () => {
    const outcome = await life().again("1|coach.agreed|start|mania|");
    expect(outcome.text).toContain("out of date");
  });
});

test("a week begins with one of three small steps, tied by two menus to something that happens anyway", async () => {
  const one = life();
  let outcome = await begun(one);
  expect(outcome.text).toContain("within about an hour");
  expect(outcome.text).toContain("Bipolar disorder or epilepsy?");
  outcome = await one.choose(outcome, 0, "alarm");
  outcome = await one.choose(outcome, 1, "feet");
  expect(outcome.text).toContain("When the alarm rings, I put both feet on the floor.");
  expect(labels(outcome)).toContain("Remind me nightly");
  expect((await one.record()).programme).toMatchObject({ week: 1, step: "w1-rise", cue: "alarm", action: "feet" });
  expect((await one.press(outcome, "Why it may help")).text).toContain("anchors the body clock");
});

test("with a reminder on, the step is said to come with it", async () => {
  const one = life({ find: async () => storedReminder() });
  let outcome = await begun(one);
  outcome = await one.choose(outcome, 0, "alarm");
  outcome = await one.choose(outcome, 1, "curtains");
  expect(outcome.text).toContain("It comes with your nightly message.");
  expect(labels(outcome)).not.toContain("Remind me nightly");
});

test("pressing a step, or Did it, twice counts once", async () => {
  const one = life();
  const asked = await one.press(await one.type("coach start"), "Ask me");
  const choice = await answerAll(one, asked);
  await one.press(choice, "One rise time");
  await one.press(choice, "One rise time");
  const where = await one.type("coach show");
  await one.press(where, "Did it");
  const again = await one.press(where, "Did it");
  expect(again.text).toContain("done once. A day without");
  expect((await one.record()).programme?.days).toHaveLength(1);
  expect((await one.press(where, "Not tonight")).text).toContain("Tomorrow is another evening");
  expect((await one.record()).programme?.days).toMatchObject([{ did: false }]);
});

test("four weeks with a bad week in the middle end in a plan to keep, and nothing is kept after it", async () => {
  const one = life();
  await begun(one);
  await one.press(await one.type("coach show"), "Did it");
  one.at(3);
  expect(labels(await one.type("coach show"))).not.toContain("On to week 2");

  one.at(7);
  let outcome = await one.press(await one.type("coach show"), "On to week 2");
  outcome = await one.press(outcome, "Clock away");
  // A bad week: nothing is pressed, and nobody says a word about it.
  one.at(15);
  outcome = await one.type("coach show");
  expect(outcome.text).toContain("Nothing is noted for the last seven days. That happens.");
  outcome = await one.press(outcome, "On to week 3");
  expect(outcome.text).toContain("Half way");
  outcome = await answerAll(one, outcome);
  expect(outcome.text).toContain("Week 3 of 4");
  outcome = await one.press(outcome, "Dim it down");
  await one.press(await one.type("coach show"), "Did it");
  one.at(22);
  outcome = await one.press(await one.press(await one.type("coach show"), "On to week 4"), "After a bad night");
  one.at(29);
  outcome = await one.press(await one.type("coach show"), "Finish");
  outcome = await one.press(outcome, "No");
  outcome = await one.press(outcome, "No");
  const plan = idOf(outcome, "My plan to keep");
  outcome = await one.again(plan);
  expect(outcome.text).toContain("When bad nights come back");
  expect(outcome.text).toContain("Dim it down");
  expect(await one.record()).toEqual({});
  expect((await one.again(plan)).text, "pressed again").toContain("Dim it down");
  const [{ files }] = (await one.again(plan)).cards as unknown as [{ files: { name: string; attachment: Buffer }[] }];
  expect(files[0]?.name).toBe("winddown-plan.txt");
  expect(files[0]?.attachment.toString()).toContain("My rise time, and what gets me up:\n____");
  expect((await one.type("coach show")).text).toContain("You are not in the four weeks");
});

describe("whose nights stayed bad", () => {
  const atTheEnd = async (one: Life) => {
    await begun(one);
    for (const [number, step] of [
      [2, "Clock away"],
      [3, "Dim it down"],
      [4, "A time for worries"],
    ] as const) {
      one.at((number - 1) * 7);
      let outcome = await one.press(await one.type("coach show"), `On to week ${number}`);
      if (number === 3) outcome = await answerAll(one, outcome);
      await one.press(outcome, step);
    }
    one.at(28);
    return one.press(await one.type("coach show"), "Finish");
  };

  test.each([
    ["Yes", "No"],
    ["No", "Yes"],
    ["Yes", "Yes"],
  ])("is told to see a clinician and how to ask for CBT-I: %s, %s", async (bad, worn) => {
    const one = life();
    const outcome = await one.press(await one.press(await atTheEnd(one), bad), worn);
    expect(outcome.text).toContain("Can I get CBT-I?");
    expect(labels(outcome)).toContain("My plan to keep");
  });

  test("by their diary is told so without a question", async () => {
    const one = life();
    const night = Temporal.PlainDate.from("2026-04-03");
    for (let ago = 0; ago < 5; ago++)
      await one
        .diary()
        .keepNight(ME, { night: night.add({ days: ago }).toString(), zone: "Europe/Lisbon", quality: "poor" });
    expect((await atTheEnd(one)).text).toContain("Can I get CBT-I?");
  });
});

test("a pause keeps the place and an end deletes, by button and by command", async () => {
  const one = life();
  await begun(one);
  let outcome = await one.type("coach pause");
  expect(outcome.text).toContain("Your place is kept: week 1");
  one.at(20);
  outcome = await one.press(outcome, "Go on");
  expect(outcome.text).toContain("One rise time");
  expect(labels(outcome)).not.toContain("On to week 2");
  outcome = await one.type("coach end");
  expect((await one.press(outcome, "Keep it")).text).toContain("Nothing changed");
  expect((await one.press(outcome, "Yes, end it")).text).toContain("Ended, and deleted");
  expect(await one.record()).toEqual({});
});

test("after a break of a month the questions come before anything else, and the place is kept", async () => {
  const one = life();
  await begun(one);
  await one.type("coach pause");
  one.at(35);
  for (const path of ["coach show", "coach resume", "coach start"]) {
    const outcome = await one.type(path);
    expect(outcome.text, path).toContain("ask the questions once more");
  }
  const outcome = await answerAll(one, await one.type("coach resume"));
  expect(outcome.text).toContain("One rise time");
  expect((await one.record()).programme?.pausedOn).toBeUndefined();
});

test.each(warnings(content))(
  "something changed: “$asks” pauses and says what to do",
  async ({ id, text: said, card }) => {
    const one = life();
    await begun(one);
    const outcome = await one.choose(await one.press(await one.type("coach show"), "Something changed"), 0, id);
    expect(outcome.text).toContain(said);
    if (card !== undefined) expect(outcome.text).toContain("I'm glad you are here");
    expect((await one.record()).programme?.pausedOn).toBeDefined();
  },
);

test("a weekly look is off until a day is chosen, and can be switched off again", async () => {
  const one = life();
  await begun(one);
  expect((await one.record()).programme?.lookDay).toBeUndefined();
  let outcome = await one.press(await one.type("coach show"), "Weekly look");
  outcome = await one.choose(outcome, 0, "7");
  expect(outcome.text).toContain("Sunday");
  expect((await one.record()).programme?.lookDay).toBe(7);
  await one.choose(await one.press(await one.type("coach show"), "Weekly look"), 0, "none");
  expect((await one.record()).programme?.lookDay).toBeUndefined();
});

describe("the nightly message", () => {
  const draw = createDrawDirectMessage(contents, texts, INSTANCE);
  const bedtime = Temporal.Instant.from("2026-03-12T22:30:00Z");
  const step = { week: 1, step: "w1-light", cue: "kettle", action: "window", asks: true } as const;
  const look = {
    week: 1,
    step: "w1-light",
    did: 3,
    notTonight: 1,
    diary: { nights: 5, sleptMinutes: 400 },
    next: "go-on",
  } as const;
  const message = (coach: CoachEvening | undefined, asksToGoOn = false, more: object = {}) =>
    draw({
      kind: "wind-down",
      userId: ME,
      night: "2026-03-12",
      step: 0,
      bedtime,
      offersSnooze: true,
      ...(asksToGoOn && { ofSilence: "asks" as const }),
      clockChange: undefined,
      isQuiet: false,
      coach,
      ...more,
    });
  const controlsOf = (shown: ReturnType<typeof message>) => controlsIn(shown).flatMap(({ label }) => label ?? []);

  test("carries the step in place of an idea, and asks beside its other buttons", () => {
    const shown = message({ step, look: undefined });
    expect(textIn(shown)).toContain("When the kettle is on, I stand at the brightest window.");
    expect(textIn(shown)).not.toContain("One idea");
    expect(controlsOf(shown).slice(-3)).toEqual(["Next: the step", "Did it", "Not tonight"]);
    expect(controlsOf(message({ step: { ...step, asks: false }, look: undefined }))).not.toContain("Did it");
    expect(() => checkMessage(message({ step, look: undefined }, true))).not.toThrow();
  });

  test("of a step that is tied to nothing yet says what it is", () => {
    const untied = { ...step, cue: undefined, action: undefined };
    expect(textIn(message({ step: untied, look: undefined }))).toContain("outside soon after you get up");
  });

  test("on the day of the look has three sentences and no step", () => {
    const said = textIn(message({ step, look }));
    expect(said).toContain(
      "You noted your step as done on 3 evenings. Your diary has 5 of those nights: about 6 h 40 min of sleep in a typical one. Next: the week after, or stay where you are.",
    );
    expect(said).not.toContain("When the kettle is on");
  });

  test("without a programme has an idea as ever", () => {
    expect(textIn(message(undefined))).toContain("One idea for tonight");
  });

  test("moves along by presses alone: to the step, and on to lights out", async () => {
    const one = life({ find: async () => storedReminder() });
    let outcome = await begun(one);
    await one.choose(await one.choose(outcome, 0, "alarm"), 1, "feet");
    outcome = await one.again(`1|coach.evening|2026-03-12|0|${ME}`);
    expect(outcome.text).toContain("When the alarm rings, I put both feet on the floor.");
    expect(labels(outcome)).toEqual([
      "In bed already",
      "Skip tonight",
      "Stop",
      "Did it",
      "Not tonight",
      "My four weeks",
    ]);
    expect((await one.press(outcome, "Did it")).text).toContain("Noted.");
    expect((await one.record()).programme?.days).toEqual([{ night: "2026-03-12", step: "w1-rise", did: true }]);
    expect((await one.again("1|coach.did|2026-03-12|1")).text).toContain("somebody else's");
  });

  test.each([
    ["yesterday's button", "2026-03-11", "That evening is over, or not part"],
    ["a button of last month", "2026-02-12", "That evening is over, or not part"],
  ])("%s answers for nothing", async (_what, night, said) => {
    const one = life();
    await begun(one);
    expect((await one.again(`1|coach.did|${night}|${ME}`)).text).toContain(said);
  });

  test("has at most 70 words, whatever it carries", () => {
    for (const week of WEEKS)
      for (const entry of stepsOf(content, week))
        for (const cue of entry.cues)
          for (const { id: action } of entry.actions)
            expect(
              wordsIn(message({ step: { ...step, week, step: entry.id, cue, action }, look: undefined })),
            ).toBeLessThanOrEqual(70);
    for (const next of ["choose", "stay", "go-on", "finish"] as const)
      expect(wordsIn(message({ step, look: { ...look, next } }))).toBeLessThanOrEqual(70);
  });

  test("stays as short on the evening of coming home with a question after silence, and the step in its button", () => {
    const homeAgain = { home: "Europe/Lisbon", away: "Asia/Tokyo" };
    for (const week of WEEKS)
      for (const entry of stepsOf(content, week)) {
        const untied = { ...step, week, step: entry.id, cue: undefined, action: undefined };
        for (const coach of [
          { step: untied, look: undefined },
          { step: untied, look },
        ]) {
          const shown = message(coach, true, { homeAgain });
          expect(wordsIn(shown)).toBeLessThanOrEqual(70);
          expect(controlsOf(shown)).toContain(coach.look ? "My four weeks" : "Next: the step");
          expect(controlsOf(shown)).toContain("I am still in Tokyo");
          expect(() => checkMessage(shown)).not.toThrow();
        }
      }
  });
});

/** Words of all texts of a message, without Discord's markup. */
function wordsIn(shown: object): number {
  return (textIn(shown as never).match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? []).length;
}

test("no card of the four weeks has more than 70 words, the plan to keep aside", async () => {
  const long: string[] = [];
  for (const days of [0, 7, 14, 21, 28, 60])
    for (const week of WEEKS)
      for (const isTied of [true, false]) {
        const now = at(days);
        const coaching = mapCoaching(now);
        const [step] = stepsOf(content, week);
        await coaching.programme(ME, () => ({
          next: {
            startedOn: "2026-03-12",
            week,
            weekOn: "2026-03-12",
            step: step?.id,
            ...(isTied && { cue: step?.cues[0], action: step?.actions[0]?.id }),
            days: [],
            touchedOn: days < 60 ? now.slice(0, 10) : "2026-03-12",
          } as Programme,
          outcome: undefined,
        }));
        const house = commandHouse({ find: async () => storedReminder() }, { now, coaching });
        const first = [["/coach show", await house.type("coach show")]] as const;
        const see = (outcome: Outcome, where: string) => {
          for (const card of outcome.cards)
            if (wordsIn(card) > 70 && !where.includes("My plan to keep") && !/Sources|Why it|CBT-I\?/.test(where))
              long.push(`${wordsIn(card)} ${where}\n${textIn(card)}`);
        };
        await pressEverything(house, first, { see, entryPoints: FROM_ANYWHERE });
      }
  const fresh = commandHouse({ find: async () => storedReminder() });
  for (const [path, options] of [
    ["coach start", {}],
    ["coach shift", { to: "23:30" }],
    ["coach shift", { to: "21:00" }],
  ] as const)
    await pressEverything(fresh, [[path, await fresh.type(path, options)]], {
      see: (outcome, where) => {
        for (const card of outcome.cards)
          if (wordsIn(card) > 70 && !/Sources|Why it|CBT-I\?/.test(where))
            long.push(`${wordsIn(card)} ${where}\n${textIn(card)}`);
      },
      entryPoints: FROM_ANYWHERE,
    });
  expect([...new Map(long.map((one) => [one.split("\n").slice(1).join("\n"), one])).values()]).toEqual([]);
});

describe("/coach shift", () => {
  const WINDOW = {
    night: "2026-03-12",
    opensAt: Temporal.Instant.from("2026-03-12T21:45:00Z"),
    closesAt: Temporal.Instant.from("2026-03-12T22:30:00Z"),
  };
  const MOVED: TurnOnOutcome = { kind: "moved", window: WINDOW, isPaused: false, wasPaused: false };

  test.each<TurnOnOutcome>([
    MOVED,
    { kind: "on", window: WINDOW, isPaused: false },
    { kind: "unchanged", window: WINDOW, isPaused: false },
    { kind: "waiting" },
    { kind: "repeated" },
  ])("moves with the reminder where that says $kind", async (outcome) => {
    const { one } = withReminder("02:00", outcome);
    const asked = await answerAll(one, await one.press(await one.type("coach shift", { to: "01:00" }), "Ask me"));
    expect((await one.press(asked, "Move to 01:45")).text).toContain("Moved.");
    expect((await one.record()).shift?.at).toBe("01:45");
  });

  /** A reminder that is moved by what is asked of it. */
  function withReminder(bedtime: string, outcome: TurnOnOutcome = MOVED) {
    let now = bedtime;
    const moved: string[] = [];
    const one = life({
      find: async () => storedReminder({ schedule: { bedtime: now, zone: "Europe/Lisbon", leadMinutes: 45 } }),
      turnOn: async (_userId, schedule) => {
        now = schedule.bedtime.toString({ smallestUnit: "minute" });
        moved.push(now);
        return outcome;
      },
    });
    const set = (other: string) => {
      now = other;
    };
    return { one, moved, set };
  }

  test("needs the reminder whose bedtime it moves", async () => {
    const outcome = await life().type("coach shift", { to: "23:00" });
    expect(labels(outcome)).toContain("Remind me nightly");
  });

  test("names the light and asks the questions first; then it moves at the pace of what is pressed", async () => {
    const { one, moved } = withReminder("00:10");
    let outcome = await one.type("coach shift", { to: "23:40" });
    expect(outcome.text).toContain("Earlier: from 00:10 to 23:40");
    expect(outcome.text).toContain("light soon after you get up");
    expect(outcome.text).toContain("2 moves");
    outcome = await answerAll(one, await one.press(outcome, "Ask me"));
    expect(moved).toEqual([]);
    const first = outcome;
    outcome = await one.press(first, "Move to 23:55");
    expect(moved).toEqual(["23:55"]);
    await one.press(first, "Move to 23:55");
    expect(moved, "pressed twice").toEqual(["23:55"]);
    expect(labels(await one.type("coach shift"))).not.toContain("Move to 23:40");
    one.at(2);
    outcome = await one.type("coach shift");
    expect((await one.press(outcome, "Stay for now")).text).toContain("23:55 stays");
    outcome = await one.press(outcome, "Move to 23:40");
    expect(outcome.text).toContain("ordinary reminder");
    expect(moved).toEqual(["23:55", "23:40"]);
    expect(await one.record()).toEqual({});
  });

  test("goes on from the bedtime that somebody set themselves meanwhile, and never jumps back to its own", async () => {
    const { one, moved, set } = withReminder("02:00");
    const begun = await answerAll(one, await one.press(await one.type("coach shift", { to: "00:00" }), "Ask me"));
    set("01:00");
    const stale = await one.press(begun, "Move to 01:45");
    expect(moved).toEqual([]);
    expect(stale.text).toContain("Your bedtime is 01:00 now");
    one.at(2);
    await one.press(await one.type("coach shift"), "Move to 00:45");
    expect(moved).toEqual(["00:45"]);
    set("00:00");
    one.at(4);
    expect((await one.type("coach shift")).text).toContain("When do you want to be in bed?");
    expect(await one.record()).toEqual({});
  });

  test("goes later as well, and says that rising moves along", async () => {
    const { one } = withReminder("22:00");
    const outcome = await one.type("coach shift", { to: "23:00" });
    expect(outcome.text).toContain("Later: from 22:00 to 23:00");
    expect(outcome.text).toContain("sleep stays as long as it is");
  });

  test("can be paused, and ended where it is", async () => {
    const { one, moved } = withReminder("02:00");
    let outcome = await answerAll(one, await one.press(await one.type("coach shift", { to: "00:00" }), "Ask me"));
    outcome = await one.press(outcome, "Pause");
    expect(labels(outcome)).not.toContain("Move to 01:45");
    outcome = await one.press(await one.press(outcome, "Go on"), "Move to 01:45");
    expect((await one.press(outcome, "End it here")).text).toContain("stays at 01:45");
    expect(moved).toEqual(["01:45"]);
    expect(await one.record()).toEqual({});
  });

  test("with bipolar disorder a clinician comes first, and nothing has moved", async () => {
    const { one, moved } = withReminder("02:00");
    let outcome = await one.press(await one.type("coach shift", { to: "04:00" }), "Ask me");
    for (const { id } of screeningQuestions(content)) {
      outcome = await one.press(outcome, id === "bipolar" ? "Yes" : "No");
      if (id === "bipolar") break;
    }
    expect(outcome.text).toContain("Ask your team before any change of sleep times");
    expect(moved).toEqual([]);
    expect(await one.record()).toEqual({});
  });

  test("sends somebody whose clock is many hours off to a clinic, and asks which time is meant", async () => {
    const { one } = withReminder("05:00");
    expect((await one.type("coach shift", { to: "22:30" })).text).toContain("sleep clinic");
    const outcome = await one.type("coach shift", { to: "3" });
    expect(outcome.controls.length).toBeGreaterThan(0);
    expect((await one.type("coach shift", { to: "05:00" })).text).toContain("your bedtime already");
  });

  test("where the reminder cannot be moved, the plan stays as it was", async () => {
    const one = life({
      find: async () => storedReminder(),
      turnOn: async () => ({ kind: "refused" }),
    });
    const outcome = await answerAll(one, await one.press(await one.type("coach shift", { to: "22:00" }), "Ask me"));
    expect((await one.press(outcome, "Move to 22:15")).text).toContain("nothing changed");
    expect((await one.record()).shift?.at).toBe("22:30");
  });
});

test("every step of every week can be chosen, and says what it is in at most 70 words before its first menu", async () => {
  for (const week of WEEKS)
    for (const { text: said, title } of stepsOf(content, week))
      expect(`${title} ${said}`.split(/\s+/).length, title).toBeLessThanOrEqual(50);
});

test("/privacy tells of the four weeks and of the plan, gives them as a file, and deletes them", async () => {
  const one = life({ find: async () => storedReminder() });
  const step = await begun(one);
  await one.choose(await one.choose(step, 0, "alarm"), 1, "feet");
  await one.press(await one.type("coach show"), "Did it");
  await one.choose(await one.press(await one.type("coach show"), "Weekly look"), 0, "7");
  await answerAll(one, await one.press(await one.type("coach shift", { to: "22:00" }), "Ask me"));
  const told = (await one.type("privacy show")).text;
  for (const line of [
    "**Your four weeks:** week 1, “Rise time and diary”, since 12 March; begun on 12 March; last press on 12 March",
    "**Your step:** One rise time",
    "**What it is tied to:** When the alarm rings, I put both feet on the floor.",
    "**What you noted of your steps:** 1 evening, 1 of them done",
    "**The day of your weekly look:** Sunday",
    "**Your plan to move your bedtime:** from 22:30 to 22:00, now at 22:30",
    "for 180 days after your last press",
  ])
    expect(told).toContain(line);
  const [card] = (await one.type("privacy export")).cards as unknown as [{ files: { attachment: Buffer }[] }];
  const file = JSON.parse(card.files[0]?.attachment.toString() ?? "{}");
  expect(file.coaching.records).toEqual([await one.record()]);
  await one.press(await one.type("privacy delete"), "Delete everything");
  expect(await one.record()).toEqual({});
});
