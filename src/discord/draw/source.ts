import type { Source } from "../../content/source.ts";
import type { Text } from "../../text/text.ts";

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

/** The day a human last read an entry, in small print. */
export function writeReviewed(text: Text, day: string): string {
  return `-# ${text("common.reviewed", { day })}`;
}

/** A bracket in the address would end the link early. */
function linkable(address: string): string {
  return address.replaceAll("(", "%28").replaceAll(")", "%29");
}
