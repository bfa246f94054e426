import type { UserError } from "../../errors.ts";
import type { Text } from "../../text/text.ts";

/** What went wrong and what to do next, in the reader's language. */
export function writeError(text: Text, { code, told }: UserError): string {
  if (typeof told === "string") return told;
  // The error's type keeps code and arguments together; here they are any of them.
  return (text as (key: string, told: unknown) => string)(`errors.${code}`, told);
}
