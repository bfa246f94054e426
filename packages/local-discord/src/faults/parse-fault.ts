import { ClientRefusal } from "../interactions/client-refusal.ts";
import { type FaultKind, KNOWN_FAULTS, namedFault } from "./fault-kinds.ts";

/** How often a fault strikes, of the requests it concerns. */
export type HowOften =
  | { readonly kind: "always" }
  | { readonly kind: "next"; readonly count: number }
  | { readonly kind: "chance"; readonly percent: number };

export type FaultPhrase =
  | { readonly type: "off" }
  | { readonly type: "gateway" }
  | { readonly type: "fault"; readonly name: string; readonly fault: FaultKind; readonly howOften: HowOften };

/**
 * Reads what somebody says should go wrong, such as "500 10%", "html 502 next 3" or "slow 2s".
 *
 * @throws {ClientRefusal} that lists what one can say
 */
export function parseFault(phrase: string): FaultPhrase {
  const words = phrase.trim().toLowerCase().split(/\s+/);
  if (words.length === 1 && (words[0] === "off" || words[0] === "gateway")) return { type: words[0] };
  const named = namedFault(words);
  const howOften = named && readHowOften(named.rest);
  if (named && howOften) return { type: "fault", name: named.name, fault: named.kind, howOften };
  const what = phrase.trim() ? `There is no fault “${phrase.trim()}”.` : "Say what is to go wrong.";
  throw new ClientRefusal(`${what} There are: ${KNOWN_FAULTS}.`);
}

function readHowOften(words: readonly string[]): HowOften | undefined {
  const text = words.join(" ");
  if (text === "") return { kind: "always" };
  const next = /^next(?: (\d+))?$/.exec(text);
  if (next) {
    const count = Number(next[1] ?? 1);
    return count > 0 ? { kind: "next", count } : undefined;
  }
  const percent = Number(/^(\d+(?:\.\d+)?)%$/.exec(text)?.[1]);
  return percent > 0 && percent <= 100 ? { kind: "chance", percent } : undefined;
}
