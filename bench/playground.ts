import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createLocalDiscord, type LocalDiscord, type Person } from "@winddown/local-discord";
import type { Measure } from "./measured.ts";

/** How often something was done, and the CPU seconds this process used for it. */
type Used = { readonly count: number; readonly cpu: number };

const SECONDS = 5;
const IN_FLIGHT = 16;
const ROUNDS_FOR_MEMORY = 3;
const ANY_NUMBER = { limit: Number.POSITIVE_INFINITY, perMs: 1000 };
const NO_LIMITS = { globalLimit: "off", routeLimits: [], newDms: ANY_NUMBER, invalidRequests: ANY_NUMBER } as const;

/** What the playground sustains with one bot, and what it costs itself. It lives in this process, the bot in another. */
export const measure: Measure = async () => {
  const bare = await withBareServer((url) => sendMessages(url, ""));
  const { rounds, memory } = await withDiscord(messagesInRounds);
  const requests = rounds[0] as Used;
  const interactions = await withDiscord(answerCommands);
  const cpuEach = ({ cpu, count }: Used) => millisecondsEach(cpu, count);
  const rows = [
    {
      what: "playground: messages it takes from a bot",
      measured: `${rate(requests)}/s, ${cpuEach(requests)} ms CPU each`,
      baseline: `node:http that reads and echoes: ${rate(bare)}/s, ${cpuEach(bare)} ms CPU each`,
      ratio: times(cpuEach(requests), cpuEach(bare)),
    },
    {
      what: "playground: interactions answered",
      measured: `${rate(interactions)}/s, ${cpuEach(interactions)} ms CPU each, ${ofACore(interactions.cpu)}`,
      baseline: `the discord.js bot: ${millisecondsEach(interactions.botCpu, interactions.count)} ms CPU each, ${ofACore(interactions.botCpu)}`,
      ratio: times(interactions.cpu, interactions.botCpu),
    },
    {
      what: `playground: memory after ${thousands(memory.messages)} further messages`,
      measured: `${Math.round(memory.after)} MB`,
      baseline: `after the first ${thousands(requests.count)}: ${Math.round(memory.before)} MB`,
      ratio: times(memory.after, memory.before),
    },
  ];
  return {
    rows,
    notes: ["The playground is measured with its limits off; with them it is as fast as Discord lets a bot be."],
  };
};

/** The same again and again: memory may grow until what is kept is full, and then no more. */
async function messagesInRounds(discord: LocalDiscord) {
  const channel = await dmChannel(discord);
  const url = `${discord.apiUrl}/v10/channels/${channel}/messages`;
  const rounds: Used[] = [];
  const megabytes: number[] = [];
  for (let round = 0; round < ROUNDS_FOR_MEMORY; round += 1) {
    rounds.push(await sendMessages(url, discord.token));
    global.gc?.();
    megabytes.push(process.memoryUsage().rss / 2 ** 20);
  }
  const messages = rounds.slice(1).reduce((sum, { count }) => sum + count, 0);
  return { rounds, memory: { before: megabytes[0] ?? 0, after: megabytes.at(-1) ?? 0, messages } };
}

/** Several people, each typing a command as soon as the last one is answered. */
async function answerCommands(discord: LocalDiscord): Promise<Used & { readonly botCpu: number }> {
  const bot = fork(join(import.meta.dirname, "playground-bot.ts"), {
    env: { ...process.env, DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl },
  });
  await heardFrom(bot);
  const command = { path: ["echo"], options: [{ name: "text", value: "hello" }] };
  const { people } = discord;
  let count = 0;
  const keepTyping = async (until: number) => {
    while (performance.now() < until) {
      const person = people[count % people.length] as Person;
      const { kind } = await discord.slash(person, "server", command);
      if (kind !== "message") throw new Error(`The bot gave no answer, but ${kind}.`);
      count += 1;
    }
  };
  const everybody = (milliseconds: number) => {
    const until = performance.now() + milliseconds;
    return Promise.all(Array.from({ length: IN_FLIGHT }, () => keepTyping(until)));
  };
  await everybody(1000); // both compile what they need
  count = 0;
  const before = await cpuOf(bot);
  const used = await measured(async () => {
    await everybody(SECONDS * 1000);
    return count;
  });
  const botCpu = (await cpuOf(bot)) - before;
  bot.kill("SIGTERM");
  await once(bot, "exit");
  return { ...used, botCpu };
}

async function sendMessages(url: string, token: string): Promise<Used> {
  return measured(async () => {
    const args = [url, token, String(SECONDS), String(IN_FLIGHT)];
    const sender = fork(join(import.meta.dirname, "request-sender.ts"), args);
    const { answered } = (await heardFrom(sender)) as { answered: number };
    return answered;
  });
}

/** What this process used of its own CPU while something was done so many times. */
async function measured(run: () => Promise<number>): Promise<Used> {
  const cpuBefore = process.cpuUsage();
  const count = await run();
  return { count, cpu: secondsOf(process.cpuUsage(cpuBefore)) };
}

async function withDiscord<Result>(run: (discord: LocalDiscord) => Promise<Result>): Promise<Result> {
  const discord = await createLocalDiscord({ now: () => Temporal.Now.instant(), limits: NO_LIMITS });
  try {
    return await run(discord);
  } finally {
    await discord.close();
  }
}

/** The least a server can do with a message: read it as JSON, and answer with it. */
async function withBareServer(run: (url: string) => Promise<Used>): Promise<Used> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const message = JSON.parse(Buffer.concat(chunks).toString());
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(message));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    return await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function dmChannel(discord: LocalDiscord): Promise<string> {
  const response = await fetch(`${discord.apiUrl}/v10/users/@me/channels`, {
    method: "POST",
    headers: { authorization: `Bot ${discord.token}`, "content-type": "application/json" },
    body: JSON.stringify({ recipient_id: discord.people[0]?.user.id }),
  });
  const { id } = (await response.json()) as { readonly id: string };
  return id;
}

async function heardFrom(child: ChildProcess): Promise<unknown> {
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`A process of the measurement ended with ${code}.`);
  });
  const [message] = await Promise.race([once(child, "message"), ended]);
  ended.catch(() => {}); // from here on it may end
  return message;
}

async function cpuOf(bot: ChildProcess): Promise<number> {
  bot.send("cpu");
  return secondsOf((await heardFrom(bot)) as NodeJS.CpuUsage);
}

function secondsOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6;
}

const perSecond = (count: number) => count / SECONDS;
const rate = (used: Used) => thousands(perSecond(used.count));
const millisecondsEach = (cpu: number, count: number) => Number(((cpu * 1000) / count).toPrecision(2));
const ofACore = (cpu: number) => `${Math.round((cpu / SECONDS) * 100)}% of a core`;
const thousands = (count: number) => Math.round(count).toLocaleString("en");
const times = (ours: number, baseline: number) => `${Number((ours / baseline).toPrecision(2))}×`;
