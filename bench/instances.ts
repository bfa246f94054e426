import { onDatabase } from "../test/support/postgres/fresh-database.ts";
import { startPostgres } from "../test/support/postgres/start-postgres.ts";
import { openSeveral, type Several } from "../test/support/several.ts";
import { LIMIT_PER_SECOND, onItsWay, percent, ROUND_TRIP_MS, shareOf } from "./discords-limit.ts";
import { short, spread } from "./figures.ts";
import type { Measure } from "./measured.ts";
import { cpuSeconds } from "./process-figures.ts";

const PEOPLE = 3_000;
const INSTANCES = 3;
const KILLS = 7;
const MESSAGES_BETWEEN = 100;
/** Messages that are left for what comes after the kills. */
const KEPT_FOR_THE_END = 600;

/** Three instances on one PostgreSQL: how fast they drain together, and what becomes of it when they do not live. */
export const measure: Measure = async () => {
  const calm = await withSeveral("calm", drain);
  const troubled = await withSeveral("troubled", trouble);
  const people = PEOPLE.toLocaleString("en");
  return {
    rows: [
      {
        what: `${INSTANCES} instances, ${people} direct messages due at once: share of Discord's 50/s`,
        measured: `${percent(calm.share)}, ${calm.limited} × 429 (${percent(calm.limited / calm.posts)}), ${short(calm.seconds)} s (goals: 97 %; 1 %)`,
        baseline: "",
        ratio: "",
      },
      {
        what: "the same, CPU of the instances per message, the database apart",
        measured: `${short(calm.cpuMsEach)} ms`,
        baseline: "",
        ratio: "",
      },
      {
        what: `kill -9 of the instance that drains, ${troubled.takeovers.length} times: until another leads`,
        measured: `${spread(troubled.takeovers, "s")} (goal: 60 s at worst); until its first message ${spread(troubled.firstMessages, "s")}`,
        baseline: "",
        ratio: "",
      },
      {
        what: "the instance that drains cut off from the database without a word, or standing still (SIGSTOP): until another leads",
        measured: `${short(troubled.cut)} s; ${short(troubled.still)} s (goal: 60 s)`,
        baseline: "",
        ratio: "",
      },
      {
        what: "the database restarted while they drain: until the next message",
        measured: `${short(troubled.restart)} s`,
        baseline: "",
        ratio: "",
      },
      {
        what: `all of that and a kill of one that does not drain, ${people} people`,
        measured: `${troubled.lost} lost, ${troubled.doubled} doubled; ${percent(troubled.limited / troubled.posts)} 429s`,
        baseline: "",
        ratio: "",
      },
    ],
    notes: [
      `instances: the real bot's processes on a real PostgreSQL with fsync, in a local Discord that keeps the strict reading of the limit and to which every request takes ${ROUND_TRIP_MS} ms ± 25 %. Share: posts it took, of ${LIMIT_PER_SECOND} in each second from the first to the last; with the second that the first ${LIMIT_PER_SECOND} stand for, ${percent(calm.withTheirSecond)}. Beats come every 5 s here, which takeovers do not wait for.`,
      `instances: each instance that was killed is started again at once. Someone is "lost" without a message though the window was open, and "doubled" with two. Until the outcome of everybody was written it took ${short(troubled.seconds)} s.`,
    ],
  };
};

async function withSeveral<R>(name: string, work: (several: Several, bot: Restartable) => Promise<R>): Promise<R> {
  const server = await startPostgres("safe");
  try {
    await onDatabase(`${server.url}postgres`, (client) => client.query(`CREATE DATABASE ${name}`));
    console.error(
      `  ${name}: ${INSTANCES} instances start, and the first sweep plans ${PEOPLE.toLocaleString("en")} people`,
    );
    await using several = await openSeveral({ people: PEOPLE, instances: INSTANCES, url: `${server.url}${name}` });
    await several.start();
    onItsWay(several.discord);
    return await work(several, { restart: server.restart });
  } finally {
    await server.stop();
  }
}

type Restartable = { readonly restart: () => Promise<void> };

