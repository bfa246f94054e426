import type { OffTopic } from "../../content/schema/off-topic.ts";
import { stem } from "../../content/search/same-word.ts";
import { createFinder } from "./expressions.ts";
import { isLight } from "./terms.ts";

/** Whether words have to do with sleep at all, given how like the likest way of asking for a tip they are. */
export type AboutSleep = (words: readonly string[], likeness: number) => boolean;

/** From here on a question is so like one about sleep that no other word in it counts. */
const LIKE = 0.65;
/** Words that speak of the night, whatever stands beside them. */
const OF_THE_NIGHT = new Set(
  (
    "sleep slept asleep sleepy sleepless insomnia bed bedtime bedroom night tonight nap awake wake woke tired exhausted " +
    "drowsy doze dream nightmare snore snooze pillow mattress duvet evening rest midnight"
  )
    .split(" ")
    .map(stem),
);

/**
 * "Nothing to do with sleep" is not a low score: "hot dog recipe" shares its words with tips, and a good question may
 * be put in words that no tip has. So what speaks for another matter (data/off-topic.json) is weighed against what
 * is known from questions about sleep, and what nobody asking about sleep says speaks against it as well.
 *
 * @param known the stems that occur where people ask for tips
 */
export function createAboutSleep(offTopic: readonly OffTopic[], known: ReadonlySet<string>): AboutSleep {
  const wordsOf = (isChat: boolean) =>
    offTopic.filter(({ id }) => (id === "chat") === isChat).flatMap(({ words }) => words);
  const findChat = createFinder(wordsOf(true));
  const findElsewhere = createFinder(wordsOf(false));

  return (words, likeness) => {
    const isChat = placesIn(findChat(words));
    if (words.every((word, at) => isChat.has(at) || (isLight(word) && likeness < LIKE))) return false;
    if (likeness >= LIKE) return true;

    const elsewhere = findElsewhere(words);
    const isElsewhere = placesIn(elsewhere);
    const telling = words.filter((word, at) => !isElsewhere.has(at) && !isChat.has(at) && !isLight(word));
    const familiar = telling.filter((word) => known.has(stem(word))).length;
    const isOfTheNight = telling.some((word) => OF_THE_NIGHT.has(stem(word)));
    if (elsewhere.length > 0) return familiar > (isOfTheNight ? 2 : 3) * elsewhere.length;
    return isOfTheNight || familiar > telling.length - familiar;
  };
}

function placesIn(found: readonly { readonly from: number; readonly to: number }[]): ReadonlySet<number> {
  return new Set(found.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)));
}
