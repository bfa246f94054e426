import type { ButtonBuilder } from "discord.js";
import { cautionsFor } from "../../src/content/choose-cautions.ts";
import type { Content } from "../../src/content/content.ts";
import type { InteractionClass } from "../../src/content/interaction.ts";
import { type KnownName, worstFirst } from "../../src/content/known-names.ts";
import { partsOfNames, type ReadName, readName } from "../../src/content/read-names.ts";
import { MOST_NAMES } from "../../src/content/suggest-names.ts";
import type { CommandContext } from "../../src/discord/command.ts";
import { button, buttons, type Part } from "../../src/discord/draw/card.ts";
import { writeCaution } from "../../src/discord/draw/caution.ts";
import { riskInWords } from "../../src/discord/draw/grades.ts";
import { UserError } from "../../src/errors.ts";
import type { Text } from "../../src/text/text.ts";
import type { CautionSection } from "./section.ts";

const ORDINALS = ["first", "second", "third", "fourth"] as const;
const MOST_BUTTONS = 5;

/**
 * Each name somebody gave, read. Nothing of it is kept or logged, and what we do not know is never repeated: it may
 * hold an amount.
 *
 * @throws {UserError} for no name at all, or more than four
 */
export function readNames(content: Content, typed: string): ReadName[] {
  const parts = partsOfNames(typed);
  if (parts.length === 0) throw new UserError("names-missing");
  if (parts.length > MOST_NAMES) throw new UserError("names-too-many", { count: parts.length });
  return parts.map((part) => readName(content, part));
}

/** What is known about each name together with kratom: every class it belongs to, worst first, in any order of asking. */
export function namesSections(
  { content, text }: Pick<CommandContext, "content" | "text">,
  readings: readonly ReadName[],
): CautionSection[] {
  const { unlisted } = content.interactions;
  const names = [...new Set(readings.flatMap((reading) => reading.names))];
  const classes = worstFirst(names.flatMap((name) => name.classes));
  const isPartUnknown = readings.some(({ kind }) => kind === "unlisted" || kind === "part" || kind === "near-kratom");
  const isAllKratom = readings.every(({ kind }) => kind === "kratom" || kind === "near-kratom");

  const worst = classes[0];
  const lines = [
    text("cautions.with-heading"),
    ...(worst === undefined
      ? []
      : [
          text(isPartUnknown ? "cautions.with-worst-known" : "cautions.with-worst", {
            risk: riskInWords(text, worst.risk),
          }),
        ]),
    ...readings.flatMap((reading, index) =>
      howItWasRead(text, reading, readings.length > 1 ? ORDINALS[index] : undefined),
    ),
    ...(readings.length > 1 && !isAllKratom ? [text("cautions.with-each-beside-kratom")] : []),
  ];
  return [
    { parts: [lines.join("\n"), ...closeSpellings(text, readings)], isAboutNames: true },
    ...(isPartUnknown
      ? [{ parts: [`### ${unlisted.title}\n${riskInWords(text, unlisted.risk)}.\n${unlisted.text}`] }]
      : []),
    ...(isAllKratom ? cautionsFor(content, "short-version").map((one) => ({ parts: [writeCaution(text, one)] })) : []),
    ...classes.map((one) => ({ parts: [classText(text, one, names)], from: one })),
  ];
}

function howItWasRead(
  text: Text,
  { kind, names }: ReadName,
  which: (typeof ORDINALS)[number] | "other" = "other",
): string[] {
  switch (kind) {
    case "listed":
      return [];
    case "near":
      return [text("cautions.with-near", { which, names: labels(names) })];
    case "part":
      return [text("cautions.with-part", { which, names: labels(names) })];
    case "kratom":
      return [text("cautions.with-kratom")];
    case "near-kratom":
      return [text("cautions.with-near", { which, names: "**kratom**" }), text("cautions.with-kratom")];
    case "unlisted":
      return [text("cautions.with-unlisted", { which })];
  }
}

/** Spellings on the list that came close: asked about, not answered with. */
function closeSpellings(text: Text, readings: readonly ReadName[]): Part[] {
  const close = [...new Set(readings.flatMap((reading) => reading.close))].slice(0, MOST_BUTTONS);
  if (close.length === 0) return [];
  const each: ButtonBuilder[] = close.map(({ label, key }) => button(label, "cautions.name", key));
  return [text("cautions.with-did-you-mean"), buttons(...each)];
}

function classText(text: Text, one: InteractionClass, names: readonly KnownName[]): string {
  const its = names.filter((name) => name.classes.includes(one));
  const included = its.filter((name) => !name.isClass);
  const group =
    included.length > 0 ? text("cautions.with-group", { names: labels(included) }) : text("cautions.with-whole-group");
  return `### ${text("grades.risk-heading", { risk: one.risk, name: one.name })}\n${group}\n${one.text}\n-# ${one.mechanism}`;
}

function labels(names: readonly KnownName[]): string {
  return names
    .map(({ label }) => `**${label}**`)
    .sort()
    .join(", ");
}
