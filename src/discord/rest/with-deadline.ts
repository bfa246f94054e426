/** The REST client's own timeout covers headers only; a body that stalls is given up after this. */
const DEADLINE_MS = 20_000;

/** @throws when there is no whole answer in time */
export function withDeadline<R>(request: Promise<R>): Promise<R> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("no whole answer within the deadline")), DEADLINE_MS);
  });
  return Promise.race([request, deadline]).finally(() => clearTimeout(timer));
}
