import type { Leadership } from "../cluster/leadership.ts";
import type { BeatCounts } from "../delivery/serve-due.ts";
import type { Uptime } from "../delivery/uptime.ts";
import type { Clock } from "../ops/clock.ts";
import type { ClockEvent, ClockWatch } from "../ops/clock-watch.ts";
import type { Log } from "../ops/log.ts";
import { StoreFormatError } from "../storage/core/store-errors.ts";

/** Of elapsed time: with the wall clock's, one beat with a clock a year ahead would be the last sweep for a year. */
export const SWEEP_EVERY_MS = 3_600_000;

/**
 * One beat at a time, each with a sweep behind it once an hour, while this instance leads. Whatever fails is logged, and
 * the next beat comes. While the wall clock is in doubt nobody is served: a minute later costs nobody a night, and a message
 * at a wrong hour cannot be taken back.
 *
 * @param dependencies.onSwept told when a sweep is over
 * @param dependencies.onBeat told how a beat of ours ended, and "others" when another instance serves
 */
export function createBeat(dependencies: {
  readonly serveDue: () => Promise<BeatCounts>;
  readonly swept: readonly { sweep(): Promise<void> }[];
  readonly uptime: Uptime;
  readonly leadership: Pick<Leadership, "turn" | "seek">;
  readonly clock: Clock;
  readonly clockWatch: Pick<ClockWatch, "look">;
  /** Rejects when the store is not there any more, or another instance has made it one that this version cannot read. */
  readonly checkStore: () => Promise<void>;
  /** Told when this version cannot read the store any more: the lead, and its shards, are for another that can. */
  readonly onOutdated: () => void;
  readonly log: Log;
  readonly onBeat: (how: "well" | "failed" | "others") => void;
  readonly onSwept: () => void;
}) {
  const { serveDue, swept, uptime, leadership, clock, clockWatch, checkStore, onOutdated, log, onBeat, onSwept } =
    dependencies;
  let isTimeSure = false;
  let begunTurn: number | undefined;
  let running: Promise<void> | undefined;
  let sweeping: Promise<void> | undefined;
  let lastSweepMs: number | undefined;

  const sweepAll = async () => {
    for (const { sweep } of swept)
      await sweep().catch((error: unknown) => log.error({ error }, "going through all records of a kind failed"));
    onSwept();
  };

  const sweepWhenDue = () => {
    const elapsed = clock.elapsedMs();
    const isDue = lastSweepMs === undefined || Math.abs(elapsed - lastSweepMs) >= SWEEP_EVERY_MS;
    if (!isDue || sweeping) return;
    lastSweepMs = elapsed;
    sweeping = sweepAll().finally(() => {
      sweeping = undefined;
    });
  };

  /** Notes how long nobody had a turn; whether that is done. */
  const beginTurn = async (): Promise<boolean> => {
    const turn = leadership.turn();
    if (turn === undefined || turn === begunTurn) return true;
    try {
      await uptime.begin(clock.now());
      begunTurn = turn;
      return true;
    } catch (error) {
      log.error({ error }, "a turn did not begin well; tried again");
      return false;
    }
  };

  const noteTime = () =>
    uptime.alive(clock.now()).catch((error: unknown) => log.error({ error }, "the time could not be noted"));

  const endIfOutdated = (error: unknown): boolean => {
    if (!(error instanceof StoreFormatError)) return false;
    log.fatal(
      { error },
      "another instance has brought the store to a format that this version cannot read: this one ends, so that the other can serve",
    );
    onOutdated();
    return true;
  };

  const beatOnce = async () => {
    isTimeSure = clockWatch.look();
    if (!(await leadership.seek())) {
      await checkStore().catch(endIfOutdated); // the leader's beat finds out what else it may be
      return onBeat("others");
    }
    if (!isTimeSure) return;
    try {
      await checkStore();
      if (await beginTurn()) await noteTime(); // the time before says how long nobody was there, until that is written
      const { served, failed } = await serveDue();
      onBeat(failed > 0 && served === 0 ? "failed" : "well");
    } catch (error) {
      onBeat("failed");
      if (!endIfOutdated(error)) log.error({ error }, "a beat failed; the next one comes");
    }
  };

  const beat = async () => {
    running ??= beatOnce().finally(() => {
      running = undefined;
    });
    await running;
    if (leadership.turn() !== undefined && isTimeSure) sweepWhenDue();
  };
  return Object.assign(beat, {
    beginTurn,
    /** What the wall clock did: once another time is gone by, everything is planned anew. */
    clockMoved({ kind }: ClockEvent) {
      if (kind === "believed") lastSweepMs = undefined;
    },
    /** A beat that begins now: one that ran out of its turn may not be over yet. */
    async anew() {
      await running;
      await beat();
    },
    async idle() {
      await Promise.all([running, sweeping]);
    },
  });
}
