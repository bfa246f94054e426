/** Discord counts milliseconds from the first second of 2015. Source: docs.discord.com, "Reference", Snowflakes. */
const DISCORD_EPOCH_MS = 1_420_070_400_000n;
const LOW_BITS = 22n;

/**
 * A source of new ids whose upper bits are the playground's time, as Discord's are the creation time.
 *
 * Ids made within one millisecond, or after the clock was set back, stay unique: the low 22 bits only count up.
 */
export function createSnowflakes(now: () => Temporal.Instant): () => string {
  let count = 0n;
  return () => {
    const milliseconds = BigInt(now().epochMilliseconds) - DISCORD_EPOCH_MS;
    count = (count + 1n) % (1n << LOW_BITS);
    return String((milliseconds << LOW_BITS) | count);
  };
}

/** Snowflakes grow past what a number holds exactly, so they are compared as the integers they are. */
export function compareSnowflakes(a: string, b: string): number {
  const difference = BigInt(a) - BigInt(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
