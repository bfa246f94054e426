import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "@winddown/local-discord";
import type { Dice } from "./dice.ts";
import type { LiveEvening } from "./evenings.ts";
import { WRONG_CLOCK } from "./judge.ts";
import type { Sleeper } from "./sleepers.ts";
import type { Stage } from "./stage.ts";
import { canFillDisk } from "./state-on-disk.ts";
import type { Spell, Weather } from "./story.ts";
import { isUpTo } from "./windows.ts";

/** Weather in which a message may not get through. In any other, nobody may lose a night. */
const DISTURBING: ReadonlySet<Weather> = new Set<Weather>([
  "429-storm",
  "500s",
  "lost-answers",
  "lost-requests",
  "spurious-codes",
  "full-disk",
  "locked-database",
  "locked-during-send",
  "wrong-clock",
]);
const OF_THE_DISK: readonly Weather[] = ["full-disk", "locked-database", "locked-during-send"];
/** What Discord, or what stands before it, says by mistake; nothing may be erased or given up for it. */
type Word = readonly [status: number, code?: number];
const SPURIOUS: readonly [Word, ...Word[]] = [
  [400, 0],
  [403, 0],
  [404, 0],
  [403, 40_333],
  [403, 340_001],
  [404, 10_008],
  [404, 10_013],
  [403],
];
/** What one person asks for at once. */
const FLOOD = { suggestions: 300, shows: 30, weeks: 20, tests: 20 } as const;

/** So long a message is on its way when two beats are to overlap, in real time. */
const UNDER_WAY_MS = 120;

type Active = Spell & { readonly evening: LiveEvening };

export type Sky = ReturnType<typeof createSky>;

