import { checkMessage } from "@winddown/local-discord/testing";
import { expect, test } from "vitest";
import { commands } from "../../../commands/index.ts";
import { EVERY_PART } from "../../../src/content/schema/part-of-day.ts";
import { readCustomId } from "../../../src/discord/ui/actions.ts";
import { createDrawDirectMessage } from "../../../src/discord/ui/direct-message.ts";
import { commonZones } from "../../../src/understanding/place/common-zones.ts";
import { commandHouse, content, contents, type Outcome, texts } from "../../support/command-house.ts";
import { INSTANCE } from "../../support/every-direct-message.ts";
import { storedReminder } from "../../support/fake-reminders.ts";
import { FROM_ANYWHERE, pressEverything as press } from "../../support/press-everything.ts";
import { controlsIn } from "../../support/read-card.ts";

const ACTIONS = new Set(commands.flatMap((command) => Object.keys(command.actions ?? {})));
const WINDOW = {
  night: "2026-03-12",
  opensAt: Temporal.Instant.from("2026-03-12T21:45:00Z"),
  closesAt: Temporal.Instant.from("2026-03-12T22:30:00Z"),
};

/** Whoever presses in these tests. */
const PRESSES = "234567890123456789";

/** What any card shows must be something that Discord takes, and whose every control we know. */
function check(outcome: Outcome, where: string): void {
  expect(problemsOf(outcome), where).toEqual([]);
}

/** One list for one `expect`: of a hundred thousand labels each by itself costs more than to draw them. */
function problemsOf({ cards, controls, form, logged }: Outcome): unknown[] {
  const problems: unknown[] = [];
  if (logged !== "") problems.push({ logged });
  if (cards.length === 0 && form === undefined) problems.push("is not answered");
  for (const { components, flags } of cards) {
    try {
      checkMessage({ components, flags });
    } catch (refusal) {
      problems.push({ refusal });
    }
  }
  for (const { custom_id, label, options = [{ value: "", label: "an option" }] } of controls) {
    if (!ACTIONS.has(readCustomId(custom_id)?.action ?? "")) problems.push({ unknown: custom_id });
    if (label !== undefined && (label.length === 0 || label.length > 80)) problems.push({ label });
    for (const { label: name, description = "." } of options)
      if (name.length > 100 || description.length > 100) problems.push({ option: name, description });
    if (options.length === 0 || options.length > 25) problems.push({ custom_id, options: options.length });
    if (new Set(options.map(({ value }) => value)).size < options.length) problems.push({ repeats: options });
  }
  if (form) {
    if (form.title.length > 45) problems.push({ title: form.title });
    if (!ACTIONS.has(readCustomId(form.custom_id)?.action ?? "")) problems.push({ unknown: form.custom_id });
    if (form.custom_id.length > 100) problems.push({ long: form.custom_id });
  }
  return problems;
}

/** Presses every control on every card that comes, and checks what is answered. */
const pressEverything = (
  house: ReturnType<typeof commandHouse>,
  first: readonly (readonly [string, Outcome])[],
  entryPoints: readonly string[] = [],
) => press(house, first, { see: check, entryPoints });

test("every tip of every topic and part of the day, and the sources of each, fits and leads on", async () => {
  const house = commandHouse();
  const ids = ["1101112131415161718", "1101112131415161719", "1101112131499999999", "999999999999999999"];
  const first = await Promise.all([
    ...content.topics.flatMap(({ label }) =>
      ids.map(async (id) => [label, await house.type("sleep tips", { about: label }, { id })] as const),
    ),
    ...ids.map(async (id) => ["the hour", await house.type("sleep tips", {}, { id })] as const),
    ...EVERY_PART.flatMap((part) =>
      ids.map(async (id) => {
        const seed = (BigInt(id) % 2_147_483_647n).toString(36);
        return [part, await house.press(`1|sleep.again|234567890123456789|p|${part}|${seed}|0`)] as const;
      }),
    ),
  ]);
  const pressed = await pressEverything(house, first, FROM_ANYWHERE);
  expect([...pressed].filter((id) => id.includes("sleep.sources")).length).toBeGreaterThan(content.topics.length * 4);
});

test("every caution, and the sources of each, fits and leads on", async () => {
  const house = commandHouse();
  const first = await house.type("cautions");
  const pressed = await pressEverything(house, [["/cautions", first]]);
  expect([...pressed].filter((id) => id.includes("cautions.sources")).length).toBe(content.cautionTopics.length);
  for (const { label } of content.cautionTopics) check(await house.type("cautions", { topic: label }), label);
});

