import type { Content } from "../content.ts";
import { sayingsIn } from "../saying.ts";
import type { Reading } from "./reading-level.ts";

/** A file of data/, as its entries were parsed. */
export type ContentFile = {
  readonly file: string;
  readonly noun: string;
  readonly entries: readonly { readonly id: string; readonly reviewedOn?: string }[];
};

/** The files of data/ that hold what is said, in the order of data/README.md. */
export function contentFiles(content: Content): ContentFile[] {
  const { notice, unlisted, classes } = content.interactions;
  return [
    { file: "sleep-tips.json", noun: "tip", entries: content.tips },
    { file: "topics.json", noun: "topic", entries: content.topics },
    { file: "tonight.json", noun: "step", entries: content.tonight },
    { file: "relaxation.json", noun: "exercise", entries: content.relaxation },
    { file: "cautions.json", noun: "caution", entries: content.cautions },
    { file: "caution-topics.json", noun: "caution topic", entries: content.cautionTopics },
    { file: "article-claims.json", noun: "claim", entries: content.claims },
    { file: "interactions.json", noun: "class", entries: [notice, unlisted, ...classes] },
    { file: "medicines/pairs.json", noun: "pair", entries: content.medicines.pairs },
    { file: "medicines/named-pairs.json", noun: "named pair", entries: content.medicines.namedPairs },
    { file: "medicines/alone.json", noun: "card", entries: content.medicines.alone },
    { file: "legal-status.json", noun: "place", entries: content.places },
    { file: "check.json", noun: "entry", entries: content.check },
    { file: "helplines.json", noun: "helpline", entries: content.helplines },
    { file: "help-cards.json", noun: "entry", entries: content.helpCards },
    { file: "sources.json", noun: "source", entries: [...content.sources.values()] },
  ];
}

/** Fields that are lists of names, words or numbers, and not read as sentences. */
const NO_PROSE =
  /^(?:name|place|country|words|examples|alsoCalled|time\.words|emergency|poison|substanceUse|crisis|onCard)\b/;

/** Every text of a file that is read as a sentence. Titles of sources are other people's words. */
export function readingsIn({ file, noun, entries }: ContentFile): Reading[] {
  if (file === "sources.json") return [];
  return entries
    .flatMap((entry) => sayingsIn({ file, noun, entry: entry.id }, entry))
    .filter(({ spot }) => !NO_PROSE.test(spot.field))
    .map(({ spot, text }) => ({ where: `${spot.entry} ${spot.field}`, text }));
}
