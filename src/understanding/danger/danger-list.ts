import { z } from "zod";
import { HelpCardId } from "../../content/schema/help-card.ts";
import { DANGER_KINDS } from "./danger.ts";

const Id = z.string().regex(/^[a-z0-9-]+$/);
const Phrase = z.string().min(1).max(300);

/** One way of saying one thing, in the notation of data/danger/README.md. */
export const DangerPattern = z.strictObject({
  id: Id,
  kind: z.enum(DANGER_KINDS),
  level: z.enum(["help", "ask"]),
  /** Where the card is not the one of the kind: a friend's overdose is `third-person`, answered by the overdose card. */
  card: HelpCardId.optional(),
  says: z.array(Phrase).min(1),
  /** Said so near that the pattern means something else: "wake up" beside "for work". */
  unless: z.array(Phrase).optional(),
  /** Said anywhere in the text, it makes `help` no more than `ask`. */
  softer: z.array(Phrase).optional(),
  /** The pattern holds also behind "not": it says a negation itself, or none can take it back. */
  evenNegated: z.literal(true).optional(),
  /** It hardly ever means anything else: whatever else is said, likeness does not take it down. */
  certain: z.literal(true).optional(),
  must: z.array(z.string().min(1)).min(1),
  mustNot: z.array(z.string().min(1)),
});
export type DangerPattern = z.infer<typeof DangerPattern>;

/** One file data/danger/<language>.json. */
export const DangerList = z.strictObject({
  language: z.string().regex(/^[a-z]{2}(-Latn)?$/),
  reviewedOn: z.iso.date(),
  /** Who has read it: whether a native speaker has. */
  reviewNote: z.string().min(1),
  /** Short forms and the words they stand for: "dont" is "do not". */
  rewrites: z.record(z.string(), z.string()),
  /** Words of politeness, which say nothing of danger: likeness does not hear them. */
  polite: z.array(z.string()).optional(),
  /** Words for numbers: "ten" is 10. */
  numbers: z.record(z.string(), z.number()).optional(),
  /** Words that take back what follows them: "not". */
  negators: z.array(z.string()),
  /** Words through which a negator reaches to what follows: "not really going to". */
  reachedThrough: z.array(z.string()),
  /** Named groups of words and phrases, for use as <name>. */
  sets: z.record(Id, z.array(Phrase).min(1)),
  /** Context in which `help` is no more than `ask`: films, games, dreams. */
  softer: z.array(Phrase),
  patterns: z.array(DangerPattern).min(1),
});
export type DangerList = z.infer<typeof DangerList>;