test("every statement of the article, under every grade, and the sources of each, fits and leads on", async () => {
  const house = commandHouse();
  const pressed = await pressEverything(house, [["/sleep article", await house.type("sleep article")]]);
  for (const filter of ["all", "supported", "mixed", "unsupported", "contradicted", "harmful"])
    expect([...pressed].some((id) => id.startsWith(`1|sleep.article-sources|${filter}|`))).toBe(true);
});

test("every evening plan, every exercise and all that is behind them fits and leads on", async () => {
  const typed = [{}, { bedtime: "10" }, { bedtime: "12:30" }, { bedtime: "08:00" }];
  for (const now of ["2026-03-12T09:00:00Z", "2026-03-12T22:10:00Z", "2026-03-13T01:00:00Z"]) {
    for (const record of [undefined, storedReminder(), storedReminder({ state: "off", next: null, plans: {} })]) {
      const house = commandHouse({ find: async () => record }, { now });
      const plans = typed.flatMap((options) =>
        ["de", "en-US"].map(
          async (locale) => [locale, await house.type("sleep tonight", options, { locale })] as const,
        ),
      );
      await pressEverything(house, await Promise.all(plans));
    }
  }
  const house = commandHouse();
  const pressed = await pressEverything(house, [["/sleep relax", await house.type("sleep relax")]]);
  const steps = content.relaxation.flatMap((exercise) => exercise.steps);
  const next = [...pressed].filter((id) => id.includes("sleep.relax-next"));
  expect(next.filter((id) => !id.endsWith("|p"))).toHaveLength(steps.length);
  expect(next.length).toBeGreaterThan(steps.length); // by hand, too
});

test("every way through the check with two yes at most, and the sources of each, fits and leads on", async () => {
  const house = commandHouse();
  const pressed = await pressEverything(house, [["/sleep check", await house.type("sleep check")]]);
  for (const action of ["yes", "no", "on", "country", "sources", "again"])
    expect([...pressed].some((id) => id.startsWith(`1|sleep.check-${action}`))).toBe(true);
});

test("the help of every country fits", async () => {
  const LONG = `https://example.org/${"x".repeat(300)}`;
  for (const house of [commandHouse(), commandHouse({}, { supportUrl: LONG, privacyUrl: LONG })]) {
    check(await house.type("help"), "/help");
    for (const { country } of content.helplines) check(await house.type("help", { country }), country);
  }
});

test.each([
  { kind: "on", window: WINDOW, isPaused: false },
  { kind: "on", window: WINDOW, isPaused: true },
  { kind: "on", window: WINDOW, isPaused: false, thread: "300000000000000001" },
  { kind: "moved", window: WINDOW, isPaused: false, wasPaused: true },
  { kind: "unchanged", window: WINDOW, isPaused: false },
  { kind: "refused", staysOn: true },
  { kind: "refused" },
  { kind: "waiting" },
  { kind: "rejected" },
] as const)("every way through setting a reminder fits and leads on, when it ends with: %o", async (outcome) => {
  const house = commandHouse({
    turnOn: async () => outcome,
    stop: async () => ({ wasOn: true, isOneInFlight: true }),
    pause: async () => ({ kind: "paused", isOneInFlight: true, resumesAt: WINDOW.opensAt }),
    resume: async () => ({ kind: "resumed", nextAt: WINDOW.opensAt }),
    forget: async () => true,
  });
  const typed = await Promise.all(
    [
      { bedtime: "22:30" },
      { bedtime: "10:30" },
      { bedtime: "22:30", lead: 120, zone: "America/Argentina/ComodRivadavia" },
      { bedtime: "10:30", zone: "United States" },
      { bedtime: "22:30", zone: "nowhere at all" },
      { bedtime: "10:30", lead: 120, nights: "mon tue wed thu fri sat", quiet: true },
    ].map(async (options) => [JSON.stringify(options), await house.type("reminder set", options)] as const),
  );
  const german = await house.type("reminder set", { bedtime: "10:30" }, { locale: "de" });
  const others = await Promise.all(
    [
      "reminder off",
      "reminder test",
      "reminder show",
      "reminder pause",
      "reminder resume",
      "privacy show",
      "privacy export",
      "privacy delete",
    ].map(async (path) => [path, await house.type(path)] as const),
  );
  const pressed = await pressEverything(house, [...typed, ["in German", german], ...others]);
  for (const action of ["reminder.clock", "reminder.place", "reminder.city", "reminder.at", "privacy.delete"])
    expect(
      [...pressed].some((id) => id.includes(action)),
      action,
    ).toBe(true);
});

