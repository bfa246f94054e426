import type { Log } from "../../ops/log.ts";

/** A page that shows itself some time after the one before it. */
export type PageTurn = { readonly after: Temporal.Duration; readonly show: () => Promise<void> };

/**
 * Messages that turn their own pages. None outlives the process, and none has to: each has buttons that turn its pages
 * by hand.
 */
export type CountAlong = {
  /** Begins anew where the same message is turning already. */
  begin(message: string, turns: readonly PageTurn[]): void;
  /** Resolves once no page of this message is being turned. */
  stop(message: string): Promise<void>;
  /** Stops all of them, for good. */
  close(): void;
};

/** Messages that turn at once; each costs a timer. Whoever comes after that turns pages by hand. */
export const MOST_TURNING = 1_000;

type Dependencies = {
  /** Resolves early when the signal is aborted. */
  readonly wait: (duration: Temporal.Duration, signal: AbortSignal) => Promise<void>;
  readonly log: Log;
};

export function createCountAlong({ wait, log }: Dependencies): CountAlong {
  const turning = new Map<string, { readonly stop: AbortController; readonly over: Promise<void> }>();
  let isClosed = false;

  async function turn(turns: readonly PageTurn[], { signal }: AbortController): Promise<void> {
    try {
      for (const { after, show } of turns) {
        await wait(after, signal);
        if (signal.aborted) return;
        await show();
      }
    } catch (error) {
      // It was deleted, or Discord took too long: the buttons on it still turn its pages.
      log.info({ error }, "a message no longer turns its pages by itself");
    }
  }

  return {
    begin(message, turns) {
      turning.get(message)?.stop.abort();
      turning.delete(message);
      if (isClosed || turns.length === 0 || turning.size >= MOST_TURNING) return;
      const stop = new AbortController();
      const over = turn(turns, stop).finally(() => {
        if (turning.get(message)?.stop === stop) turning.delete(message);
      });
      turning.set(message, { stop, over });
    },

    async stop(message) {
      const current = turning.get(message);
      current?.stop.abort();
      await current?.over;
    },

    close() {
      isClosed = true;
      for (const { stop } of turning.values()) stop.abort();
    },
  };
}
