/** A file may be so large. Discord's own limit for most people is 10 MB. */
export const MOST_BYTES = 25_000_000;
