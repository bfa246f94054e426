import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createBotProcess } from "../../../src/playground/bot-process.ts";
import { createPlaygroundClock } from "../../../src/playground/clock.ts";
import { createLocalDiscord } from "../../../src/playground/local-discord.ts";
import type { FaultRule, Person } from "../../../src/playground/types.ts";
import { createDice } from "./dice.ts";
import type { Journal, Moment } from "./journal.ts";
import { createKills } from "./kills.ts";
import { MAIN, ROOT } from "./paths.ts";
import { createSleeper, type Sleeper } from "./sleepers.ts";
import { canFillDisk, openStateOnDisk } from "./state-on-disk.ts";
import type { Evening, Kill, Spell, Story, Weather, Where } from "./story.ts";
import { faultIn, isDisturbing } from "./weather.ts";
import { isUpTo, type NightWindow, windowOf } from "./windows.ts";

const NIGHTLY = /reminder\.skip\|(\d{4}-\d\d-\d\d)/;
const MESSAGES = /^\/channels\/(\d+)\/messages$/;
/** A beat waits for Discord a few seconds at most; one that takes this long will never end. */
const BEAT_MS = 90_000;

export type LiveOptions = {
  /** Where Node keeps what it has compiled, so that a start need not do it again. */
  readonly compiled: string;
  readonly onKill?: (where: Where) => void;
  /** Gets a line on everything that happens, for whoever wants to read the story. */
  readonly tell?: (line: string) => void;
  /** Ends the story early. */
  readonly signal?: AbortSignal;
};

export type Lived = {
  readonly journal: Journal;
  readonly kills: ReadonlyMap<Where, number>;
  /** In how many beats each weather was met. */
  readonly weather: ReadonlyMap<Weather, number>;
  readonly starts: { count: number; ms: number };
  /** How often the bot ended though nobody had killed it, but for starts that it refused while its disk was in trouble. */
  readonly fellOver: number;
};

type Due = {
  readonly evening: Evening;
  readonly window: NightWindow;
  isArmed: boolean;
  hasChanged: boolean;
  isRead: boolean;
};

