import type { Caution } from "../../content/schema/caution.ts";
import type { Text } from "../../text/text.ts";

/** One caution card: how bad it can get, in words, and what to do, step by step, or to know. */
export function writeCaution(text: Text, { severity, title, steps = [], text: body }: Caution): string {
  const heading = `### ${text("grades.severity-heading", { severity, title })}`;
  return [heading, ...steps.map((step, index) => `${index + 1}. ${step}`), body].join("\n");
}