/** The weather of each instant: brings it about where it concerns the disk or the gateway, and says what requests meet. */
export function createSky(stage: Stage, evenings: readonly LiveEvening[], sleepers: readonly Sleeper[], dice: Dice) {
  const { clock, bot, disk, discord } = stage;
  const met = new Map<Weather, number>();
  const spoiltIn = new Map<Sleeper, LiveEvening>();
  let active: readonly Active[] = [];
  /** When the clock was last looked at; a bot that starts moves it on in between. */
  let changedAt = clock.now();
  let limitedUntil = 0;
  const has = (...weathers: readonly Weather[]) => active.some(({ weather }) => weathers.includes(weather));

  async function begin({ weather, evening, wrongByMs }: Active): Promise<void> {
    stage.tell(`weather: ${weather}${wrongByMs === undefined ? "" : ` by ${wrongByMs / 3_600_000} hours`}`);
    const sleeper = sleepers[evening.person];
    if (weather === "dropped-gateway") discord.dropGateway();
    if (weather === "flood" && sleeper) flood(sleeper);
    if (weather === "unreadable-record" && sleeper && !sleeper.isWaiting() && !spoiltIn.has(sleeper)) {
      await disk.spoil(sleeper.table, sleeper.person.user.id);
      spoiltIn.set(sleeper, evening);
    }
  }

  /** All at once, and nobody waits for what comes of it. */
  function flood({ person }: Sleeper): void {
    const ask = (times: number, act: () => Promise<unknown>) => {
      for (let asked = 0; asked < times; asked++) void act().catch(() => undefined); // the bot may be down
    };
    const typing = { path: ["sleep", "tips"], options: [{ name: "about", value: "caf" }] };
    ask(FLOOD.suggestions, () => discord.autocomplete(person, "dm", typing, "about"));
    ask(FLOOD.shows, () => discord.slash(person, "dm", { path: ["reminder", "show"], options: [] }));
    ask(FLOOD.weeks, () => discord.slash(person, "dm", { path: ["diary", "week"], options: [] }));
    ask(FLOOD.tests, () => discord.slash(person, "dm", { path: ["reminder", "test"], options: [] }));
  }

  /** A record is put back as it was once that night is over. */
  async function mendRecords(): Promise<void> {
    for (const [sleeper, { window }] of spoiltIn) {
      stage.trouble("unreadable-record", sleeper.index);
      if (!isUpTo(window.closes.add({ minutes: 1 }), clock.now())) continue;
      await disk.mend(sleeper.table, sleeper.person.user.id);
      spoiltIn.delete(sleeper);
    }
  }

  return {
    /** In how many beats each weather was met. */
    met,
    has,
    isDisturbed: () => active.some(({ weather }) => DISTURBING.has(weather)),
    isOnDisk: () => has(...OF_THE_DISK),
    isSpoilt: (sleeper: Sleeper) => spoiltIn.has(sleeper),

    /** The clock has been moved. */
    async change(): Promise<void> {
      const before = active;
      const wasWrong = clock.wrongByMs !== 0;
      if (wasWrong) stage.troubleSince(WRONG_CLOCK, changedAt);
      changedAt = clock.now();
      active = evenings.flatMap((evening) =>
        evening.spells
          .filter((spell) => isOn(spell, evening, clock.now(), disk.hasDisk))
          .map((spell) => ({ ...spell, evening })),
      );
      for (const one of active) {
        met.set(one.weather, (met.get(one.weather) ?? 0) + 1);
        if (!before.some(({ evening }) => evening === one.evening)) await begin(one);
        if (DISTURBING.has(one.weather)) stage.trouble(one.weather);
      }
      clock.setWrong(active.find(({ wrongByMs }) => wrongByMs !== undefined)?.wrongByMs ?? 0);
      if (wasWrong && clock.wrongByMs === 0) {
        stage.tell("the clock is right again");
        stage.trouble("the clock came right"); // which the bot believes a minute later
      }
      await mendRecords();
      if (has("locked-database")) await disk.lock();
      if (bot.pid === undefined) return;
      if (has("full-disk")) disk.fill(bot.pid);
      else if (before.some(({ weather }) => weather === "full-disk")) disk.free(bot.pid);
    },
    /** The bot's process is there, and has done nothing yet. */
    botBegins(): void {
      if (bot.pid !== undefined && has("full-disk")) disk.fill(bot.pid);
    },

    /** What a request to somebody's DM meets. */
    fault(isNightly: boolean): Fault | undefined {
      if (isNightly && has("locked-during-send")) void disk.lock();
      for (const spell of active) {
        const fault = faultIn(spell, isNightly, dice);
        if (fault?.kind === "status" && fault.status === 429) {
          const waitMs = Number(fault.headers?.["retry-after"]) * 1_000;
          limitedUntil = Math.max(limitedUntil, performance.now() + waitMs);
        }
        if (fault) return fault;
      }
      return undefined;
    },

    /**
     * Once a storm of 429s is over, until the wait that the last of them asked for is over, too. The bot keeps to it in
     * real time, of which the minutes of a story have next to none.
     */
    async afterStorm(): Promise<void> {
      const leftMs = limitedUntil - performance.now();
      if (!has("429-storm") && leftMs > 0) await sleep(leftMs);
    },
  };
}

function isOn(
  { weather, from, minutes }: Spell,
  { window }: LiveEvening,
  now: Temporal.Instant,
  hasDisk: boolean,
): boolean {
  if (weather === "full-disk" && !(canFillDisk && hasDisk)) return false;
  const begins = window.opens.add({ minutes: from });
  return isUpTo(begins, now) && Temporal.Instant.compare(now, begins.add({ minutes })) < 0;
}

function faultIn({ weather, share }: Spell, isNightly: boolean, dice: Dice): Fault | undefined {
  if (weather === "overlapping-beats" && isNightly) {
    return { kind: "hold", until: new Promise((resolve) => setTimeout(resolve, UNDER_WAY_MS)) };
  }
  if (!dice.happens(share)) return undefined;
  switch (weather) {
    case "429-storm": {
      const headers = {
        "retry-after": (dice.whole(2, 12) / 10).toFixed(3),
        "x-ratelimit-scope": "global",
        "x-ratelimit-global": "true",
      };
      return { kind: "status", status: 429, message: "You are being rate limited.", headers };
    }
    case "500s":
      return { kind: "status", status: dice.one([500, 502, 503]) };
    case "spurious-codes": {
      const [status, code] = dice.one(SPURIOUS);
      return code === undefined ? { kind: "html", status } : { kind: "status", status, code };
    }
    case "lost-answers":
      return { kind: "cut-after" };
    case "lost-requests":
      return { kind: "cut-before" };
    default:
      return undefined;
  }
}
