import { problemAt } from "../schema/data-file.ts";
import type { Tip } from "../schema/tip.ts";

/** Where the warning on a tip that costs sleep comes from; added to the tip's own sources. */
const WARNING_SOURCES = ["bipolar-insomnia-2013", "epilepsy-society"];

/** A tip with all that is shown of it resting on its sources, the warning, too. */
export function withWarningSources(tip: Tip): Tip {
  return tip.costsSleep ? { ...tip, sources: [...new Set([...tip.sources, ...WARNING_SOURCES])] } : tip;
}

/**
 * Words that tell somebody to sleep less for a while: to get up at night or by the clock, to do without naps, to go to
 * bed later, to work at night. Lost sleep can bring on mania in bipolar disorder and seizures in epilepsy.
 */
const TELLS_TO_LOSE_SLEEP = [
  /\bget(?:s|ting)? (?:up|out of bed)\b/i,
  /\bstay(?:ing)? (?:up|awake)\b/i,
  /\bgo to another room\b/i,
  /\b(?:rise|wake(?:-up)?|waking) times?\b/i,
  /\b(?:no|without|skip|skipping|avoid|avoiding|stop|drop|cut out) (?:\w+ ){0,2}naps?\b/i,
  /\bnap no (?:more|longer) than\b/i,
  /\bgo to bed only\b|\b(?:when|until) you are sleepy\b/i,
  /\bnight (?:shifts?|work|duty)\b|\bafter nights\b/i,
  /\blater bed(?:time)?s?\b|\b(?:delay|put off) (?:your )?bed(?:time)?\b|\bmove (?:your )?(?:bed|sleep)\b/i,
  /\bsleep (?:only )?a few hours\b/i,
];

/** Topics whose every tip is for people who work when others sleep. */
const NIGHT_WORK = ["shift-work"];

/** Each tip that costs sleep says so, and each that only sounds like it says that, or the bot does not start. */
export function* sleepCostProblems(tips: readonly Tip[]): Generator<string> {
  for (const { id: entry, topic, text, costsSleep } of tips) {
    const soundsLike = NIGHT_WORK.includes(topic) || TELLS_TO_LOSE_SLEEP.some((pattern) => pattern.test(text));
    const spot = { file: "sleep-tips.json", noun: "tip", entry, field: "costsSleep" };
    if (soundsLike && costsSleep === undefined)
      yield problemAt(spot, "its text tells somebody to lose sleep: true, or false if it does not");
    if (!soundsLike && costsSleep === false) yield problemAt(spot, "is false, and nothing in its text sounds like it");
  }
}
