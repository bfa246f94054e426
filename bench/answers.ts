import { setTimeout as sleep } from "node:timers/promises";
import type { LocalDiscord, Person, SeenMessage, TypedCommand } from "@winddown/local-discord";
import { percentile, ratio, short } from "./figures.ts";
import { BARE_BOT, type LocalBot, OUR_BOT, openLocalBot } from "./local-bot.ts";
import type { Measure } from "./measured.ts";
import { cpuSeconds, residentMb } from "./process-figures.ts";

const PER_SECOND = 200;
const SECONDS = 30;
/** Shorter than ours: it only has to name a percentile. */
const BASELINE_SECONDS = 10;
const PAGES = 40;
/** By then V8 has compiled what is used all the time. */
const WARM_AFTER_SECONDS = 2;

type Act = () => Promise<{ readonly kind: string }>;

/** Answers under load: the real bot's process, told of interactions by the clock and not by its answers. */
export const measure: Measure = async () => {
  const mixed = await underLoad(OUR_BOT, mixOf, SECONDS);
  const tips = await underLoad(OUR_BOT, onlyTips, BASELINE_SECONDS);
  const bare = await underLoad(BARE_BOT, onlyTips, BASELINE_SECONDS);
  const atRate = `${PER_SECOND}/s`;
  return {
    rows: [
      {
        what: `answers, mixed, ${atRate} for ${SECONDS} s`,
        measured: `p50 ${ms(mixed, 0.5)}, p99 ${ms(mixed, 0.99)}, ${missed(mixed)}`,
        baseline: "Discord's limit: 3 s",
        ratio: ratio(percentile(mixed.answered, 0.99), 3_000),
      },
      {
        what: `/sleep tips, ${atRate} for ${BASELINE_SECONDS} s`,
        measured: `p50 ${ms(tips, 0.5)}, p99 ${ms(tips, 0.99)}, ${missed(tips)}`,
        baseline: `bare discord.js bot, one fixed text: p50 ${ms(bare, 0.5)}, p99 ${ms(bare, 0.99)}, ${missed(bare)}`,
        ratio: `p50 ${ratio(percentile(tips.answered, 0.5), percentile(bare.answered, 0.5))}, p99 ${ratio(percentile(tips.answered, 0.99), percentile(bare.answered, 0.99))}`,
      },
    ],
    notes: [
      `answers: from INTERACTION_CREATE written to the gateway until the callback has been read and taken, with nothing left out as a warm-up, except that the mix needs ${PAGES} pages of tips to turn, asked for right before. Sent by the clock, whether earlier ones are answered or not (no coordinated omission).`,
      `answers: ${mixed.answered.length.toLocaleString("en")} of the mix: 2 in 5 /sleep tips, 1 in 5 presses of Another, 1 in 5 /cautions, 1 in 10 /reminder show, 1 in 10 suggestions of topics. Counted from the scheduled moment instead: p50 ${short(percentile(mixed.fromSchedule, 0.5))} ms, p99 ${short(percentile(mixed.fromSchedule, 0.99))} ms; longest ${short(Math.max(...mixed.answered))} ms.`,
      `answers: p99 without the first ${WARM_AFTER_SECONDS} s, in which code is compiled: ${warm(mixed)} (mix), ${warm(tips)} (/sleep tips), ${warm(bare)} (bare bot).`,
      `answers: of one core, over the load: ${shares(mixed)} (mix), ${shares(tips)} (/sleep tips), ${shares(bare)} (bare bot). The local Discord and the senders share one process, so its work per interaction is in every time. Our bot's memory after the mix: ${short(mixed.memory)} MB.`,
    ],
  };
};

type Load = {
  readonly answered: number[];
  readonly fromSchedule: number[];
  readonly missed: number;
  readonly botShare: number | undefined;
  readonly ownShare: number;
  readonly memory: number;
};

async function underLoad(
  program: string,
  actsOf: (local: LocalBot) => Promise<(index: number) => Act>,
  seconds: number,
): Promise<Load> {
  const local = await openLocalBot(program);
  try {
    await local.start();
    if (program === BARE_BOT) await local.registerCommands();
    const actFor = await actsOf(local);
    global.gc?.();
    await sleep(1_000);

    const pid = local.pid();
    const botBefore = cpuSeconds(pid);
    const ownBefore = process.cpuUsage();
    const began = performance.now();
    const sent = await sendByTheClock(actFor, seconds);
    const elapsed = (performance.now() - began) / 1000;
    const own = process.cpuUsage(ownBefore);
    const botAfter = cpuSeconds(pid);
    if (local.errors() > 0) throw new Error(`The bot logged ${local.errors()} errors, so its times mean nothing.`);
    return {
      ...sent,
      botShare: botBefore === undefined || botAfter === undefined ? undefined : (botAfter - botBefore) / elapsed,
      ownShare: (own.user + own.system) / 1e6 / elapsed,
      memory: residentMb(pid),
    };
  } finally {
    await local.close();
  }
}

