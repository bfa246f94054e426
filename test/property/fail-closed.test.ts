import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkMessage } from "@winddown/local-discord/testing";
import { expect, test } from "vitest";
import { commands } from "../../commands/index.ts";
import { checkRules } from "../../src/content/check/rules.ts";
import { ArticleEvidence } from "../../src/content/schema/claim.ts";
import { InteractionRisk } from "../../src/content/schema/interaction.ts";
import { LegalStatus } from "../../src/content/schema/jurisdiction.ts";
import { TipEvidence } from "../../src/content/schema/tip.ts";
import type { Reminders } from "../../src/delivery/kinds/wind-down/reminders.ts";
import { CommandRequest, isHelp } from "../../src/discord/app/request.ts";
import { createDrawDirectMessage } from "../../src/discord/ui/direct-message.ts";
import { riskInWords, statusInWords, strengthInWords, verdictInWords } from "../../src/discord/ui/grades.ts";
import { directoryLink } from "../../src/discord/ui/whom-to-call.ts";
import type { People } from "../../src/preferences/people.ts";
import {
  commandHouse,
  content,
  contents,
  english,
  mapPeople,
  type Outcome,
  routeQuestion,
  texts,
} from "../support/command-house.ts";
import { INSTANCE } from "../support/every-direct-message.ts";
import type { Option } from "../support/every-text.ts";
import { fakeInteraction } from "../support/fake-interaction.ts";
import { storedReminder } from "../support/fake-reminders.ts";

/** What must hold on every way through the bot, because where it does not somebody may be hurt. */

const NOW = { now: "2026-11-22T20:00:00Z" };
const { classes } = content.interactions;

type Typed = Readonly<Record<string, string | number | boolean>>;
const STRING = 3;
const BOOLEAN = 5;

/** "sleep tips" with its options: everything that can be typed. */
const paths = commands.flatMap(({ data }) => {
  const options = (data.options ?? []) as readonly Option[];
  const subcommands = options.filter(({ type }) => type === 1);
  if (subcommands.length === 0) return [{ path: data.name, options }];
  return subcommands.map((sub) => ({ path: `${data.name} ${sub.name}`, options: sub.options ?? [] }));
});

/** Every command with nothing but what it needs, with each text in each of its options, and all of it in private. */
function waysToType(texts: readonly string[]): { path: string; typed: Typed }[] {
  return paths.flatMap(({ path, options }) => {
    const needed = Object.fromEntries(
      options.filter(({ required }) => required).map(({ name, choices }) => [name, choices?.[0]?.value ?? "22:30"]),
    );
    const filled = options.flatMap(({ name, type, choices }) => {
      if (type === BOOLEAN) return [true, false].map((value) => ({ ...needed, [name]: value }));
      const values = choices?.map(({ value }) => value) ?? (type === STRING ? texts : []);
      return values.map((value) => ({ ...needed, [name]: value }));
    });
    const hidden = options.some(({ name }) => name === "private")
      ? filled.map((typed) => ({ ...typed, private: true }))
      : [];
    return [needed, ...filled, ...hidden].map((typed) => ({ path, typed }));
  });
}

const exceptions = JSON.parse(readFileSync(join(import.meta.dirname, "../../data/reviewed-exceptions.json"), "utf8"));
const reviewed: readonly string[] = exceptions.map(({ sentence }: { sentence: string }) => sentence);
/** The commands' own words that hold a verdict word, read and found to deny it. */
const REVIEWED_WORDING = [/^That does not mean it is safe: ask a pharmacist or a poison centre\.$/];
const substances = classes
  .filter(({ id }) => id !== "caffeine" && id !== "alcohol")
  .flatMap(({ examples }) => examples);

/** What breaks a rule in these words, sentences of the reviewed list and the link to crisis lines set aside. */
function breaks(text: string): string[] {
  const spot = { file: "answer", noun: "", entry: "", field: "" };
  const sentences = text
    .replaceAll(directoryLink(content), "")
    .split(/\n|(?<=[.!?])\s+/u)
    .map((one) => one.replaceAll("**", ""));
  const mine = sentences.filter((one) => !reviewed.some((sentence) => one.endsWith(sentence)));
  const ours = mine.filter((one) => !REVIEWED_WORDING.some((sentence) => sentence.test(one)));
  return checkRules(
    [...new Set(ours)].map((one) => ({ spot, text: one })),
    [],
    substances,
  );
}

function said({ text, controls, choices }: Outcome): string {
  const labels = controls.flatMap(({ label, options }) => [
    label,
    ...(options ?? []).flatMap((one) => [one.label, one.description]),
  ]);
  return [text, ...labels, ...choices.map(({ name }) => name)].filter((one) => one !== undefined).join("\n");
}

/** What somebody might type who wants an amount, a strain or an hour, or to be told that it is harmless. */
const DOSING = [
  "2 g of maeng da at 9 pm",
  "green malay 4 grams before bed",
  "how much kratom is safe",
  "take two spoonfuls of red bali tonight",
  "kratom is harmless",
  "xanax 2 mg and kratom 5g at 22:30",
  "https://example.org/buy",
];

