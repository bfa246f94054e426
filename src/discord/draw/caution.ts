import type { Caution } from "../../content/caution.ts";
import type { Text } from "../../text/text.ts";

/** One caution card: how bad it can get, in words, and what to know or do. */
export function writeCaution(text: Text, { severity, title, text: body }: Caution): string {
  return `### ${text("grades.severity-heading", { severity, title })}\n${body}`;
}
