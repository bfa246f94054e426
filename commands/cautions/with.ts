import type { ButtonBuilder } from "discord.js";
import { cautionsFor } from "../../src/content/choose-cautions.ts";
import type { Content } from "../../src/content/content.ts";
import type { InteractionClass } from "../../src/content/interaction.ts";
import { type KnownName, worstFirst } from "../../src/content/known-names.ts";
import { partsOfNames, type ReadName, readName } from "../../src/content/read-names.ts";
import { riskInWords } from "../../src/content/strength.ts";
import { MOST_NAMES } from "../../src/content/suggest-names.ts";
import { button, buttons, type Part } from "../../src/discord/draw/card.ts";
import { cautionText } from "../../src/discord/draw/caution.ts";
import { UserError } from "../../src/errors.ts";
import type { CautionSection } from "./section.ts";

const RISK_HEADING = { danger: "Danger", warning: "Warning", unknown: "Unknown" } as const;
const ORDINALS = ["first", "second", "third", "fourth"];
const MOST_BUTTONS = 5;

/**
 * Each name somebody gave, read. Nothing of it is kept or logged, and what we do not know is never repeated: it may
 * hold an amount.
 *
 * @throws {UserError} for no name at all, or more than four
 */
export function readNames(content: Content, typed: string): ReadName[] {
  const parts = partsOfNames(typed);
  if (parts.length === 0) {
    throw new UserError(
      "names-missing",
      "I could not read a name in that. Give one to four names of medicines or substances, with commas between them.",
    );
  }
  if (parts.length > MOST_NAMES) {
    throw new UserError(
      "names-too-many",
      `I can look at up to four names at once, and you gave ${parts.length}. Please ask about four of them, then about the others. Until then treat all of them as unknown, do not mix them, and ask a pharmacist or a poison centre.`,
    );
  }
  return parts.map((part) => readName(content, part));
}

/** What is known about each name together with kratom: every class it belongs to, worst first, in any order of asking. */
export function namesSections(content: Content, readings: readonly ReadName[]): CautionSection[] {
  const { unlisted } = content.interactions;
  const names = [...new Set(readings.flatMap((reading) => reading.names))];
  const classes = worstFirst(names.flatMap((name) => name.classes));
  const isPartUnknown = readings.some(({ kind }) => kind === "unlisted" || kind === "part");
  const isAllKratom = readings.every(({ kind }) => kind === "kratom");

  const worst = classes[0];
  const lines = [
    "## Together with kratom",
    ...(worst === undefined
      ? []
      : [`**${isPartUnknown ? "The worst I know of" : "The worst"}: ${riskInWords(worst.risk)}.**`]),
    ...readings.flatMap((reading, index) => howItWasRead(reading, readings.length > 1 ? ORDINALS[index] : undefined)),
    ...(readings.length > 1 && !isAllKratom
      ? [
          "I rate each of them beside kratom only, not what they do with each other. That is no sign that they can be combined, with or without kratom: ask a pharmacist before you do.",
        ]
      : []),
  ];
  return [
    { parts: [lines.join("\n"), ...closeSpellings(readings)], isAboutNames: true },
    ...(isPartUnknown ? [{ parts: [`### ${unlisted.title}\n${riskInWords(unlisted.risk)}.\n${unlisted.text}`] }] : []),
    ...(isAllKratom ? cautionsFor(content, "short-version").map((one) => ({ parts: [cautionText(one)] })) : []),
    ...classes.map((one) => ({ parts: [classText(one, names)], from: one })),
  ];
}

function howItWasRead({ kind, names }: ReadName, ordinal: string | undefined): string[] {
  const which = ordinal === undefined ? "that name" : `the ${ordinal} name`;
  switch (kind) {
    case "listed":
      return [];
    case "near":
      return [
        `I do not have ${which} in that spelling: showing ${labels(names)}. If you meant something else, none of this is about it.`,
      ];
    case "part":
      return [`Of ${which} I know only ${labels(names)}. The rest is unknown to me, and may be worse.`];
    case "kratom":
      return ["Kratom itself is what this list is about: it says what other things do together with it."];
    case "unlisted":
      return [ordinal === undefined ? "That name is not on my list." : `The ${ordinal} name is not on my list.`];
  }
}

/** Spellings on the list that came close: asked about, not answered with. */
function closeSpellings(readings: readonly ReadName[]): Part[] {
  const close = [...new Set(readings.flatMap((reading) => reading.close))].slice(0, MOST_BUTTONS);
  if (close.length === 0) return [];
  const each: ButtonBuilder[] = close.map(({ label, key }) => button(label, "cautions.name", key));
  return ["Did you mean one of these?", buttons(...each)];
}

function classText(one: InteractionClass, names: readonly KnownName[]): string {
  const its = names.filter((name) => name.classes.includes(one));
  const included = its.filter((name) => !name.isClass);
  const group = included.length > 0 ? `This group includes ${labels(included)}.` : "This is about the whole group.";
  return `### ${RISK_HEADING[one.risk]}: ${one.name}\n${group}\n${one.text}\n-# ${one.mechanism}`;
}

function labels(names: readonly KnownName[]): string {
  return names
    .map(({ label }) => `**${label}**`)
    .sort()
    .join(", ");
}
