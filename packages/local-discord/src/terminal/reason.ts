/** Why something failed, in words that can be shown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
