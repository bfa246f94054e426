const MINUTE_MS = 60_000;

/**
 * Counts what a client sends on one connection over the last minute, heartbeats included.
 * Source: docs.discord.com, "Gateway", Rate Limiting.
 *
 * @returns a function to call with each event; false for the first one too many
 */
export function createEventLimit(mostPerMinute: number, now: () => number = () => performance.now()) {
  const sent: number[] = [];
  return function isAllowed(): boolean {
    const oldest = sent[0];
    if (oldest !== undefined && now() - oldest >= MINUTE_MS) {
      sent.splice(0, sent.findLastIndex((at) => now() - at >= MINUTE_MS) + 1);
    }
    sent.push(now());
    return sent.length <= mostPerMinute;
  };
}
