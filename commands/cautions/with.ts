import type { ButtonBuilder } from "discord.js";
import { TOKEN_LENGTH } from "../../src/content/choose/seeded.ts";
import type { Content } from "../../src/content/schema/content.ts";
import type { CommandContext } from "../../src/discord/app/command.ts";
import { BUTTONS_IN_A_ROW, button, buttons, LONGEST_LABEL, type Part } from "../../src/discord/ui/card.ts";
import { riskInWords } from "../../src/discord/ui/grades.ts";
import { UserError } from "../../src/errors.ts";
import type { Text } from "../../src/text/text.ts";
import { cardsOf, type Decision, decide, type Pair, type Said } from "../../src/understanding/medicines/decide.ts";
import {
  type Medicine,
  medicineIndex,
  medicineToken,
  nameWords,
} from "../../src/understanding/medicines/medicine-index.ts";
import { type MedicinesRead, readMedicines } from "../../src/understanding/medicines/read-medicines.ts";
import type { CautionSection } from "./section.ts";

/** Words of an answer at the most, all it says counted: of one name, and of two. */
export const MOST_WORDS = { one: 90, two: 130 } as const;
/** Names that a custom id has room for. */
const MOST_IN_BUTTON = 16;

type Words = Pick<CommandContext, "content" | "text">;

/**
 * Everything somebody named. Nothing of it is kept or logged, and what we do not know is never repeated: it may hold
 * an amount.
 *
 * @throws {UserError} for no name at all
 */
export function readNames(content: Content, typed: string): MedicinesRead {
  if (nameWords(typed).length === 0) throw new UserError("names-missing");
  return readMedicines(content, typed);
}

/** Whether anything was read that something can be said about. */
export function isAnyNamed({ names, partly, asks }: MedicinesRead): boolean {
  return names.length + partly.length + asks.length > 0;
}

/** What a button carries: the names, as the tokens of a custom id. Undefined for more than it has room for. */
export function tokensOf(names: readonly Medicine[]): string | undefined {
  return names.length > MOST_IN_BUTTON ? undefined : names.map(medicineToken).join("");
}

/** The names that a button carries; undefined for one of an older list. */
export function namesByTokens(content: Content, tokens: string): MedicinesRead | undefined {
  const { byToken } = medicineIndex(content);
  const each = tokens.match(new RegExp(`.{${TOKEN_LENGTH}}`, "g")) ?? [];
  const names = each.flatMap((token) => byToken.get(token) ?? []);
  if (names.length !== each.length || names.length === 0) return undefined;
  return { names: names.map((medicine) => ({ medicine, as: "name" })), partly: [], unknown: 0, asks: [] };
}

/**
 * What is known of what was named: of one name what to know before it is taken to sleep, of several what each two of
 * them do, the worst first. Short; the rest is behind buttons.
 *
 * @param spent words that the answer has besides, such as the line about danger
 */
export function namedSections({ content, text }: Words, read: MedicinesRead, spent: number): CautionSection[] {
  const decision = decide(content, read);
  const { names, pairs } = decision;
  const [only] = names;
  const lines =
    pairs.length > 0
      ? ofSeveral({ content, text }, decision, read, spent)
      : only !== undefined
        ? ofOne({ content, text }, only, read, spent)
        : [text(read.asks.length > 0 ? "cautions.named-unsure" : "cautions.named-unlisted")];
  const texts = inPieces([...lines, ...howItWasRead(text, read, decision)]);
  const below = [...questions({ content, text }, read, names), ...controls({ content, text }, decision)];
  return texts.map((part, at) => ({ parts: at === texts.length - 1 ? [part, ...below] : [part] }));
}

function ofOne({ content, text }: Words, medicine: Medicine, read: MedicinesRead, spent: number): string[] {
  const [card, ...others] = cardsOf(content, medicine);
  if (card === undefined)
    return [
      text("cautions.named-unlisted"),
      text("cautions.named-other", { names: medicine.label }),
      ...(medicine.note === undefined ? [] : [medicine.note]),
    ];
  const group = text("cautions.named-of-group", { group: classNames(content).get(card.id) ?? "" });
  const { severity, title } = card;
  const below = aside(content, text, read);
  const titled = text("cautions.named-alone", { severity, title });
  const about = medicine.meanings.length > 0 ? group : `${holds(content, text, medicine)} ${group}`;
  const isShort = countWords([titled, card.text, about, ...below].join("\n")) <= MOST_WORDS.one - spent;
  const heading = isShort ? titled : text("cautions.named-alone-name", { severity, name: medicine.label });
  const said = [heading, card.text];
  const small = `-# ${isShort || isMixture(medicine) ? about : group}`;
  const more = others.length > 0 ? [`-# ${text("cautions.named-also", { more: moreLabel(text, others.length) })}`] : [];
  const note = medicine.note === undefined || medicine.meanings.length > 0 ? [] : [medicine.note];
  const room = MOST_WORDS.one - spent - countWords([...said, small, ...below].join("\n"));
  return [...said, small, ...fitting([...note, ...more], room)];
}

