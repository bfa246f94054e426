import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  createLocalDiscord,
  type LocalDiscord,
  type Person,
  type Stranger,
  type TypedCommand,
} from "@winddown/local-discord";
import type { Reminder } from "../src/nights/reminder.ts";
import { measureCrowds } from "./crowd.ts";
import { JITTER, LIMIT_PER_SECOND, onItsWay, percent, ROUND_TRIP_MS, shareOf } from "./discords-limit.ts";
import { percentile, ratio, short } from "./figures.ts";
import { type LocalBot, OUR_BOT, openLocalBot } from "./local-bot.ts";
import type { Measure } from "./measured.ts";
import { createPeople } from "./people.ts";
import { cpuSeconds } from "./process-figures.ts";
import { seedDue } from "./seed-due.ts";

const DUE = 3_000;
/** New people who set a reminder meanwhile; the playground lets a bot open ten direct messages in ten minutes. */
const NEWCOMERS = 10;
const NEWCOMER_EVERY_MS = 5_000;
const COMMAND_EVERY_MS = 150;
/** How long the commands go on afterwards, to know what they cost by themselves. */
const ALONE_MS = 10_000;
const PROGRESS_EVERY_MS = 5_000;
/** Late in the American evening, so that the bedtimes are usual ones. */
const OPENS_AT = Temporal.Instant.from("2026-07-15T02:15:00Z");

/** 3,000 direct messages due at once, as fast as Discord takes them, while people use the bot. */
export const measure: Measure = async () => {
  const people = createPeople(OPENS_AT.subtract({ minutes: 1 }));
  const entries = Array.from({ length: DUE + NEWCOMERS }, (_, index) => people.dueAt(index, OPENS_AT));
  const crowd = entries.map(([userId, { channelId }]) => ({ userId, dmChannelId: channelId ?? "" }));
  const ours = await drainOurs(entries.slice(0, DUE), crowd);
  const plain = await drainPlain(crowd.slice(0, DUE));
  const crowds = await measureCrowds();
  return {
    rows: [
      {
        what: `${DUE.toLocaleString("en")} direct messages due at once: share of Discord's 50/s`,
        measured: `${percent(ours.share)} (goal: 97.5 %), ${ours.limited} × 429 (3), ${short(ours.requestsEach)} requests each (1.02)`,
        baseline: `discord.js' REST queue, ${LIMIT_PER_SECOND} at once: ${percent(plain.share)}, ${plain.limited} × 429`,
        ratio: ratio(ours.share, plain.share),
      },
      {
        what: "the same, CPU per message",
        measured: `${short(ours.cpuMsEach)} ms with claims and records; ${short(ours.cpuMsEachWithAll)} ms with the commands answered meanwhile`,
        baseline: `the same, sending only: ${short(plain.cpuMsEach)} ms`,
        ratio: ratio(ours.cpuMsEach, plain.cpuMsEach),
      },
      {
        what: "meanwhile: commands answered",
        measured: `p50 ${short(percentile(ours.answers, 0.5))} ms, p99 ${short(percentile(ours.answers, 0.99))} ms, of which ${ROUND_TRIP_MS} ± ${ROUND_TRIP_MS * JITTER} ms are the way`,
        baseline: "Discord's limit: 3 s",
        ratio: ratio(percentile(ours.answers, 0.99), 3_000),
      },
      {
        what: "meanwhile: a new person's /reminder set until the confirming message is there",
        measured: `p50 ${short(percentile(ours.consents, 0.5))} ms, longest ${short(Math.max(...ours.consents))} ms`,
        baseline: "",
        ratio: "",
      },
      ...crowds.rows,
    ],
    notes: [
      `drain: the real bot's process, its records on the disk, in a local Discord that keeps the strict reading of the limit (no more than ${LIMIT_PER_SECOND} in any second) and to which every request takes ${ROUND_TRIP_MS} ms ± 25 %. Share: requests it let through, of ${LIMIT_PER_SECOND} in each second from the first message to the last; as the first ${LIMIT_PER_SECOND} come at once, ${percent(ours.withTheirSecond)} (ours) and ${percent(plain.withTheirSecond)} (baseline) of all that fits in when the second they stand for counts, too. The way is before the local Discord looks at its limit, so that its jitter counts against the bot. Drained in ${short(ours.seconds)} s (ours) and ${short(plain.seconds)} s (baseline).`,
      `drain: ${ours.answers.length} commands (/sleep tips, /reminder show) and ${ours.consents.length} new people's /reminder set, which cost two requests each of the same limit and are in every figure. From typing to the callback, and to the confirming message, as the local Discord has them.`,
      `drain: the baseline has no store, no person waiting and every channel's id, too; its retries are the library's. Of a core, the bot took ${percent(ours.cpuShare)}, and this process, which is Discord and the people, ${percent(ours.ownShare)}.`,
      ...crowds.notes,
    ],
  };
};

