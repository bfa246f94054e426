import { createRandom } from "@winddown/local-discord/testing";

export type Dice = ReturnType<typeof createDice>;

/** Choices that are the same for the same seed. */
export function createDice(seed: number) {
  const random = createRandom(seed);
  const whole = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  return {
    whole,
    happens: (share: number) => random() < share,
    /** One of these; named more than once, an entry comes the more often. */
    one<T>(of: readonly [T, ...T[]]): T {
      return of[whole(0, of.length - 1)] ?? of[0];
    },
  };
}

/** The seed of the story at `index` of a run: far from its neighbours', and short enough to type. */
export function seedOfStory(runSeed: number, index: number): number {
  return Math.floor(createRandom(Math.imul(runSeed | 0, 0x9e3779b1) + index)() * 1_000_000_000);
}
