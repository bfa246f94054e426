import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { readFromBot, type ToBot } from "./bot-messages.ts";
import type { PlaygroundClock } from "./clock.ts";
import type { BotProcess, BotProcessOptions } from "./types.ts";

/** What came of a beat: when something is due next, as far as a bot was there to say so. */
export type Beaten = { readonly isUp: true; readonly next: Temporal.Instant | undefined } | { readonly isUp: false };

/** A bot process that can be asked to look at what is due. */
export interface BeatingBot extends BotProcess {
  /** Tells the bot the time and resolves when it is done with what is due, at once when no bot is ready. */
  beat(): Promise<Beaten>;
  /** Called each time the bot has become ready. */
  onReady(listener: () => void): void;
}

type Options = BotProcessOptions & {
  readonly clock: PlaygroundClock;
  /** How long the bot may take to become ready. Default 30 s. */
  readonly readyWithinMs?: number;
  /** How long it may take to end after SIGTERM, before it is killed. Default 10 s. */
  readonly stopWithinMs?: number;
};

/** One run of the bot. */
type Run = {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  readonly lastLines: string[];
  isReady: boolean;
};

const LINES_KEPT = 20;
/** Taken over from the playground's own environment; anything else the bot gets is in `options.env`. */
const INHERITED = ["PATH", "HOME", "TMPDIR", "TEMP", "SystemRoot", "LANG", "TZ"];

/**
 * The bot as a child process in a process group of its own, so that a Ctrl-C in the terminal reaches the playground
 * only, which then stops the bot in good order. It sees no more of the environment than it is given.
 */
export function createBotProcess(options: Options): BeatingBot {
  const { clock, command, cwd, onLine, readyWithinMs = 30_000, stopWithinMs = 10_000 } = options;
  const exitListeners: ((code: number | null, signal: string | null) => void)[] = [];
  const readyListeners: (() => void)[] = [];
  const beats = new Map<number, (beaten: Beaten) => void>();
  let run: Run | undefined;
  let beatCount = 0;

  function launch(): Run {
    const [program, ...args] = command;
    const child = spawn(program, args, {
      cwd,
      env: { ...inheritedEnvironment(), ...options.env, CLOCK: "parent" },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      detached: true,
    });
    const lastLines: string[] = [];
    const take = (line: string) => {
      lastLines.push(line);
      if (lastLines.length > LINES_KEPT) lastLines.shift();
      onLine?.(line);
    };
    for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream as Readable }).on("line", take);
    child.on("error", (error) => take(error.message)); // could not be started: "close" follows with this as its last line
    const endWithPlayground = () => void child.kill("SIGTERM");
    process.once("exit", endWithPlayground);
    const ended = new Promise<number | null>((resolve) => {
      child.once("close", (code, signal) => {
        process.off("exit", endWithPlayground);
        run = undefined;
        for (const giveUp of beats.values()) giveUp({ isUp: false });
        beats.clear();
        resolve(code);
        for (const listener of exitListeners) listener(code, signal);
      });
    });
    return { child, ended, lastLines, isReady: false };
  }

  function tell(child: ChildProcess, message: ToBot): void {
    child.send(message, () => {}); // a channel that has just closed is noticed by "close"
  }

  const time = () => ({
    now: clock.now().toString(),
    running: clock.running,
    ...(clock.wrongByMs !== 0 && { wrongByMs: clock.wrongByMs }),
  });

  async function start(): Promise<void> {
    if (run) throw new Error("The bot is running already. Stop it first.");
    const started = launch();
    run = started;
    const { child, ended, lastLines } = started;
    tell(child, { type: "winddown:time", ...time() });
    const ready = new Promise<"ready">((resolve) => {
      child.on("message", (raw) => {
        const message = readFromBot(raw);
        if (message?.type === "winddown:ready") {
          started.isReady = true;
          resolve("ready");
        }
        if (message?.type === "winddown:beat-done") {
          const next = message.next === null ? undefined : Temporal.Instant.from(message.next);
          beats.get(message.id)?.({ isUp: true, next });
          beats.delete(message.id);
        }
      });
    });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<"late">((resolve) => {
      timer = setTimeout(() => resolve("late"), readyWithinMs);
    });
    const outcome = await Promise.race([ready, late, ended.then((code) => ({ code }))]);
    clearTimeout(timer);
    if (outcome === "ready") {
      for (const listener of readyListeners) listener();
      return;
    }
    if (outcome === "late") await kill();
    const what =
      outcome === "late" ? "did not get ready in time" : `ended before it was ready, with code ${outcome.code}`;
    throw new Error([`The bot ${what}. Its last lines:`, ...lastLines].join("\n"));
  }

  async function stop(): Promise<number | null> {
    if (!run) return null;
    const { child, ended } = run;
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), stopWithinMs);
    const code = await ended;
    clearTimeout(timer);
    return code;
  }

  async function kill(): Promise<void> {
    run?.child.kill("SIGKILL");
    await run?.ended;
  }

  function beat(): Promise<Beaten> {
    const child = run?.child.connected ? run.child : undefined;
    if (child && !run?.isReady) tell(child, { type: "winddown:time", ...time() });
    if (!child || !run?.isReady) return Promise.resolve({ isUp: false });
    beatCount += 1;
    const id = beatCount;
    return new Promise((resolve) => {
      beats.set(id, resolve);
      tell(child, { type: "winddown:beat", id, ...time() });
    });
  }

  return {
    start,
    stop,
    kill,
    beat,
    get pid() {
      return run?.child.pid;
    },
    onExit: (listener) => void exitListeners.push(listener),
    onReady: (listener) => void readyListeners.push(listener),
  };
}

function inheritedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    INHERITED.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
