import type { UserError } from "../../errors.ts";
import type { Text } from "../../text/text.ts";

/** What went wrong and what to do next, in the reader's language. */
export function writeError(text: Text, { code, told }: UserError): string {
  // The error's type keeps code and arguments together; here they are any of them.
  return (text as unknown as (key: string, ...told: readonly unknown[]) => string)(`errors.${code}`, ...told);
}
