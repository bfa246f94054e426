import type { LiveEvening } from "./evenings.ts";
import type { Kills } from "./kills.ts";
import type { Stage } from "./stage.ts";
import type { Sky } from "./weather.ts";
import { isUpTo } from "./windows.ts";

/** A beat waits for Discord a few seconds at most; one that takes this long will never end. */
const BEAT_MS = 90_000;
/** How long after the first the second of two overlapping beats comes: in real time, and on the clock. */
const OVERLAP = { realMs: 40, seconds: 20 };

type Dependencies = {
  readonly stage: Stage;
  readonly kills: Kills;
  readonly sky: Sky;
  readonly evenings: readonly LiveEvening[];
  /** Says which version the next start is of. */
  readonly chooseVersion: () => void;
  /** The version that was chosen cannot read the store, and has said so, naming both. */
  readonly onRefused: () => void;
};

/** What a version says that does not go on with a store of a later one; the sentence is in src/storage/core/store-errors.ts. */
const REFUSAL =
  /The store was written by Winddown \S+ \(format \d+\), and this is Winddown \S+ \(format \d+\), which cannot/;

/** Starts the bot and beats it, as a supervisor and the clock on the wall would. */
export function createRunner({ stage, kills, sky, evenings, chooseVersion, onRefused }: Dependencies) {
  const { clock, bot, journal, tell } = stage;
  const starts = { count: 0, ms: 0 };
  let fellOver = 0;
  let hasRefused = false;
  let refusals = 0;
  bot.onExit((_code, signal) => {
    if (signal !== "SIGKILL" && !sky.isOnDisk()) fellOver += 1;
  });

  async function beatOnce(): Promise<void> {
    const at = clock.now();
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`a beat at ${at} did not end`)), BEAT_MS);
    });
    kills.began("beat");
    const beaten = await Promise.race([bot.beat(), tooLong]).finally(() => clearTimeout(timer));
    journal.beats.push({ at, isServed: beaten.isUp && !kills.isDown() });
  }

  /** A second beat while the first still waits for Discord; the clock stays where it would pass somebody's bedtime. */
  async function beatTwice(): Promise<void> {
    const first = beatOnce();
    await new Promise((resolve) => setTimeout(resolve, OVERLAP.realMs));
    const now = clock.now();
    const later = now.add({ seconds: OVERLAP.seconds });
    const isPassing = evenings.some(({ window }) => isUpTo(now, window.closes) && isUpTo(window.closes, later));
    if (!isPassing) clock.set(later);
    await Promise.all([first, bot.beat()]);
  }

  return {
    starts,
    /** How often it ended though nobody had killed it, its disk was fine, and it could read the store. */
    fellOver: () => fellOver - refusals,
    /** How often a version did not start on a store of a later one, and said so. */
    refusals: () => refusals,
    /** Whether the last start came to nothing though nobody struck: its disk was in trouble. Tried again a minute later. */
    hasRefused: () => hasRefused,

    /** Whether it is up. */
    async start(): Promise<boolean> {
      const began = performance.now();
      const killsLeft = kills.left();
      chooseVersion();
      kills.began("start");
      const starting = bot.start();
      sky.botBegins();
      try {
        await starting;
        hasRefused = false;
        starts.count += 1;
        starts.ms += performance.now() - began;
        return true;
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        tell(`did not start: ${why}`);
        if (REFUSAL.test(why)) {
          refusals += 1;
          onRefused();
        }
        await kills.over();
        hasRefused = kills.left() === killsLeft;
        return false;
      }
    },

    async beat(): Promise<void> {
      if (kills.isDown()) {
        journal.beats.push({ at: clock.now(), isServed: false });
        return;
      }
      await sky.afterStorm();
      await (sky.has("overlapping-beats") ? beatTwice() : beatOnce());
      await kills.over();
    },
  };
}