async function drain(several: Several) {
  const { arrivals, instances, until } = several;
  const cpu = () => instances.reduce((sum, { pid }) => sum + (cpuSeconds(pid() ?? 0) ?? Number.NaN), 0);
  const before = cpu();
  several.begin();
  await until("everybody's message", () => arrivals.length >= PEOPLE);
  const seconds = ((arrivals.at(-1)?.at ?? 0) - (arrivals[0]?.at ?? 0)) / 1_000;
  const cpuMsEach = ((cpu() - before) * 1_000) / PEOPLE;
  await until("all outcomes", async () => (await several.outcomes()).sent === PEOPLE);
  const { all, limited } = several.posts();
  return { ...shareOf(all - limited, seconds), limited, posts: all, seconds, cpuMsEach };
}

async function trouble(several: Several, { restart }: Restartable) {
  const { arrivals, instances, until, replaceLead, takings, ways } = several;
  const began = performance.now();
  let next = 0;
  const more = (count: number) => {
    next = arrivals.length + count;
    return until(`${next} messages`, () => arrivals.length >= next);
  };
  const untilMessage = async (since: number) => {
    await until("the next message", () => (arrivals.at(-1)?.at ?? 0) > since);
    const first = arrivals.find(({ at }) => at > since);
    return ((first?.at ?? 0) - since) / 1_000;
  };
  several.begin();

  const takeovers: number[] = [];
  const firstMessages: number[] = [];
  /** Instances that are up; the others are being started again. */
  const up = new Set(instances.keys());
  const starting = new Set<Promise<void>>();
  const killAndStart = async (index: number) => {
    up.delete(index);
    await instances[index]?.kill();
    const started = Promise.resolve(instances[index]?.start()).then(() => {
      up.add(index);
      starting.delete(started);
    });
    starting.add(started);
  };
  for (let kill = 0; kill < KILLS && arrivals.length < PEOPLE - KEPT_FOR_THE_END; kill++) {
    await more(MESSAGES_BETWEEN);
    await until("another instance is up", () => up.size > 1);
    const killed = performance.now();
    const { index, seconds } = await replaceLead(killAndStart);
    console.error(
      `  troubled: ${arrivals.length} messages, instance ${index} killed, another after ${short(seconds)} s`,
    );
    takeovers.push(seconds);
    const taken = takings.at(-1)?.at ?? 0;
    firstMessages.push((await untilMessage(taken)) + (taken - killed) / 1_000);
    const bystander = [...up].find((other) => other !== takings.at(-1)?.index);
    if (kill === 2 && bystander !== undefined) await killAndStart(bystander);
  }
  await Promise.all(starting);
  await more(100);
  const { index, seconds: cut } = await replaceLead((lead) => ways[lead]?.cut());
  console.error(`  troubled: ${arrivals.length} messages, instance ${index} cut off, another after ${short(cut)} s`);
  await more(100);
  ways[index]?.mend();
  const still = await replaceLead((lead) => stand(instances[lead]?.pid(), "still"));
  console.error(
    `  troubled: ${arrivals.length} messages, instance ${still.index} stands still, another after ${short(still.seconds)} s`,
  );
  await more(100);
  stand(instances[still.index]?.pid(), "up");
  await restart();
  const restarted = await untilMessage(performance.now());
  await until("all outcomes", async () => (await several.outcomes()).sent === PEOPLE);

  const each = several.messagesEach();
  const { all, limited } = several.posts();
  const people = Object.entries(each);
  return {
    takeovers,
    firstMessages,
    cut,
    still: still.seconds,
    restart: restarted,
    seconds: (performance.now() - began) / 1_000,
    lost: each["0"] ?? 0,
    doubled: people.reduce((sum, [messages, count]) => sum + (Number(messages) > 1 ? count : 0), 0),
    posts: all,
    limited,
  };
}

/** As a machine that is frozen and goes on later, with everything it was about to do. */
function stand(pid: number | undefined, how: "still" | "up"): void {
  if (pid !== undefined) process.kill(pid, how === "still" ? "SIGSTOP" : "SIGCONT");
}
