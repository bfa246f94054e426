import { setTimeout as sleep } from "node:timers/promises";
import { CARRIED_A_MINUTE } from "../src/delivery/crowd.ts";
import type { Reminder } from "../src/nights/reminder.ts";
import { onItsWay, percent, shareOf } from "./discords-limit.ts";
import { short } from "./figures.ts";
import { OUR_BOT, openLocalBot } from "./local-bot.ts";
import type { Measured } from "./measured.ts";
import { createPeople } from "./people.ts";
import { cpuSeconds } from "./process-figures.ts";
import { seedDue } from "./seed-due.ts";
import { dayOf } from "./simulate/evening.ts";

const MINUTE_MS = 60_000;
/** The day that `npm run simulate` replays. */
const DAY = Temporal.Instant.from("2026-07-15T12:00:00Z");
/** The bot is up so long before anybody is due. */
const BEFORE_MS = 15_000;
const PROGRESS_EVERY_MS = 30_000;
const CROWDS = [
  { people: 250_000, spreadMinutes: 5 },
  { people: 500_000, spreadMinutes: 10 },
] as const;

type Crowd = (typeof CROWDS)[number];
type Entry = readonly [userId: string, record: Reminder];

/** The fullest minute of an evening of very many people and the minutes before it, in real time, both evenings at once. */
export async function measureCrowds(): Promise<Measured> {
  const drained = await Promise.all(CROWDS.map(drainCrowd));
  return {
    rows: drained.map(({ people, spreadMinutes, fullest, due, late, ...of }) => ({
      what: `the fullest minute of ${people.toLocaleString("en")} people, ${fullest.toLocaleString("en")} messages, \`SPREAD_MINUTES=${spreadMinutes}\`: later than their minute`,
      measured: `${late} of ${due.toLocaleString("en")} (goal: 0); the last ${short(of.latestSeconds)} s after its minute began, the first ${short(of.earliestMinutes)} min before (${spreadMinutes} allowed); ${of.limited} × 429, ${percent(of.share)} of the limit`,
      baseline: `without a spread, at that rate: the last ${short(fullest / (of.perSecond * 60))} min late`,
      ratio: "",
    })),
    notes: [
      `crowd: the evening that \`npm run simulate\` replays, its fullest minute and those before it from which somebody may be early for it, on the real bot's process with its records on the disk; the local Discord and the way as in drain, a beat each minute, in real time. CPU a message: ${drained.map(({ cpuMsEach }) => `${short(cpuMsEach)} ms`).join(", ")}. A minute is taken to carry ${CARRIED_A_MINUTE.toLocaleString("en")}.`,
    ],
  };
}

async function drainCrowd({ people, spreadMinutes }: Crowd) {
  const minutes = minutesBefore(people, spreadMinutes + 1);
  const last = minutes.at(-1)?.minute ?? 0;
  const entries = entriesFor(minutes);
  const crowd = entries.map(([userId, { channelId }]) => ({ userId, dmChannelId: channelId ?? "" }));
  const start = Temporal.Instant.fromEpochMilliseconds((last - spreadMinutes - 1) * MINUTE_MS - BEFORE_MS);
  const opens = new Map(entries.map(([userId, { next }]) => [userId, Temporal.Instant.from(next?.opensAt ?? "")]));
  const local = await openLocalBot(OUR_BOT, {
    start,
    discord: { crowd, keepExchanges: 60_000 },
    env: { SPREAD_MINUTES: String(spreadMinutes) },
    seed: (stateDir) => seedDue(stateDir, entries),
  });
  const { discord } = local;
  const users = new Map(crowd.map(({ userId, dmChannelId }) => [dmChannelId, userId]));
  const arrivals: { readonly at: number; readonly userId: string }[] = [];
  const off = discord.on((event) => {
    if (event.type !== "message" || event.seen.place !== "dm" || event.seen.message.author.bot !== true) return;
    const userId = users.get(event.seen.message.channel_id);
    if (userId !== undefined) arrivals.push({ at: local.now().epochMilliseconds, userId });
  });
  const progress = setInterval(() => {
    const many = arrivals.length.toLocaleString("en");
    console.error(`  crowd of ${people.toLocaleString("en")}: ${many} of ${entries.length.toLocaleString("en")}`);
  }, PROGRESS_EVERY_MS);
  try {
    await local.start();
    onItsWay(discord);
    const cpuBefore = cpuSeconds(local.pid()) ?? Number.NaN;
    const beats: Promise<unknown>[] = [];
    for (let minute = last - spreadMinutes - 1; minute <= last; minute++) {
      await sleep(Math.max(0, minute * MINUTE_MS - local.now().epochMilliseconds));
      beats.push(local.beat());
    }
    await Promise.all(beats);
    while (arrivals.length < entries.length && local.now().epochMilliseconds < (last + 30) * MINUTE_MS) {
      await local.beat();
      await sleep(1_000);
    }
    const cpu = (cpuSeconds(local.pid()) ?? Number.NaN) - cpuBefore;
    if (local.errors() > 0) throw new Error(`The bot logged ${local.errors()} errors, so its figures mean nothing.`);
    if (arrivals.length !== entries.length || new Set(arrivals.map(({ userId }) => userId)).size !== entries.length)
      throw new Error(`${arrivals.length} messages instead of one to each of ${entries.length}`);
    const lateMs = arrivals.map(({ at, userId }) => at - (opens.get(userId)?.epochMilliseconds ?? Number.NaN));
    const seconds = ((arrivals.at(-1)?.at ?? 0) - (arrivals[0]?.at ?? 0)) / 1_000;
    return {
      people,
      spreadMinutes,
      due: entries.length,
      fullest: minutes.at(-1)?.count ?? 0,
      late: lateMs.filter((ms) => ms >= MINUTE_MS).length,
      latestSeconds: lateMs.reduce((most, ms) => Math.max(most, ms), 0) / 1_000,
      earliestMinutes: -lateMs.reduce((least, ms) => Math.min(least, ms), 0) / MINUTE_MS,
      limited: discord.exchanges().filter(({ status }) => status === 429).length,
      perSecond: entries.length / seconds,
      share: shareOf(entries.length, seconds).share,
      cpuMsEach: (cpu * 1_000) / entries.length,
    };
  } finally {
    clearInterval(progress);
    off();
    await local.close();
  }
}

/** The fullest minute of that day, last, and so many before it, those without anybody left out. */
function minutesBefore(people: number, before: number): { readonly minute: number; readonly count: number }[] {
  const counts = new Map<number, number>();
  for (const opens of dayOf(people, DAY).opensAt) {
    const minute = Math.floor(opens / MINUTE_MS);
    counts.set(minute, (counts.get(minute) ?? 0) + 1);
  }
  const [fullest = 0] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0]);
  return [...counts]
    .filter(([minute]) => minute <= fullest && minute >= fullest - before)
    .map(([minute, count]) => ({ minute, count }))
    .sort((a, b) => a.minute - b.minute);
}

function entriesFor(minutes: readonly { readonly minute: number; readonly count: number }[]): Entry[] {
  const invented = createPeople(DAY);
  const entries: Entry[] = [];
  for (const { minute, count } of minutes) {
    const opensAt = Temporal.Instant.fromEpochMilliseconds(minute * MINUTE_MS);
    for (let made = 0; made < count; made++) entries.push(invented.dueAt(entries.length, opensAt));
  }
  return entries;
}
