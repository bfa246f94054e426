import type { Content } from "../../content/schema/content.ts";
import { INTENTS, type Intent } from "../../content/schema/intent.ts";
import { cleanText } from "../clean.ts";
import { endOf, isNegated, type Stream } from "../danger/matcher.ts";
import { type Compiled, compileIntents, type Hear, withoutPolite } from "./intent-phrases.ts";

export type { Intent };

/** What a message asks for; undefined when it asks for something else, perhaps about sleep. */
export type ReadIntent = (text: string) => Intent | undefined;

const built = new WeakMap<Content, ReadIntent>();

/** Content never changes while the bot runs, so its reader is made once, when first asked for: a tenth of a second, 10 MB. */
export function intentReader(content: Content): ReadIntent {
  const read = built.get(content) ?? createReadIntent(content);
  built.set(content, read);
  return read;
}

/**
 * A reader of what a direct message asks for, in 13 languages at once. It is read for danger before, and as a question
 * after. A reading is pure.
 *
 * A message asks for what its words say as a whole: phrases, greetings and fillers have to cover it. Only what nobody
 * says in a question about sleep counts inside a longer one ("I work at six so stop texting me").
 *
 * @throws {RangeError} when a phrase of data/intents.json names a set that is not there, or ends in a gap
 */
export function createReadIntent(content: Content): ReadIntent {
  const { hear, phrases, signs } = compileIntents(content);

  return (text) => {
    const clean = cleanText(beginningOf(text).replace(CUSTOM_EMOJI, "🙂").replace(MENTION, " "));
    const stream = hear(clean);
    if (stream.tokens.length === 0) return ofSigns(clean, signs);
    const { asked, begun } = ofWhole(stream, phrases);
    if (asked !== undefined) return asked;
    const terse = withoutPolite(stream);
    return (
      (terse && ofWhole(terse, phrases).asked) ?? begun ?? ofClauses(clean, hear, phrases) ?? ofPart(stream, phrases)
    );
  };
}

/** Of longer messages the beginning is read, without the word it is cut in: "still" is not "stil". */
const LONGEST = 400;

function beginningOf(text: string): string {
  return text.length <= LONGEST ? text : text.slice(0, LONGEST).replace(/[\p{L}\p{M}]{1,40}$/u, "");
}

/** As Discord writes them. */
const CUSTOM_EMOJI = /<a?:\w+:\d+>/gu;
const MENTION = /<[@#][!&]?\d+>/gu;

/** Made for the first message without words: the sign of all emoji takes 20 ms to build. */
const emoji = () => /\p{RGI_Emoji}|\p{Extended_Pictographic}/v;

function ofSigns(clean: string, signs: ReadonlyMap<string, Intent>): Intent | undefined {
  const once = clean.replace(/\s+/gu, "").replace(/(.)\1+/gu, "$1");
  return signs.get(once) ?? (emoji().test(clean) ? "small-talk" : undefined);
}

type Phrases = ReadonlyMap<number, readonly Compiled[]>;

/** A way to lay phrases end to end from the beginning of a message. */
type Cover = { readonly intents: ReadonlySet<Intent>; readonly fillers: number };

const NOTHING_YET: Cover = { intents: new Set(), fillers: 0 };

type Asked = {
  /** By phrases that cover the message. */
  readonly asked: Intent | undefined;
  /** By a phrase at its beginning, behind greetings and fillers. */
  readonly begun: Intent | undefined;
};

/** Goes from each place that phrases reach from the beginning, and keeps the plainest way to get there. */
function ofWhole(stream: Stream, phrases: Phrases): Asked {
  const { length } = stream.tokens;
  const covers: (Cover | undefined)[] = [NOTHING_YET];
  let begun: Intent | undefined;
  for (let from = 0; from < length; from++) {
    const cover = covers[from];
    if (cover === undefined) continue;
    for (const phrase of beginningAt(stream, from, phrases)) {
      if (phrase.fits === "anywhere" || isGuarded(phrase, stream)) continue;
      if (phrase.fits === "start") {
        if (!isAsking(cover) && endOf(phrase.sequence, stream, from, true) >= 0) begun = first(begun, phrase.intent);
        continue;
      }
      endOf(phrase.sequence, stream, from, true, (end) => {
        const next = extended(cover, phrase.intent);
        const known = covers[end];
        if (known === undefined || isPlainer(next, known)) covers[end] = next;
        return false;
      });
    }
  }
  const whole = covers[length];
  return { asked: whole && meantBy(whole.intents), begun };
}

function extended({ intents, fillers }: Cover, intent: Intent | undefined): Cover {
  return intent === undefined ? { intents, fillers: fillers + 1 } : { intents: new Set([...intents, intent]), fillers };
}

/** Of two ways to cover the same words, the one that asks for fewer things says what is meant: "stop for tonight". */
function isPlainer(one: Cover, other: Cover): boolean {
  if (one.intents.size !== other.intents.size) return one.intents.size < other.intents.size;
  return one.fillers < other.fillers;
}

function isAsking({ intents }: Cover): boolean {
  return [...intents].some((intent) => intent !== "small-talk");
}

/** What is asked for beside "stop" without making it doubtful. */
const BESIDE_STOP: ReadonlySet<Intent> = new Set(["stop", "maybe-stop", "delete", "small-talk"]);

function meantBy(intents: ReadonlySet<Intent>): Intent | undefined {
  if (intents.has("stop") && [...intents].some((intent) => !BESIDE_STOP.has(intent))) return "maybe-stop";
  // "I can't take this, insomnia again" is no complaint about the bot.
  if (intents.has("maybe-stop") && intents.has("awake")) return "awake";
  // Fillers alone: "please".
  return INTENTS.find((intent) => intents.has(intent)) ?? "small-talk";
}

function first(one: Intent | undefined, other: Intent | undefined): Intent | undefined {
  return INTENTS.find((intent) => intent === one || intent === other);
}

const CLAUSE_END = /[.!?;,:\n。！？、，…]+/u;

/** "Stop. I sleep fine." may mean it: a clause that says no more than "stop", among others. */
function ofClauses(clean: string, hear: Hear, phrases: Phrases): Intent | undefined {
  const clauses = clean.split(CLAUSE_END);
  if (clauses.length === 1) return undefined;
  return clauses.some((clause) => ofWhole(hear(clause), phrases).asked === "stop") ? "maybe-stop" : undefined;
}

/** What is asked for inside a message that says more. */
function ofPart(stream: Stream, phrases: Phrases): Intent | undefined {
  let found: Intent | undefined;
  for (const from of stream.tokens.keys())
    for (const phrase of beginningAt(stream, from, phrases)) {
      if (phrase.fits !== "anywhere" || first(found, phrase.intent) === found) continue;
      if (endOf(phrase.sequence, stream, from, false) < 0) continue;
      if (!isNegated(stream, from) && !isGuarded(phrase, stream)) found = phrase.intent;
    }
  return found;
}

function beginningAt(stream: Stream, from: number, phrases: Phrases): Set<Compiled> {
  const found = new Set<Compiled>();
  for (const group of stream.tokens[from]?.starts ?? [])
    for (const phrase of phrases.get(group) ?? []) if (stream.mayHold(phrase.sequence)) found.add(phrase);
  return found;
}

function isGuarded({ unless }: Compiled, stream: Stream): boolean {
  return unless.some(
    (guard) => stream.mayHold(guard) && [...stream.tokens.keys()].some((from) => endOf(guard, stream, from, true) >= 0),
  );
}
