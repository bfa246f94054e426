import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import {
  createPictureQueue,
  type DrawWeek,
  MOST_PICTURES_AT_ONCE,
  MOST_WEEKS_AT_ONCE,
} from "../../../../src/diary/picture/picture-queue.ts";
import type { WeekPicture } from "../../../../src/diary/picture/week-painter.ts";
import { nightsInARow, planOf } from "../../../support/report-words.ts";
import { someNights, WORDS } from "../../../support/week-words.ts";

const INPUT = { nights: someNights(7), words: WORDS };
const PICTURE: WeekPicture = { png: Buffer.from("a picture"), altText: "bars", width: 1, height: 1 };
const REPORT = { pdf: Buffer.from("a page"), isNameLeftOut: false };
const shown = async (draw: DrawWeek) => ((await draw(INPUT)) ? "picture" : "table");

/** A queue whose pictures are drawn, and not drawn, as the test says. */
function queue(drawWeek: () => Promise<WeekPicture> = async () => PICTURE, drawReport = async () => REPORT) {
  const failed: unknown[] = [];
  return { ...createPictureQueue({ drawWeek, drawReport }, (error) => failed.push(error), turn), failed };
}

test("one person has one picture at a time: the others are tables, until the first has been shown", async () => {
  const { inTurn } = queue();
  const { promise: isShown, resolve: show } = Promise.withResolvers<void>();
  const first = inTurn("1", async (draw) => {
    const what = await shown(draw);
    await isShown;
    return what;
  });
  expect(await Promise.all([inTurn("1", shown), inTurn("1", shown)])).toEqual(["table", "table"]);
  show();

  expect(await first).toBe("picture");
  expect(await inTurn("1", shown)).toBe("picture");
});

test("so many people at once have a picture, and all others the table, until there is room", async () => {
  const { inTurn } = queue();
  const all = await Promise.all(Array.from({ length: 600 }, (_, person) => inTurn(`${person}`, shown)));

  expect(all.filter((what) => what === "picture")).toHaveLength(MOST_PICTURES_AT_ONCE);
  expect(await inTurn("later", shown)).toBe("picture");
});

test.each(["drawing", "showing"] as const)("what fails while %s gives its place back", async (when) => {
  let isFirst = true;
  const { inTurn, failed } = queue(async () => {
    if (!isFirst || when === "showing") return PICTURE;
    isFirst = false;
    throw new Error("cannot be drawn");
  });
  const first = inTurn("1", async (draw) => {
    const what = await shown(draw);
    if (when === "showing") throw new Error("not taken");
    return what;
  });
  if (when === "drawing") expect(await first).toBe("table");
  else await expect(first).rejects.toThrow("not taken");
  expect(failed).toHaveLength(when === "drawing" ? 1 : 0);

  expect(await inTurn("1", shown)).toBe("picture");
});

test("so many are worked on at once, the others in the order they came, and others have a turn in between", async () => {
  const { inTurn } = queue();
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const all = Array.from({ length: 20 }, (_, at) =>
    inTurn(`${at}`, () => {
      begun.push(at);
      return new Promise<void>((resolve, reject) => ends.push(at === 1 ? () => reject(new Error("no")) : resolve));
    }).catch(() => undefined),
  );
  await turn();
  expect(begun).toHaveLength(MOST_WEEKS_AT_ONCE);
  ends[0]?.();
  ends[1]?.();
  await Promise.resolve();
  expect(begun).toHaveLength(MOST_WEEKS_AT_ONCE);
  await turn();
  await turn();
  expect(begun).toHaveLength(MOST_WEEKS_AT_ONCE + 2);
  for (let at = 2; at < all.length; at++) {
    ends[at]?.();
    await turn();
    await turn();
  }
  await Promise.all(all);
  expect(begun).toEqual(Array.from({ length: 20 }, (_, at) => at));
});

test("a report waits in the same line: who has one in the making, or a picture, is told to ask again", async () => {
  const { inTurn, reportInTurn } = queue();
  const { promise: isShown, resolve: show } = Promise.withResolvers<void>();
  const first = reportInTurn("1", async (draw) => {
    const { kind } = await draw(planOf(nightsInARow(14)));
    await isShown;
    return kind;
  });
  const made = (userId: string) => reportInTurn(userId, async (draw) => (await draw(planOf(nightsInARow(14)))).kind);
  expect(await Promise.all([made("1"), made("2"), inTurn("1", shown)])).toEqual(["busy", "drawn", "table"]);
  show();

  expect(await first).toBe("drawn");
  expect(await made("1")).toBe("drawn");
});

test("of 600 people who ask for a report at once, so many have theirs, and all are answered", async () => {
  const { reportInTurn } = queue();
  const plan = planOf(nightsInARow(14));
  const all = await Promise.all(
    Array.from({ length: 600 }, (_, person) => reportInTurn(`${person}`, async (draw) => (await draw(plan)).kind)),
  );
  expect(all.filter((kind) => kind === "drawn")).toHaveLength(MOST_PICTURES_AT_ONCE);
  expect(all.filter((kind) => kind === "busy")).toHaveLength(600 - MOST_PICTURES_AT_ONCE);
});

test("a report that cannot be made is said to have failed, and gives its place back", async () => {
  const { reportInTurn, inTurn, failed } = queue(undefined, async () => {
    throw new Error("cannot be made");
  });
  expect(await reportInTurn("1", (draw) => draw(planOf(nightsInARow(14))))).toEqual({ kind: "failed" });
  expect(failed).toHaveLength(1);
  expect(await inTurn("1", shown)).toBe("picture");
});
