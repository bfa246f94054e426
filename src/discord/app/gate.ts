import type { Danger, ReadDanger } from "../../understanding/danger/danger.ts";
import { dangerInTexts } from "../../understanding/danger/danger-in-texts.ts";
import type { NotThat } from "./not-that.ts";

type Found = Exclude<Danger, { level: "none" }>;

/** Help comes instead of whatever the words were typed for. */
export type Help = Found & { readonly level: "help" };
/** The words may be answered; with `ask` they may be danger all the same. */
export type Cleared = { readonly level: "none" } | Ask;
export type Ask = Found & { readonly level: "ask" };

/**
 * Where all that people type passes before anything else sees it. Nothing of it is kept.
 *
 * @param texts everything that was typed at once: options of a command, fields of a form, a direct message
 */
export type Gate = (userId: string, texts: readonly string[]) => Help | Cleared;

export function createGate(readDanger: ReadDanger, notThat: Pick<NotThat, "isBelieved">): Gate {
  return (userId, texts) => {
    const danger = dangerInTexts(texts, readDanger);
    if (danger.level === "none") return danger;
    // Who said a moment ago that it is not that is asked, not sent the card again.
    const isHelp = danger.level === "help" && !notThat.isBelieved(userId);
    return isHelp ? { ...danger, level: "help" } : { ...danger, level: "ask" };
  };
}
