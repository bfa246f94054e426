import type { Caution } from "../../content/caution.ts";
import { english } from "../../text/english.ts";
import type { Text } from "../../text/text.ts";

/** One caution card: how bad it can get, in words, and what to know or do. */
export function writeCaution(text: Text, { severity, title, text: body }: Caution): string {
  return `### ${text("grades.severity-heading", { severity, title })}\n${body}`;
}

/** @deprecated in English, for the direct messages until they are handed a `Text` */
export function cautionText(caution: Caution): string {
  return writeCaution(english, caution);
}
