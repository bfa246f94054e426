import type { Log } from "./log.ts";

/** Inside Docker's 10 s and systemd's usual patience. */
const PATIENCE_MS = 8_000;

/**
 * Runs `close` once when the process is asked to end, then exits. A second request ends it at once; so does a
 * close that takes too long.
 *
 * @returns a function that begins the same from within, with the exit code to end with
 */
export function closesOnSignal(close: () => Promise<void>, log: Log): (code: number) => void {
  let isClosing = false;
  const end = (code: number) => {
    if (isClosing) process.exit(code || 1);
    isClosing = true;
    setTimeout(() => {
      log.error({}, "closing took too long; ending now");
      process.exit(1);
    }, PATIENCE_MS).unref();
    close().then(
      () => process.exit(code),
      (error: unknown) => {
        log.error({ error }, "could not close cleanly");
        process.exit(1);
      },
    );
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => end(0));
  return end;
}
