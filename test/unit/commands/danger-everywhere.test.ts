import { checkMessage } from "@winddown/local-discord/testing";
import { beforeAll, describe, expect, test } from "vitest";
import type { SendHelp } from "../../../src/discord/app/dispatch.ts";
import { card, TONE } from "../../../src/discord/ui/card.ts";
import type { ReadDanger } from "../../../src/understanding/danger/danger.ts";
import { loadPlaces } from "../../../src/understanding/place/load-places.ts";
import { commandHouse, mapDiary, mapPeople, type Outcome } from "../../support/command-house.ts";
import { everyTextField, everyTextOption } from "../../support/every-text.ts";
import { fakeCheckIns } from "../../support/fake-check-ins.ts";
import { fakeReminders } from "../../support/fake-reminders.ts";
import { controlsIn, textIn } from "../../support/read-card.ts";

/** Wherever words can be typed, they are read for danger before anything is done with them. */

const CRY = "Qwxyz the words of somebody in danger";
const DOUBT = "Qwxyz words that may be danger";
const HARMLESS = "Qwxyz words about nothing";
const QUESTION = "Is somebody hard to wake, or not breathing well?";
const HELP = "Help comes first.";

const reader: ReadDanger = (text) => {
  if (text.includes(CRY)) return { level: "help", kind: "overdose", card: "overdose" };
  return text.includes(DOUBT) ? { level: "ask", kind: "not-breathing", card: "not-waking" } : { level: "none" };
};
const sendHelp: SendHelp = (which, _userId, answer) => answer.send(card(TONE.danger, `${HELP} ${which}`), "private");

/** A house that notes whatever it is asked to do, with what. */
function watchedHouse() {
  const done: string[] = [];
  const watched = <Part extends object>(part: Part): Part =>
    Object.fromEntries(
      Object.entries(part).map(([name, act]) => [
        name,
        (...given: readonly unknown[]) => {
          done.push(`${name} ${JSON.stringify(given)}`);
          return (act as (...given: readonly unknown[]) => unknown)(...given);
        },
      ]),
    ) as Part;
  const house = commandHouse(watched(fakeReminders().reminders), {
    checkIns: watched(fakeCheckIns()),
    people: watched(mapPeople()),
    diary: watched(mapDiary("2026-03-12T20:00:00Z")),
    readDanger: reader,
    sendHelp,
  });
  return { house, done };
}

function expectHelpAlone(outcome: Outcome, done: readonly string[]) {
  expect(outcome.cards.map(textIn)).toEqual([`${HELP} overdose`]);
  expect(outcome.cards.map(({ flags }) => flags & 64)).toEqual([64]);
  expect(done, "nothing is run, and nothing kept").toEqual([]);
  expect(outcome.logged).toBe("");
  expect(outcome.form).toBeUndefined();
}

function expectAsked(outcome: Outcome, done: readonly string[]) {
  expect(outcome.cards.length).toBeGreaterThan(0);
  expect(outcome.cards.map(textIn).filter((text) => text.startsWith(QUESTION))).toHaveLength(1);
  expectOffered(outcome, done, DOUBT);
}

function expectOffered(outcome: Outcome, done: readonly string[], words: string) {
  expect(outcome.cards.length).toBeGreaterThan(0);
  for (const shown of outcome.cards) {
    expect(controlsIn(shown).map(({ label }) => label)).toContain("Need help now?");
    expect(() => checkMessage({ components: shown.components, flags: shown.flags })).not.toThrow();
  }
  // A worry is posted to whoever typed it, as they asked.
  const asAsked = (one: string) => one.startsWith("keepDraft") || one.startsWith('say ["');
  const everything = JSON.stringify([outcome, done.filter((one) => !asAsked(one))]);
  expect(everything).not.toContain(words);
}

describe("every option", () => {
  // Whoever waits longer than two seconds is answered twice: the list of places is not what is tried here.
  beforeAll(async () => void (await loadPlaces()));

  const options = everyTextOption();
  const typing = options.filter(({ isChoice }) => !isChoice);

  test("for text is found", () => {
    expect(typing.map(({ path, option }) => `${path} ${option}`)).toEqual(
      expect.arrayContaining(["sleep tips about", "cautions topic", "diary checkin on zone", "help country"]),
    );
    expect(typing.length).toBeGreaterThanOrEqual(15);
    expect(options.filter(({ isChoice }) => isChoice).length).toBeGreaterThanOrEqual(2);
  });

  test.each(options)("/$path $option: a cry is answered with help, and nothing is done", async (place) => {
    const { house, done } = watchedHouse();
    for (const typed of [CRY, `  ${CRY}  `, `coffee ${CRY} 22:30`]) {
      const outcome = await house.type(place.path, { ...place.others, [place.option]: typed });
      expectHelpAlone(outcome, done);
    }
  });

  test.each(typing)("/$path $option: what may be danger is answered in private, and asked about", async (place) => {
    const { house, done } = watchedHouse();
    const outcome = await house.type(place.path, { ...place.others, [place.option]: DOUBT });
    expectAsked(outcome, done);
    for (const { flags } of outcome.cards) expect(flags & 64).toBe(64);
  });

  test.each(typing)("/$path $option: the answer to anything else offers help", async (place) => {
    const { house, done } = watchedHouse();
    expectOffered(await house.type(place.path, { ...place.others, [place.option]: HARMLESS }), done, HARMLESS);
  });

  test.each(typing.filter(({ isCompleted }) => isCompleted))(
    "/$path $option: a cry is not completed while it is typed",
    async (place) => {
      const { house, done } = watchedHouse();
      const { choices, logged } = await house.suggest(place.path, CRY, place.option);
      expect([choices, logged, done]).toEqual([[], "", []]);
    },
  );

  test("that follows another ends the sentence begun there", async () => {
    const { house, done } = watchedHouse();
    const [first, rest] = [CRY.slice(0, 20), CRY.slice(20)];
    const joined: ReadDanger = (text) =>
      text === `${first}. ${rest}` ? { level: "help", kind: "overdose", card: "overdose" } : { level: "none" };
    const reading = commandHouse({}, { readDanger: joined, sendHelp });
    expectHelpAlone(await reading.type("cautions", { with: first, place: rest }), done);
    expect((await house.type("cautions", { with: first })).text).not.toContain(HELP);
  });
});

