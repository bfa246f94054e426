import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Events, type Interaction, type Message } from "discord.js";
import { sendHelpNow } from "../commands/help/help-now.ts";
import { commandsFor } from "../commands/index.ts";
import { createBeat } from "./assembly/beat-loop.ts";
import { joinMessages } from "./assembly/join-messages.ts";
import { openState } from "./assembly/open-state.ts";
import type { Config } from "./config/config.ts";
import { loadContents } from "./content/load/load-translations.ts";
import { createPassedChecks } from "./content/load/passed-checks.ts";
import { untilClosing, waitUntilClosing } from "./delivery/closing.ts";
import { createUptime, StoredUptime } from "./delivery/uptime.ts";
import { createDiary, DiaryRecord } from "./diary/diary.ts";
import { createPictureQueue } from "./diary/picture/picture-queue.ts";
import { createWeekPainter } from "./diary/picture/week-painter.ts";
import { createAcknowledgements } from "./discord/app/acknowledgements.ts";
import { createCountAlong } from "./discord/app/count-along.ts";
import { answerDirectText } from "./discord/app/direct-text.ts";
import { createDispatch } from "./discord/app/dispatch.ts";
import { createDmAllowance } from "./discord/app/dm-allowance.ts";
import { createGate } from "./discord/app/gate.ts";
import { inviteLinks } from "./discord/app/invite-links.ts";
import { listen } from "./discord/app/listen.ts";
import { localise } from "./discord/app/localise.ts";
import { createNotThat } from "./discord/app/not-that.ts";
import { createOutbox } from "./discord/app/outbox.ts";
import { registerCommands } from "./discord/app/registration.ts";
import { createSuggestionQueue } from "./discord/app/suggestion-queue.ts";
import { createClient } from "./discord/gateway/client.ts";
import { IdentifiesRow, mayIdentify } from "./discord/gateway/identify-budget.ts";
import { createPatientSharding } from "./discord/gateway/patient-sharding.ts";
import { createSessionStartsWatch } from "./discord/gateway/session-starts.ts";
import { createShardStates } from "./discord/gateway/shard-states.ts";
import { createDoor } from "./discord/rest/door.ts";
import { InvalidRequestsRow } from "./discord/rest/invalid-requests.ts";
import { keptInvalidRequests } from "./discord/rest/kept-invalid-requests.ts";
import { isSomebodyWaiting } from "./discord/rest/pacer.ts";
import { patiently } from "./discord/rest/patiently.ts";
import { whoWeAre } from "./discord/rest/who-we-are.ts";
import { createDrawDirectMessage } from "./discord/ui/direct-message.ts";
import {
  type Clock,
  monotonicMs,
  pauseForOthers,
  systemClock,
  wait,
  waitIdly,
  waitUnlessAborted,
} from "./ops/clock.ts";
import { logClock } from "./ops/clock-report.ts";
import { createClockWatch } from "./ops/clock-watch.ts";
import { CACHE_FOLDER } from "./ops/compile-cache.ts";
import { giveBackMemory } from "./ops/give-back-memory.ts";
import { openHealth } from "./ops/health/health.ts";
import { instanceName } from "./ops/instance-name.ts";
import { createUserTag, type Log } from "./ops/log.ts";
import { logReport } from "./ops/report.ts";
import { createUnderWay } from "./ops/under-way.ts";
import { createPeople, Person } from "./preferences/people.ts";
import { loadTexts } from "./text/load-texts.ts";
import { sayingsOf } from "./text/sayings.ts";
import { openDanger } from "./understanding/danger/open-danger.ts";
import { createReadIntent, type ReadIntent } from "./understanding/intent/read-intent.ts";
import { loadPlaces } from "./understanding/place/load-places.ts";
import { createRouteQuestion } from "./understanding/question/route-question.ts";

const DATA = join(import.meta.dirname, "../data");
const TEXT = join(DATA, "text");

/** Whoever waited for the bot to come back is answered first. */
const QUESTIONS_WAIT = Temporal.Duration.from({ seconds: 2 });

export interface Bot {
  /** Serves everybody who is due now; resolves with when something is due next. Never rejects. */
  beat(): Promise<Temporal.Instant | undefined>;
  /** Begins nothing more from this moment on, waits for what is under way, and lets go of everything. */
  close(): Promise<void>;
}

/**
 * All that the bot may say, and how it reads danger. What was checked at an earlier start and is the same still is not
 * checked again.
 *
 * @throws {ContentError | TextError} with a sentence for the operator
 */
export function loadWords() {
  const texts = loadTexts(TEXT);
  const passed = createPassedChecks(join(CACHE_FOLDER, "content-passed"), join(import.meta.dirname, "content"));
  const contents = loadContents(DATA, sayingsOf(texts), texts.translations, passed);
  const danger = join(import.meta.dirname, "understanding/danger");
  const readDanger = openDanger(join(DATA, "danger"), createPassedChecks(join(CACHE_FOLDER, "danger-passed"), danger));
  return { texts, contents, readDanger };
}