test("no advice and no error repeats an amount, a strain, an hour of taking, a verdict or a link that was typed", async () => {
  const house = commandHouse({}, NOW);
  for (const { path, typed } of waysToType(DOSING)) {
    const where = `${path} ${JSON.stringify(typed)}`;
    const outcome = await house.type(path, typed);
    expect(outcome.logged, where).toBe("");
    expect(breaks(said(outcome)), where).toEqual([]);
  }
  expect(breaks("Take 2 g of kratom at 9 pm. It is harmless.")).toHaveLength(4);
});

test("no suggestion carries one either, whatever is being typed", async () => {
  const house = commandHouse({}, NOW);
  const begun = DOSING.flatMap((text) => [...text].map((_, at) => text.slice(0, at + 1)));
  for (const { path, options } of paths) {
    for (const { name } of options.filter(({ autocomplete }) => autocomplete)) {
      const lines = new Set<string>();
      for (const typed of new Set([...begun, ..."abcdefghijklmnopqrstuvwxyz"]))
        for (const choice of (await house.suggest(path, typed, name)).choices)
          lines.add(`${choice.name}\n${choice.value}`);
      // Strains are named after places (Sumatra, Riau), and places are what is suggested there.
      const isPlace = (problem: string) => ["zone", "place"].includes(name) && problem.includes("the rule strain");
      expect(
        breaks([...lines].join("\n")).filter((problem) => !isPlace(problem)),
        `${path} ${name}:`,
      ).toEqual([]);
    }
  }
});

test("no word for a grade, a risk or a law is a verdict of safety", () => {
  const words = [
    ...TipEvidence.options.map((one) => strengthInWords(english, one)),
    ...ArticleEvidence.options.map((one) => verdictInWords(english, one)),
    ...InteractionRisk.options.map((one) => riskInWords(english, one)),
    ...LegalStatus.options.map((status) => statusInWords(english, status, "March 2026")),
  ];
  expect(words).toHaveLength(3 + 5 + 3 + 5);
  expect(breaks(words.join("\n"))).toEqual([]);
  expect(statusInWords(english, "legal", "March 2026")).not.toMatch(/\b(?:legal|allowed|permitted)\b/i);
});

test("the nightly message fits with every idea there is", () => {
  const draw = createDrawDirectMessage(contents, texts, INSTANCE);
  const bedtime = Temporal.Instant.from("2026-03-12T22:30:00Z");
  const drawn = new Set<string>();
  const ideas = content.tips.filter(({ nightlyIdea }) => nightlyIdea);
  for (let day = 0; day < ideas.length; day++) {
    const night = Temporal.PlainDate.from("2026-03-12").add({ days: day }).toString();
    const message = draw({
      kind: "wind-down",
      userId: "999999999999999999",
      night,
      step: 0,
      bedtime,
      offersSnooze: true,
      ofSilence: "asks",
      isNightly: true,
      clockChange: {
        night,
        inNights: 3,
        minutes: -30,
        bedtime: Temporal.PlainTime.from("22:30"),
        bedtimeThatNight: Temporal.PlainTime.from("23:00"),
      },
      isQuiet: true,
    });
    expect(() => checkMessage(message), night).not.toThrow();
    const text = JSON.stringify(message);
    for (const { id, title } of ideas) if (text.includes(JSON.stringify(title).slice(1, -1))) drawn.add(id);
  }
  expect(drawn.size).toBe(ideas.length);
});

test("what everybody sees never draws on what is kept about a person, typed or pressed", async () => {
  const read: string[] = [];
  const watched: Partial<Reminders> = {
    find: async (userId) => {
      read.push(userId);
      return storedReminder();
    },
    takeNotice: async (userId) => {
      read.push(userId);
      return null;
    },
  };
  const kept = mapPeople();
  const people: People = {
    ...kept,
    countryOf: async (userId) => {
      read.push(userId);
      return "DE";
    },
  };
  const house = commandHouse(watched, { ...NOW, people });
  const isPublic = (path: string, options: Typed) => {
    const [commandName = "", subcommand] = path.split(" ");
    const command = commands.find(({ data }) => data.name === commandName);
    const { interaction } = fakeInteraction({
      kind: "command",
      commandName,
      options,
      ...(subcommand && { subcommand }),
    });
    const request = CommandRequest.read(interaction, () => ({ level: "none" }));
    return !isHelp(request) && command?.isPrivate(request, { routeQuestion }) === false;
  };
  let seen = 0;

  const pressed = new Set<string>();
  for (const { path, typed } of waysToType(["caffeine", "22:30", "qwxyz", "germany"])) {
    const where = `${path} ${JSON.stringify(typed)}`;
    if (!isPublic(path, typed)) continue;
    seen++;
    const { cards, controls } = await house.type(path, typed, { guildLocale: "ja" });
    // What leads to nothing is said in private, with the number of one's own country.
    if (cards.some(({ flags }) => (flags & 64) === 0)) expect(read, where).toEqual([]);
    read.length = 0;
    for (const { custom_id, options } of controls) {
      const action = custom_id.split("|")[1] ?? "";
      if (options !== undefined || pressed.has(action)) continue;
      pressed.add(action);
      for (const userId of ["234567890123456789", "111111111111111111"]) {
        const { cards } = await house.press(custom_id, { userId });
        if (cards.some(({ flags }) => (flags & 64) === 0)) expect(read, `${where} → ${custom_id}`).toEqual([]);
        read.length = 0;
      }
    }
  }
  expect(seen).toBeGreaterThan(5);
  await house.type("sleep tips", { private: true });
  expect(read, "in private the record is used, so the watch works").not.toEqual([]);
});
