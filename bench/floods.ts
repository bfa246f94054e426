import { setTimeout as sleep } from "node:timers/promises";
import type { LocalDiscord, Person, TypedCommand } from "@winddown/local-discord";
import { StoredDiary } from "../src/diary/diary.ts";
import { type DiaryNight, QUALITIES } from "../src/diary/diary-night.ts";
import { openSqliteStore } from "../src/storage/sqlite/sqlite-store.ts";
import { percentile, short } from "./figures.ts";
import { OUR_BOT, openLocalBot } from "./local-bot.ts";
import type { Measure } from "./measured.ts";
import { idOf } from "./people.ts";
import { residentMb } from "./process-figures.ts";

const PEOPLE = 600;
const SUGGESTIONS = 4_000;
const START = Temporal.Instant.from("2026-07-15T08:00:00Z");
const NIGHTS = 28;

const WEEKS: TypedCommand = { path: ["diary", "week"], options: [{ name: "weeks", value: 4 }] };
const TYPING: TypedCommand = { path: ["sleep", "tips"], options: [{ name: "about", value: "caf" }] };
const SHOW: TypedCommand = { path: ["reminder", "show"], options: [] };
const SET: TypedCommand = {
  path: ["reminder", "set"],
  options: [
    { name: "bedtime", value: "22:30" },
    { name: "zone", value: "Lisbon" },
  ],
};

/** What many, or one person very often, may ask for at once: how much the bot grows, and how long others wait. */
export const measure: Measure = async () => {
  const crowd = Array.from({ length: PEOPLE }, (_, index) => ({ userId: idOf(index), dmChannelId: idOf(index + 1e6) }));
  const local = await openLocalBot(OUR_BOT, {
    start: START,
    discord: { crowd, settleMs: 200, limits: { globalLimit: "off", newDms: "off" }, deferredAnswerWithinMs: 120_000 },
    seed: (stateDir) => noteNights(stateDir),
  });
  try {
    await local.start();
    const { discord } = local;
    const people = discord.people.slice(-PEOPLE);
    const bystander = discord.people[0] as Person;
    await discord.slash(people[0] as Person, "dm", WEEKS); // the first picture loads what draws them
    await sleep(3_000);
    const flood = async (acts: readonly (() => Promise<unknown>)[]) => {
      const before = residentMb(local.pid());
      const watch = watchMemory(local.pid());
      const others: number[] = [];
      let isOver = false;
      const asking = (async () => {
        while (!isOver) {
          const began = performance.now();
          await discord.slash(bystander, "server", SHOW);
          others.push(performance.now() - began);
          await sleep(50);
        }
      })();
      await Promise.all(acts.map((act) => act()));
      isOver = true;
      await asking;
      return { more: (await watch.most()) - before, others };
    };

    const many = await flood(people.map((person) => () => discord.slash(person, "dm", WEEKS)));
    const again = await flood(people.map((person) => () => discord.slash(person, "dm", WEEKS)));
    const one = await flood(repeat(PEOPLE, () => discord.slash(people[1] as Person, "dm", WEEKS)));
    const typing = await flood(
      Array.from({ length: SUGGESTIONS }, (_, at) => () => suggest(discord, people[at % PEOPLE] as Person)),
    );
    const sets = await flood(repeat(200, () => discord.slash(people[2] as Person, "dm", SET)));
    const waits = ({ others }: { others: readonly number[] }) =>
      `others answered: p50 ${short(percentile(others, 0.5))} ms, longest ${short(Math.max(...others))} ms`;
    const row = (what: string, flood: { more: number; others: readonly number[] }) => ({
      what,
      measured: `${short(flood.more)} MB more at the most (goal: 100); ${waits(flood)} (goal: 2,000)`,
      baseline: "–",
      ratio: "–",
    });
    return {
      rows: [
        row(`/diary week weeks:4 by ${PEOPLE} people at once`, many),
        row("the same again", again),
        row(`the same, ${PEOPLE} times by one person at once`, one),
        row(`${SUGGESTIONS.toLocaleString("en")} suggestions at once, of ${PEOPLE} people`, typing),
        row("/reminder set, 200 times by one person at once", sets),
      ],
      notes: [
        "floods: memory is that of the bot's process, its threads included, looked at each 20 ms until two seconds after the last answer, less what it was before; one picture had been drawn before. Others are one person who asks for /reminder show meanwhile, timed at the local Discord, which shares the machine's cores.",
      ],
    };
  } finally {
    await local.close();
  }
};

const repeat = (times: number, act: () => Promise<unknown>) => Array.from({ length: times }, () => act);

/** What is not suggested any more is no failure: whoever typed on sees the next. */
function suggest(discord: LocalDiscord, person: Person): Promise<unknown> {
  return discord.autocomplete(person, "dm", TYPING, "about").catch(() => undefined);
}

function watchMemory(pid: number) {
  let most = residentMb(pid);
  const timer = setInterval(() => {
    most = Math.max(most, residentMb(pid));
  }, 20);
  return {
    async most() {
      await sleep(2_000);
      clearInterval(timer);
      return most;
    },
  };
}

async function noteNights(stateDir: string): Promise<void> {
  const store = await openSqliteStore({ folder: stateDir });
  const last = START.toZonedDateTimeISO("UTC").toPlainDate().subtract({ days: 1 });
  const entries = Array.from({ length: PEOPLE }, (_, person) => {
    const nights = Array.from({ length: NIGHTS }, (_, back): DiaryNight => {
      const night = last.subtract({ days: NIGHTS - 1 - back });
      const next = night.add({ days: 1 });
      const minutes = String((person * 7 + back * 11) % 60).padStart(2, "0");
      return {
        night: night.toString(),
        zone: "UTC",
        inBed: `${night}T22:${minutes}`,
        tried: `${night}T23:${minutes}`,
        onsetMinutes: (person + back) % 60,
        woke: `${next}T06:${minutes}`,
        rose: `${next}T07:${minutes}`,
        quality: QUALITIES[(person + back) % QUALITIES.length] as DiaryNight["quality"],
      };
    });
    return [idOf(person), { version: 1, nights }] as const;
  });
  await store.collection("diary", StoredDiary).putMany(entries as never);
  await store.close();
}
