import { Worker } from "node:worker_threads";
import { MOST_BYTES } from "./bounds.ts";
import type { About } from "./formats/sleep.ts";
import type { ReadThis, Told } from "./import-thread.ts";
import type { FileFound } from "./read-file.ts";

/** So many people wait for one that is being read; whoever comes next is asked to come again. */
export const MOST_WAITING = 8;
/** Ten years of any app take under two seconds; the largest phone's records some ten. */
const LONGEST_READING = Temporal.Duration.from({ seconds: 45 });
/** A thread beyond this dies alone, not the bot with it. */
const MEMORY = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 96 };

export type GivenFile = {
  /** As it is said to be. */
  readonly size: number;
  /** @throws when it cannot be fetched */
  open(signal: AbortSignal): Promise<AsyncIterable<Uint8Array>>;
};

export type ReadResult =
  | { readonly kind: "found"; readonly found: FileFound }
  /** There is no sleep in it that we know how to read. */
  | { readonly kind: "unknown" }
  | { readonly kind: "too-large" }
  /** It did not come. */
  | { readonly kind: "not-fetched"; readonly error: unknown }
  /** This person's last one is still being read. */
  | { readonly kind: "busy" }
  /** Too many people wait. */
  | { readonly kind: "full" };

export type FileReader = {
  /** One file at a time; a person's second one waits for nothing, and is refused. Never rejects. */
  read(userId: string, file: GivenFile, about: About): Promise<ReadResult>;
  /** Ends what is being read; nobody is told then. */
  close(): Promise<void>;
};

type Dependencies = {
  /** Must not keep the process alive by itself. */
  readonly wait: (duration: Temporal.Duration) => Promise<void>;
  /** Told why a file could not be read, by kind. */
  readonly onFailed?: (error: unknown) => void;
};

export function createFileReader({ wait, onFailed = () => undefined }: Dependencies): FileReader {
  const people = new Set<string>();
  let last: Promise<unknown> = Promise.resolve();
  const closing = new AbortController();

  async function readNow(file: GivenFile, about: About): Promise<ReadResult> {
    if (closing.signal.aborted) return { kind: "full" };
    const over = new AbortController();
    const signal = AbortSignal.any([over.signal, closing.signal]);
    void wait(LONGEST_READING).then(() => over.abort());
    let chunks: AsyncIterable<Uint8Array>;
    try {
      chunks = await file.open(signal);
    } catch (error) {
      return { kind: "not-fetched", error };
    }
    try {
      return await readElsewhere(chunks, { about, size: file.size }, signal, onFailed);
    } finally {
      over.abort();
    }
  }

  return {
    async read(userId, file, about) {
      if (file.size > MOST_BYTES) return { kind: "too-large" };
      if (people.has(userId)) return { kind: "busy" };
      if (people.size > MOST_WAITING) return { kind: "full" };
      people.add(userId);
      const mine = last.then(() => readNow(file, about));
      last = mine.catch(() => undefined);
      try {
        return await mine;
      } finally {
        people.delete(userId);
      }
    },

    async close() {
      closing.abort();
      await last;
    },
  };
}

/** In a thread that ends with the file, and gives back with it what it took of memory. */
async function readElsewhere(
  chunks: AsyncIterable<Uint8Array>,
  data: ReadThis,
  signal: AbortSignal,
  onFailed: (error: unknown) => void,
): Promise<ReadResult> {
  const worker = new Worker(new URL("./import-thread.ts", import.meta.url), {
    name: "imports",
    env: {}, // it needs no settings, and none of the secrets among them
    execArgv: [],
    resourceLimits: MEMORY,
    workerData: data,
  });
  const { promise, resolve } = Promise.withResolvers<ReadResult>();
  let wantsNext: (() => void) | undefined;
  let isOver = false;
  const finish = (result: ReadResult) => {
    isOver = true;
    resolve(result);
    wantsNext?.();
  };
  const unknown = (error: unknown) => {
    if (!isOver) onFailed(error);
    finish({ kind: "unknown" });
  };
  let wanted = 0;
  worker.on("message", (told: Told) => {
    if (told.kind === "next") {
      wanted += 1;
      wantsNext?.();
    } else if (told.kind === "found" && told.found) finish({ kind: "found", found: told.found });
    else finish({ kind: "unknown" });
  });
  worker.on("error", unknown); // its memory was not enough, among other things
  worker.on("exit", () => unknown(new Error("the imports' thread has ended")));
  const stop = () => unknown(new Error("a file took too long"));
  signal.addEventListener("abort", stop, { once: true });

  const next = async () => {
    while (wanted === 0 && !isOver)
      await new Promise<void>((wake) => {
        wantsNext = wake;
      });
    wanted -= 1;
  };
  const feed = async () => {
    let length = 0;
    for await (const chunk of chunks) {
      length += chunk.length;
      if (length > MOST_BYTES) return finish({ kind: "too-large" });
      await next();
      if (isOver) return;
      const bytes = new Uint8Array(chunk); // a copy of its own, which is handed over
      worker.postMessage({ bytes }, [bytes.buffer]);
    }
    await next();
    if (!isOver) worker.postMessage({ bytes: undefined });
  };

  try {
    void feed().catch((error: unknown) => finish({ kind: "not-fetched", error }));
    return await promise;
  } finally {
    signal.removeEventListener("abort", stop);
    await worker.terminate();
  }
}
