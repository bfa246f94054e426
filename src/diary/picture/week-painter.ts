import { Worker } from "node:worker_threads";
import type { ReportPlan } from "../report/report-plan.ts";
import { altText } from "./alt-text.ts";
import { PAINTED_WIDTH } from "./look.ts";
import type { Drawing, Painted } from "./paint-thread.ts";
import { planWeek } from "./plan-week.ts";
import type { WeekInput } from "./week-input.ts";

export type WeekPicture = {
  readonly png: Buffer;
  /** At most 1,024 characters, as Discord takes no more. */
  readonly altText: string;
  readonly width: number;
  readonly height: number;
};

/** The page of a report, as a PDF. */
export type PrintedReport = {
  readonly pdf: Buffer;
  /** The name has letters that the font does not; a line to write it by hand stands in its place. */
  readonly isNameLeftOut: boolean;
};

export type WeekPainter = {
  /**
   * Pictures asked for at once are drawn one after the other; one of the last few is not drawn again.
   *
   * @throws {RangeError} for more than 28 nights
   */
  drawWeek(input: WeekInput): Promise<WeekPicture>;
  /** The page for an appointment. It is kept nowhere: not here either. */
  drawReport(plan: ReportPlan): Promise<PrintedReport>;
  /** Ends the thread; what is being drawn then rejects. */
  close(): Promise<void>;
};

/** Stays for somebody who asks for one week and then for four; then it ends and gives back what it can of its memory. */
const IDLE = Temporal.Duration.from({ minutes: 2 });

/**
 * With a small young generation the thread collects often, and with it goes the bitmap of 4 MB that each picture leaves
 * behind: after 100 pictures the process holds over 100 MB less. A thread beyond the second limit dies alone, not the bot with it.
 */
const MEMORY = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 128 };

/** A thread is replaced after so many pictures: what SVG and PNG leave behind outside V8's limits goes with it. */
export const PICTURES_A_THREAD = 50;
/** Pictures of some 100 kB, kept for as long as the thread: whoever asks twice has the same nights. */
export const PICTURES_KEPT = 8;

type File = { readonly bytes: Buffer; readonly isNameLeftOut: boolean };
type Waiting = { resolve(file: File): void; reject(reason: unknown): void };
type Thread = { readonly worker: Worker; readonly waiting: Waiting[]; asked: number };

/**
 * Nothing is loaded and no thread is started before the first picture. A picture that cannot be drawn fails alone; a
 * thread that dies fails those in flight, and the next picture starts a new one.
 *
 * @param wait must not keep the process alive by itself
 */
export function createWeekPainter({ wait }: { wait: (duration: Temporal.Duration) => Promise<void> }): WeekPainter {
  let thread: Thread | undefined;
  let asked = 0;
  const kept = new Map<string, WeekPicture>();

  function open(): Thread {
    const worker = new Worker(new URL("./paint-thread.ts", import.meta.url), {
      name: "pictures",
      env: {}, // it needs no settings, and none of the secrets among them
      execArgv: [],
      resourceLimits: MEMORY,
    });
    const opened: Thread = { worker, waiting: [], asked: 0 };
    const fail = (reason: unknown) => {
      if (thread === opened) thread = undefined;
      for (const { reject } of opened.waiting.splice(0)) reject(reason);
    };
    worker.on("message", (painted: Painted) => {
      const first = opened.waiting.shift();
      if ("failure" in painted) first?.reject(painted.failure);
      else first?.resolve({ bytes: Buffer.from(painted.file.buffer), isNameLeftOut: painted.isNameLeftOut ?? false });
      if (opened.waiting.length > 0) return;
      if (thread !== opened) return void worker.terminate(); // another has taken its place
      worker.unref(); // a thread that only waits keeps no process alive
      void endWhenIdle(opened);
    });
    worker.on("error", fail);
    worker.on("exit", () => fail(new Error("the pictures' thread has ended")));
    return opened;
  }

  async function endWhenIdle(idle: Thread): Promise<void> {
    const before = asked;
    await wait(IDLE);
    if (asked === before && thread === idle) await end();
  }

  async function end(): Promise<void> {
    const ending = thread;
    thread = undefined;
    kept.clear();
    await ending?.worker.terminate();
  }

  function paintElsewhere(drawing: Drawing): Promise<File> {
    asked += 1;
    if (thread && thread.asked >= PICTURES_A_THREAD) retire(thread);
    thread ??= open();
    thread.asked += 1;
    const { worker, waiting } = thread;
    worker.ref();
    return new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      worker.postMessage(drawing);
    });
  }

  /** Ends once it has drawn what it was asked for. */
  function retire(old: Thread): void {
    thread = undefined;
    if (old.waiting.length === 0) void old.worker.terminate();
  }

  function keep(key: string, picture: WeekPicture): WeekPicture {
    kept.delete(key);
    kept.set(key, picture);
    const [oldest] = kept.keys();
    if (kept.size > PICTURES_KEPT && oldest !== undefined) kept.delete(oldest);
    return picture;
  }

  return {
    async drawWeek(input) {
      const plan = planWeek(input);
      const told = altText(input);
      const key = JSON.stringify([plan, told]);
      const known = kept.get(key);
      if (known) return keep(key, known);
      const { bytes: png } = await paintElsewhere({ week: plan });
      const height = Math.round((plan.height * PAINTED_WIDTH) / plan.width);
      return keep(key, { png, altText: told, width: PAINTED_WIDTH, height });
    },
    async drawReport(plan) {
      const { bytes: pdf, isNameLeftOut } = await paintElsewhere({ report: plan });
      return { pdf, isNameLeftOut };
    },

    close: end,
  };
}
