import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkMessage } from "@winddown/local-discord/testing";
import { expect, test } from "vitest";
import { commands } from "../../../commands/index.ts";
import { localise } from "../../../src/discord/app/localise.ts";
import { showZone } from "../../../src/time/show-zone.ts";
import { commonZones } from "../../../src/understanding/place/common-zones.ts";
import { compactPlace, foldPlace } from "../../../src/understanding/place/fold-place.ts";
import { loadPlaces } from "../../../src/understanding/place/load-places.ts";
import { content, contents, type Outcome, texts } from "../../support/command-house.ts";
import { everyAnswer } from "../../support/every-answer.ts";
import { everyDirectMessage, WORRY } from "../../support/every-direct-message.ts";
import { everyTextField, kindOf, textFieldsOf } from "../../support/every-text.ts";
import { markedTexts, unmarked } from "../../support/marked-texts.ts";
import { stringsIn } from "../../support/strings-in.ts";

const ROOT = join(import.meta.dirname, "../../..");
const marked = markedTexts(texts);

/** What data/*.json says, and names: they are shown as they stand, whatever the language of the sentences around. */
const CONTENT = new Set<string>();
collect([...content.sources.values(), content]);

function collect(value: unknown): void {
  if (typeof value === "string") for (const line of piecesOf(value)) CONTENT.add(line);
  else if (Array.isArray(value)) for (const one of value) collect(one);
  else if (typeof value === "object" && value !== null) for (const one of Object.values(value)) collect(one);
}

/** The wording in a text, without Discord's markup, times, numbers and signs. */
function piecesOf(text: string): string[] {
  return text
    .replaceAll(/<t:\d+:\w>/g, "")
    .replaceAll(/https?:[^)\s]*/g, "")
    .replaceAll(/\b[0-9a-f]{8}\b/g, "") // the reference of a failure
    .split(/\n|\*\*|\[|, |; | \+ | · /u)
    .map((piece) => piece.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, ""))
    .filter((piece) => /\p{L}/u.test(piece));
}

/** Everything on a card or a form that somebody reads. */
function shownIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(shownIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([field, inside]) =>
    typeof inside === "string"
      ? ["content", "label", "placeholder", "description", "title"].includes(field)
        ? [inside]
        : []
      : shownIn(inside),
  );
}

/** Cities, regions and countries: shown as the list of places names them. */
const index = await loadPlaces();

