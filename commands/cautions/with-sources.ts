import { sourcesOf } from "../../src/content/choose/sources-of.ts";
import type { Sourced } from "../../src/content/schema/entry.ts";
import type { CommandContext } from "../../src/discord/app/command.ts";
import { writeReviewed, writeSource } from "../../src/discord/ui/source.ts";
import { cardsOf, decide } from "../../src/understanding/medicines/decide.ts";
import type { MedicinesRead } from "../../src/understanding/medicines/read-medicines.ts";
import type { CautionSection } from "./section.ts";
import { textsOf } from "./with.ts";

/** Sources that stay together, so that a long list is parted between messages. */
const TOGETHER = 6;

/** Where all that is said of these names comes from, each source once; and what nobody has opened a source for. */
export function namedSources(
  { content, text }: Pick<CommandContext, "content" | "text">,
  read: MedicinesRead,
): CautionSection[] {
  const { names, pairs } = decide(content, read);
  const texts = textsOf(pairs);
  const unverified = texts.filter(({ said }) => said.by === "name" && said.entry.verified === false);
  const entries: Sourced[] =
    texts.length > 0 ? texts.map(({ said }) => said.entry) : names.flatMap((name) => cardsOf(content, name));
  const from = entries.length > 0 ? entries : [content.interactions.unlisted];
  const sources = [...new Set(from.flatMap((entry) => [...sourcesOf(content, entry)]))];
  const rows = Map.groupBy(sources.entries(), ([at]) => Math.floor(at / TOGETHER));
  const [oldest] = from.toSorted((one, other) => one.reviewedOn.localeCompare(other.reviewedOn));
  const reviewed = oldest ? [writeReviewed(text, content, { ...oldest, sources: sources.map(({ id }) => id) })] : [];
  const pairsOf = (of: (typeof texts)[number]["of"]) =>
    of.map(({ both: [one, other] }) => `${one.label} + ${other.label}`).join("; ");
  return [
    { parts: [text("cautions.named-sources")] },
    ...unverified.map(({ of }) => ({ parts: [text("cautions.named-unverified", { pairs: pairsOf(of) })] })),
    ...[...rows.values()].map((row) => ({
      parts: [row.map(([, source]) => `- ${writeSource(text, source)}`).join("\n")],
    })),
    { parts: [[...reviewed, `-# ${text("cautions.named-read-by-nobody")}`].join("\n")] },
  ];
}
