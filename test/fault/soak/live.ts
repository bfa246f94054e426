import type { Person } from "@winddown/local-discord";
import { watchDiscord } from "./at-discord.ts";
import { createDice } from "./dice.ts";
import { eveningsOf, isEvening } from "./evenings.ts";
import type { Journal } from "./journal.ts";
import { createKills } from "./kills.ts";
import { createRunner } from "./runner.ts";
import { createSleeper, type Sleeper } from "./sleepers.ts";
import { type Ground, openStage } from "./stage.ts";
import { type Change, type Kill, type Story, type Weather, type Where, withoutWeekends } from "./story.ts";
import { createSky } from "./weather.ts";
import { isUpTo } from "./windows.ts";

export type LiveOptions = Ground & {
  /** Where Node keeps what it has compiled, so that a start need not do it again. */
  readonly compiled: string;
  /** Gets a line on everything that happens, for whoever wants to read the story. */
  readonly tell?: (line: string) => void;
  /** Ends the story early. */
  readonly signal?: AbortSignal | undefined;
};

export type Lived = {
  readonly journal: Journal;
  readonly kills: ReadonlyMap<Where, number>;
  /** In how many beats each weather was met. */
  readonly weather: ReadonlyMap<Weather, number>;
  /** What people did while their message was under way. */
  readonly changes: ReadonlyMap<Change, number>;
  readonly starts: { readonly count: number; readonly ms: number };
  /** How often the bot ended though nobody had killed it, its disk was fine, and it could read the store. */
  readonly fellOver: number;
  /** How often a version did not start on a store of a later one, and named both. */
  readonly refusals: number;
};

