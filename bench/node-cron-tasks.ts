// The baseline: one node-cron task with a time zone for each person. Says what the process then holds in memory, in MB.
import { setTimeout as sleep } from "node:timers/promises";
import cron from "node-cron";
import { createPeople } from "./people.ts";
import { residentMb } from "./process-figures.ts";
import { createProgress } from "./progress.ts";

const count = Number(process.argv[2]);
const schedules = createPeople(Temporal.Now.instant()).schedules(count);
const progress = createProgress(`making ${count.toLocaleString("en")} node-cron tasks`, count);
const tasks = schedules.map(({ bedtime, zone }, index) => {
  progress(index + 1);
  return cron.schedule(`${bedtime.minute} ${bedtime.hour} * * *`, () => {}, { timezone: zone });
});
await sleep(500);
global.gc?.();
await sleep(500);
if (tasks.length === count) process.send?.(residentMb(process.pid));
