const EVERY_MS = 1_000;

/** Says on the error output how far something long has come, at most once a second; nothing when it is over sooner. */
export function createProgress(what: string, total: number): (done: number) => void {
  const began = performance.now();
  let said = began;
  return (done) => {
    const now = performance.now();
    const isOver = done >= total && said !== began;
    if (now - said < EVERY_MS && !isOver) return;
    said = now;
    const line = `  ${what}: ${Math.floor((100 * done) / total)} % after ${Math.round((now - began) / 1000)} s`;
    if (!process.stderr.isTTY) console.error(line);
    else process.stderr.write(`\r${line}${done >= total ? "\n" : ""}`);
  };
}