/** Sends each interaction at its own moment, and any whose moment has passed at once. */
async function sendByTheClock(actFor: (index: number) => Act, seconds: number) {
  const answered: number[] = [];
  const fromSchedule: number[] = [];
  const running: Promise<void>[] = [];
  let missed = 0;

  const send = async (index: number, scheduled: number) => {
    const act = actFor(index);
    const at = performance.now();
    const { kind } = await act();
    const arrived = performance.now();
    answered.push(arrived - at);
    fromSchedule.push(arrived - scheduled);
    if (kind === "no-answer") missed += 1;
  };

  const began = performance.now();
  const total = PER_SECOND * seconds;
  for (let index = 0; index < total; ) {
    const scheduled = began + (index * 1000) / PER_SECOND;
    const early = scheduled - performance.now();
    if (early > 0) await sleep(early);
    else running.push(send(index++, scheduled));
  }
  await Promise.all(running);
  return { answered, fromSchedule, missed };
}

async function onlyTips({ discord }: LocalBot): Promise<(index: number) => Act> {
  return (index) => () => discord.slash(personOf(discord, index), "server", TIPS);
}

/** What people do, in proportion. Presses go round over a few pages, so that each has an owner and a next page. */
async function mixOf({ discord }: LocalBot): Promise<(index: number) => Act> {
  const pages = await Promise.all(Array.from({ length: PAGES }, (_, index) => openPage(discord, index)));
  let presses = 0;

  const press: Act = () => {
    const page = pages[presses++ % pages.length] as Page;
    return page.turn();
  };
  return (index) => {
    const person = personOf(discord, index);
    switch (index % 10) {
      case 1:
      case 6:
        return press;
      case 2:
      case 7:
        return () => discord.slash(person, "server", CAUTIONS);
      case 3:
        return () => discord.slash(person, "dm", SHOW);
      case 8:
        return () => discord.autocomplete(person, "server", TYPING, "about");
      default:
        return () => discord.slash(person, "server", TIPS);
    }
  };
}

const TIPS: TypedCommand = { path: ["sleep", "tips"], options: [] };
const TYPING: TypedCommand = { path: ["sleep", "tips"], options: [{ name: "about", value: "caf" }] };
const CAUTIONS: TypedCommand = { path: ["cautions"], options: [] };
const SHOW: TypedCommand = { path: ["reminder", "show"], options: [] };

type Page = { turn: Act };

/** A page of tips that its owner can turn over and over: after the last one it starts again. */
async function openPage(discord: LocalDiscord, index: number): Promise<Page> {
  const person = personOf(discord, index);
  const first = await discord.slash(person, "server", TIPS);
  if (first.kind !== "message") throw new Error(`/sleep tips answered with ${first.kind}`);
  let shown: SeenMessage = first.seen;
  return {
    async turn() {
      const answer = await discord.press(person, shown.message.id, turnButtonOf(shown));
      if (answer.kind === "update") shown = answer.seen;
      return answer;
    },
  };
}

/** “Another” or “Start over”: the first button below the tips. */
function turnButtonOf(seen: SeenMessage): string {
  const found = JSON.stringify(seen.components).match(/"custom_id":"([^"]*sleep\.(?:more|again)[^"]*)"/);
  if (found?.[1] === undefined) throw new Error("the page of tips has no button to turn it");
  return found[1];
}

function personOf({ people }: LocalDiscord, index: number): Person {
  return people[index % people.length] as Person;
}

function ms({ answered }: Load, share: number): string {
  return `${short(percentile(answered, share))} ms`;
}

function warm({ answered }: Load): string {
  return `${short(percentile(answered.slice(WARM_AFTER_SECONDS * PER_SECOND), 0.99))} ms`;
}

function missed(load: Load): string {
  return `${load.missed} over 3 s`;
}

function shares({ botShare, ownShare }: Load): string {
  const percent = (share: number | undefined) => (share === undefined ? "?" : `${Math.round(share * 100)} %`);
  return `the bot ${percent(botShare)}, this process ${percent(ownShare)}`;
}
