import { join } from "node:path";
import type { z } from "zod";
import { withWarningSources } from "../check/costs-sleep.ts";
import { crossCheck } from "../check/cross-check.ts";
import { checkRules } from "../check/rules.ts";
import { Awake } from "../schema/awake.ts";
import { Caution, CautionTopic } from "../schema/caution.ts";
import { CheckEntry } from "../schema/check.ts";
import { ArticleClaim, ArticleTopic } from "../schema/claim.ts";
import type { Content } from "../schema/content.ts";
import { ContentError } from "../schema/content-error.ts";
import { parseEntry, type RawEntry, rawEntries } from "../schema/data-file.ts";
import { HelpEntry } from "../schema/help-card.ts";
import { Helpline } from "../schema/helpline.ts";
import { IntentEntry } from "../schema/intent.ts";
import { InteractionClass, InteractionFile, Interactions } from "../schema/interaction.ts";
import { Jurisdiction } from "../schema/jurisdiction.ts";
import type { Medicines } from "../schema/medicine.ts";
import { OffTopic } from "../schema/off-topic.ts";
import { ProgrammeEntry } from "../schema/programme.ts";
import { Relaxation } from "../schema/relaxation.ts";
import { ReviewedException } from "../schema/reviewed-exception.ts";
import { type Saying, sayingsIn } from "../schema/saying.ts";
import { Sensitive } from "../schema/sensitive.ts";
import { Source } from "../schema/source.ts";
import { Synonyms } from "../schema/synonyms.ts";
import { Taking } from "../schema/taking.ts";
import { Tip } from "../schema/tip.ts";
import { TonightStep } from "../schema/tonight.ts";
import { Topic, TopicGroup } from "../schema/topic.ts";
import { loadMedicines } from "./load-medicines.ts";
import { readJson } from "./read-json.ts";

/**
 * Reads and checks everything the bot may say. Synchronous: it runs once, before anybody is answered.
 *
 * @param folder the data/ folder
 * @param wording what else may be shown, which has to keep the same rules: the catalogue's sentences
 * @throws {ContentError} listing every problem found, each with its file, entry and field
 */
