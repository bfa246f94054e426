import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { readerOf, timeThere, useScreen } from "../store.ts";
import { timestampText } from "./timestamp.ts";

const ticking = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Draws again once a second; one timer for the whole page, and none while nothing needs it. */
export function useTick(isNeeded = true): void {
  const [, drawAgain] = useState(0);
  useEffect(() => {
    if (!isNeeded) return;
    const tick = () => drawAgain((count) => count + 1);
    ticking.add(tick);
    timer ??= setInterval(() => {
      for (const each of [...ticking]) each();
    }, 1000);
    return () => {
      ticking.delete(tick);
      if (ticking.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  }, [isNeeded]);
}

/** A timestamp in the reader's zone and hours; "in 2 hours" goes on by itself. */
export function Time({ unixSeconds, style }: { readonly unixSeconds: number; readonly style: string }): JSX.Element {
  const reader = useScreen(({ view }) => readerOf(view.person));
  useScreen(({ stateAt }) => (style === "R" ? stateAt : 0)); // a clock that was moved
  useTick(style === "R");
  const text = timestampText(unixSeconds, style, reader, timeThere());
  if (text === undefined) return <span>{`<t:${unixSeconds}:${style}>`}</span>;
  const whole = timestampText(unixSeconds, "F", reader, timeThere());
  return (
    <time class="timestamp" dateTime={new Date(unixSeconds * 1000).toISOString()} title={whole}>
      {text}
    </time>
  );
}
