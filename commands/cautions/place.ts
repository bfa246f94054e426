import { statusAge } from "../../src/content/choose/status-age.ts";
import type { Jurisdiction } from "../../src/content/schema/jurisdiction.ts";
import { type FoundJurisdiction, jurisdictionLabel } from "../../src/content/search/find-jurisdiction.ts";
import type { CommandContext } from "../../src/discord/app/command.ts";
import { button, buttons } from "../../src/discord/ui/card.ts";
import { statusInWords } from "../../src/discord/ui/grades.ts";
import { monthText } from "../../src/discord/ui/timestamps.ts";
import type { Text } from "../../src/text/text.ts";
import type { CautionSection } from "./section.ts";

/** What the law says of kratom in a place, or which place is meant. Never reads as a permission. */
export function placeSections(context: CommandContext, found: FoundJurisdiction): CautionSection[] {
  const { text } = context;
  switch (found.kind) {
    case "none":
      return [{ parts: [text("cautions.law-nothing")] }];
    case "ask": {
      const row = found.choices.map(({ label, place }) =>
        button(label, "cautions.place", { place: place?.id ?? "none" }),
      );
      return [{ parts: [text("cautions.law-which"), buttons(...row)] }];
    }
    case "place":
      return lawOf(context, found.place);
  }
}

/** A US state stands under federal law as well. */
function lawOf({ content, text, now }: CommandContext, place: Jurisdiction): CautionSection[] {
  const country = place.code.startsWith("US-") ? content.jurisdictions.find(({ code }) => code === "US") : undefined;
  return [place, ...(country ? [country] : [])].map((one) => ({
    parts: [
      lawText(text, one, now()),
      buttons(button(text("cautions.law-sources"), "cautions.law-sources", { place: one.id })),
    ],
  }));
}

function lawText(text: Text, place: Jurisdiction, now: Temporal.Instant): string {
  const { month, isOld } = statusAge(place, now);
  const when = monthText(month, text.locale);
  return [
    text("cautions.law-heading", { place: jurisdictionLabel(place) }),
    ...(isOld ? [text("cautions.law-old", { month: when })] : []),
    `**${statusInWords(text, place.status, when)}.**${place.asOfEstimated ? ` ${text("cautions.law-month-estimated")}` : ""}`,
    place.note,
    `-# ${text("cautions.law-no-permission")}`,
  ].join("\n");
}