describe("every form", () => {
  const fields = everyTextField;

  test("answers a cry in any field with help, and nothing is done", async () => {
    for (const { form, field } of fields) {
      const { house, done } = watchedHouse();
      expectHelpAlone(await house.submit(form, { [field]: CRY }), done);
    }
  });

  test("answers what may be danger, asks about it, and keeps no draft", async () => {
    for (const { form, field } of fields) {
      const { house, done } = watchedHouse();
      const outcome = await house.submit(form, { [field]: DOUBT });
      expectAsked(outcome, done);
      expect(outcome.text).not.toContain("What you typed is still there");
      expect(done.filter((one) => one.includes(DOUBT) && !form.includes("sleep.parked"))).toEqual([]);
    }
  });

  test("offers help with any other answer, and keeps what did not fit for whoever typed it", async () => {
    let drafts = 0;
    for (const { form, field } of fields) {
      const { house, done } = watchedHouse();
      const outcome = await house.submit(form, { [field]: HARMLESS });
      expectOffered(outcome, done, HARMLESS);
      drafts += done.filter((one) => one.startsWith("keepDraft") && one.includes(HARMLESS)).length;
      expect(outcome.text.includes("What you typed is still there")).toBe(form.includes("diary.typed"));
    }
    expect(drafts).toBe(fields.filter(({ form }) => form.includes("diary.typed")).length);
  });
});

test.each<readonly [string, Readonly<Record<string, string>>]>([
  ["sleep tips", { about: HARMLESS }],
  ["sleep tonight", { bedtime: HARMLESS }],
  ["cautions", { topic: HARMLESS }],
  ["cautions", { with: HARMLESS }],
  ["cautions", { place: HARMLESS }],
  ["help", { country: HARMLESS }],
  ["reminder set", { bedtime: HARMLESS }],
  ["reminder set", { bedtime: "22:30", zone: HARMLESS }],
  ["reminder set", { bedtime: "22:30", nights: HARMLESS }],
  ["diary log", { night: HARMLESS }],
  ["diary checkin on", { at: HARMLESS }],
])("what /%s cannot read, or has nothing on, is answered with whom to call: %o", async (path, typed) => {
  const people = mapPeople();
  const ask = (chosen = people) => commandHouse({}, { readDanger: reader, people: chosen }).type(path, typed);
  expect((await ask()).text).toContain("in danger, call your local emergency number (US 911, UK 999, EU 112) now.");
  await people.chooseCountry("234567890123456789", "ZA");
  expect((await ask()).text).toContain("in danger, call 112 (mobile) or 10177 (ambulance) now.");
});

test("a form waits behind a button where the words with which it was opened may be danger", async () => {
  const mayBe: ReadDanger = (text) =>
    text === "yesterday" ? { level: "ask", kind: "not-breathing", card: "not-waking" } : { level: "none" };
  const house = commandHouse({}, { readDanger: mayBe });
  const outcome = await house.type("diary log", { night: "yesterday", zone: "Lisbon" });
  expect(outcome.form).toBeUndefined();
  expect(outcome.text).toMatch(new RegExp(`^${QUESTION.replace("?", "\\?")}\n`));
  const open = outcome.controls.find(({ label }) => label === "Open the form")?.custom_id ?? "";
  expect((await house.press(open)).form?.title).toContain("11 March");
});

test("who says that it is not that is answered from then on, and asked, for ten minutes", async () => {
  const house = commandHouse({}, { readDanger: reader, sendHelp });
  expect((await house.type("sleep tips", { about: CRY })).text).toContain(HELP);
  await house.press("1|help.not-that");

  const { text, cards } = await house.type("sleep tips", { about: CRY });
  expect(text).toMatch(/^Has somebody taken too much.*\n\S/);
  expect(cards.map(({ flags }) => flags & 64)).toEqual([64]);
  expect((await house.type("sleep tips", { about: CRY }, { userId: "1" })).text).toContain(HELP);
});
