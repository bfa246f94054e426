import type { Tip } from "../../content/tip.ts";
import { english } from "../../text/english.ts";
import type { Text } from "../../text/text.ts";
import { strengthInWords } from "./grades.ts";

/** One tip: what to do, why it works, and how strong the evidence is. */
export function writeTip(text: Text, tip: Tip): string {
  const why = text("sleep-tips.why", { why: tip.why });
  return `### ${tip.title}\n${tip.text}\n-# ${why}\n-# ${strengthInWords(text, tip.evidence)}`;
}

/** @deprecated in English, for the direct messages until they are handed a `Text` */
export function tipText(tip: Tip): string {
  return writeTip(english, tip);
}
