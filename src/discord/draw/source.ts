import type { Source } from "../../content/source.ts";

/** A source by title, publisher and year; linked only where the page is fit to send somebody to. */
export function sourceText(source: Source): string {
  const year = source.year === null ? "undated" : String(source.year);
  const title = source.link ? `[${source.title}](${linkable(source.link)})` : source.title;
  return `${title} — ${source.publisher}, ${year}`;
}

/** A bracket in the address would end the link early. */
function linkable(address: string): string {
  return address.replaceAll("(", "%28").replaceAll(")", "%29");
}
