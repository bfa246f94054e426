import type { Agenda } from "./agenda/agenda.ts";
import type { Reminders } from "./delivery/reminders.ts";
import type { Uptime } from "./delivery/uptime.ts";
import type { Clock } from "./ops/clock.ts";
import type { Log } from "./ops/log.ts";
import type { Lead } from "./store/lead.ts";

const SWEEP_EVERY = { hours: 1 };

/**
 * One beat at a time, each with a sweep behind it once an hour, while it is our turn. Whatever fails is logged, and the
 * next beat comes.
 *
 * @param parts.onSwept told when a sweep is over
 * @param parts.isAlive told when a beat begins to serve, when it has ended well, and when another instance serves
 */
export function createBeat(parts: {
  readonly reminders: Pick<Reminders, "beat">;
  readonly swept: readonly { sweep(): Promise<void> }[];
  readonly agenda: Pick<Agenda, "takeOver">;
  readonly uptime: Uptime;
  readonly lead: Pick<Lead, "turn" | "seek">;
  readonly clock: Clock;
  readonly log: Log;
  readonly isAlive: () => void;
  readonly onSwept: () => void;
}) {
  const { reminders, swept, agenda, uptime, lead, clock, log, isAlive, onSwept } = parts;
  let begunTurn: number | undefined;
  let running: Promise<void> | undefined;
  let sweeping: Promise<void> | undefined;
  let lastSweep: Temporal.Instant | undefined;

  const sweepAll = async () => {
    for (const { sweep } of swept)
      await sweep().catch((error: unknown) => log.error({ error }, "going through all records of a kind failed"));
    onSwept();
  };

  const sweepWhenDue = () => {
    const now = clock.now();
    const isDue = lastSweep === undefined || Temporal.Instant.compare(now, lastSweep.add(SWEEP_EVERY)) >= 0;
    if (!isDue || sweeping) return;
    lastSweep = now;
    sweeping = sweepAll().finally(() => {
      sweeping = undefined;
    });
  };

  /** Notes how long nobody had a turn, and takes over what whoever had it last did not finish; whether that is done. */
  const beginTurn = async (): Promise<boolean> => {
    const turn = lead.turn();
    if (turn === undefined || turn === begunTurn) return true;
    try {
      await uptime.begin(clock.now());
      await agenda.takeOver();
      begunTurn = turn;
      return true;
    } catch (error) {
      log.error({ error }, "a turn did not begin well; tried again");
      return false;
    }
  };

  const noteTime = () =>
    uptime
      .alive(clock.now())
      .then(isAlive)
      .catch((error: unknown) => log.error({ error }, "the time could not be noted"));

  const beatOnce = async () => {
    if (!(await lead.seek())) return isAlive();
    if (await beginTurn()) await noteTime(); // the time before says how long nobody was there, until that is written
    await reminders
      .beat()
      .then(isAlive)
      .catch((error: unknown) => log.error({ error }, "a beat failed; the next one comes"));
  };

  const beat = async () => {
    running ??= beatOnce().finally(() => {
      running = undefined;
    });
    await running;
    if (lead.turn() !== undefined) sweepWhenDue();
  };
  return Object.assign(beat, {
    beginTurn,
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
