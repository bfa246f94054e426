import type { LocalDiscord } from "@winddown/local-discord";
import { createLocalDiscord } from "@winddown/local-discord";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { loadWords } from "../../../src/assembly/load-words.ts";
import { openState } from "../../../src/assembly/open-state.ts";
import { PARTS, startBot } from "../../../src/bot.ts";
import { readConfig } from "../../../src/config/config.ts";
import { firstFailure } from "../../../src/errors.ts";
import { systemClock } from "../../../src/ops/clock.ts";
import { createLog } from "../../../src/ops/log.ts";
import { tempFolder } from "../../support/temp-folder.ts";

/**
 * The bot's own parts in a local Discord, each of which writes down when it is opened and closed, and fails where a test
 * wants it to.
 */

let discord: LocalDiscord;
const words = loadWords({ hasDiary: true });

beforeAll(async () => {
  discord = await createLocalDiscord({ now: systemClock.now, gateway: { identifyEveryMs: 0 } });
});
afterAll(() => discord.close());

const log = createLog("silent");
const broken = new Error("it cannot be opened");

/** Where nobody asks anything: those of the bot take seconds to be made. */
const NO_ANSWERS: ReturnType<typeof PARTS.openAnswers> = {
  answer: async () => {},
  answerText: async () => {},
  prepareQuestions: async () => {},
  async close() {},
};

type Name = "health" | "state" | "painter" | "leadership" | "discord" | "records" | "answers" | "beat";
/** What is done with the parts once they are there. */
type Step = "listen" | "register" | "watch" | "log in" | "begin to lead" | "begin the turn";

function settingsFor(stateDir: string) {
  return readConfig({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    STATE_DIR: stateDir,
    HEALTH_PORT: "0",
    LOG_LEVEL: "silent",
  });
}

/** @param breaks the part that cannot be opened, or the step that cannot be taken; @param sticks the part that cannot be closed */
function watchedParts(breaks?: Name | Step, sticks?: Name) {
  const opened: string[] = [];
  const closed: string[] = [];
  const open = (name: Name) => {
    if (name === breaks) throw broken;
    opened.push(name);
  };
  const step = (name: Step) => {
    if (name === breaks) throw broken;
  };
  const closing = (name: Name, close: () => Promise<unknown>) => async () => {
    closed.push(name);
    await close();
    if (name === sticks) throw new Error("it cannot be closed");
  };

  const parts: typeof PARTS = {
    ...PARTS,
    loadWords: () => words,
    async openHealth(...given) {
      open("health");
      const health = await PARTS.openHealth(...given);
      const watch: typeof health.watch = (signs) => {
        step("watch");
        health.watch(signs);
      };
      return {
        ...health,
        watch,
        closing() {
          closed.push("nothing more begins");
          health.closing();
        },
        close: closing("health", health.close),
      };
    },
    async openState(...given) {
      open("state");
      const state = await PARTS.openState(...given);
      opened.push("leadership");
      const { leadership } = state;
      const begin: typeof leadership.begin = async (onTaken) => {
        step("begin to lead");
        await leadership.begin(onTaken);
      };
      return {
        ...state,
        leadership: { ...leadership, begin, close: closing("leadership", leadership.close) },
        close: closing("state", state.close),
      };
    },
    createWeekPainter(given) {
      open("painter");
      const painter = PARTS.createWeekPainter(given);
      return { ...painter, close: closing("painter", painter.close) };
    },
    async openDiscord(given) {
      open("discord");
      const part = await PARTS.openDiscord(given);
      return {
        ...part,
        listen(listeners) {
          step("listen");
          part.listen(listeners);
        },
        async register() {
          step("register");
          await part.register();
        },
        async logIn() {
          step("log in");
          await part.logIn();
        },
        close: closing("discord", part.close),
      };
    },
    keepRecords(given) {
      open("records");
      return PARTS.keepRecords(given);
    },
    openAnswers(given) {
      open("answers");
      const answers = breaks === undefined ? PARTS.openAnswers(given) : NO_ANSWERS;
      return { ...answers, close: closing("answers", answers.close) };
    },
    createBeat(given) {
      open("beat");
      const beat = PARTS.createBeat(given);
      const beginTurn = async () => {
        step("begin the turn");
        return beat.beginTurn();
      };
      return Object.assign(() => beat(), { ...beat, beginTurn, idle: closing("beat", beat.idle) as typeof beat.idle });
    },
  };
  return { parts, opened, closed };
}

/** The order in which all is closed; records and what they are kept in are closed with the state. */
const ALL = ["nothing more begins", "beat", "answers", "discord", "leadership", "painter", "state", "health"];

async function canBeOpenedAgain(stateDir: string): Promise<void> {
  const state = await openState({ databaseUrl: undefined, stateDir, storeKeys: undefined }, log);
  await state.close();
}

test("a bot that is closed begins nothing more, and closes its parts in the reverse order", async () => {
  const stateDir = tempFolder();
  const { parts, closed } = watchedParts();
  const bot = await startBot(settingsFor(stateDir), systemClock, log, () => {}, parts);
  expect(closed).toEqual([]);
  await bot.close();
  expect(closed).toEqual(ALL);
  await canBeOpenedAgain(stateDir);
});

describe("when one part cannot be opened, or one step not be taken, all that is open by then is closed in reverse", () => {
  test.each<[breaks: Name | Step, closed: readonly string[]]>([
    ["health", []],
    ["state", ["health"]],
    ["painter", ["state", "health"]],
    ["discord", ["leadership", "painter", "state", "health"]],
    ["records", ["discord", "leadership", "painter", "state", "health"]],
    ["answers", ["discord", "leadership", "painter", "state", "health"]],
    ["beat", ["answers", "discord", "leadership", "painter", "state", "health"]],
    ["listen", ALL],
    ["register", ALL],
    ["watch", ALL],
    ["log in", ALL],
    ["begin to lead", ALL],
    ["begin the turn", ALL],
  ])("%s", async (breaks, expected) => {
    const stateDir = tempFolder();
    const { parts, closed } = watchedParts(breaks);
    const thrown = await startBot(settingsFor(stateDir), systemClock, log, () => {}, parts).catch((error) => error);
    expect(thrown).toBe(broken);
    expect(closed).toEqual(expected);
    await canBeOpenedAgain(stateDir);
  });
});

test("what cannot be closed keeps nothing else open, and does not hide what failed first", async () => {
  const stateDir = tempFolder();
  const { parts, closed } = watchedParts("register", "discord");
  const thrown = await startBot(settingsFor(stateDir), systemClock, log, () => {}, parts).catch((error) => error);
  expect(closed).toEqual(ALL);
  expect(thrown).toBeInstanceOf(SuppressedError);
  expect(firstFailure(thrown)).toBe(broken);
  await canBeOpenedAgain(stateDir);
});

test("a token that Discord does not take closes what was opened to ask", async () => {
  const stateDir = tempFolder();
  const { parts, closed } = watchedParts();
  const config = { ...settingsFor(stateDir), token: "not.a.token" };
  onTestFinished(() => canBeOpenedAgain(stateDir));
  await expect(startBot(config, systemClock, log, () => {}, parts)).rejects.toThrow("DISCORD_TOKEN");
  expect(closed).toEqual(["leadership", "painter", "state", "health"]);
});