function ofSeveral({ content, text }: Words, decision: Decision, read: MedicinesRead, spent: number): string[] {
  const { pairs, worst, names } = decision;
  const [first] = pairs;
  if (first === undefined) return [];
  const isPartUnknown = read.unknown > 0;
  const isMore = pairs.length > 1;
  const risk = riskInWords(text, worst);
  const headline = isMore
    ? text(isPartUnknown ? "cautions.named-worst-known-of-all" : "cautions.named-worst-of-all", { risk })
    : text(isPartUnknown ? "cautions.named-worst-known" : "cautions.named-worst", { risk });
  const [one, other] = first.both;
  const said = first.said.map(({ entry }) => entry.text);
  const [main = text("cautions.named-no-rule"), ...further] = said;
  const shared = first.said[0]?.by === "name" ? [] : sharedIn(content, text, first);
  const others = names.filter(isOther);
  const lines = [
    text("cautions.named-with", { one: one.label, other: other.label }),
    headline,
    ...shared,
    ...(said.length > 0 || shared.length === 0 ? [main] : []),
  ];
  const small = groupsIn(content, text, first.said[0]);
  const prescribed = isPrescribed(names) && worst !== "unknown" ? [text("cautions.named-prescribed")] : [];
  const isSaid = /\bstop\b/.test(said[0] ?? "");
  const base = [
    ...lines,
    ...(isSaid ? [] : prescribed),
    ...small,
    ...(isMore ? listOf(text, pairs) : []),
    ...dangerAlone({ content, text }, decision),
  ];
  if (isMore) return base;
  const held = names.filter(isMixture).map((name) => `-# ${holds(content, text, name)}`);
  const notes = others.flatMap(({ note }) => note ?? []);
  const room = MOST_WORDS.two - spent - countWords([...base, ...aside(content, text, read, decision)].join("\n"));
  return [...base, ...fitting([...further.map((more) => `- ${more}`), ...notes, ...held], room)];
}

/** What is dangerous to take to sleep stays so in company, though what the two do together is not the worst of it. */
function dangerAlone({ content, text }: Words, { names, worst }: Decision): string[] {
  if (worst === "danger") return [];
  const dangerous = names.filter((name) => cardsOf(content, name)[0]?.severity === "danger");
  return dangerous.length === 0 ? [] : [`-# ${text("cautions.named-danger-alone", { names: labels(dangerous) })}`];
}

/** As many of these lines, from the first on, as there is room for; a shorter one never comes in place of a longer. */
function fitting(lines: readonly string[], room: number): string[] {
  const fits: string[] = [];
  let left = room;
  for (const line of lines) {
    left -= countWords(line);
    if (left < 0) break;
    fits.push(line);
  }
  return fits;
}

/** Characters that stay together; a message holds two such pieces and what stands around them. */
const LONGEST_PIECE = 1_500;

/** Lines as one text, or as several where they would not fit into a message: a list is parted between its members. */
function inPieces(lines: readonly string[]): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const line of lines.flatMap(parted)) {
    if (piece !== "" && piece.length + line.length > LONGEST_PIECE) {
      pieces.push(piece);
      piece = "";
    }
    piece = piece === "" ? line : `${piece}\n${line}`;
  }
  return [...pieces, piece];
}

function parted(line: string): string[] {
  if (line.length <= LONGEST_PIECE) return [line];
  const at = line.lastIndexOf("; ", LONGEST_PIECE);
  if (at <= 0) return [line.slice(0, LONGEST_PIECE), ...parted(line.slice(LONGEST_PIECE))];
  return [line.slice(0, at), ...parted(line.slice(at + 2))];
}

/** Words as somebody reads them. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Every pair but in its own words: "Danger: wine with Xanax, codeine; Xanax with codeine". Nothing known is left out. */
function listOf(text: Text, pairs: readonly Pair[]): string[] {
  const byRisk = Map.groupBy(pairs, ({ risk }) => risk);
  return [...byRisk].map(([risk, its]) => {
    const byFirst = Map.groupBy(its, ({ both: [one] }) => one.label);
    const groups = [...byFirst].map(([one, those]) => `${one} + ${those.map(({ both }) => both[1].label).join(", ")}`);
    return text("cautions.named-list", { risk, pairs: groups.join("; ") });
  });
}

