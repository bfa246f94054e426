// Reads a file in a thread of its own: a year of a phone's records takes seconds in which nothing else would run, and
// what is hostile ends this thread alone.
import { parentPort, workerData } from "node:worker_threads";
import type { About } from "./formats/sleep.ts";
import { type FileFound, readFile } from "./read-file.ts";

export type ReadThis = { readonly about: About; readonly size: number };

/** What the thread is sent: the file in pieces, each once the one before has been read. Empty for its end. */
export type Piece = { readonly bytes: Uint8Array<ArrayBuffer> | undefined };

/** What it sends back: that it wants the next piece, or what came of it. */
export type Told =
  | { readonly kind: "next" }
  | { readonly kind: "found"; readonly found: FileFound | undefined }
  /** Whatever was wrong is for the log by its kind alone; the person is told what can be imported. */
  | { readonly kind: "unreadable" };

async function* pieces(): AsyncGenerator<Uint8Array> {
  const waiting: Piece[] = [];
  let wake: (() => void) | undefined;
  parentPort?.on("message", (piece: Piece) => {
    waiting.push(piece);
    wake?.();
  });
  for (;;) {
    tell({ kind: "next" });
    if (waiting.length === 0)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    const { bytes } = waiting.shift() ?? {};
    if (bytes === undefined) return;
    yield bytes;
  }
}

function tell(told: Told): void {
  parentPort?.postMessage(told);
}

const { about, size } = workerData as ReadThis;
try {
  tell({ kind: "found", found: await readFile(pieces(), size, about) });
} catch {
  tell({ kind: "unreadable" });
}
parentPort?.close();
