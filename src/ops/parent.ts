import { z } from "zod";
import { createSetClock, type SetClock } from "./clock.ts";

/**
 * The bot under a parent that owns its time (the playground, the tests): the parent sets the clock and beats the
 * bot over IPC, so that a year can pass in seconds through the very code that runs in production.
 */
export interface Parent {
  readonly clock: SetClock;
  /** Told once, when the bot is logged in and its commands are registered. */
  ready(): void;
  /** Serves the parent's beats; `onBeat` answers when something is due next. */
  onBeat(serve: () => Promise<Temporal.Instant | undefined>): void;
  /** The parent has gone: there is nobody left to serve. */
  onGone(listener: () => void): void;
}

/** The part of `process` that reaches a parent. */
export interface Channel {
  readonly connected?: boolean;
  send?(message: unknown, handle: undefined, options: undefined, sent: (error: Error | null) => void): unknown;
  on(event: "message", listener: (message: unknown) => void): unknown;
  once(event: "disconnect", listener: () => void): unknown;
}

const Moment = { now: z.string(), running: z.boolean(), wrongByMs: z.int().optional() };
const FromParent = z.discriminatedUnion("type", [
  z.object({ type: z.literal("winddown:time"), ...Moment }),
  z.object({ type: z.literal("winddown:beat"), id: z.int(), ...Moment }),
]);

/** Resolves once the parent has said what time it is. */
export function joinParent(channel: Channel = process): Promise<Parent> {
  const clock = createSetClock(Temporal.Instant.fromEpochMilliseconds(0));
  let serve: (() => Promise<Temporal.Instant | undefined>) | undefined;

  const tell = (message: object) => {
    // A parent that has gone is told of by "disconnect"; a word that does not reach it is no error of its own.
    if (channel.connected) channel.send?.(message, undefined, undefined, () => undefined);
  };

  const beat = async (id: number) => {
    const next = await serve?.();
    tell({ type: "winddown:beat-done", id, next: next?.toString() ?? null });
  };

  const parent: Parent = {
    clock,
    ready: () => tell({ type: "winddown:ready" }),
    onBeat: (server) => {
      serve = server;
    },
    onGone: (listener) => void channel.once("disconnect", listener),
  };

  return new Promise((resolve) => {
    channel.on("message", (raw) => {
      const message = FromParent.parse(raw);
      clock.set(Temporal.Instant.from(message.now), message.running, message.wrongByMs);
      resolve(parent);
      if (message.type === "winddown:beat") void beat(message.id);
    });
  });
}