/** All that stands below what is known: how the names were read, and what is asked about them. */
function aside(content: Content, text: Text, read: MedicinesRead, decision?: Decision): string[] {
  const isAsked = read.asks.length + read.partly.length > 0;
  return [
    ...howItWasRead(text, read, decision),
    ...(isAsked ? [text("cautions.named-which", { count: read.asks.length })] : []),
    ...read.names.flatMap(({ medicine }) => differs(content, text, medicine)),
  ];
}

/** What of the reading has to be seen: slips, names inside longer ones, names in no group, and how many are unknown. */
function howItWasRead(
  text: Text,
  { names, partly, unknown, asks }: MedicinesRead,
  decision?: Pick<Decision, "pairs">,
): string[] {
  const slips = names.filter(({ as }) => as === "slip").map(({ medicine }) => medicine);
  // Of two it has been said already that there is no rule.
  const others = (decision?.pairs.length ?? 0) > 1 ? names.filter(({ medicine }) => isOther(medicine)) : [];
  const isUnlisted = unknown - asks.length;
  return [
    ...(slips.length > 0 ? [`-# ${text("cautions.named-slip", { names: labels(slips) })}`] : []),
    ...(partly.length > 0 ? [`-# ${text("cautions.named-partly", { names: labels(partly) })}`] : []),
    ...(others.length > 0
      ? [text("cautions.named-other", { names: labels(others.map(({ medicine }) => medicine)) })]
      : []),
    ...(isUnlisted > 0 ? [text("cautions.named-unknown", { count: isUnlisted })] : []),
  ];
}

function isOther({ classes }: Medicine): boolean {
  return classes.length === 0;
}

/** Which of several was meant: each choice is the same list again with that in it. */
function questions({ content, text }: Words, { asks, partly }: MedicinesRead, names: readonly Medicine[]): Part[] {
  const choices = [...new Set([...asks.flat(), ...partly])].slice(0, BUTTONS_IN_A_ROW);
  const row = choices.flatMap((choice) => choiceButton(choice.label, [...names, choice]));
  return [
    ...(row.length > 0 ? [text("cautions.named-which", { count: asks.length }), buttons(...row)] : []),
    ...names
      .filter(({ meanings }) => meanings.length > 0)
      .flatMap((name) => meaningsOf({ content, text }, name, names)),
  ];
}

function choiceButton(label: string, names: readonly Medicine[]): ButtonBuilder[] {
  const tokens = tokensOf([...new Set(names)]);
  return tokens === undefined ? [] : [button(label.slice(0, LONGEST_LABEL), "cautions.named", { tokens })];
}

function meaningsOf({ content, text }: Words, name: Medicine, names: readonly Medicine[]): Part[] {
  const { byKey, shownAs } = medicineIndex(content);
  const others = names.filter((other) => other !== name);
  const row = name.meanings.slice(0, BUTTONS_IN_A_ROW).flatMap(({ countries, product, parts }) => {
    const meant = parts.flatMap((part) => byKey.get(nameWords(part).join("")) ?? []);
    const where = product ?? countries?.join(", ") ?? text("cautions.named-elsewhere");
    const label = text("cautions.named-meaning", { where, parts: parts.map(shownAs).join(", ") });
    return meant.length === parts.length && parts.length === 1 ? choiceButton(label, [...others, ...meant]) : [];
  });
  return [...differs(content, text, name), ...(row.length > 0 ? [buttons(...row)] : [])];
}

function differs(content: Content, text: Text, { label, meanings, parts }: Medicine): string[] {
  const { shownAs } = medicineIndex(content);
  if (meanings.length === 0) return [];
  const isOnButtons = meanings.some((meaning) => meaning.parts.length === 1);
  return [
    isOnButtons
      ? text("cautions.named-meanings", { name: label })
      : text("cautions.named-differs", { name: label, parts: parts.map(shownAs).join(", ") }),
  ];
}

function controls({ content, text }: Words, { names, pairs }: Decision): Part[] {
  const tokens = tokensOf(names);
  const { kratom } = medicineIndex(content);
  if (tokens === undefined || names.length === 0) return [];
  const more = names.length === 1 ? names.flatMap((name) => cardsOf(content, name)).length : textsOf(pairs).length;
  const isKratomNamed = names.some(({ classes }) => classes.includes("kratom-7oh"));
  const withKratom = kratom === undefined || isKratomNamed ? undefined : tokensOf([...names, kratom]);
  return [
    buttons(
      ...(more > 1 ? [button(moreLabel(text, more - 1), "cautions.more", { tokens })] : []),
      button(text("common.sources"), "cautions.named-sources", { tokens }),
      ...(withKratom === undefined
        ? []
        : [button(text("cautions.named-add-kratom"), "cautions.named", { tokens: withKratom })]),
    ),
  ];
}

