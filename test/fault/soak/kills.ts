import type { Fault } from "@winddown/local-discord";
import type { BeatingBot } from "@winddown/local-discord/testing";
import type { Kill, Where } from "./story.ts";

export type NightlyRequest = { readonly person: number; readonly night: string };

/** A kill that waits for its moment, and for how long. */
type Armed = { readonly kill: Kill; readonly until: Temporal.Instant; seen: number };

/** Their moment comes each night, so they wait for as long as the story has nights. */
const NIGHTLY_MOMENTS: readonly Where[] = ["before-stored", "stored-late", "after-stored", "answered"];

/** Long enough for bytes that were sent on this machine to be read, in real time. */
const CROSSING_MS = 20;

type Dependencies = {
  readonly bot: BeatingBot;
  readonly now: () => Temporal.Instant;
  readonly onKill: (where: Where) => void;
};

/** Strikes the bot with SIGKILL where the story wants it, one kill after the other. */
export function createKills({ bot, now, onKill }: Dependencies) {
  const queue: Armed[] = [];
  let timer: Promise<void> | undefined;
  let dying: Promise<void> | undefined;
  let downUntil: Temporal.Instant | undefined;
  const inFlight: Promise<void>[] = [];
  const late = new Map<Promise<void>, () => void>();
  const done = new Map<Where, number>();

  function strike(where: Where): void {
    const armed = bot.pid === undefined ? undefined : queue.shift();
    if (armed === undefined) return;
    dying = bot.kill(); // the signal is sent before this returns
    downUntil = now().add({ seconds: armed.kill.downSeconds });
    done.set(where, (done.get(where) ?? 0) + 1);
    onKill(where);
  }

  function strikeAfter(armed: Armed): void {
    const { where, afterMs } = armed.kill;
    timer ??= new Promise<void>((resolve) => setTimeout(resolve, afterMs)).then(() => {
      timer = undefined;
      if (queue[0] === armed) strike(where);
    });
  }

  /** The kill whose turn it is, if it waits for this. */
  const waitingFor = (...places: readonly Where[]): Armed | undefined => {
    const [armed] = queue;
    return armed && !dying && !timer && places.includes(armed.kill.where) ? armed : undefined;
  };

  return {
    done,
    /** @param window when the window is over that they belong to, and the last one of all */
    arm(
      kills: readonly Kill[],
      window: { readonly over: Temporal.Instant; readonly lastOver: Temporal.Instant },
    ): void {
      for (const kill of kills) {
        const until = NIGHTLY_MOMENTS.includes(kill.where) ? window.lastOver : window.over;
        queue.push({ kill, until, seen: 0 });
      }
    },
    /** How many are still to come of those that were armed. */
    left: () => queue.length,
    isDown: () => bot.pid === undefined || dying !== undefined,
    downUntil: () => downUntil,
    /** Whether the bot is down and its time has come. */
    isTimeToStart: () =>
      bot.pid === undefined && (downUntil === undefined || Temporal.Instant.compare(downUntil, now()) <= 0),

    began(what: "beat" | "start" | "command"): void {
      const armed = waitingFor(what);
      if (armed) strikeAfter(armed);
    },
    waitsForCommand: () => waitingFor("command") !== undefined,

    /** Told of each nightly message on its way; returns what is to become of the request. */
    posted(): Fault | undefined {
      const armed = waitingFor("before-stored", "stored-late", "after-stored");
      if (!armed) return undefined;
      armed.seen += 1;
      if (armed.seen < armed.kill.nth) return undefined;
      const { where } = armed.kill;
      strike(where);
      if (where === "before-stored") return { kind: "cut-before" };
      if (where === "after-stored") return undefined; // carried out, and the answer goes to nobody
      const { promise, resolve } = Promise.withResolvers<void>();
      late.set(promise, resolve);
      return { kind: "hold", until: promise };
    },
    stored(): void {
      const armed = waitingFor("answered");
      if (armed) strikeAfter(armed);
    },
    looked(): void {
      const armed = waitingFor("look");
      if (armed) strikeAfter(armed);
    },

    /** Between two beats: what was to strike there, or waited in vain until its window was over. */
    strikeIdle(): void {
      const [armed] = queue;
      if (!armed || dying || timer || bot.pid === undefined) return;
      if (armed.kill.where === "idle" || Temporal.Instant.compare(armed.until, now()) <= 0) strike("idle");
    },

    /** Told of what has to be over before the clock may move, such as what a request on its way waits for. */
    holds(until: Promise<void>): void {
      if (!late.has(until)) inFlight.push(until);
    },
    /** Resolves when nobody is dying any more, and what the dead had sent has reached Discord. */
    async over(): Promise<void> {
      await timer;
      await Promise.all(inFlight.splice(0));
      if (dying === undefined) return;
      await dying;
      dying = undefined;
      await Promise.all(inFlight.splice(0));
      await new Promise((resolve) => setTimeout(resolve, CROSSING_MS));
    },
    /** Lets Discord take what a dead bot had sent and was to come late. */
    async release(): Promise<void> {
      if (late.size === 0) return;
      for (const letGo of late.values()) letGo();
      late.clear();
      await new Promise((resolve) => setTimeout(resolve, CROSSING_MS));
    },
  };
}

export type Kills = ReturnType<typeof createKills>;