/** Lives one story with the real bot as a child process, on a clock that is moved, and writes down what happened. */
export async function live(story: Story, options: LiveOptions): Promise<Lived> {
  const dice = createDice(story.seed + 1);
  const due = story.evenings.map((evening): Due => {
    const window = windowOf(evening.night, story.people[evening.person] ?? { bedtime: "", zone: "", leadMinutes: 0 });
    return { evening, window, isArmed: false, hasChanged: false, isRead: false };
  });
  const opens = due.map(({ window }) => window.opens.epochMilliseconds);
  const begun = Temporal.Instant.fromEpochMilliseconds(Math.min(...opens)).subtract({ hours: 3 });
  const closes = due.map(({ window }) => window.closes.epochMilliseconds);
  const lastOver = Temporal.Instant.fromEpochMilliseconds(Math.max(...closes));
  const clock = createPlaygroundClock({ start: begun, running: false });
  const journal: Journal = {
    people: story.people,
    begun,
    ended: begun,
    beats: [],
    troubles: [],
    changes: [],
    messages: [],
    ledger: [],
  };
  const moment = (): Moment => ({ at: clock.now(), realMs: performance.now() });
  const tell = (line: string) => options.tell?.(`${clock.now().toString({ smallestUnit: "second" })} ${line}`);

  const discord = await createLocalDiscord({
    now: clock.now,
    settleMs: 500,
    gateway: { identifyEveryMs: 0, sessionStarts: 100_000 },
    nonceWindow: Temporal.Duration.from({ minutes: story.nonceMinutes }),
  });
  const stateDir = mkdtempSync(join(tmpdir(), "winddown-soak-"));
  const bot = createBotProcess({
    clock,
    command: [process.execPath, MAIN],
    cwd: ROOT,
    env: {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      STATE_DIR: stateDir,
      LOG_LEVEL: "info",
      NODE_COMPILE_CACHE: options.compiled,
    },
    onLine: (line) => tell(`  bot: ${line}`),
  });
  const disk = openStateOnDisk(stateDir);
  const endings: (() => void)[] = [];
  const trouble = (what: string, person?: number) =>
    journal.troubles.push({ what, ...(person !== undefined && { person }), from: clock.now(), to: clock.now() });
  const kills = createKills({
    bot,
    now: clock.now,
    onKill(where) {
      tell(`KILL ${where}`);
      trouble("kill");
      options.onKill?.(where);
    },
  });
  const sleepers = story.people.map((wish, index) =>
    createSleeper(
      {
        discord,
        journal,
        moment,
        onCommand: () => kills.began("command"),
        botEnds: () => (bot.pid === undefined ? Promise.resolve() : new Promise<void>((done) => endings.push(done))),
      },
      discord.people[index] as Person,
      index,
      wish,
    ),
  );
  const sleeperOf = new Map<string, Sleeper>();
  const weather = new Map<Weather, number>();
  const starts = { count: 0, ms: 0 };
  let fellOver = 0;
  let spells: readonly (Spell & Due)[] = [];
  const isActive = (...kinds: readonly Weather[]) => spells.some((spell) => kinds.includes(spell.weather));
  bot.onExit((code, signal) => {
    for (const ended of endings.splice(0)) ended();
    tell(`the bot has ended: ${signal ?? code}`);
    if (signal !== "SIGKILL" && !isActive("full-disk", "locked-database", "locked-during-send")) fellOver += 1;
  });

  // At Discord
  const arrivals = new Map<string, Moment>();
  const rule: FaultRule = ({ method, path, body }) => {
    const channel = MESSAGES.exec(path)?.[1];
    if (channel === undefined && path !== "/users/@me/channels") return undefined;
    const night = method === "POST" ? NIGHTLY.exec(JSON.stringify(body))?.[1] : undefined;
    const sleeper = sleeperOf.get(channel ?? "");
    if (night !== undefined && sleeper) {
      arrivals.set(`${sleeper.index} ${night}`, moment());
      const fault = kills.posted();
      if (fault) return fault;
      if (isActive("locked-during-send")) disk.lock();
    }
    if (method === "GET" && sleeper) kills.looked();
    for (const spell of spells) {
      const fault = faultIn(spell, night !== undefined, dice);
      if (fault) return fault;
    }
    const mine =
      night === undefined
        ? undefined
        : due.find(({ evening }) => evening.night === night && evening.person === sleeper?.index);
    if (!mine?.evening.change || mine.hasChanged || !sleeper?.wantsReminder() || sleeper.isWaiting()) return undefined;
    mine.hasChanged = true;
    tell(`${sleeper.person.user.username}: ${mine.evening.change}, while the message is under way`);
    return { kind: "hold", until: sleeper.ask(mine.evening.change) };
  };
  discord.setFault((request) => {
    const fault = rule(request);
    if (fault?.kind === "hold") kills.holds(fault.until);
    return fault;
  });
  discord.on((event) => {
    if (event.type !== "message" || event.seen.place !== "dm") return;
    const sleeper = sleeperOf.get(event.seen.message.channel_id);
    const night = NIGHTLY.exec(JSON.stringify(event.seen.components))?.[1];
    if (!sleeper || night === undefined) return;
    const stored = { at: Temporal.Instant.from(event.seen.message.timestamp), realMs: performance.now() };
    tell(`${sleeper.person.user.username} has the message of ${night}`);
    journal.messages.push({
      person: sleeper.index,
      night,
      stored,
      arrived: arrivals.get(`${sleeper.index} ${night}`) ?? stored,
    });
    kills.stored();
  });
  for (const sleeper of sleepers) {
    const opened = await fetch(`${discord.apiUrl}/v10/users/@me/channels`, {
      method: "POST",
      headers: { authorization: `Bot ${discord.token}`, "content-type": "application/json" },
      body: JSON.stringify({ recipient_id: sleeper.person.user.id }),
    });
    sleeperOf.set(((await opened.json()) as { id: string }).id, sleeper);
  }

  // The bot
  /** Whether it is up; not when it was killed on the way, or refused to start on a disk in trouble. */
  const start = async (): Promise<boolean> => {
    const began = performance.now();
    kills.began("start");
    const starting = bot.start();
    if (bot.pid !== undefined && isActive("full-disk")) disk.fill(bot.pid);
    try {
      await starting;
      starts.count += 1;
      starts.ms += performance.now() - began;
      return true;
    } catch (error) {
      tell(`did not start: ${error instanceof Error ? error.message : error}`);
      await kills.over();
      return false;
    }
  };

  const beatOnce = async () => {
    const at = clock.now();
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`a beat at ${at} did not end`)), BEAT_MS);
    });
    kills.began("beat");
    const beaten = await Promise.race([bot.beat(), tooLong]).finally(() => clearTimeout(timer));
    journal.beats.push({ at, isServed: beaten.isUp && !kills.isDown() });
  };

  /** A second beat while the first still waits for Discord, a few seconds later where that crosses no bedtime. */
  const beatTwice = async () => {
    const first = beatOnce();
    await new Promise((resolve) => setTimeout(resolve, 40));
    const later = clock.now().add({ seconds: 20 });
    const isCrossing = due.some(({ window }) => isUpTo(clock.now(), window.closes) && isUpTo(window.closes, later));
    if (!isCrossing) clock.set(later);
    await Promise.all([first, bot.beat()]);
  };

  const beat = async () => {
    if (kills.isDown()) {
      journal.beats.push({ at: clock.now(), isServed: false });
      return;
    }
    await (isActive("overlapping-beats") ? beatTwice() : beatOnce());
    await kills.over();
  };

  // The people
  const people = async () => {
    for (const sleeper of sleepers) {
      if (kills.isDown()) return;
      if (disk.isSpoilt(sleeper.person.user.id) || spells.some(isDisturbing)) continue;
      const isEvening = due.some(
        ({ evening, window }) =>
          evening.person === sleeper.index &&
          isUpTo(window.opens.subtract({ minutes: 2 }), clock.now()) &&
          isUpTo(clock.now(), window.closes.add({ minutes: 4 })),
      );
      if (sleeper.isWaiting()) await sleeper.askAgain();
      else if (!sleeper.wantsReminder() && !isEvening) await sleeper.ask("on");
      await kills.over();
    }
    const [anybody] = sleepers;
    if (kills.waitsForCommand() && anybody && !kills.isDown()) await anybody.look();
    await kills.over();
  };

  const readLedger = (sleeper: Sleeper) => {
    for (const entry of disk.nightsOf(sleeper.person.user.id)) {
      const index = journal.ledger.findIndex(({ person, night }) => person === sleeper.index && night === entry.night);
      if (index >= 0) journal.ledger.splice(index, 1);
      journal.ledger.push({ person: sleeper.index, ...entry });
    }
  };

  // What the story has for this instant
  const prepare = () => {
    const now = clock.now();
    const spellsBefore = spells;
    spells = due.flatMap((one) =>
      one.evening.spells
        .filter(({ from, minutes, weather }) => {
          if (weather === "full-disk" && !canFillDisk) return false;
          const begins = one.window.opens.add({ minutes: from });
          return isUpTo(begins, now) && Temporal.Instant.compare(now, begins.add({ minutes })) < 0;
        })
        .map((spell) => ({ ...spell, ...one })),
    );
    for (const spell of spells) {
      const isNew = !spellsBefore.some((old) => old.evening === spell.evening);
      if (isNew) tell(`weather: ${spell.weather}`);
      weather.set(spell.weather, (weather.get(spell.weather) ?? 0) + 1);
      if (isDisturbing(spell) && spell.weather !== "unreadable-record") trouble(spell.weather);
      if (spell.weather === "dropped-gateway" && isNew) discord.dropGateway();
      if (spell.weather === "locked-database") disk.lock();
      const sleeper = sleepers[spell.evening.person];
      if (spell.weather === "unreadable-record" && sleeper && !sleeper.isWaiting()) disk.spoil(sleeper.person.user.id);
    }
    if (bot.pid !== undefined) {
      if (isActive("full-disk")) disk.fill(bot.pid);
      else if (spellsBefore.some((spell) => spell.weather === "full-disk")) disk.free(bot.pid);
    }
    for (const one of due) {
      const { evening, window } = one;
      if (!one.isArmed && isUpTo(window.opens, now)) {
        one.isArmed = true;
        kills.arm(
          evening.kills.filter((kill) => evening.night !== story.nights[0] || !isForFirstCommands(kill)),
          { over: window.closes, lastOver },
        );
      }
      const sleeper = sleepers[evening.person];
      if (sleeper && disk.isSpoilt(sleeper.person.user.id)) {
        trouble("unreadable-record", evening.person);
        const isTheirs = evening.spells.some((spell) => spell.weather === "unreadable-record");
        if (isTheirs && isUpTo(window.closes.add({ minutes: 1 }), now)) disk.mend(sleeper.person.user.id);
      }
      if (sleeper && !one.isRead && isUpTo(window.closes.add({ minutes: 3 }), now)) {
        one.isRead = true;
        readLedger(sleeper);
      }
    }
  };

  /** Everything of one instant: the bot back up when its time has come, a beat, and what people do. */
  const liveThrough = async (at: Temporal.Instant) => {
    clock.set(at);
    prepare();
    for (;;) {
      const until = kills.downUntil();
      const isTime = bot.pid === undefined && (until === undefined || isUpTo(until, clock.now()));
      const wasKilled = kills.left();
      const isUp = isTime ? await start() : bot.pid !== undefined;
      if (isTime && !isUp && kills.left() === wasKilled) break; // it refused: again a minute later
      await beat();
      await kills.release();
      await people();
      kills.strikeIdle();
      await kills.over();
      disk.unlock();
      const downUntil = kills.downUntil();
      const isBackAtOnce = bot.pid === undefined && downUntil !== undefined && isUpTo(downUntil, clock.now());
      if (!isBackAtOnce) return;
    }
    disk.unlock();
    await beat();
  };

  const isForFirstCommands = ({ where }: Kill) => where === "command";
  try {
    const firstEvenings = story.evenings.filter(({ night }) => night === story.nights[0]);
    kills.arm(
      firstEvenings.flatMap(({ kills }) => kills.filter(isForFirstCommands)),
      { over: begun.add({ hours: 1 }), lastOver },
    );
    await start();
    await people();
    let now = begun;
    const minutes = [...minutesFrom(begun, 10), ...busyMinutes(due)];
    const patience = (minutes.at(-1) ?? begun).add({ hours: 12 });
    const next = (): Temporal.Instant | undefined => {
      while (minutes[0] && isUpTo(minutes[0], now)) minutes.shift();
      const up = bot.pid === undefined ? kills.downUntil() : undefined;
      const isBefore = up !== undefined && !isUpTo(up, now) && (minutes[0] === undefined || isUpTo(up, minutes[0]));
      if (isBefore) return up;
      if (minutes[0]) return minutes[0];
      // The last window is over: what was to strike still does, and the bot is up at the end.
      return kills.left() > 0 || bot.pid === undefined ? now.add({ minutes: 1 }) : undefined;
    };
    for (let at = next(); at !== undefined && !options.signal?.aborted; at = next()) {
      now = at;
      await liveThrough(at);
      now = clock.now();
      if (!isUpTo(now, patience)) throw new Error("the bot does not come up any more");
    }
    for (const sleeper of sleepers) if (!options.signal?.aborted) readLedger(sleeper);
    journal.ended = clock.now();
    for (const sleeper of sleepers) sleeper.giveUp();
    return { journal, kills: kills.done, weather, starts, fellOver };
  } finally {
    disk.unlock();
    await bot.kill();
    await discord.close();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

function minutesFrom(from: Temporal.Instant, count: number): Temporal.Instant[] {
  return Array.from({ length: count }, (_, index) => from.add({ minutes: index + 1 }));
}

/** The minutes around everybody's windows, and one in each pause between them. */
function busyMinutes(due: readonly Due[]): Temporal.Instant[] {
  const minutes = new Set<number>();
  const minuteMs = 60_000;
  for (const { window } of due) {
    const from = window.opens.epochMilliseconds - minuteMs;
    const to = window.closes.epochMilliseconds + 8 * minuteMs;
    for (let at = from; at <= to; at += minuteMs) minutes.add(at);
    minutes.add(to + 90 * minuteMs);
  }
  return [...minutes].sort((a, b) => a - b).map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
}
