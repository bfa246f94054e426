import type { Tip } from "../../content/tip.ts";
import type { Text } from "../../text/text.ts";
import { evidenceInWords } from "./grades.ts";

/** One tip: what to do, why it works, and how good the evidence is, in two words. What is behind that: its sources. */
export function writeTip(text: Text, tip: Tip): string {
  const why = text("sleep-tips.why", { why: tip.why });
  return `### ${tip.title}\n${tip.text}\n-# ${why}\n-# ${evidenceInWords(text, tip.evidence)}`;
}
