import { setTimeout as sleep } from "node:timers/promises";
import type { LocalDiscord } from "@winddown/local-discord";
import { createRandom } from "@winddown/local-discord/testing";
import { short } from "./figures.ts";

export const LIMIT_PER_SECOND = 50;
export const ROUND_TRIP_MS = 80;
/** A quarter up or down: an answer takes 60 to 100 ms. */
export const JITTER = 0.25;

/** Every request arrives as late as one that crosses a network and back. */
export function onItsWay(discord: LocalDiscord): void {
  const random = createRandom(1);
  discord.setFault(() => ({
    kind: "hold",
    until: sleep(ROUND_TRIP_MS * (1 + JITTER * (2 * random() - 1))).then(() => undefined),
  }));
}

/**
 * How much of Discord's limit was used, from the first request it took to the last. The first fifty come at once, so
 * that all of it is a little more than 1 (1.017 over a minute); with the second they stand for, it is 1 at most.
 */
export function shareOf(taken: number, seconds: number): { readonly share: number; readonly withTheirSecond: number } {
  return {
    share: taken / (LIMIT_PER_SECOND * seconds),
    withTheirSecond: taken / (LIMIT_PER_SECOND * (seconds + 1)),
  };
}

export function percent(share: number): string {
  return `${short(share * 100)} %`;
}
