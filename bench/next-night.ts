import cron from "node-cron";
import { readCycle } from "../src/nights/cycle.ts";
import { nextWindow, type Schedule } from "../src/nights/night.ts";
import { areSame, plainNextWindow } from "../test/support/plain-night.ts";
import { median, ratio, spread } from "./figures.ts";
import type { Measure } from "./measured.ts";
import { createPeople } from "./people.ts";
import { createProgress } from "./progress.ts";

const RUNS = 5;
/** Days, late shifts, nights, and days off. */
const A_ROTA = readCycle("2026-06-29 5x2300 2x- 5x0030 2x- 5x0830 4x- 5x2300");
const CALLS = 20_000;
const START = Temporal.Instant.from("2026-07-15T00:00:00Z");
const FIRST_DAY = Temporal.Instant.from("2026-01-01T00:00:00Z");
const DAYS = 730;
/** Nights this near to a change of the clocks are compared for every quarter of an hour, others for two bedtimes. */
const NEAR_DAYS = 4;

/** When is this person's next night? Ours and node-cron's, for the same schedules; and whether ours is right. */
export const measure: Measure = async () => {
  const schedules = createPeople(START).schedules(200);
  const instants = Array.from({ length: CALLS }, (_, index) => START.add({ minutes: index }));
  const tasks = schedules.map(({ bedtime, zone }) =>
    cron.schedule(`${bedtime.minute} ${bedtime.hour} * * *`, () => {}, { timezone: zone }),
  );
  const rotas = schedules.map((schedule): Schedule => ({ ...schedule, cycle: A_ROTA }));
  const ours: number[] = [];
  const ofRotas: number[] = [];
  const plain: number[] = [];
  const theirs: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    ours.push(microsecondsEach((index) => nextWindow(at(schedules, index), at(instants, index))));
    ofRotas.push(microsecondsEach((index) => nextWindow(at(rotas, index), at(instants, index))));
    plain.push(microsecondsEach((index) => plainNextWindow(at(schedules, index), at(instants, index))));
    theirs.push(microsecondsEach((index) => at(tasks, index).getNextRun()));
    if (tasks[0]?.getNextRun() == null) throw new Error("node-cron does not say when its task runs next");
  }
  await Promise.all(tasks.map((task) => task.destroy()));
  const { compared, differences } = compareWithTemporal();
  return {
    rows: [
      {
        what: "next night of one person, CPU",
        measured: spread(ours, "µs"),
        baseline: `node-cron getNextRun, same zones and times: ${spread(theirs, "µs")}`,
        ratio: ratio(median(ours), median(theirs)),
      },
      {
        what: "the same nights by plain Temporal, CPU",
        measured: spread(ours, "µs"),
        baseline: `Temporal, nothing kept: ${spread(plain, "µs")}`,
        ratio: ratio(median(ours), median(plain)),
      },
      {
        what: "next night of a rota of 28 nights, CPU",
        measured: spread(ofRotas, "µs"),
        baseline: `every night at one bedtime: ${spread(ours, "µs")}`,
        ratio: ratio(median(ofRotas), median(ours)),
      },
      {
        what: "nights of 2026 and 2027 that differ from Temporal's, every zone",
        measured: `${differences} of ${compared.toLocaleString("en")}`,
        baseline: "",
        ratio: "",
      },
    ],
    notes: [
      `next-night: ${RUNS} runs of ${CALLS.toLocaleString("en")} calls in turn, over two weeks of summer. Ours answers more: it names the night, its opening and its close.`,
      `next-night: compared were all ${zones().length} zones of this Node; every quarter of an hour within ${NEAR_DAYS} days of a change of the clocks, two bedtimes on all other nights.`,
    ],
  };
};

function compareWithTemporal(): { compared: number; differences: number } {
  const all = zones();
  const progress = createProgress("comparing nights with Temporal's", all.length);
  let compared = 0;
  let differences = 0;
  for (const [index, zone] of all.entries()) {
    const changes = changesOf(zone);
    for (let day = 0; day < DAYS; day++) {
      const now = FIRST_DAY.add({ hours: 24 * day });
      const isNear = changes.some((ms) => Math.abs(ms - now.epochMilliseconds) < NEAR_DAYS * 86_400_000);
      for (const bedtime of isNear ? QUARTERS : TWO) {
        const schedule: Schedule = { bedtime, zone, leadMinutes: 45 };
        compared += 1;
        if (!areSame(nextWindow(schedule, now), plainNextWindow(schedule, now))) differences += 1;
      }
    }
    progress(index + 1);
  }
  return { compared, differences };
}

const QUARTERS = Array.from({ length: 96 }, (_, quarter) => new Temporal.PlainTime(0).add({ minutes: 15 * quarter }));
const TWO = ["22:30", "02:30"].map((time) => Temporal.PlainTime.from(time));

function zones(): string[] {
  return Intl.supportedValuesOf("timeZone");
}

function changesOf(zone: string): number[] {
  const changes: number[] = [];
  let local = FIRST_DAY.subtract({ hours: 24 * NEAR_DAYS }).toZonedDateTimeISO(zone);
  for (;;) {
    const next = local.getTimeZoneTransition("next");
    if (next === null || next.year > 2028) return changes;
    changes.push(next.epochMilliseconds);
    local = next;
  }
}

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
