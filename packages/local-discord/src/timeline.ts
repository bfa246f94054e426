import type { Beaten, BeatingBot } from "./bot-process.ts";
import type { PlaygroundClock } from "./clock.ts";
import type { Timeline } from "./types.ts";

/** A timeline that can be stopped; a running one beats by itself until then. */
export interface ClosableTimeline extends Timeline {
  close(): void;
}

/** A timer may fire a moment early, and then the same minute would be beaten twice. */
const TIMER_SLACK_MS = 5;

/**
 * Moves the clock and tells the bot, one beat at a time: whatever is due in between happens when it is due, and a
 * jump over months takes a few beats a night instead of one a minute. While no bot is up, time moves without it.
 *
 * On a running clock it also beats at every whole minute, and whenever the bot has become ready.
 */
export function createTimeline({
  clock,
  bot,
}: {
  readonly clock: PlaygroundClock;
  readonly bot: BeatingBot;
}): ClosableTimeline {
  let turn: Promise<unknown> = Promise.resolve();
  let busy = 0;
  let timer: NodeJS.Timeout | undefined;

  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    busy += 1;
    const done = turn.then(act).finally(() => {
      busy -= 1;
    });
    turn = done.catch(() => {}); // whoever asked for it hears of the failure; the next in turn goes on
    return done;
  }

  async function move(to: Temporal.Instant, onProgress?: (now: Temporal.Instant) => void): Promise<void> {
    const arrive = async (at: Temporal.Instant) => {
      clock.set(at);
      onProgress?.(at);
      return bot.beat();
    };
    if (isBefore(to, clock.now())) {
      await arrive(to);
      return;
    }
    let beaten: Beaten = await bot.beat(); // tells what is due next, also what was planned since the last beat
    while (beaten.isUp && beaten.next) {
      const step = nextStep(clock.now(), beaten.next);
      if (!isBefore(step, to)) break;
      beaten = await arrive(step);
    }
    await arrive(isBefore(clock.now(), to) ? to : clock.now());
  }

  function beatEveryMinute(): void {
    clearTimeout(timer);
    const now = clock.now();
    const wait = nextMinute(now).since(now).total("milliseconds") + TIMER_SLACK_MS;
    timer = setTimeout(() => {
      if (busy === 0) void inTurn(() => bot.beat()); // a busy bot is asked again in a minute
      beatEveryMinute();
    }, wait).unref();
  }

  if (clock.running) {
    bot.onReady(() => void inTurn(() => bot.beat()));
    beatEveryMinute();
  }

  return {
    now: clock.now,
    running: clock.running,
    async moveTo(to, onProgress) {
      await inTurn(() => move(to, onProgress));
      if (clock.running && timer) beatEveryMinute();
    },
    async beat() {
      await inTurn(() => bot.beat());
    },
    async nextDue() {
      const beaten = await inTurn(() => bot.beat());
      return beaten.isUp ? beaten.next : undefined;
    },
    close() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}

/** The whole minute at which something due at `next` is served: never before the next one, also when it is overdue. */
function nextStep(now: Temporal.Instant, next: Temporal.Instant): Temporal.Instant {
  const soonest = nextMinute(now);
  const due = next.round({ smallestUnit: "minute", roundingMode: "ceil" });
  return isBefore(due, soonest) ? soonest : due;
}

function nextMinute(now: Temporal.Instant): Temporal.Instant {
  return now.add({ nanoseconds: 1 }).round({ smallestUnit: "minute", roundingMode: "ceil" });
}

function isBefore(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}
