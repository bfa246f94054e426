import type { Content } from "../schema/content.ts";
import type { Reviewer } from "../schema/review.ts";
import { sayingsIn } from "../schema/saying.ts";
import type { LocatedText } from "./reading-level.ts";

/** What entries of any file may have in common. */
export type FileEntry = {
  readonly id: string;
  readonly sources?: readonly string[];
  readonly reviewedOn?: string;
  readonly reviewedBy?: Reviewer;
  readonly maintainerNote?: string | undefined;
  /** The tip a step of the evening rests on. */
  readonly tip?: string | undefined;
};

/** A file of data/, as its entries were parsed. */
export type ContentFile = {
  readonly file: string;
  readonly noun: string;
  readonly entries: readonly FileEntry[];
};

/** The files of data/ that hold what is said, in the order of data/README.md. */
export function contentFiles(content: Content): ContentFile[] {
  const { notice, unlisted, classes } = content.interactions;
  return [
    { file: "sleep-tips.json", noun: "tip", entries: content.tips },
    { file: "topics.json", noun: "topic", entries: content.topics },
    { file: "tonight.json", noun: "step", entries: content.tonight },
    { file: "awake.json", noun: "card", entries: content.awake },
    { file: "relaxation.json", noun: "exercise", entries: content.relaxation },
    { file: "cautions.json", noun: "caution", entries: content.cautions },
    { file: "caution-topics.json", noun: "caution topic", entries: content.cautionTopics },
    { file: "article-claims.json", noun: "claim", entries: content.claims },
    { file: "article-topics.json", noun: "article topic", entries: content.articleTopics },
    { file: "interactions.json", noun: "class", entries: [notice, unlisted, ...classes] },
    { file: "medicines/pairs.json", noun: "pair", entries: content.medicines.pairs },
    { file: "medicines/named-pairs.json", noun: "named pair", entries: content.medicines.namedPairs },
    { file: "medicines/alone.json", noun: "card", entries: content.medicines.alone },
    { file: "legal-status.json", noun: "place", entries: content.jurisdictions },
    { file: "check.json", noun: "entry", entries: content.check },
    { file: "programme.json", noun: "entry", entries: content.programme },
    { file: "helplines.json", noun: "helpline", entries: content.helplines },
    { file: "help-cards.json", noun: "entry", entries: content.helpCards },
    { file: "sources.json", noun: "source", entries: [...content.sources.values()] },
  ];
}

/** Fields that are names, words, numbers, days, grades or ids, and not read as sentences. */
const NO_PROSE = new RegExp(
  `^(?:${[
    ...["name", "place", "country", "words", "askedAs", "examples", "alsoCalled", String.raw`time\.words`],
    ...["emergency", "poison", "substanceUse", "crisis", "onCard", "unconfirmed", "guides", "partsOfDay"],
    ...["reviewedBy", "about", "claims", "card"],
    ...["reviewedOn", "asOf", "evidence", "severity", "risk", "status", "urgency", "kind", "shownTo", "section"],
    ...[
      "tip",
      "level",
      "offers",
      "cues",
      "leavesOut",
      "card",
      String.raw`actions\[\d+\]\.id`,
      String.raw`time\.tip`,
      String.raw`calls\[\d+\]\.line`,
      String.raw`steps\[\d+\]\.onlyWith`,
    ],
  ].join("|")})\\b`,
);

/** Files whose entries are lines of a menu, which nobody reads as one text. */
const MENUS = new Set(["topics.json", "caution-topics.json", "article-topics.json", "sources.json"]);

/** Every text of a file that is read as a sentence. Titles of sources are other people's words. */
export function readingsIn({ file, noun, entries }: ContentFile): LocatedText[] {
  if (file === "sources.json") return [];
  return entries
    .flatMap((entry) => sayingsIn({ file, noun, entry: entry.id }, entry))
    .filter(({ spot }) => !NO_PROSE.test(spot.field))
    .map(({ spot, text }) => ({ where: `${spot.entry} ${spot.field}`, text }));
}

/** Every entry of a file as it is read on a card: all of its sentences, one below the other. Menus have no cards. */
export function cardsIn(file: ContentFile): LocatedText[] {
  const { entries, ...rest } = file;
  if (MENUS.has(file.file)) return [];
  return entries.map((entry) => {
    const texts = readingsIn({ ...rest, entries: [entry] }).map(({ text }) => text);
    return { where: entry.id, text: texts.join("\n") };
  });
}
