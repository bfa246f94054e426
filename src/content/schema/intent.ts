import { z } from "zod";
import { EntryId, shownText } from "./entry.ts";

/** What somebody asks for in the DM. Of several at once, the first of this list is meant. */
export const INTENTS = [
  /** No more messages. */
  "stop",
  /** Delete what is kept. */
  "delete",
  /** Perhaps no more messages: a complaint, or words that may be about something else. To be asked. */
  "maybe-stop",
  /** None for some time. */
  "pause",
  /** None this evening. */
  "skip-tonight",
  /** Not the one just sent or asked. */
  "skip",
  /** Again, after a pause or a stop. */
  "resume",
  /** Awake now, and says nothing of why. */
  "awake",
  /** A reminder, or another time for it. */
  "remind",
  /** What the bot is and can do. */
  "help",
  /** A tip, about nothing in particular. */
  "tips",
  /** Greetings, thanks, "ok". */
  "small-talk",
] as const;
export type Intent = (typeof INTENTS)[number];

const Phrase = shownText(300);

/**
 * One entry of data/intents.json: words that an intent's phrases share, or the phrases of an intent, in the notation of
 * data/danger/README.md. Never shown.
 */
export const IntentEntry = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("set"),
    /** Its name in phrases: <id>. `filler`, `polite`, `negator` and `reached-through` also have a meaning of their own. */
    id: EntryId,
    words: z.array(Phrase).min(1),
  }),
  z.strictObject({
    kind: z.literal("asks"),
    id: EntryId,
    intent: z.enum(INTENTS),
    /** How much of the message it is: all of it but for fillers and other phrases, its beginning, or any part. */
    fits: z.enum(["whole", "start", "anywhere"]),
    says: z.array(Phrase).min(1),
    /** Said anywhere in the message, the entry does not count. */
    unless: z.array(Phrase).optional(),
    /** Messages without any word: "?". */
    signs: z.array(shownText(20)).optional(),
    must: z.array(shownText(300)).min(1),
    mustNot: z.array(shownText(300)),
  }),
]);
export type IntentEntry = z.infer<typeof IntentEntry>;
export type IntentPhrases = Extract<IntentEntry, { kind: "asks" }>;
