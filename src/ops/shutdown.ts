import type { Log } from "./log.ts";

/** Inside Docker's 10 s and systemd's usual patience. */
export const CLOSING_PATIENCE = Temporal.Duration.from({ seconds: 8 });

/**
 * Runs `close` once when the process is asked to end, then exits. A second request ends it at once; so does a
 * close that takes longer than `patience`.
 *
 * @returns a function that begins the same from within, with the exit code to end with
 */
export function closesOnSignal(
  close: () => Promise<void>,
  log: Log,
  patience = CLOSING_PATIENCE,
): (code: number) => void {
  let isClosing = false;
  const end = (code: number) => {
    if (isClosing) process.exit(code || 1);
    isClosing = true;
    setTimeout(() => {
      log.error({}, "closing took too long; ending now");
      process.exit(1);
    }, patience.total("milliseconds")).unref();
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

/**
 * Logs and ends on an error that nothing caught. Node would print it whole, and a `DiscordAPIError` carries the
 * interaction's token and what was typed.
 */
export function endsOnUncaught(log: Log, end: (code: number) => void): void {
  process.on("uncaughtException", (error, origin) => {
    log.fatal({ error, origin }, "an error that nothing caught, which is a bug; ending");
    end(1);
  });
}
