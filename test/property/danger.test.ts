import fc from "fast-check";
import { expect, test } from "vitest";
import { createDiary, StoredDiary } from "../../src/diary/diary.ts";
import { answerDirectText } from "../../src/discord/app/direct-text.ts";
import type { SendHelp } from "../../src/discord/app/dispatch.ts";
import { card, TONE } from "../../src/discord/ui/card.ts";
import { createPeople, StoredPerson } from "../../src/preferences/people.ts";
import { openMapStore } from "../../src/storage/core/map-store.ts";
import { createUserLocks } from "../../src/storage/core/user-locks.ts";
import type { Danger, ReadDanger } from "../../src/understanding/danger/danger.ts";
import { commandHouse, mapQuestions, routeQuestion } from "../support/command-house.ts";
import { everyTextField, everyTextOption, type TextField, type TextOption } from "../support/every-text.ts";
import { fakeCheckIns } from "../support/fake-check-ins.ts";
import { fakeReminders } from "../support/fake-reminders.ts";
import { fakeWeekly } from "../support/fake-weekly.ts";
import { seeded } from "../support/seed.ts";

const NOW = "2026-03-12T20:00:00Z";
const PERSON = "234567890123456789";

/** Words that stand nowhere but where they were typed, so that they can be searched for. */
const aSecret = fc
  .array(fc.constantFrom(..."qxzvkjw"), { minLength: 9, maxLength: 20 })
  .map((letters) => `${letters.slice(0, 4).join("")} ${letters.slice(4).join("")}`);
const aDanger = fc.constantFrom<Exclude<Danger, { level: "none" }>>(
  { level: "help", kind: "crisis", card: "crisis" },
  { level: "help", kind: "overdose", card: "overdose", namesOpioid: true },
  { level: "ask", kind: "not-breathing", card: "not-waking" },
);
/** What somebody types besides: what a command could read, or answer. */
const anAside = fc.constantFrom("", "22:30", "Lisbon", "coffee", "xanax, ", "yesterday", "mon wed", "germany", "25:00");

/** A house whose store, log and answers can be looked through. */
function openHouse(reader: ReadDanger) {
  const store = openMapStore();
  const onUnreadable = (error: unknown) => {
    throw error;
  };
  const locks = createUserLocks();
  const now = () => Temporal.Instant.from(NOW);
  const asked: string[] = [];
  const noting = <Part extends object>(part: Part): Part =>
    Object.fromEntries(
      Object.entries(part).map(([name, act]) => [
        name,
        (...given: readonly unknown[]) => {
          asked.push(JSON.stringify(given));
          return (act as (...given: readonly unknown[]) => unknown)(...given);
        },
      ]),
    ) as Part;
  const people = createPeople({ rows: store.collection("people", StoredPerson), locks, onUnreadable });
  const diary = createDiary({ rows: store.collection("diary", StoredDiary), locks, now, onUnreadable });
  const house = commandHouse(noting(fakeReminders().reminders), {
    now: NOW,
    people,
    diary,
    checkIns: noting(fakeCheckIns()),
    weekly: noting(fakeWeekly()),
    readDanger: reader,
  });
  const kept = async () => JSON.stringify([await people.wordForWord(PERSON), await diary.wordForWord(PERSON), asked]);
  return { house, kept };
}

/** Everything a person could have typed with their words in it. */
function typedWith(secret: string, aside: string): readonly string[] {
  return [`${aside} ${secret}`, `${secret} ${aside}`, `${aside}${secret}\n${aside}`];
}

test("what is typed with danger into an option is in no log line, no row and no answer", async () => {
  const options = everyTextOption();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<TextOption>(...options),
      aSecret,
      anAside,
      aDanger,
      async ({ path, option, others }, secret, aside, danger) => {
        const { house, kept } = openHouse((text) => (text.includes(secret) ? danger : { level: "none" }));
        for (const typed of typedWith(secret, aside)) {
          const outcome = await house.type(path, { ...others, [option]: typed });
          const { choices } = await house.suggest(path, typed, option);
          const told = JSON.stringify([outcome, danger.level === "help" ? choices : [], await kept()]);
          for (const part of secret.split(" ")) expect(told).not.toContain(part);
        }
      },
    ),
    { ...seeded, numRuns: 150 },
  );
});

test("what is typed with danger into a form is in no log line, no row and no answer, nor in the form when it opens again", async () => {
  // A worry is posted to whoever typed it: that is what the form is for (test/e2e/awake.test.ts).
  const fields = everyTextField.filter(({ form }) => !form.includes("sleep.parked"));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<TextField>(...fields),
      aSecret,
      anAside,
      aDanger,
      async ({ form, field }, secret, aside, danger) => {
        const { house, kept } = openHouse((text) => (text.includes(secret) ? danger : { level: "none" }));
        for (const typed of typedWith(secret, aside)) {
          const outcome = await house.submit(form, { rise: "7", [field]: typed });
          const again = outcome.controls.filter(({ custom_id }) => custom_id.includes("diary.open"));
          const opened = await Promise.all(again.map(({ custom_id }) => house.press(custom_id)));
          const told = JSON.stringify([outcome, opened, await kept()]);
          for (const part of secret.split(" ")) expect(told).not.toContain(part);
        }
      },
    ),
    { ...seeded, numRuns: 100 },
  );
});

test("what is written with danger in a direct message is in no answer", async () => {
  await fc.assert(
    fc.asyncProperty(aSecret, fc.constantFrom("stop", "skip", "hello", ""), aDanger, async (secret, aside, danger) => {
      const { reminders, told } = fakeReminders();
      const message = {
        id: "7",
        content: `${aside} ${secret}`,
        channelId: "dm",
        author: { id: PERSON, bot: false },
        system: false,
        inGuild: () => false,
      };
      const dependencies = {
        reminders,
        checkIns: fakeCheckIns(),
        weekly: fakeWeekly(),
        people: { countryOf: async () => undefined } as never,
        questions: mapQuestions("2026-03-12T02:00:00Z"),
        hasDiary: true,
        readDanger: () => danger,
        readIntent: () => undefined,
        routeQuestion,
        now: () => Temporal.Instant.from("2026-03-12T02:00:00Z"),
        notThat: { isBelieved: () => false },
        allowance: { take: () => ({ waitSeconds: 1, isTold: true }) }, // however much they write
      };
      await answerDirectText(message as never, dependencies);
      expect(told).toHaveLength(1);
      for (const part of secret.split(" ")) expect(JSON.stringify(told)).not.toContain(part);
    }),
    { ...seeded, numRuns: 100 },
  );
});

test("whatever else is typed beside it, in whichever option, a cry is answered with help", async () => {
  const options = everyTextOption().filter(({ isChoice }) => !isChoice);
  const sendHelp: SendHelp = (which, _userId, answer) => answer.send(card(TONE.danger, `help: ${which}`), "private");
  const house = commandHouse({}, { now: NOW, sendHelp });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...options),
      fc.constantFrom("I want to die", "took too many pills", "he is not breathing"),
      anAside,
      async ({ path, option, others }, cry, aside) => {
        for (const typed of [`${aside} ${cry}`, `${cry} ${aside}`, `${aside}\n${cry}`]) {
          const { text, form, logged } = await house.type(path, { ...others, [option]: typed });
          expect([form, logged]).toEqual([undefined, ""]);
          expect(text, typed).toMatch(/^help: [a-z-]+$/);
        }
      },
    ),
    { ...seeded, numRuns: 100 },
  );
});
