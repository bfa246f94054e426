import { type Coaching, createCoaching } from "../coaching/coaching.ts";
import { coachEvening } from "../coaching/evening.ts";
import { CoachRecord } from "../coaching/record.ts";
import type { Config } from "../config/config.ts";
import { untilClosing, waitUntilClosing } from "../delivery/closing.ts";
import { CARRIED_A_MINUTE } from "../delivery/crowd.ts";
import type { DeliveryReporter } from "../delivery/delivery-event.ts";
import { createUptime, StoredUptime, type Uptime } from "../delivery/uptime.ts";
import { createDiary, type Diary, StoredDiary } from "../diary/diary.ts";
import { createImports, type Imports, StoredImport } from "../diary/import/imports.ts";
import { weekInWords } from "../diary/week-in-words.ts";
import { isSomebodyWaiting } from "../discord/rest/pacer.ts";
import { nightsOfWeek } from "../nights/weekly.ts";
import { wait } from "../ops/clock.ts";
import type { ClockWatch } from "../ops/clock-watch.ts";
import type { Log } from "../ops/log.ts";
import { createPeople, type People, StoredPerson } from "../preferences/people.ts";
import { createQuestions, OpenQuestion, type Questions } from "../preferences/questions.ts";
import { carryingSteps, type StepFor } from "./carry-step.ts";
import { joinMessages } from "./join-messages.ts";
import { nothingToSay } from "./nothing-to-say.ts";
import type { Discord } from "./open-discord.ts";
import type { State } from "./open-state.ts";

type Dependencies = {
  readonly config: Pick<Config, "hasDiary" | "spreadMinutes">;
  readonly state: State;
  readonly discord: Pick<Discord, "outbox" | "applicationId">;
  readonly clockWatch: Pick<ClockWatch, "isSteady" | "mayDelete">;
  readonly now: () => Temporal.Instant;
  /** Told what becomes of each message. */
  readonly report: DeliveryReporter;
  /** Aborted when the bot closes: nothing begins any more unless somebody waits for it. */
  readonly closing: AbortSignal;
  readonly log: Log;
};

export type Records = ReturnType<typeof joinMessages> & {
  readonly uptime: Uptime;
  readonly people: People;
  readonly questions: Questions;
  readonly diary: Diary;
  readonly coaching: Coaching;
  readonly imports: Imports;
};

/** What is kept about people, with the messages that come by themselves because of it. */
export function keepRecords({ config, state, discord, clockWatch, now, report, closing, log }: Dependencies): Records {
  const { store, agenda, leadership, userLocks } = state;
  const uptime = createUptime(store.collection("uptime", StoredUptime));
  const people = createPeople({
    rows: store.collection("people", StoredPerson),
    locks: userLocks("people"),
    scrub: store.scrub,
    onUnreadable: (error) => log.error({ error }, "what somebody chose could not be read"),
  });
  const timed = { now, scrub: store.scrub, closing, mayDelete: clockWatch.mayDelete };
  const diaries = store.collection("diary", StoredDiary);
  const ofDiaries = { ...timed, locks: userLocks("diary") };
  const diary = createDiary({
    ...ofDiaries,
    rows: diaries,
    onUnreadable: (error) => log.error({ error }, "a sleep diary could not be read and was left as it is"),
  });
  const questions = createQuestions({
    ...timed,
    rows: store.collection("questions", OpenQuestion),
    locks: userLocks("questions"),
  });
  const coaching = createCoaching({
    ...timed,
    rows: store.collection("coaching", CoachRecord),
    locks: userLocks("coaching"),
    onUnreadable: (error) => log.error({ error }, "a record of coaching could not be read and was left as it is"),
  });
  const stepFor: StepFor = async (userId, night) =>
    coachEvening((await coaching.find(userId))?.programme, night, async () =>
      config.hasDiary ? ((await diary.find(userId))?.nights ?? []) : [],
    );
  const imports = createImports({
    ...ofDiaries,
    rows: store.collection("diary_imports", StoredImport),
    diaries,
    transaction: store.transaction,
    onUnreadable: (error) => log.error({ error }, "what waits of an import could not be read"),
  });
  const messages = joinMessages({
    store,
    agenda,
    userLocks,
    outbox: carryingSteps(untilClosing(discord.outbox, closing, isSomebodyWaiting), stepFor, (error) =>
      log.error({ error }, "a step of the four weeks could not be read; the message came with an idea"),
    ),
    applicationId: discord.applicationId,
    timing: { now, wait: waitUntilClosing(wait, closing, isSomebodyWaiting), random: Math.random },
    closing,
    report,
    uptime,
    isLeader: () => leadership.turn() !== undefined,
    isClockSteady: clockWatch.isSteady,
    mayDelete: clockWatch.mayDelete,
    nightsNoted: diary.nightsNoted,
    hasUsual: diary.hasUsual,
    nothingToSay: async (userId, hasReminder) =>
      nothingToSay(await diary.nightsNoted(userId), hasReminder ? (await coaching.find(userId))?.programme : undefined),
    weekOf(userId, date) {
      const nights = nightsOfWeek(date);
      return diary.find(userId, nights[0]).then(
        (record) => weekInWords((record?.nights ?? []).filter(({ night }) => nights.includes(night))),
        (error: unknown) => void log.error({ error }, "a week could not be read; its words came without it"),
      );
    },
    hasDiary: config.hasDiary,
    spread: config.spreadMinutes === 0 ? undefined : { minutes: config.spreadMinutes, perMinute: CARRIED_A_MINUTE },
    others: [diary, imports, people, questions, coaching],
  });
  return { ...messages, uptime, people, questions, diary, imports, coaching };
}