/** Lives one story with the real bot as a child process, on a clock that is moved, and writes down what happened. */
export async function live(told: Story, options: LiveOptions): Promise<Lived> {
  const story = options.versions === undefined ? told : withoutWeekends(told);
  const { evenings, begun, lastOver, minutes } = eveningsOf(story);
  const stage = await openStage(story, begun, options);
  const { clock, bot, disk, journal } = stage;
  const kills = createKills({
    bot,
    now: clock.now,
    onKill(where) {
      stage.tell(`KILL ${where}`);
      stage.trouble("kill");
    },
  });
  const sleepers = story.people.map((wish, index) =>
    createSleeper(stage, { person: stage.discord.people[wish.who ?? index] as Person, index, wish }, () =>
      kills.began("command"),
    ),
  );
  const sky = createSky(stage, evenings, sleepers, createDice(story.seed + 1));
  const versions = createDice(story.seed + 2);
  /** An operator does not try again what has refused the store. */
  const refusing = new Set<string>();
  let version: string | undefined;
  const runner = createRunner({
    stage,
    kills,
    sky,
    evenings,
    chooseVersion() {
      version = versions.one([undefined, ...(options.versions ?? []).filter((each) => !refusing.has(each))]);
      if (options.versions !== undefined) stage.tell(`the version in ${version ?? "this folder"}`);
      stage.useVersion(version);
    },
    onRefused() {
      if (version !== undefined) refusing.add(version);
    },
  });

  /** People ask again for what they had no answer to; who stopped sets the reminder anew when the night is over. */
  const people = async () => {
    for (const sleeper of sleepers) {
      if (kills.isDown() || sky.isDisturbed()) return;
      if (sky.isSpoilt(sleeper)) continue;
      const isLate = evenings.some((one) => one.person === sleeper.index && isEvening(one, clock.now()));
      if (sleeper.isWaiting()) await sleeper.askAgain();
      else if (!sleeper.wantsReminder() && !isLate) await sleeper.ask("on");
      await kills.over();
    }
    if (kills.waitsForCommand() && !kills.isDown()) await sleepers[0]?.look();
    await kills.over();
  };

  const changes = new Map<Change, number>();
  const readLedger = async (sleeper: Sleeper) => {
    for (const entry of await disk.nightsOf(sleeper.table, sleeper.person.user.id))
      journal.ledger.push({ person: sleeper.index, ...entry });
  };
  const isAtFirst = ({ where }: Kill) => where === "command"; // strikes while everybody asks for their reminder
  /** Somebody has a diary of old, which no clock may take away. */
  let hasDiaries = false;
  const noteDiaries = async () => {
    if (hasDiaries || kills.isDown() || sky.isDisturbed()) return;
    hasDiaries = true;
    const night = Temporal.PlainDate.from(story.nights[0] ?? "")
      .subtract({ days: 100 })
      .toString();
    for (const { person } of sleepers) await disk.noteNight(person.user.id, night);
  };
  const lookForErased = async () => {
    for (const { index, table, person, lastKind, isWaiting } of sleepers) {
      if (isWaiting() || lastKind() === undefined || lastKind() === "deleted") continue;
      if (!(await disk.has(table, person.user.id)))
        journal.erased.push({ person: index, what: `the record in ${table}` });
      const hasDeleted = journal.changes.some((change) => change.kind === "deleted" && change.person === index);
      if (hasDiaries && !hasDeleted && !(await disk.has("diary", person.user.id)))
        journal.erased.push({ person: index, what: "the diary" });
    }
  };
  const turnPages = async () => {
    for (const evening of evenings) {
      const { window, night } = evening;
      if (!evening.isArmed && isUpTo(window.opens, clock.now())) {
        evening.isArmed = true;
        const due = evening.kills.filter((kill) => night !== story.nights[0] || !isAtFirst(kill));
        kills.arm(due, { over: window.closes, lastOver });
      }
      const sleeper = sleepers[evening.person];
      if (sleeper && !evening.isRead && isUpTo(window.closes.add({ minutes: 3 }), clock.now())) {
        evening.isRead = true;
        await readLedger(sleeper);
      }
    }
  };

  /** Everything of one instant: the bot back up when its time has come, a beat, and what people do. */
  const liveThrough = async (at: Temporal.Instant) => {
    clock.set(at);
    await sky.change();
    await turnPages();
    do {
      if (kills.isTimeToStart()) await runner.start();
      await runner.beat();
      await kills.release();
      await people();
      await noteDiaries();
      kills.strikeIdle();
      await kills.over();
      disk.unlock();
    } while (kills.isTimeToStart() && !runner.hasRefused());
  };

  /** The next busy minute, or when the bot comes up again; undefined when all is over and it is up. */
  const nextAfter = (now: Temporal.Instant): Temporal.Instant | undefined => {
    while (minutes[0] && isUpTo(minutes[0], now)) minutes.shift();
    const [minute] = minutes;
    const up = bot.pid === undefined ? kills.downUntil() : undefined;
    if (up && !isUpTo(up, now) && (minute === undefined || isUpTo(up, minute))) return up;
    return minute ?? (kills.left() > 0 || bot.pid === undefined ? now.add({ minutes: 1 }) : undefined);
  };

  try {
    const onChange = (change: Change) => void changes.set(change, (changes.get(change) ?? 0) + 1);
    await watchDiscord({ stage, evenings, sleepers, kills, sky, onChange });
    const first = evenings.filter(({ night }) => night === story.nights[0]);
    kills.arm(
      first.flatMap((evening) => evening.kills.filter(isAtFirst)),
      { over: begun.add({ hours: 1 }), lastOver },
    );
    for (let at: Temporal.Instant | undefined = begun; at && !options.signal?.aborted; at = nextAfter(clock.now())) {
      if (isUpTo(lastOver.add({ hours: 24 }), at)) throw new Error("the bot does not come up any more");
      await liveThrough(at);
    }
    for (const sleeper of sleepers) {
      await readLedger(sleeper);
    }
    await lookForErased();
    for (const sleeper of sleepers) sleeper.giveUp();
    journal.ended = clock.now();
    return {
      journal,
      kills: kills.done,
      weather: sky.met,
      changes,
      starts: runner.starts,
      fellOver: runner.fellOver(),
      refusals: runner.refusals(),
    };
  } finally {
    await stage.close();
  }
}
