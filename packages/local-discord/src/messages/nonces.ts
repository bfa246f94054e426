/** However fast a bot sends: at 50 requests a second these are more than three minutes. */
const MOST_REMEMBERED = 10_000;

/**
 * Remembers under which nonce each author sent a message, for a while.
 *
 * Scope is the author, not the channel, and the window runs on the playground's clock.
 * Source: docs.discord.com, "Message", `enforce_nonce`.
 */
export function createNonces<Sent>(now: () => Temporal.Instant, window: Temporal.Duration) {
  const sent = new Map<string, { readonly message: Sent; readonly at: Temporal.Instant }>();
  const key = (authorId: string, nonce: string | number) => `${authorId} ${nonce}`;
  return {
    remember(authorId: string, nonce: string | number, message: Sent): void {
      const [oldest] = sent.keys();
      if (sent.size >= MOST_REMEMBERED && oldest !== undefined) sent.delete(oldest);
      sent.set(key(authorId, nonce), { message, at: now() });
    },
    /** The message this author sent under this nonce, unless that was too long ago. */
    earlier(authorId: string, nonce: string | number): Sent | undefined {
      const entry = sent.get(key(authorId, nonce));
      if (!entry) return undefined;
      const isFresh = Temporal.Duration.compare(now().since(entry.at), window) < 0;
      return isFresh ? entry.message : undefined;
    },
  };
}
