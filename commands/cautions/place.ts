import type { Content } from "../../src/content/content.ts";
import { type FoundPlace, placeLabel } from "../../src/content/find-place.ts";
import type { Place } from "../../src/content/place.ts";
import { placeAge } from "../../src/content/place-age.ts";
import { statusInWords } from "../../src/content/strength.ts";
import { button, buttons } from "../../src/discord/draw/card.ts";
import type { CautionSection } from "./section.ts";

const NO_PERMISSION =
  "-# Not legal advice, and no permission. Towns and counties can have rules of their own. Look at an official page before you buy, carry or post anything, or cross a border with it.";

export const NO_ENTRY =
  "## Law on kratom\nI have nothing on that place. That means nothing: it may well be banned there. Look at an official page. I list US states and some countries by name, not towns.";

/** What the law says of kratom in a place, or which place is meant. Never reads as a permission. */
export function placeSections(content: Content, found: FoundPlace, now: Temporal.Instant): CautionSection[] {
  switch (found.kind) {
    case "none":
      return [{ parts: [NO_ENTRY] }];
    case "ask": {
      const row = found.choices.map(({ label, place }) => button(label, "cautions.place", place?.id ?? "none"));
      const ask = "## Law on kratom\nWhich place do you mean? I ask because the law differs from one to the other.";
      return [{ parts: [ask, buttons(...row)] }];
    }
    case "place":
      return lawOf(content, found.place, now);
  }
}

/** A US state stands under federal law as well. */
function lawOf(content: Content, place: Place, now: Temporal.Instant): CautionSection[] {
  const country = place.code.startsWith("US-") ? content.places.find(({ code }) => code === "US") : undefined;
  return [place, ...(country ? [country] : [])].map((one) => ({
    parts: [lawText(one, now), buttons(button("Sources for the law", "cautions.law-sources", one.id))],
  }));
}

function lawText(place: Place, now: Temporal.Instant): string {
  const { month, isOld } = placeAge(place, now);
  return [
    `## Law on kratom: ${placeLabel(place)}`,
    ...(isOld ? ["**We no longer vouch for this: it is over a year old.**"] : []),
    `**${statusInWords(place.status, month)}.**${place.asOfEstimated ? " The month is our estimate, from a page without a date." : ""}`,
    place.note,
    NO_PERMISSION,
  ].join("\n");
}
