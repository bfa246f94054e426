import type { ChildProcess } from "node:child_process";
import { onTestFinished } from "vitest";

/**
 * Ends a child at the latest when its test is over: what a failing test leaves running slows down, and fails, others.
 * Not for `test.concurrent`: Vitest's `onTestFinished` then belongs to whichever test was begun last.
 *
 * @returns the same child
 */
export function endsWithTest<Child extends ChildProcess>(child: Child): Child {
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** The same for a child that was started `detached`, with all that it has started. */
export function groupEndsWithTest<Child extends ChildProcess>(child: Child): Child {
  onTestFinished(() => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    } catch {
      // ESRCH: all of it has ended by itself
    }
  });
  return child;
}