test("every button of a direct message leads on", async () => {
  const draw = createDrawDirectMessage(contents, texts, INSTANCE);
  const night = "2026-03-12";
  const messages = [
    draw({
      kind: "wind-down",
      userId: PRESSES,
      night,
      step: 0,
      bedtime: WINDOW.closesAt,
      offersSnooze: true,
      ofSilence: "asks",
      isNightly: true,
      clockChange: undefined,
      isQuiet: false,
    }),
    draw({ kind: "paused", isOn: true, isOneInFlight: true }),
    draw({
      kind: "consent",
      startsNow: false,
      schedule: { bedtime: "22:30", zone: "Europe/Lisbon", leadMinutes: 45 },
      opensAt: WINDOW.opensAt,
      marker: "n",
    }),
  ];
  for (const record of [undefined, storedReminder(), storedReminder({ state: "off", next: null, plans: {} })]) {
    for (const kind of ["noted", "over", "unknown-night"] as const) {
      const house = commandHouse({
        find: async () => record,
        answer: async () => ({ kind, nextAt: WINDOW.opensAt }),
        snooze: async () => (kind === "noted" ? { kind: "set", at: WINDOW.opensAt, isRepeat: false } : { kind }),
      });
      for (const { custom_id } of messages.flatMap(controlsIn))
        await pressEverything(house, [[custom_id, await house.press(custom_id)]], FROM_ANYWHERE);
    }
  }
});

test("what leads on from anywhere leads on from there", async () => {
  const house = commandHouse();
  const first = FROM_ANYWHERE.filter((action) => action !== "sleep.check-begin").map(
    async (action) => [action, await house.press(`1|${action}`)] as const,
  );
  const pressed = await pressEverything(house, await Promise.all(first), ["sleep.check-begin"]);
  for (const action of [
    "sleep.breathe",
    "sleep.get-up",
    "sleep.park",
    "sleep.awake-why",
    "cautions.topic",
    "reminder.start",
  ])
    expect(
      [...pressed].some((id) => id.includes(action)),
      action,
    ).toBe(true);
});

test("every place in the world fits on the buttons and in the menus", async () => {
  const house = commandHouse({ turnOn: async () => ({ kind: "on", window: WINDOW, isFirst: true, isPaused: false }) });
  for (const zone of commonZones) {
    check(await house.type("reminder set", { bedtime: "10:30", lead: 120, zone }), zone);
    check(await house.type("reminder set", { bedtime: "22:30", lead: 120, zone }), zone);
  }
});

test.each([
  "1|sleep.more|42|t|gone|1|0",
  "1|sleep.more|42|t|caffeine|-1|0",
  "1|sleep.more|42|p|noon|1|0",
  "1|sleep.more",
  "1|sleep.sources|x",
  "1|sleep.check-yes||crisis|US",
  "1|sleep.check-yes|gone",
  "1|sleep.check-on|crisis|gone|US",
  "1|sleep.check-country|crisis|crisis",
  "1|sleep.check-sources|lasting|crisis.crisis|nowhere at all",
  "1|cautions.sources|gone",
  "1|cautions.topic",
  "1|reminder.at|9999|45|1234567|Europe/Lisbon",
  "1|reminder.at|2230|45|Nowhere/Land",
  "1|reminder.at|2230|5|Europe/Lisbon",
  "1|reminder.city",
  "1|reminder.place|2230|45",
  "1|reminder.skip",
  "1|reminder.skip|nonsense",
])("a button that is forged or out of date (%s) is answered with a sentence, and nothing is logged", async (id) => {
  check(await commandHouse().press(id), id);
});

test.each(["", "l", "lis", "Ünïcødé", "x".repeat(100), "🛏️", "united states"])(
  "suggestions for “%s” are at most 25, each within Discord's limits",
  async (typed) => {
    const house = commandHouse();
    for (const name of suggesting()) {
      const { choices, logged } = await house.suggest(name, typed);
      expect(logged).toBe("");
      expect(choices.length).toBeLessThanOrEqual(25);
      for (const { name, value } of choices) {
        expect(name.length, name).toBeLessThanOrEqual(100);
        expect(value.length, value).toBeLessThanOrEqual(100);
        expect(name.length * value.length).toBeGreaterThan(0);
      }
    }
  },
);

/** "help", "sleep tips": whatever has an option that is completed while somebody types. */
function suggesting(): string[] {
  type Option = { name: string; options?: readonly Option[]; autocomplete?: boolean };
  const completes = (options: readonly Option[] = []) => options.some(({ autocomplete }) => autocomplete);
  return commands.flatMap(({ data }) => {
    const options = (data.options ?? []) as readonly Option[];
    const subcommands = options.filter((option) => completes(option.options)).map(({ name }) => `${data.name} ${name}`);
    return completes(options) ? [data.name, ...subcommands] : subcommands;
  });
}