export function loadContent(folder: string, wording?: readonly Saying[]): Content {
  const problems: string[] = [];
  const unread: string[] = [];
  const shown: { readonly spot: Parameters<typeof sayingsIn>[0]; readonly value: unknown }[] = [];

  /** Parses the entries that can be parsed, and keeps every entry for the rules. */
  function take<Schema extends z.ZodType>(file: string, noun: string, schema: Schema, entries: readonly RawEntry[]) {
    const parsed: z.output<Schema>[] = [];
    for (const entry of entries) {
      shown.push({ spot: { file, noun, entry: entry.name }, value: entry.value });
      const value = parseEntry(schema, entry, file, noun, problems);
      if (value !== undefined) parsed.push(value);
    }
    return parsed;
  }
  const read = (file: string) => readJson(join(folder, file), `data/${file}`, unread);
  const list = <Schema extends z.ZodType>(file: string, noun: string, schema: Schema) =>
    take(file, noun, schema, rawEntries(read(file), file, problems));

  /** What is compared with typed text and never shown, so no rule is run over it. */
  const typed = <Schema extends z.ZodType>(file: string, noun: string, schema: Schema) =>
    rawEntries(read(file), file, problems)
      .map((entry) => parseEntry(schema, entry, file, noun, problems))
      .filter((value) => value !== undefined);

  const interactions = "interactions.json";
  const outline = { name: "", value: read(interactions) };
  const written = parseEntry(InteractionFile, outline, interactions, "", problems);
  const one = <Schema extends z.ZodType>(name: string, schema: Schema, value: unknown) =>
    take(interactions, "notice", schema, [{ name, value }])[0];

  const draft = {
    tips: list("sleep-tips.json", "tip", Tip).map(withWarningSources),
    topics: list("topics.json", "topic", Topic),
    topicGroups: list("topic-groups.json", "topic group", TopicGroup),
    cautions: list("cautions.json", "caution", Caution),
    cautionTopics: list("caution-topics.json", "caution topic", CautionTopic),
    claims: list("article-claims.json", "claim", ArticleClaim),
    articleTopics: list("article-topics.json", "article topic", ArticleTopic),
    interactions: {
      notice: one("notice", Interactions.shape.notice, written?.notice),
      unlisted: one("unlisted", Interactions.shape.unlisted, written?.unlisted),
      classes: take(interactions, "class", InteractionClass, rawEntries(written?.classes, interactions, problems)),
    },
    jurisdictions: list("legal-status.json", "place", Jurisdiction),
    helplines: list("helplines.json", "helpline", Helpline),
    helpCards: list("help-cards.json", "entry", HelpEntry),
    tonight: list("tonight.json", "step", TonightStep),
    awake: list("awake.json", "card", Awake),
    relaxation: list("relaxation.json", "exercise", Relaxation),
    check: list("check.json", "entry", CheckEntry),
    programme: list("programme.json", "entry", ProgrammeEntry),
    synonyms: typed("synonyms.json", "entry", Synonyms),
    offTopic: typed("off-topic.json", "entry", OffTopic),
    taking: typed("taking.json", "entry", Taking),
    sensitive: typed("sensitive.json", "entry", Sensitive),
    intents: typed("intents.json", "entry", IntentEntry),
    medicines: loadMedicines(list, typed),
    sources: [...list("sources.json", "source", Source), ...list("medicines/sources.json", "source", Source)],
  };
  const exceptions = readExceptions(read, problems);
  // Without a whole file every reference into it looks broken, and the one thing to mend would be hidden among them.
  if (unread.length > 0) throw new ContentError(unread);

  problems.push(...crossCheck({ ...draft, exceptions }));
  const substances = substancesIn(draft.interactions.classes, draft.medicines);
  const [ofWording = [], ofContent = []] = [true, false].map((isWording) =>
    exceptions.filter(({ file }) => file.startsWith("text/") === isWording),
  );
  const sayings = shown.flatMap(({ spot, value }) => sayingsIn(spot, value));
  problems.push(...checkRules(sayings, ofContent, substances));
  if (wording) problems.push(...checkRules(wording, ofWording, substances));

  const { notice, unlisted, classes } = draft.interactions;
  if (problems.length > 0 || notice === undefined || unlisted === undefined) throw new ContentError(problems);
  return {
    ...draft,
    interactions: { notice, unlisted, classes },
    sources: new Map(draft.sources.map((source) => [source.id, source])),
  };
}

/** The reviewed list itself is for maintainers and never shown, so no rule is run over it. */
function readExceptions(read: (file: string) => unknown, problems: string[]): ReviewedException[] {
  const file = "reviewed-exceptions.json";
  return rawEntries(read(file), file, problems)
    .map((entry) => parseEntry(ReviewedException, entry, file, "exception", problems))
    .filter((exception) => exception !== undefined);
}

/**
 * Names that make a sentence one about taking something. Caffeine, alcohol and what is eaten are left out: sleep tips
 * are right to say when to have the last of them. So are everyday words.
 */
function substancesIn(classes: readonly InteractionClass[], { names, substances }: Medicines): string[] {
  const classesOf = new Map(substances.map(({ name, classes }) => [name, classes]));
  const isTaken = ({
    parts,
    classes = parts.flatMap((part) => classesOf.get(part) ?? []),
  }: Medicines["names"][number]) => classes.some((id) => !EVERYDAY.has(id));
  return [
    ...classes.filter(({ id }) => id !== "caffeine" && id !== "alcohol").flatMap(({ examples }) => examples),
    ...names.filter((name) => !name.wholeItem && isTaken(name)).map(({ name }) => name),
  ];
}

/** Classes of data/medicines/classes.json whose members stand on a table as well as in a cabinet. */
const EVERYDAY = new Set(["caffeine", "alcohol", "nicotine", "grapefruit", "alcohol-reaction"]);