/**
 * Builds every part, joins them, and resolves once the bot is logged in and its commands are registered.
 *
 * @param onFatal told when the bot cannot go on: the token was revoked, or Discord closed the gateway for good
 * @throws {ContentError | TextError | StoreInUseError | StoreRefusedError | StoreFolderError | StoreKeyError | DatabaseError | TokenRefused} with a sentence for the operator
 */
export async function startBot(config: Config, clock: Clock, log: Log, onFatal: () => void): Promise<Bot> {
  const { texts, contents, readDanger } = loadWords();
  const content = contents.english;
  const commands = commandsFor(config);
  const bodies = commands.map(({ data }) => localise(data, texts));
  const health = await openHealth(config.health, () => clock.now(), log);
  const state = await openState(config, log).catch(async (error: unknown) => {
    await health.close();
    throw error;
  });
  const { store, agenda, lead } = state;
  let beatOf: Pick<ReturnType<typeof createBeat>, "clockMoved"> | undefined;
  const now = () => clock.now();
  const closing = new AbortController();
  const underWay = createUnderWay();
  /** Only where there can be others. */
  const instance = config.databaseUrl === undefined ? undefined : instanceName(config.shards);
  const kept = store.collection("invalid_requests", InvalidRequestsRow);
  const invalid = await keptInvalidRequests(kept, now, log, instance);
  const counted = {
    ...invalid,
    answered(status: number, scope: string | null) {
      health.measures.answered(status, scope);
      invalid.answered(status, scope);
    },
  };
  /** For how long something lasts in this process: after the wall clock was set back, a pause would not end. */
  const elapsed = () => Temporal.Instant.fromEpochMilliseconds(Math.floor(clock.elapsedMs()));
  const door = createDoor({ now: elapsed, invalid: counted, log });
  const acknowledgements = createAcknowledgements(health.measures, monotonicMs);
  const client = createClient({
    apiUrl: config.apiUrl,
    door,
    makeRequest: acknowledgements.makeRequest,
    shards: config.shards,
    sharding: createPatientSharding({ log, monotonicMs, wait: setTimeout }),
    others: instance === undefined ? undefined : lead,
  });
  const sessionStarts = createSessionStartsWatch(client.rest, systemClock.now, log);

  try {
    client.rest.setToken(config.token);
    const application = await whoWeAre(client.rest, log);
    log.info(inviteLinks(application.id), "these links add the bot to a server and to an account");

    const posting = createOutbox({
      rest: client.rest,
      door,
      draw: createDrawDirectMessage(contents, texts, config),
      onRevoked: (error) => {
        log.fatal({ error }, "Discord no longer accepts the bot's token: set a new DISCORD_TOKEN and start again");
        onFatal();
      },
      onAttempt: health.measures.attempted,
      onRejected: (error) =>
        log.error({ error }, "Discord refuses a direct message as wrong, which is a bug or a fault in the content"),
      onUnclear: (error) =>
        log.warn(
          { error },
          "Discord refuses a direct message with a code that says nothing of it or of the person: tried again while there is time. Further ones with this code are counted in the metrics alone",
        ),
    });
    const outbox = untilClosing(posting, closing.signal, isSomebodyWaiting);
    const report = logReport(log, createUserTag(config.token));
    let lastBeat: Temporal.Instant | undefined;
    const isAlive = () => {
      lastBeat = now();
    };
    const clockWatch = createClockWatch(clock, (event) => {
      if (event.kind === "jumped") health.measures.clockJumped();
      logClock(log)(event);
      beatOf?.clockMoved(event);
    });
    const uptime = createUptime(store.collection("uptime", StoredUptime));
    const people = createPeople({
      rows: store.collection("people", Person),
      locks: state.userLocks("people"),
      scrub: store.scrub,
      onUnreadable: (error) => log.error({ error }, "what somebody chose could not be read"),
    });
    const diary = createDiary({
      rows: store.collection("diary", DiaryRecord),
      locks: state.userLocks("diary"),
      now,
      scrub: store.scrub,
      closing: closing.signal,
      mayDelete: clockWatch.mayDelete,
      onUnreadable: (error) => log.error({ error }, "a sleep diary could not be read and was left as it is"),
    });
    const { reminders, checkIns, accounts } = joinMessages({
      store,
      agenda,
      userLocks: state.userLocks,
      outbox,
      applicationId: application.id,
      patience: { now, wait: waitUntilClosing(wait, closing.signal, isSomebodyWaiting), random: Math.random },
      closing: closing.signal,
      report: (event) => {
        if (event.type === "settled") isAlive(); // a beat that takes long is alive while it gets something done
        if (event.type === "settled") health.measures.settled(event.series ?? "reminder", event.outcome, event.late);
        report(event);
      },
      uptime,
      isOurTurn: () => lead.turn() !== undefined,
      isClockSteady: clockWatch.isSteady,
      mayDelete: clockWatch.mayDelete,
      nightsNoted: diary.nightsNoted,
      hasDiary: config.hasDiary,
      others: [diary, people],
    });
    const allowance = createDmAllowance(config.clock === "parent" ? () => now().epochMilliseconds : monotonicMs);
    const suggestions = createSuggestionQueue(monotonicMs);
    const painter = createWeekPainter({ wait: waitIdly });
    const notThat = createNotThat(now);
    const routeQuestion = createRouteQuestion(content);
    let builtIntents: ReadIntent | undefined;
    /** Its phrases take a tenth of a second and 10 MB, so they are compiled for the first direct message. */
    const readIntent: ReadIntent = (text) => {
      builtIntents ??= createReadIntent(content);
      return builtIntents(text);
    };
    const countAlong = createCountAlong({ wait: waitUnlessAborted, log });
    const dispatch = createDispatch(
      commands,
      {
        contents,
        texts,
        reminders,
        checkIns,
        people,
        accounts,
        hasDiary: config.hasDiary,
        diary,
        pictures: createPictureQueue(
          painter,
          (error) => log.error({ error }, "a picture of nights could not be drawn; the table was shown instead"),
          pauseForOthers,
        ),
        now,
        places: () => loadPlaces(pauseForOthers),
        routeQuestion,
        countAlong,
        supportUrl: config.supportUrl,
        privacyUrl: config.privacyUrl,
        notThat: notThat.said,
        allowance,
      },
      { gate: createGate(readDanger, notThat), sendHelp: sendHelpNow },
      log,
    );
    /** Whoever does something has an account, whatever Discord said; a failure costs them no answer. */
    const seen = (userId: string) =>
      accounts.seen(userId).catch((error: unknown) => log.error({ error }, "that somebody is there was not noted"));
    const answerText = (message: Message) =>
      underWay.during(async () => {
        await seen(message.author.id);
        return answerDirectText(message, {
          readDanger,
          notThat,
          reminders,
          checkIns,
          people,
          hasDiary: config.hasDiary,
          routeQuestion,
          readIntent,
          now,
          allowance,
        });
      });
    const answer = (interaction: Interaction) =>
      underWay.during(() =>
        acknowledgements.during(interaction, async () => {
          const { id } = interaction.user;
          if (interaction.isAutocomplete()) return void (await suggestions.inTurn(id, () => dispatch(interaction)));
          await seen(id); // before it is answered: it shows what is on
          await dispatch(interaction);
        }),
      );
    listen({ client, answer, answerText, log, onFatal });

    if (config.registersAtStart) {
      const hasChanged = await patiently("register", () => registerCommands(client.rest, application.id, bodies), log);
      log.info({ hasChanged }, "commands registered");
    } else if (config.databaseUrl !== undefined) {
      log.info({}, "with DATABASE_URL commands are registered by `npm run register` alone");
    }
    health.watch({
      shards: createShardStates(client, systemClock.now),
      isStoreWritable: store.writable,
      isClockSteady: clockWatch.isSteady,
      lastBeat: () => lastBeat,
      invalidRequests: invalid.recent,
      identifiesLeft: sessionStarts.left,
      countDue: agenda.countDue,
    });
    // Under a parent that owns the time there is no day in which identifies could run out.
    if (config.clock === "system") {
      const rows = store.collection("identifies", IdentifiesRow);
      const shards = config.shards?.count;
      await mayIdentify({ rows, instance, shards, look: sessionStarts.look, now: systemClock.now, wait, log });
    }
    await lead.claimShards(config.shards?.ids ?? [0]);
    const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
    const loggedIn = patiently("log in", () => client.login(config.token), log);
    readDanger("asleep"); // builds what danger is read by, while Discord is answering: nobody's first answer waits for it
    await loggedIn;
    await ready;
    const beat = createBeat({
      reminders,
      swept: [reminders, checkIns, diary, accounts],
      agenda,
      uptime,
      lead,
      clock,
      clockWatch,
      checkStore: store.check,
      log,
      onBeat(how) {
        if (how !== "failed") isAlive();
        if (how !== "others") health.measures.beat(how);
      },
      onSwept: giveBackMemory,
    });
    beatOf = beat;
    await lead.begin(beat.anew);
    await beat.beginTurn();
    log.info({ commands: commands.length, tips: content.tips.length }, "ready");
    // Half a second of taking apart how people ask, so that the first question need not wait for it.
    void waitUnlessAborted(QUESTIONS_WAIT, closing.signal).then(() => {
      if (closing.signal.aborted) return;
      routeQuestion("");
      giveBackMemory(); // a start leaves more behind than the bot needs
    });

    return {
      async beat() {
        await beat();
        return agenda.next().catch((error: unknown) => {
          log.error({ error }, "the agenda cannot be read");
          return undefined;
        });
      },
      async close() {
        health.closing();
        closing.abort();
        countAlong.close();
        lead.leave();
        await Promise.all([beat.idle(), underWay.over()]);
        await client.destroy();
        await lead.close();
        await painter.close();
        await state.close();
        await health.close();
        log.info({}, "closed");
      },
    };
  } catch (error) {
    await client.destroy();
    await lead.close();
    await state.close();
    await health.close();
    throw error;
  }
}