/** Zones: shown as the zone database names them. */
const PLACES = new Set(
  [...commonZones, ...Intl.supportedValuesOf("timeZone")].flatMap((zone) => [
    zone,
    ...piecesOf(showZone(zone).replace(/ \(.*$/, "")),
  ]),
);

/** Days in words, as `Intl` writes them in the language around: "Friday 13 March", "Monday and Friday". */
const IN_DAYS = new RegExp(
  `^(?:(?:${["long", "short"]
    .flatMap((weekday) =>
      Array.from({ length: 7 }, (_, at) =>
        new Temporal.PlainDate(2026, 1, 5 + at).toLocaleString("en-GB", { weekday: weekday as "long" }),
      ),
    )
    .join("|")}|\\d+|and|January|February|March)[ ,]*)+$`,
);

const MONTHS = Array.from({ length: 12 }, (_, at) =>
  new Temporal.PlainDate(2026, at + 1, 1).toLocaleString(marked.in("en").locale, { month: "long" }),
);

const isName = (piece: string) =>
  /^[\p{L}_-]+(?:\/[\p{L}_-]+)+$/u.test(piece) || // a time zone that stands for no city we name
  CONTENT.has(piece) ||
  CONTENT.has(`The article ${piece}`) || // told as “**The article** says …” (src/discord/ui/claim.ts)
  MONTHS.includes(piece) ||
  IN_DAYS.test(piece) ||
  PLACES.has(piece) ||
  index.find(compactPlace(foldPlace(piece))).length > 0 ||
  / \((?:US state|country)$/.test(piece) || // how a place is named (jurisdictionLabel in src/content/search/find-jurisdiction.ts)
  / \([\p{L}_-]+(?:\/[\p{L}_-]+)+$/u.test(piece); // how a time zone is named

test("every word that is shown comes from the catalogue or is content", async () => {
  const foreign = new Map<string, string>();
  const see = (outcome: Outcome, where: string) => {
    for (const text of shownIn([outcome.cards, outcome.form]))
      for (const piece of unmarked(text).flatMap(piecesOf)) if (!isName(piece)) foreign.set(piece, where);
  };
  await everyAnswer({ texts: marked }, see);
  expect([...foreign]).toEqual([]);
});

test("so does every word of a direct message", () => {
  const all = everyDirectMessage(marked).filter((message) => !JSON.stringify(message).includes(WORRY));
  const foreign = all.flatMap((message) =>
    shownIn(message).flatMap((text) =>
      unmarked(text)
        .flatMap(piecesOf)
        .filter((piece) => !isName(piece)),
    ),
  );
  expect(foreign).toEqual([]);
});

/** "19 hours ago", as Discord counts on: a message that nobody changes again would say so of last night's bedtime. */
const RELATIVE_TIME = /<t:\d+:R>/;

test("no direct message tells a relative time", () => {
  const all = everyDirectMessage(texts);
  expect(all.filter((message) => /<t:\d+:t>/.test(JSON.stringify(message))).length).toBeGreaterThan(3);
  for (const message of all) expect(JSON.stringify(message)).not.toMatch(RELATIVE_TIME);
});

test.each(["en", ...texts.translations])(
  "every answer in %s is one that Discord takes, tells no relative time, and asks for text in forms we know of",
  async (locale) => {
    const words = {
      texts: { in: () => texts.in(locale) },
      contents: { in: () => contents.in(locale) },
    };
    const fields = new Map<string, string>();
    const problems: unknown[] = [];
    const see = ({ cards, form, logged }: Outcome, where: string) => {
      for (const one of form ? textFieldsOf(form) : []) fields.set(kindOf(one), where);
      if (logged !== "" && !where.includes("when it fails")) problems.push({ where, logged });
      for (const { components, flags } of cards) {
        try {
          checkMessage({ components, flags });
        } catch (refusal) {
          problems.push({ where, refusal });
        }
        if (RELATIVE_TIME.test(JSON.stringify(components))) problems.push({ where, tells: "a relative time" });
      }
    };
    await everyAnswer(words, see);
    expect(problems).toEqual([]);
    const listed = new Set(everyTextField.map(kindOf));
    expect(
      [...fields].filter(([kind]) => !listed.has(kind)),
      "FORMS in test/support/every-text.ts lacks",
    ).toEqual([]);
    expect(
      [...listed].filter((kind) => !fields.has(kind)),
      "and has, though nothing opens it",
    ).toEqual([]);
  },
);

test("every description of a command and every name of a choice comes from it, too", () => {
  for (const { data } of commands) {
    const worded = JSON.parse(JSON.stringify(localise(data, marked)));
    const texts = (part: { description?: string; choices?: { name: string }[]; options?: [] }): string[] => [
      part.description ?? "⟦⟧",
      ...(part.choices ?? []).map(({ name }) => name),
      ...(part.options ?? []).flatMap(texts),
    ];
    for (const text of texts(worded)) expect(text).toMatch(/^⟦[^⟦⟧]*⟧$/u);
  }
});

const sources = globSync(["commands/**/*.ts", "src/**/*.ts"], { cwd: ROOT })
  .filter((path) => path !== "src/text/keys.ts")
  .map((path) => ({ path, strings: stringsIn(readFileSync(join(ROOT, path), "utf8")) }));

/** Two words in a row, or a capital and then small letters: no key, id, colour or import looks like that. */
const LIKE_A_SENTENCE = /\p{L}{2,}[,:]? \p{L}|(?<![\p{L}/])\p{Lu}\p{Ll}+(?![\p{L}/])/u;

/** What is told to a maintainer: an error that is a bug, whose words nobody is shown. */
const TO_A_MAINTAINER = /\b(?:Error|RangeError|TypeError)\($/;

test("what is not from the catalogue is seen", () => {
  expect(unmarked("## ⟦One ⟪of mine⟫ more⟧ and **bare**").flatMap(piecesOf)).toEqual(["of mine", "and", "bare"]);
  expect(LIKE_A_SENTENCE.test("Nothing was deleted.")).toBe(true);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code to be read
  expect(stringsIn('f(`a ${b("Yes")} c`, "d") // "e"').map(({ text }) => text)).toEqual(["Yes", "a {} c", "d"]);
});

test("no string in commands/ reads like a sentence", () => {
  const left = sources
    .filter(({ path }) => path.startsWith("commands/"))
    .flatMap(({ path, strings }) =>
      strings
        .filter(({ text, before }) => LIKE_A_SENTENCE.test(text) && !TO_A_MAINTAINER.test(before.trimEnd()))
        .map(({ text }) => `${path}: ${text}`),
    );
  expect(left).toEqual([]);
});

test("no sentence in English is unused", () => {
  const strings = sources.flatMap((file) => file.strings);
  const errors = strings.filter(({ before }) => /\bUserError\($/.test(before.trimEnd()));
  const named = new Set([...strings.map(({ text }) => text), ...errors.map(({ text }) => `errors.${text}`)]);
  const patterns = [...named]
    .filter((text) => /^[a-z-]+\.[a-z-]+\{\}$/.test(text))
    .map((text) => new RegExp(`^${text.replace(".", "\\.").replace("{}", "[a-z-]+")}$`));
  const unused = [...(texts.messages.get("en")?.keys() ?? [])].filter(
    (key) => !named.has(key) && !patterns.some((pattern) => pattern.test(key)),
  );
  expect(unused).toEqual([]);
});