async function drainOurs(entries: readonly (readonly [string, Reminder])[], crowd: readonly Stranger[]) {
  const local = await openLocalBot(OUR_BOT, {
    start: OPENS_AT,
    discord: { crowd, keepExchanges: 100_000 },
    seed: (stateDir) => seedDue(stateDir, entries),
  });
  const { discord } = local;
  try {
    await local.start();
    await sleep(1_000);
    onItsWay(discord);
    const watch = watchMessages(discord, crowd, "drain");
    const cpuBefore = cpuSeconds(local.pid()) ?? Number.NaN;
    const ownBefore = process.cpuUsage();
    const began = performance.now();
    const until = { isOver: false };
    const using = useMeanwhile(discord, until);
    const newcomers = setMeanwhile(discord, watch);
    await local.beat();
    until.isOver = true;
    const cpu = (cpuSeconds(local.pid()) ?? Number.NaN) - cpuBefore;
    const elapsed = (performance.now() - began) / 1_000;
    const own = process.cpuUsage(ownBefore);
    const answers = await using;
    const consents = await newcomers;
    const drained = watch.end();
    const each = await costOfCommands(local);
    if (local.errors() > 0) throw new Error(`The bot logged ${local.errors()} errors, so its figures mean nothing.`);
    const due = new Set(entries.map(([userId]) => userId));
    const told = drained.userIds.filter((userId) => due.has(userId));
    if (told.length !== DUE || new Set(told).size !== DUE) {
      throw new Error(`${told.length} messages to ${new Set(told).size} people instead of one to each of ${DUE}`);
    }
    return {
      ...drained,
      answers,
      consents,
      cpuMsEach: (cpu * 1_000 - answers.length * each) / drained.userIds.length,
      cpuMsEachWithAll: (cpu * 1_000) / drained.userIds.length,
      cpuShare: cpu / elapsed,
      ownShare: (own.user + own.system) / 1e6 / elapsed,
    };
  } finally {
    await local.close();
  }
}

