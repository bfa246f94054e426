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

/** Whether a text could be an id: 17 to 19 digits, which is also what discord.js takes for a route's major parameter. */
export function isSnowflake(text: unknown): text is string {
  return typeof text === "string" && /^\d{17,19}$/.test(text);
}