function moreLabel(text: Text, count: number): string {
  return text("cautions.named-more", { count });
}

/** Every text that is said of these pairs, once, with the pairs that it is said of; the worst first. */
export function textsOf(pairs: readonly Pair[]): { readonly said: Said; readonly of: readonly Pair[] }[] {
  const found = new Map<unknown, { said: Said; of: Pair[] }>();
  for (const pair of pairs)
    for (const said of pair.said) {
      const known = found.get(said.entry);
      if (known === undefined) found.set(said.entry, { said, of: [pair] });
      else known.of.push(pair);
    }
  return [...found.values()];
}

/** All that is known of these names, in full. */
export function allOf({ content, text }: Words, read: MedicinesRead): CautionSection[] {
  const { names, pairs } = decide(content, read);
  const [only] = names;
  if (pairs.length === 0 && only !== undefined)
    return cardsOf(content, only).map(({ severity, title, text: body }) => ({
      parts: [`${text("cautions.named-alone", { severity, title })}\n${body}`],
    }));
  const sections = (lines: readonly string[]) => inPieces(lines).map((part) => ({ parts: [part] }));
  const heading = (risk: Pair["risk"], of: readonly Pair[]) =>
    text("cautions.named-more-heading", { risk, pairs: pairsInWords(of) });
  const silent = pairs.filter((pair) => pair.said.length === 0);
  const held = names.filter(isMixture).map((name) => `-# ${holds(content, text, name)}`);
  return [
    ...textsOf(pairs).flatMap(({ said, of }) =>
      sections([heading(said.entry.risk, of), said.entry.text, ...groupsIn(content, text, said)]),
    ),
    ...(silent.length > 0 ? sections([heading("unknown", silent), text("cautions.named-no-rule")]) : []),
    ...(held.length > 0 ? sections(held) : []),
  ];
}

function pairsInWords(pairs: readonly Pair[]): string {
  return pairs.map(({ both: [one, other] }) => `${one.label} + ${other.label}`).join("; ");
}

function groupsIn(content: Content, text: Text, said: Said | undefined): string[] {
  if (said?.by !== "class") return [];
  const names = classNames(content);
  const groups = [...new Set(said.classes)].map((id) => names.get(id) ?? id);
  return [`-# ${text("cautions.named-of-groups", { groups: groups.join("; ") })}`];
}

function sharedIn(content: Content, text: Text, { shared }: Pair): string[] {
  const { shownAs } = medicineIndex(content);
  const telling = shared.filter((part) => !EVERYDAY_PARTS.has(part));
  return telling.length === 0 ? [] : [text("cautions.named-shared", { parts: telling.map(shownAs).join(", ") })];
}

/** Beer and wine hold alcohol, which is no news. */
const EVERYDAY_PARTS = new Set(["alcohol", "caffeine", "cannabis", "nicotine"]);

/** "NyQuil holds doxylamine, dextromethorphan, paracetamol", where its name does not say so. */
function holds(content: Content, text: Text, medicine: Medicine): string {
  const { shownAs } = medicineIndex(content);
  return isMixture(medicine)
    ? text("cautions.named-holds", { name: medicine.label, parts: medicine.parts.map(shownAs).join(", ") })
    : text("cautions.named-read", { name: medicine.label });
}

/** Whether what is in it has to be said: of brands, of several substances in one, and of names of the street. */
function isMixture({ parts, kind, label, meanings }: Medicine): boolean {
  const [only] = parts;
  if (only === undefined || EVERYDAY_PARTS.has(only) || meanings.length > 0) return false;
  return parts.length > 1 || kind === "brand" || (kind === "also-called" && only.toLowerCase() !== label.toLowerCase());
}

const NEVER_PRESCRIBED = new Set([
  ...["alcohol", "caffeine", "nicotine", "cannabis", "street-stimulants", "mdma", "psychedelics", "dxm", "kratom-7oh"],
  ...["melatonin", "herbal-sedatives", "kava", "st-johns-wort", "grapefruit", "bleeding-herbs", "naloxone"],
]);

/** Whether a doctor may have put two of these together. */
function isPrescribed(names: readonly Medicine[]): boolean {
  const prescribed = names.filter(
    ({ classes, parts }) => classes.some((id) => !NEVER_PRESCRIBED.has(id)) && !parts.includes("heroin"),
  );
  return prescribed.length > 1;
}

function classNames({ medicines }: Content): ReadonlyMap<string, string> {
  return new Map(medicines.classes.map(({ id, name }) => [id, name]));
}

function labels(names: readonly Medicine[]): string {
  return names
    .map(({ label }) => label)
    .sort()
    .join(", ");
}
