import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { NIGHTS_BEFORE_ASKING } from "../../src/delivery/message-kind.ts";
import { FIRST_LOOK_AGAIN_AFTER, LOOK_AGAIN_AFTER, LOOKS_BEFORE_ERASING } from "../../src/delivery/missing-accounts.ts";
import { KEPT_AFTER_STOP } from "../../src/delivery/sweep.ts";
import { DRAFT_KEPT } from "../../src/diary/diary.ts";
import { DIARY_KEPT } from "../../src/diary/diary-night.ts";
import { MOST_PICTURES_AT_ONCE } from "../../src/diary/picture/picture-queue.ts";
import { MESSAGES_AT_ONCE, ONE_MORE_AFTER } from "../../src/discord/app/dm-allowance.ts";
import { MOST_SUGGESTIONS_WAITING } from "../../src/discord/app/suggestion-queue.ts";
import { FOR_STARTS_A_DAY, STARTS_AT_ONCE } from "../../src/discord/gateway/identify-budget.ts";
import { INVALID } from "../../src/discord/rest/circuit-breaker.ts";
import { REFUSALS_BEFORE_PAUSE } from "../../src/nights/changes.ts";
import { LOOK_AFTER, REPEAT_WITHIN } from "../../src/nights/decide.ts";
import { MOST_SNOOZES, NIGHTS_KEPT } from "../../src/nights/ledger.ts";
import { LEAD_MINUTES } from "../../src/nights/reminder.ts";
import { BEAT_WITHIN, HEARTBEAT_WITHIN } from "../../src/ops/health/readiness.ts";
import { CLOSING_PATIENCE } from "../../src/ops/shutdown.ts";

/**
 * A number that is promised stands once in the code. Here each sentence that publishes one is put together from it, so
 * that neither can change alone; both sides of its edge are tried where it is used.
 */

const ROOT = join(import.meta.dirname, "../..");
const seconds = (duration: Temporal.Duration) => duration.total("seconds");
const inWords = (count: number) =>
  ["nought", "one", "two", "three", "four", "five", "six", "seven", "eight"][count] ??
  { 30: "thirty" }[count] ??
  String(count);
const inFigures = (count: number) => count.toLocaleString("en");
const LEAD = LEAD_MINUTES;

test.each([
  ["README.md", `${LEAD.least} to ${LEAD.most} minutes before bedtime (default ${LEAD.usual})`],
  ["README.md", `what became of the last ${NIGHTS_KEPT} nights`],
  ["README.md", `after ${inWords(NIGHTS_BEFORE_ASKING)} nights without a button`],
  ["README.md", `also ${KEPT_AFTER_STOP.days} days after it was stopped`],
  ["README.md", `their sleep diary, for ${DIARY_KEPT.days} days`],
  ["README.md", `is finished (${seconds(CLOSING_PATIENCE)} seconds at most)`],
  ["README.md", `heard of in the last ${seconds(HEARTBEAT_WITHIN)} seconds`],
  ["README.md", `a beat went well in the last ${inWords(BEAT_WITHIN.total("minutes"))} minutes`],
  ["README.md", `\`winddown_invalid_requests\` above ${inFigures(INVALID.stopUnasked)}`],
  ["README.md", `goes when it was missing ${inWords(LOOKS_BEFORE_ERASING)} times`],
  [
    "README.md",
    `sends one person ${inWords(MESSAGES_AT_ONCE)} direct messages at once and one more each ${ONE_MORE_AFTER.seconds} seconds`,
  ],
  ["PRIVACY.md", `it was missing ${inWords(LOOKS_BEFORE_ERASING)} times`],
  ["PRIVACY.md", `your last ${NIGHTS_KEPT} nights:`],
  ["PRIVACY.md", `your last ${NIGHTS_KEPT} check-ins:`],
  ["PRIVACY.md", `until you delete it, or ${KEPT_AFTER_STOP.days} days after you stop it`],
  ["PRIVACY.md", `each night ${DIARY_KEPT.days} days`],
  ["PRIVACY.md", `so that you need not type it again | ${DRAFT_KEPT.hours} hours`],
  ["PRIVACY.md", `after ${inWords(NIGHTS_BEFORE_ASKING)} nights without a button you are asked once`],
  [
    "src/README.md",
    `within ${seconds(REPEAT_WITHIN)} seconds of the claim; from ${seconds(LOOK_AFTER)} seconds on the DM`,
  ],
  ["src/README.md", `Repeat within ${seconds(REPEAT_WITHIN)} s, look from ${seconds(LOOK_AFTER)} s.`],
  ["src/README.md", `keeps ${NIGHTS_KEPT} nights with outcome`],
  ["src/README.md", `deletes records that were stopped ${KEPT_AFTER_STOP.days} days ago`],
  [
    "src/README.md",
    `${inFigures(INVALID.stopUnasked)} invalid requests in ten minutes stop what is unasked, ${inFigures(INVALID.stopAsked)} what is asked, until there are ${inFigures(INVALID.goOn)}`,
  ],
  ["src/README.md", `${inWords(STARTS_AT_ONCE)} at once, then one in ${Math.round(86_400 / FOR_STARTS_A_DAY)} seconds`],
  ["src/README.md", `after an hour and then daily, ${inWords(LOOKS_BEFORE_ERASING)} looks in all`],
  ["src/README.md", `${inWords(MOST_PICTURES_AT_ONCE)} people at once have a picture`],
  ["src/README.md", `of at most ${MOST_SUGGESTIONS_WAITING} people`],
])("%s says as the code does: %s", (file, sentence) => {
  expect(readFileSync(join(ROOT, file), "utf8")).toContain(sentence);
});

test("the numbers that are published in words only", () => {
  expect([MOST_SNOOZES, REFUSALS_BEFORE_PAUSE]).toEqual([2, 3]); // "twice a night at most", "three nights in a row"
  expect([FIRST_LOOK_AGAIN_AFTER, LOOK_AGAIN_AFTER]).toEqual([{ hours: 1 }, { hours: 24 }]); // "after an hour and then daily"
});
