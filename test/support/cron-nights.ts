import cron from "node-cron";
import { vi } from "vitest";
import { nightAt, type WallClock } from "./wall-clock.ts";

/**
 * The nights on which a node-cron task with its own `timezone` option would run next, and the minutes at which it
 * would: what the task itself answers when the machine's clock shows `from`.
 */
export function cronNights(clock: WallClock, clockMinute: number, from: number, count: number): Map<number, number[]> {
  const expression = `${clockMinute % 60} ${Math.floor(clockMinute / 60)} * * *`;
  const task = cron.createTask(expression, () => undefined, { timezone: clock.zone });
  vi.useFakeTimers({ toFake: ["Date"], now: from * 60_000 });
  try {
    const nights = new Map<number, number[]>();
    for (const run of task.getNextRuns(count)) {
      const minute = run.getTime() / 60_000;
      const night = nightAt(clock, minute);
      nights.set(night, [...(nights.get(night) ?? []), minute]);
    }
    return nights;
  } finally {
    vi.useRealTimers();
    void task.destroy();
  }
}
