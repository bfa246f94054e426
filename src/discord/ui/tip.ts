import type { Tip } from "../../content/schema/tip.ts";
import type { Text } from "../../text/text.ts";
import { evidenceInWords } from "./grades.ts";

/**
 * One tip: what to do, whom it could hurt, why it works, and how good the evidence is, in two words. What is behind
 * that: its sources.
 */
export function writeTip(text: Text, tip: Tip): string {
  const lines = [
    `### ${tip.title}`,
    tip.text,
    ...sleepCostWarning(text, tip),
    `-# ${text("sleep-tips.why", { why: tip.why })}`,
    `-# ${evidenceInWords(text, tip.evidence)}`,
  ];
  return lines.join("\n");
}

/** For people whom lost sleep can make ill, wherever somebody is told to lose some. */
export function sleepCostWarning(text: Text, { costsSleep }: Pick<Tip, "costsSleep">): string[] {
  return costsSleep ? [text("sleep-tips.costs-sleep")] : [];
}
