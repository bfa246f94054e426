import { expect, test } from "vitest";
import { createCountAlong, MOST_TURNING, type PageTurn } from "../../../../src/discord/app/count-along.ts";
import { createLog } from "../../../../src/ops/log.ts";

/** Counts on a clock that is moved by hand; `shown` says which pages turned. */
function counting() {
  const shown: string[] = [];
  const logged: string[] = [];
  const waiting: { seconds: number; go: () => void }[] = [];
  const countAlong = createCountAlong({
    wait: ({ seconds }, signal) =>
      new Promise<void>((resolve) => {
        waiting.push({ seconds, go: resolve });
        signal.addEventListener("abort", () => resolve());
      }),
    log: createLog("info", { write: (line) => void logged.push(line) }),
  });
  const turns = (name: string, count = 3): PageTurn[] =>
    Array.from({ length: count }, (_, at) => ({
      after: Temporal.Duration.from({ seconds: 10 * (at + 1) }),
      show: async () => void shown.push(`${name} ${at + 1}`),
    }));
  const pass = async () => {
    waiting.shift()?.go();
    await settled();
  };
  return { countAlong, shown, logged, waiting, turns, pass };
}

/** Lets whatever can go on go on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("pages turn one after the other, each when the one before it is done", async () => {
  const { countAlong, shown, waiting, turns, pass } = counting();
  countAlong.begin("a", turns("a"));
  expect(waiting.map(({ seconds }) => seconds)).toEqual([10]);
  await pass();
  expect(shown).toEqual(["a 1"]);
  expect(waiting.map(({ seconds }) => seconds)).toEqual([20]);
  await pass();
  await pass();
  expect(shown).toEqual(["a 1", "a 2", "a 3"]);
  expect(waiting).toEqual([]);
});

test("a message that begins anew no longer turns as it did, and others go on", async () => {
  const { countAlong, shown, turns, pass } = counting();
  countAlong.begin("a", turns("old", 1));
  countAlong.begin("b", turns("b", 1));
  countAlong.begin("a", turns("new", 1));
  for (let passed = 0; passed < 3; passed++) await pass();
  expect(shown.toSorted()).toEqual(["b 1", "new 1"]);
});

test("stopping waits for a page that is being turned, so that nothing is shown after it", async () => {
  const { countAlong, shown, pass } = counting();
  let finish = () => {};
  const show = () =>
    new Promise<void>((resolve) => {
      finish = () => {
        shown.push("late");
        resolve();
      };
    });
  countAlong.begin("a", [{ after: Temporal.Duration.from({ seconds: 1 }), show }]);
  await pass();
  const stopping = countAlong.stop("a").then(() => shown.push("stopped"));
  await settled();
  expect(shown).toEqual([]);
  finish();
  await stopping;
  expect(shown).toEqual(["late", "stopped"]);
});

test("a message that Discord no longer changes ends quietly, and says so in the log", async () => {
  const { countAlong, logged, pass, turns } = counting();
  countAlong.begin("a", [
    {
      after: Temporal.Duration.from({ seconds: 1 }),
      show: async () => {
        throw new Error("Unknown Webhook");
      },
    },
    ...turns("a"),
  ]);
  await pass();
  expect(logged.join("")).toContain("no longer turns its pages by itself");
  await countAlong.stop("a");
});

test("however many begin, no more than a thousand turn at once; and none once it is closed", async () => {
  const { countAlong, waiting, turns } = counting();
  for (let count = 0; count < MOST_TURNING + 5; count++) countAlong.begin(String(count), turns("x"));
  expect(waiting).toHaveLength(MOST_TURNING);
  countAlong.close();
  await settled();
  countAlong.begin("after", turns("x"));
  expect(waiting).toHaveLength(MOST_TURNING);
});
