import { createBeat } from "./assembly/beat-loop.ts";
import { keepRecords } from "./assembly/keep-records.ts";
import { loadWords } from "./assembly/load-words.ts";
import { openAnswers } from "./assembly/open-answers.ts";
import { openDiscord } from "./assembly/open-discord.ts";
import { openState } from "./assembly/open-state.ts";
import type { Config } from "./config/config.ts";
import type { DeliveryReporter } from "./delivery/delivery-event.ts";
import { createWeekPainter } from "./diary/picture/week-painter.ts";
import { type Clock, waitIdly } from "./ops/clock.ts";
import { logClock } from "./ops/clock-report.ts";
import { type ClockEvent, createClockWatch } from "./ops/clock-watch.ts";
import { giveBackMemory } from "./ops/give-back-memory.ts";
import { openHealth } from "./ops/health/health.ts";
import { createUserTag, type Log } from "./ops/log.ts";
import { logDelivery } from "./ops/log-delivery.ts";

export interface Bot {
  /** Serves everybody who is due now; resolves with when something is due next. Never rejects. */
  beat(): Promise<Temporal.Instant | undefined>;
  /** Begins nothing more from this moment on, waits for what is in flight, and lets go of everything. */
  close(): Promise<void>;
}

/** How each part is made. A test hands in some of its own. */
export const PARTS = {
  loadWords,
  openHealth,
  openState,
  createWeekPainter,
  openDiscord,
  keepRecords,
  openAnswers,
  createBeat,
};

/**
 * Opens every part, joins them, and resolves once the bot is logged in and its commands are registered. Parts are closed
 * in the reverse order, also those that are open when a later one cannot be opened.
 *
 * @param onFatal told when the bot cannot go on: the token was revoked, Discord closed the gateway for good, or another
 *   instance has made the store one that this version cannot read
 * @throws {ContentError | TextError | StoreInUseError | StoreRefusedError | StoreFolderError | StoreKeyError | DatabaseError | TokenRefused} with a sentence for the operator
 * @throws {SuppressedError} that has the error in it (`firstFailure`), when a part cannot be closed after it
 */
export async function startBot(
  config: Config,
  clock: Clock,
  log: Log,
  onFatal: () => void,
  parts: typeof PARTS = PARTS,
): Promise<Bot> {
  await using opened = new AsyncDisposableStack();
  const now = () => clock.now();
  const words = await parts.loadWords(config);

  const health = await parts.openHealth(config.health, now, log);
  opened.defer(() => health.close());
  const { measures } = health;

  const state = await parts.openState(config, log);
  opened.defer(() => state.close());
  const { store, agenda, leadership } = state;

  const painter = parts.createWeekPainter({ wait: waitIdly });
  opened.defer(() => painter.close());

  opened.defer(() => leadership.close());
  const discord = await parts.openDiscord({ config, words, state, measures, clock, log, onFatal });
  opened.defer(() => discord.close());

  let lastBeat: Temporal.Instant | undefined;
  const isAlive = () => {
    lastBeat = now();
  };
  const onClock = (event: ClockEvent) => {
    if (event.kind === "jumped") measures.clockJumped();
    logClock(log)(event);
    beat.clockMoved(event);
  };
  const clockWatch = createClockWatch(clock, onClock, discord.time.nowMs);
  const toLog = logDelivery(log, createUserTag(config.token));
  const report: DeliveryReporter = (event) => {
    if (event.type === "settled") isAlive(); // a beat that takes long is alive while it gets something done
    if (event.type === "settled") measures.settled(event.series ?? "reminder", event.outcome, event.late);
    toLog(event);
  };

  const closing = new AbortController();
  const { signal } = closing;
  const records = parts.keepRecords({ config, state, discord, clockWatch, now, report, closing: signal, log });
  const { serveDue, reminders, checkIns, weekly, diary, imports, coaching, accounts, questions, uptime } = records;

  const { acknowledgements, threads } = discord;
  const given = { config, words, records, painter, acknowledgements, threads, now, log };
  const answers = parts.openAnswers({ ...given, closing: signal });
  opened.defer(() => answers.close());

  const beat = parts.createBeat({
    serveDue,
    swept: [reminders, checkIns, weekly, diary, imports, coaching, accounts, questions],
    uptime,
    leadership,
    clock,
    clockWatch,
    checkStore: store.check,
    onOutdated: onFatal,
    log,
    onBeat(how) {
      if (how !== "failed") isAlive();
      if (how !== "others") measures.beat(how);
    },
    onSwept: giveBackMemory,
  });
  opened.defer(() => beat.idle());

  // Comes first when the bot closes, and then what is in flight is waited for.
  opened.defer(() => {
    health.closing();
    closing.abort();
    leadership.leave();
  });

  discord.listen(answers);
  await discord.register();
  const { isSteady } = clockWatch;
  const signs = { isStoreWritable: store.writable, isClockSteady: isSteady, countDue: agenda.countDue };
  health.watch({ ...discord.signs, ...signs, lastBeat: () => lastBeat });
  await discord.logIn();
  await leadership.begin(beat.anew);
  await beat.beginTurn();
  log.info({ commands: words.commands.length, tips: words.contents.english.tips.length }, "ready");
  void answers.prepareQuestions();

  const all = opened.move();
  return {
    async beat() {
      await beat();
      return agenda.next().catch((error: unknown) => {
        log.error({ error }, "the agenda cannot be read");
        return undefined;
      });
    },
    async close() {
      await all.disposeAsync();
      log.info({}, "closed");
    },
  };
}
