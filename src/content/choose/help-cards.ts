import type { Content } from "../schema/content.ts";
import {
  type HelpCard,
  HelpCardId,
  type HelpDirectory,
  type HelpGuide,
  type HelpGuideId,
} from "../schema/help-card.ts";

type HelpEntries = Pick<Content, "helpCards">;

/** Every card for somebody in danger, in the order they are offered. */
export function everyHelpCard({ helpCards }: HelpEntries): HelpCard[] {
  const cards = helpCards.filter((entry) => entry.kind === "card");
  return HelpCardId.options.flatMap((id) => cards.find((card) => card.id === id) ?? []);
}

/** Loaded content has every one of them: `helpProblems` asks for it. */
export function helpCard(content: HelpEntries, id: HelpCardId): HelpCard {
  return there(everyHelpCard(content).find((card) => card.id === id));
}

export function helpGuide({ helpCards }: HelpEntries, id: HelpGuideId): HelpGuide {
  return there(helpCards.find((entry): entry is HelpGuide => entry.kind === "guide" && entry.id === id));
}

/** Where crisis lines are listed by country, and its address. */
export function helpDirectory({ helpCards, sources }: Pick<Content, "helpCards" | "sources">): {
  readonly entry: HelpDirectory;
  readonly link: string;
} {
  const entry = there(helpCards.find((one): one is HelpDirectory => one.kind === "directory"));
  return { entry, link: there(sources.get(entry.sources[0] ?? "")?.link) };
}

function there<Found>(found: Found | undefined): Found {
  if (found === undefined) throw new TypeError("data/help-cards.json lacks an entry that loading asks for");
  return found;
}
