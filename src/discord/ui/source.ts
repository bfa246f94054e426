import { sourcesOf } from "../../content/choose/sources-of.ts";
import type { Content } from "../../content/schema/content.ts";
import type { Sourced } from "../../content/schema/entry.ts";
import { isUnread, reviewOf } from "../../content/schema/review.ts";
import type { Source } from "../../content/schema/source.ts";
import type { Text } from "../../text/text.ts";
import { card, type Shown, TONE } from "./card.ts";

/** A source by title, publisher and year; linked only where the page is fit to send somebody to. */
export function writeSource(text: Text, source: Source): string {
  const year = source.year ?? text("common.undated");
  const title = source.link ? `[${source.title}](${linkable(source.link)})` : source.title;
  return text("common.source", { title, publisher: source.publisher, year });
}

/** Sources as a list, one a line. */
export function writeSources(text: Text, sources: Iterable<Source>): string {
  return [...sources].map((source) => `- ${writeSource(text, source)}`).join("\n");
}

/** Who last read an entry, when and how, in small print. */
export function writeReviewed(text: Text, content: Pick<Content, "sources">, entry: Sourced): string {
  const { on, by, how } = reviewOf(content, entry);
  return `-# ${text("common.reviewed", { day: on, by, how })}`;
}

/** That no clinician has read what is shown, once for all of it, until one has. */
export function writeUnread(text: Text, entries: readonly Sourced[]): string[] {
  return entries.some(isUnread) ? [`-# ${text("common.no-clinician")}`] : [];
}

/** Where several entries come from: each source once, and the reading of all of them: as long ago as the oldest, as good as the least. */
export function drawSourcesOf(text: Text, content: Content, entries: readonly Sourced[]): Shown {
  const ids = new Set(entries.flatMap(({ sources }) => sources));
  const [oldest] = entries.toSorted((one, other) => one.reviewedOn.localeCompare(other.reviewedOn));
  return card(
    TONE.plain,
    `## ${text("common.where-from")}`,
    writeSources(text, sourcesOf(content, { sources: [...ids] })),
    // That it was read by an editor says that no clinician has: these lists leave no room for more.
    ...(oldest ? [writeReviewed(text, content, { ...oldest, sources: [...ids] })] : []),
  );
}

/** A bracket in the address would end the link early. */
function linkable(address: string): string {
  return address.replaceAll("(", "%28").replaceAll(")", "%29");
}
