import { cleanText } from "../clean.ts";
import { cleanValue } from "../clean-value.ts";
import { perLanguage } from "../times/time-words.ts";

const NOT_KNOWN =
  /^(?:\?+|-|n\/?a|(?:i )?(?:have )?no (?:idea|clue)|(?:i )?(?:don'?t|do not|can'?t|cannot) (?:know|say|tell|remember|recall)|dunno|idk|unknown|unsure|not sure)\.?$/u;
/** "very late", "so long", "quite often" say no more than without. */
const HOW_MUCH =
  /^(?:very|so|too|pretty|really|quite|rather|fairly|kind of|sort of|super|sehr|ziemlich|zu|tr[eè]s|trop|assez|muy|demasiado|bastante|muito|demais|molto|troppo|heel|erg|te|bardzo|zbyt|очень|слишком|cok|とても|すごく|很|太|아주|너무|mycket)\s*/u;

const vagueAnswers = perLanguage(({ vague }) => new Set(vague.map((phrase) => cleanText(phrase))));

/** Whether an answer to how long, how often or when gives no number: "no idea", "ages", "a few times", "sehr spät". */
export function isVague(text: string): boolean {
  const clean = cleanText(text);
  const plain = clean === "" || NOT_KNOWN.test(clean) ? clean : cleanValue(text).replace(/\.+$/u, "");
  if (NOT_KNOWN.test(plain)) return true;
  const all = vagueAnswers(plain);
  return all.some((answers) => answers.has(plain) || answers.has(plain.replace(HOW_MUCH, "")));
}
