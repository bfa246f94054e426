import type { Tip } from "../../content/tip.ts";
import type { Text } from "../../text/text.ts";
import { strengthInWords } from "./grades.ts";

/** One tip: what to do, why it works, and how strong the evidence is. */
export function writeTip(text: Text, tip: Tip): string {
  const why = text("sleep-tips.why", { why: tip.why });
  return `### ${tip.title}\n${tip.text}\n-# ${why}\n-# ${strengthInWords(text, tip.evidence)}`;
}
