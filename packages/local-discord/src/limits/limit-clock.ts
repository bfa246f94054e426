/**
 * The clock of the limits, in milliseconds: it goes on with real time, and jumps ahead with the playground's own, so
 * that a week of nights played in a second is not a crowd of messages in that second. It never goes back.
 */
export function createLimitClock(times: { readonly realMs: () => number; readonly playedMs: () => number }) {
  let nowMs = 0;
  let real = times.realMs();
  let played = times.playedMs();
  return (): number => {
    const realNow = times.realMs();
    const playedNow = times.playedMs();
    nowMs += Math.max(realNow - real, playedNow - played, 0);
    real = realNow;
    played = playedNow;
    return nowMs;
  };
}