/** The same messages through discord.js' own queue: 50 at once, all its settings as they come. */
async function drainPlain(crowd: readonly Stranger[]) {
  const discord = await createLocalDiscord({ now: () => Temporal.Now.instant(), crowd, keepExchanges: 100_000 });
  const sender = fork(join(import.meta.dirname, "plain-sender.ts"), {
    env: { ...process.env, DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
  });
  try {
    await once(sender, "message");
    onItsWay(discord);
    const watch = watchMessages(discord, crowd, "baseline");
    const pid = sender.pid ?? 0;
    const cpuBefore = cpuSeconds(pid) ?? Number.NaN;
    sender.send(crowd.map(({ dmChannelId }) => dmChannelId));
    await once(sender, "message");
    const cpu = (cpuSeconds(pid) ?? Number.NaN) - cpuBefore;
    const drained = watch.end();
    return { ...drained, cpuMsEach: (cpu * 1_000) / drained.userIds.length };
  } finally {
    sender.disconnect();
    await discord.close();
  }
}

/** What arrives in direct messages, and when; says on the way how far it is. */
function watchMessages(discord: LocalDiscord, crowd: readonly Stranger[], name: string) {
  const arrivals: { readonly at: number; readonly userId: string }[] = [];
  const before = discord.exchanges().length;
  const userIds = new Map(crowd.map(({ dmChannelId, userId }) => [dmChannelId, userId]));
  const waiting = new Map<string, (at: number) => void>();
  const off = discord.on((event) => {
    if (event.type !== "message" || event.seen.place !== "dm" || event.seen.message.author.bot !== true) return;
    const at = performance.now();
    const userId = userIds.get(event.seen.message.channel_id) ?? "";
    arrivals.push({ at, userId });
    waiting.get(userId)?.(at);
  });
  const progress = setInterval(() => {
    const inLast = arrivals.filter(({ at }) => at > performance.now() - PROGRESS_EVERY_MS).length;
    const perSecond = short(inLast / (PROGRESS_EVERY_MS / 1_000));
    console.error(`  ${name}: ${arrivals.length.toLocaleString("en")} of ${DUE.toLocaleString("en")}, ${perSecond}/s`);
  }, PROGRESS_EVERY_MS);
  return {
    /** When the next message to this person is there. */
    next: (userId: string) => new Promise<number>((resolve) => waiting.set(userId, resolve)),
    end() {
      clearInterval(progress);
      off();
      const seconds = ((arrivals.at(-1)?.at ?? 0) - (arrivals[0]?.at ?? 0)) / 1_000;
      const requests = discord
        .exchanges()
        .slice(before)
        .filter(({ path }) => /^\/(channels|users)\//.test(path));
      return {
        userIds: arrivals.map(({ userId }) => userId),
        seconds,
        ...shareOf(requests.filter(({ status }) => status === 200).length, seconds),
        limited: requests.filter(({ status }) => status === 429).length,
        requestsEach: requests.length / arrivals.length,
      };
    },
  };
}

type Watch = ReturnType<typeof watchMessages>;

/** People who go on using the bot, by the clock; how long each waited for the first answer, in milliseconds. */
async function useMeanwhile(discord: LocalDiscord, until: { readonly isOver: boolean }): Promise<number[]> {
  const [robin, sam, alex] = discord.people as [Person, Person, Person];
  const times: number[] = [];
  const running: Promise<void>[] = [];
  const type = async (person: Person, command: TypedCommand) => {
    const at = performance.now();
    const { kind } = await discord.slash(person, "server", command);
    if (kind !== "message") throw new Error(`/${command.path.join(" ")} was answered with ${kind}`);
    times.push(performance.now() - at);
  };
  const acts = [() => type(robin, TIPS), () => type(sam, SHOW), () => type(alex, TIPS)];
  for (let count = 0; !until.isOver; count++) {
    running.push((acts[count % acts.length] as (typeof acts)[0])());
    await sleep(COMMAND_EVERY_MS);
  }
  await Promise.all(running);
  return times;
}

/** What a command costs the bot, nothing else going on: milliseconds of CPU. */
async function costOfCommands({ discord, pid }: LocalBot): Promise<number> {
  const until = { isOver: false };
  const before = cpuSeconds(pid()) ?? Number.NaN;
  const using = useMeanwhile(discord, until);
  await sleep(ALONE_MS);
  until.isOver = true;
  const { length } = await using;
  return (((cpuSeconds(pid()) ?? Number.NaN) - before) * 1_000) / length;
}

/** New people who set a reminder, one after the other; how long each waited for the message that confirms it. */
async function setMeanwhile(discord: LocalDiscord, watch: Watch): Promise<number[]> {
  const times: number[] = [];
  for (const person of discord.people.slice(-NEWCOMERS)) {
    await sleep(NEWCOMER_EVERY_MS);
    const arrived = watch.next(person.user.id);
    const at = performance.now();
    await discord.slash(person, "server", SET);
    times.push((await arrived) - at);
  }
  return times;
}

const TIPS: TypedCommand = { path: ["sleep", "tips"], options: [] };
const SHOW: TypedCommand = { path: ["reminder", "show"], options: [] };
const SET: TypedCommand = {
  path: ["reminder", "set"],
  options: [
    { name: "bedtime", value: "22:30" },
    { name: "zone", value: "lisbon" },
  ],
};
