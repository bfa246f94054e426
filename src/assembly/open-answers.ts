import type { Interaction, Message } from "discord.js";
import { sendHelpNow } from "../../commands/help/help-now.ts";
import type { Config } from "../config/config.ts";
import { createFileReader } from "../diary/import/file-reader.ts";
import { createPictureQueue } from "../diary/picture/picture-queue.ts";
import type { WeekPainter } from "../diary/picture/week-painter.ts";
import type { ReadAttachment } from "../discord/app/command.ts";
import { createCountAlong } from "../discord/app/count-along.ts";
import { answerDirectText } from "../discord/app/direct-text.ts";
import { createDispatch } from "../discord/app/dispatch.ts";
import { createDmAllowance } from "../discord/app/dm-allowance.ts";
import { createGate } from "../discord/app/gate.ts";
import { createNotThat } from "../discord/app/not-that.ts";
import { createSuggestionQueue } from "../discord/app/suggestion-queue.ts";
import { createFetchAttachment } from "../discord/rest/attachment.ts";
import { monotonicMs, pauseForOthers, waitIdly, waitUnlessAborted } from "../ops/clock.ts";
import { giveBackMemory } from "../ops/give-back-memory.ts";
import { createInFlight } from "../ops/in-flight.ts";
import type { Log } from "../ops/log.ts";
import { intentReader } from "../understanding/intent/read-intent.ts";
import { loadPlaces } from "../understanding/place/load-places.ts";
import { createRouteQuestion } from "../understanding/question/route-question.ts";
import type { Records } from "./keep-records.ts";
import type { Words } from "./load-words.ts";
import type { Discord } from "./open-discord.ts";

/** Whoever waited for the bot to come back is answered first. */
const QUIET = Temporal.Duration.from({ seconds: 2 });

type Dependencies = {
  readonly config: Pick<Config, "apiUrl" | "clock" | "hasDiary" | "supportUrl" | "privacyUrl">;
  readonly words: Words;
  readonly records: Records;
  readonly painter: Pick<WeekPainter, "drawWeek" | "drawReport">;
  readonly acknowledgements: Discord["acknowledgements"];
  readonly threads: Discord["threads"];
  readonly now: () => Temporal.Instant;
  /** Aborted when the bot closes: messages then turn their pages no more. */
  readonly closing: AbortSignal;
  readonly log: Log;
};

/** What answers people: everything that they type and press ends here. */
export type Answers = {
  readonly answer: (interaction: Interaction) => Promise<void>;
  readonly answerText: (message: Message) => Promise<void>;
  /**
   * Takes apart how people ask, half a second in which nobody is answered, once nobody is waiting: the first question
   * need not wait for it then. Resolves when that is done, or the bot closes.
   */
  readonly prepareQuestions: () => Promise<void>;
  /** Resolves when all that is being answered by now is answered. */
  readonly close: () => Promise<void>;
};

export function openAnswers(dependencies: Dependencies): Answers {
  const { config, words, records, painter, acknowledgements, threads, now, closing, log } = dependencies;
  const { reminders, checkIns, weekly, people, questions, accounts, diary, imports, coaching } = records;
  const { readDanger } = words;
  const content = words.contents.english;
  const inFlight = createInFlight();
  const allowance = createDmAllowance(config.clock === "parent" ? () => now().epochMilliseconds : monotonicMs);
  const suggestions = createSuggestionQueue(monotonicMs);
  const notThat = createNotThat(now);
  const routeQuestion = createRouteQuestion(content, words.prepared);
  const readIntent = (text: string) => intentReader(content)(text);
  const fetchAttachment = createFetchAttachment(config.apiUrl);
  const fileReader = createFileReader({
    wait: waitIdly,
    onFailed: (error) => log.warn({ error }, "a file to be imported could not be read"),
  });
  const files: ReadAttachment = {
    read: (userId, file, about) =>
      fileReader.read(userId, { size: file.size, open: (signal) => fetchAttachment(file, signal) }, about),
  };
  closing.addEventListener("abort", () => void fileReader.close(), { once: true });
  const countAlong = createCountAlong({ wait: waitUnlessAborted, log });
  closing.addEventListener("abort", () => countAlong.close(), { once: true });
  const shared = {
    reminders,
    checkIns,
    weekly,
    people,
    questions,
    hasDiary: config.hasDiary,
    routeQuestion,
    now,
    allowance,
  };
  const dispatch = createDispatch(
    words.commands,
    {
      ...shared,
      contents: words.contents,
      texts: words.texts,
      accounts,
      threads,
      diary,
      coaching,
      imports,
      files,
      pictures: createPictureQueue(
        painter,
        (error) =>
          log.error(
            { error },
            "a picture or a report of nights could not be drawn; the person was told or shown the table",
          ),
        pauseForOthers,
      ),
      places: () => loadPlaces(pauseForOthers),
      countAlong,
      supportUrl: config.supportUrl,
      privacyUrl: config.privacyUrl,
      notThat: notThat.said,
    },
    { gate: createGate(readDanger, notThat), sendHelp: sendHelpNow },
    log,
  );
  /** Whoever does something is there, and has an account, whatever Discord said; a failure costs them no answer. */
  const seen = (userId: string) =>
    Promise.all([accounts, reminders, checkIns, weekly].map((one) => one.seen(userId))).catch((error: unknown) =>
      log.error({ error }, "that somebody is there was not noted"),
    );

  return {
    answer: (interaction) =>
      inFlight.during(() =>
        acknowledgements.during(interaction, async () => {
          const { id } = interaction.user;
          if (interaction.isAutocomplete()) return void (await suggestions.inTurn(id, () => dispatch(interaction)));
          await seen(id); // before it is answered: it shows what is on
          await dispatch(interaction);
        }),
      ),
    answerText: (message) =>
      inFlight.during(async () => {
        await seen(message.author.id);
        return answerDirectText(message, { ...shared, readDanger, notThat, readIntent });
      }),
    async prepareQuestions() {
      do await waitUnlessAborted(QUIET, closing);
      while (inFlight.isAny() && !closing.aborted);
      if (closing.aborted) return;
      routeQuestion("");
      giveBackMemory(); // a start leaves more behind than the bot needs
    },
    close: () => inFlight.over(),
  };
}
