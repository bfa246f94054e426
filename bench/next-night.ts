import cron from "node-cron";
import { nextWindow } from "../src/reminders/night.ts";
import { median, ratio, spread } from "./figures.ts";
import type { Measure } from "./measured.ts";
import { createPeople } from "./people.ts";

const RUNS = 5;
const CALLS = 5_000;
const START = Temporal.Instant.from("2026-07-15T00:00:00Z");

/** When is this person's next night? Ours and node-cron's, for the same schedules. */
export const measure: Measure = async () => {
  const schedules = createPeople(START).schedules(200);
  const tasks = schedules.map(({ bedtime, zone }) =>
    cron.schedule(`${bedtime.minute} ${bedtime.hour} * * *`, () => {}, { timezone: zone }),
  );
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    ours.push(microsecondsEach((index) => nextWindow(at(schedules, index), START.add({ minutes: index }))));
    theirs.push(microsecondsEach((index) => at(tasks, index).getNextRun()));
    if (tasks[0]?.getNextRun() == null) throw new Error("node-cron does not say when its task runs next");
  }
  await Promise.all(tasks.map((task) => task.destroy()));
  return {
    rows: [
      {
        what: "next night of one person, CPU",
        measured: spread(ours, "µs"),
        baseline: `node-cron getNextRun, same zones and times: ${spread(theirs, "µs")}`,
        ratio: ratio(median(ours), median(theirs)),
      },
    ],
    notes: [
      `next-night: ${RUNS} runs of ${CALLS.toLocaleString("en")} calls. Ours answers more: it names the night, its opening and its close.`,
    ],
  };
};

function at<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}

function microsecondsEach(work: (index: number) => unknown): number {
  global.gc?.();
  const before = process.cpuUsage();
  for (let index = 0; index < CALLS; index++) work(index);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / CALLS;
}
