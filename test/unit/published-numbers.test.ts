import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MOST_WORDS } from "../../commands/cautions/with.ts";
import { CHANGES_END } from "../../commands/sleep/relax.ts";
import { SWEEP_EVERY_MS } from "../../src/assembly/beat-loop.ts";
import { TIMES } from "../../src/cluster/postgres-leadership.ts";
import { MOST_ASKED } from "../../src/content/choose/tip-pages.ts";
import { LONGEST_WAIT, MOST_UNCLEAR } from "../../src/delivery/attempts.ts";
import { ASKED_JUST_NOW } from "../../src/delivery/consent.ts";
import { CARRIED_A_MINUTE, SPREAD_MINUTES } from "../../src/delivery/crowd.ts";
import { FIRST_LOOK_AGAIN_AFTER, LOOK_AGAIN_AFTER, LOOKS_BEFORE_ERASING } from "../../src/delivery/missing-accounts.ts";
import { IN_FLIGHT } from "../../src/delivery/serve-due.ts";
import { KEPT_AFTER_STOP } from "../../src/delivery/sweep.ts";
import { DRAFT_KEPT, NIGHTS_APART } from "../../src/diary/diary.ts";
import { DIARY_KEPT } from "../../src/diary/diary-night.ts";
import { MOST_BYTES } from "../../src/diary/import/bounds.ts";
import { UNDO_KEPT, WAITING_KEPT } from "../../src/diary/import/imports.ts";
import { MOST_PICTURES_AT_ONCE, MOST_WEEKS_AT_ONCE } from "../../src/diary/picture/picture-queue.ts";
import { MOST_TURNING } from "../../src/discord/app/count-along.ts";
import { MESSAGES_AT_ONCE, ONE_MORE_AFTER } from "../../src/discord/app/dm-allowance.ts";
import { BELIEVED } from "../../src/discord/app/not-that.ts";
import { MOST_SUGGESTIONS_WAITING } from "../../src/discord/app/suggestion-queue.ts";
import { FOR_STARTS_A_DAY, STARTS_AT_ONCE } from "../../src/discord/gateway/identify-budget.ts";
import { GATHER_MS, MANY } from "../../src/discord/rest/batch-completions.ts";
import { INVALID, PAUSES } from "../../src/discord/rest/circuit-breaker.ts";
import { LOOKS_AFTER_MS } from "../../src/discord/rest/doubted-token.ts";
import { UNNAMED_WAIT_DOUBLED } from "../../src/discord/rest/pacer.ts";
import { LIMIT } from "../../src/discord/rest/rate-window.ts";
import { LONGEST_PAUSE_MS } from "../../src/discord/rest/retry-after.ts";
import { ROOM_BESIDE_WORDS } from "../../src/discord/ui/card.ts";
import { REFUSALS_BEFORE_PAUSE } from "../../src/nights/changes.ts";
import { OPEN_FOR } from "../../src/nights/check-in.ts";
import { TOLD_DAYS_BEFORE } from "../../src/nights/clock-change.ts";
import { LOOK_AFTER, REPEAT_WITHIN } from "../../src/nights/decide.ts";
import { MOST_SNOOZES, NIGHTS_KEPT } from "../../src/nights/ledger.ts";
import { CLEAR_OF_A_CHANGE, NIGHTS_APART_HOURS } from "../../src/nights/night.ts";
import { LEAD_MINUTES } from "../../src/nights/reminder.ts";
import { NIGHTS_BEFORE_ASKING, NIGHTS_BEFORE_PAUSING } from "../../src/nights/silence.ts";
import { SNOOZE_MINUTES } from "../../src/nights/snooze.ts";
import { DELETES_AFTER_JUMP_MS, TOLERANCE_MS } from "../../src/ops/clock-watch.ts";
import { INVALID_REQUESTS_LIMIT, OVERDUE_AFTER } from "../../src/ops/health/prometheus.ts";
import { BEAT_WITHIN, HEARTBEAT_WITHIN } from "../../src/ops/health/readiness.ts";
import { CLOSING_PATIENCE } from "../../src/ops/shutdown.ts";
import { QUESTION_KEPT } from "../../src/preferences/questions.ts";
import { OURS } from "../../src/storage/core/format.ts";
import { RECORDS_KEPT } from "../../src/storage/core/record-codec.ts";
import { MOST_CLIENTS } from "../../src/storage/postgres/postgres-connection.ts";

/**
 * A number that is promised stands once in the code. Here each sentence that publishes one is put together from it, so
 * that neither can change alone; both sides of its edge are tried where it is used.
 */

const ROOT = join(import.meta.dirname, "../..");
const seconds = (duration: Temporal.Duration) => duration.total("seconds");
const minutesOf = (milliseconds: number) => milliseconds / 60_000;
const NUMERALS = "nought one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen";
const inWords = (count: number) =>
  NUMERALS.split(" ")[count] ?? { 30: "thirty", 1000: "a thousand" }[count] ?? `${count}`;
const ordinal = (count: number) => ["", "first", "second", "third", "fourth", "fifth", "sixth"][count];
const inFigures = (count: number) => count.toLocaleString("en");
const LEAD = LEAD_MINUTES;
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
const languagesOfTimes = () => readdirSync(join(ROOT, "data/times")).filter((name) => name.endsWith(".json")).length;

test.each([
  ["docs/commands.md", `${LEAD.least} to ${LEAD.most} minutes before bedtime (default ${LEAD.usual})`],
  ["docs/commands.md", `what became of the last ${NIGHTS_KEPT} nights`],
  [
    "docs/settings.md",
    `0 to ${SPREAD_MINUTES.most}, where more people share its minute than Discord's limit carries (some ${inFigures(CARRIED_A_MINUTE)})`,
  ],
  ["docs/settings.md", `| \`SPREAD_MINUTES\` | \`${SPREAD_MINUTES.usual}\` |`],
  [
    ".env.example",
    `from 0 to ${SPREAD_MINUTES.most}, when more people share its minute than Discord's limit carries (some ${inFigures(CARRIED_A_MINUTE)})`,
  ],
  [
    "docs/decisions/0120-crowd-begins-early.md",
    `at most \`SPREAD_MINUTES\`, ${SPREAD_MINUTES.usual} unless set otherwise`,
  ],
  ["docs/decisions/0120-crowd-begins-early.md", `taken to carry ${inFigures(CARRIED_A_MINUTE)}`],
  ["docs/commands.md", `after ${inWords(NIGHTS_BEFORE_ASKING)} nights without any sign of you`],
  ["docs/commands.md", `after ${inWords(NIGHTS_BEFORE_PAUSING)} more`],
  ["docs/run.md", `also ${KEPT_AFTER_STOP.days} days after it was stopped`],
  ["docs/run.md", `their sleep diary, for ${DIARY_KEPT.days} days`],
  ["docs/run.md", `is finished (${seconds(CLOSING_PATIENCE)} seconds at most)`],
  ["docs/monitoring.md", `heard of in the last ${seconds(HEARTBEAT_WITHIN)} seconds`],
  ["docs/monitoring.md", `a beat went well in the last ${inWords(BEAT_WITHIN.total("minutes"))} minutes`],
  ["docs/monitoring.md", `\`winddown_invalid_requests\` above ${inFigures(INVALID.stopUnasked)}`],
  ["docs/run.md", `goes when it was missing ${inWords(LOOKS_BEFORE_ERASING)} times`],
  [
    "docs/run.md",
    `sends one person ${inWords(MESSAGES_AT_ONCE)} direct messages at once and one more each ${ONE_MORE_AFTER.seconds} seconds`,
  ],
  ["docs/commands.md", `up to ${inWords(OPEN_FOR.hours)} hours late`],
  ["docs/commands.md", `pages by itself for ${inWords(CHANGES_END.total("minutes"))} minutes`],
  ["docs/commands.md", `**${SNOOZE_MINUTES} more minutes** (twice a night at most`],
  ["docs/commands.md", `${capital(inWords(TOLD_DAYS_BEFORE))} nights before the clocks change`],
  ["docs/commands.md", `in English and ${inWords(languagesOfTimes() - 1)} more languages`],
  [
    "docs/run.md",
    `is tried ${inWords(LOOKS_AFTER_MS.length)} times more, over a quarter of a minute, before the bot ends`,
  ],
  [
    "docs/decisions/0142-only-answers-of-discords.md",
    `Discord is asked ${inWords(LOOKS_AFTER_MS.length)} times more who we are`,
  ],
  ["docs/run.md", `After a jump of more than ${TOLERANCE_MS / 1_000} seconds`],
  ["docs/run.md", `after a second at first and ${inWords(minutesOf(LONGEST_PAUSE_MS))} minutes at most`],
  ["docs/monitoring.md", `has been for over ${inWords(OVERDUE_AFTER.minutes)} minutes`],
  ["docs/monitoring.md", `of the last ten minutes against ${inFigures(INVALID_REQUESTS_LIMIT)}`],
  ["docs/run.md", `waits from the ${ordinal(STARTS_AT_ONCE + 1)} start on`],
  ["docs/postgres.md", `holds at most ${MOST_CLIENTS + 1} connections`],
  ["docs/postgres.md", `\`default_pool_size\` of at least ${MOST_CLIENTS + 1} for each instance`],
  ["docs/backup-and-restore.md", `| ${OURS.writes} | this version |`],
  ["data/text/en/reminder.json", `(default: ${LEAD.usual})`],
  ["data/text/en/reminder.json", `keep trying for ${ASKED_JUST_NOW.total("minutes")} minutes`],
  ["data/text/en/checkin.json", `keep trying for ${ASKED_JUST_NOW.total("minutes")} minutes`],
  ["data/text/en/help-now.json", `For the next ${inWords(BELIEVED.total("minutes"))} minutes`],
  ["PRIVACY.md", `remembers for ${inWords(BELIEVED.total("minutes"))} minutes`],
  ["PRIVACY.md", `the ${NIGHTS_KEPT + 1}th goes when a night is added`],
  ["PRIVACY.md", `the ${NIGHTS_KEPT + 1}th goes when one is added`],
  ["PRIVACY.md", `after ${inWords(NIGHTS_BEFORE_ASKING)} without a sign of you it is asked whether you want them`],
  [
    "PRIVACY.md",
    `for ${QUESTION_KEPT.hours} hours at most | so that an older question does nothing any more, and the newest can be shown again | ${QUESTION_KEPT.days} days |`,
  ],
  ["PRIVACY.md", `until you delete it, or ${KEPT_AFTER_STOP.days} days after you turn it off`],
  ["PRIVACY.md", `it was missing ${inWords(LOOKS_BEFORE_ERASING)} times`],
  ["PRIVACY.md", `your last ${NIGHTS_KEPT} nights:`],
  ["PRIVACY.md", `your last ${NIGHTS_KEPT} check-ins:`],
  ["PRIVACY.md", `until you delete it, or ${KEPT_AFTER_STOP.days} days after you stop it`],
  ["PRIVACY.md", `each night ${DIARY_KEPT.days} days`],
  ["PRIVACY.md", `before it is in your diary | ${WAITING_KEPT.hours} hour,`],
  ["PRIVACY.md", `so that you can undo it | ${UNDO_KEPT.hours} hours`],
  ["docs/commands.md", `up to ${MOST_BYTES / 1_000_000} MB; what was found is shown first`],
  ["docs/commands.md", `one button takes it back for ${UNDO_KEPT.hours} hours`],
  ["docs/decisions/0131-earlier-nights-are-a-text.md", `The last ${NIGHTS_APART} nights stand beside it`],
  ["PRIVACY.md", `so that you need not type it again | ${DRAFT_KEPT.hours} hours`],
  ["PRIVACY.md", `after ${inWords(NIGHTS_BEFORE_ASKING)} nights without a sign of you it asks whether you want them`],
  [
    "docs/architecture.md",
    `within ${seconds(REPEAT_WITHIN)} seconds of the claim; from ${seconds(LOOK_AFTER)} seconds on the DM`,
  ],
  [
    "docs/decisions/0004-repeat-within-60-look-from-100.md",
    `Repeat within ${seconds(REPEAT_WITHIN)} s, look from ${seconds(LOOK_AFTER)} s`,
  ],
  ["docs/architecture.md", `keeps ${NIGHTS_KEPT} nights with outcome`],
  ["docs/architecture.md", `deletes records that were stopped ${KEPT_AFTER_STOP.days} days ago`],
  [
    "docs/decisions/0010-invalid-request-limits.md",
    `${inFigures(INVALID.stopUnasked)} invalid requests in ten minutes stop what is unasked, ${inFigures(INVALID.stopAsked)} what is asked, until there are ${inFigures(INVALID.goOn)}`,
  ],
  [
    "docs/decisions/0063-half-of-the-identifies.md",
    `${inWords(STARTS_AT_ONCE)} at once, then one in ${Math.round(86_400 / FOR_STARTS_A_DAY)} seconds`,
  ],
  [
    "docs/decisions/0090-unknown-accounts-looked-up.md",
    `after an hour and then daily, ${inWords(LOOKS_BEFORE_ERASING)} looks in all`,
  ],
  [
    "docs/decisions/0093-bounds-per-person-and-crowd.md",
    `${inWords(MOST_PICTURES_AT_ONCE)} people at once have a picture`,
  ],
  [
    "docs/decisions/0093-bounds-per-person-and-crowd.md",
    `${inWords(MOST_WEEKS_AT_ONCE)} answers with nights are worked on`,
  ],
  ["docs/decisions/0093-bounds-per-person-and-crowd.md", `of at most ${MOST_SUGGESTIONS_WAITING} people`],
  ["docs/architecture.md", `${IN_FLIGHT} people at a time at most`],
  ["docs/decisions/0025-beat-place-free-once-sent.md", `At most ${IN_FLIGHT} messages are claimed`],
  ["docs/architecture.md", `waits up to ${inWords(seconds(LONGEST_WAIT))} seconds as Discord asks`],
  [
    "docs/decisions/0089-final-only-for-its-message.md",
    `tried ${{ 1: "once", 2: "twice" }[MOST_UNCLEAR]} at each beat`,
  ],
  ["docs/promises.md", `${NIGHTS_APART_HOURS.surelyNew} h after the last is a new one`],
  ["docs/promises.md", `under ${NIGHTS_APART_HOURS.surelySameBelow} h the same`],
  [
    "docs/decisions/0022-zone-offset-kept-until-change.md",
    `Nights further than ${CLEAR_OF_A_CHANGE / 3_600_000} hours from a change`,
  ],
  ["docs/promises.md", `never more than ${LIMIT.requests} requests in any second`],
  ["docs/decisions/0023-records-just-read-are-kept.md", `The last ${RECORDS_KEPT} of a collection`],
  [
    "docs/decisions/0080-cards-keep-room.md",
    `Every card keeps ${ROOM_BESIDE_WORDS.characters} characters and ${ROOM_BESIDE_WORDS.components} components`,
  ],
  [
    "docs/decisions/0105-pages-turn-in-memory.md",
    `${inWords(CHANGES_END.total("minutes"))} minutes in which Discord takes changes`,
  ],
  ["docs/decisions/0105-pages-turn-in-memory.md", `at most ${inWords(MOST_TURNING)} at once`],
  ["docs/decisions/0102-one-tip-in-full.md", `round through ${inWords(MOST_ASKED)} tips`],
  ["docs/decisions/0097-more-behind-a-button.md", `${MOST_WORDS.one} words for one name and ${MOST_WORDS.two} for two`],
  [
    "docs/decisions/0082-not-that-in-memory.md",
    `for ${inWords(BELIEVED.total("minutes"))} minutes. In the store it would say`,
  ],
  [
    "docs/decisions/0009-whole-bot-refusals-stop-at-the-door.md",
    `openings pause for ${minutesOf(PAUSES.opening.first)} minutes (somebody waiting: ${minutesOf(PAUSES.asked.first)} minute, as it is rare and follows their own doing), doubling to ${minutesOf(PAUSES.opening.longest)} (${minutesOf(PAUSES.asked.longest)})`,
  ],
  [
    "docs/decisions/0009-whole-bot-refusals-stop-at-the-door.md",
    `pauses for ${minutesOf(PAUSES.quarantined.first)} minutes, doubling to ${minutesOf(PAUSES.quarantined.longest) / 60} hours`,
  ],
  [
    "docs/decisions/0092-unnamed-429-waits.md",
    `from ${inWords(2 ** UNNAMED_WAIT_DOUBLED)} seconds to ${inWords(minutesOf(LONGEST_PAUSE_MS))} minutes`,
  ],
  ["docs/architecture.md", `at its next look, ${TIMES.lookEveryMs / 1_000} s at most`],
  ["docs/architecture.md", `${TIMES.oursForMs / 1_000} s after the last answer it had`],
  ["docs/architecture.md", `${TIMES.serverWaitsMs / 1_000} s after its last word`],
])("%s says as the code does: %s", (file, sentence) => {
  expect(readFileSync(join(ROOT, file), "utf8")).toContain(sentence);
});

test("how soon another instance goes on is what it may take at the longest, rounded up", () => {
  const aSecondMs = 1_000; // for Discord's limit
  expect(TIMES.lookEveryMs + aSecondMs).toBeLessThanOrEqual(5_000); // "within some 5 seconds"
  expect(TIMES.serverWaitsMs + TIMES.lookEveryMs + aSecondMs).toBeLessThanOrEqual(20_000); // "within some 20"
});

test("an account is looked up again over two days", () => {
  const { hours } = LOOK_AGAIN_AFTER;
  expect(Math.round((FIRST_LOOK_AGAIN_AFTER.hours + hours * (LOOKS_BEFORE_ERASING - 2)) / 24)).toBe(2);
});

test("the numbers that are published in words only", () => {
  expect(LOOKS_AFTER_MS.reduce((sum, ms) => sum + ms, 0)).toBe(15_000); // "a quarter of a minute"
  expect([MOST_SNOOZES, REFUSALS_BEFORE_PAUSE]).toEqual([2, 3]); // "twice a night at most", "three nights in a row"
  expect(SWEEP_EVERY_MS).toBe(3_600_000); // "a sweep at the start and every hour"
  expect(DELETES_AFTER_JUMP_MS).toBe(86_400_000); // "nothing that is past its time is deleted for a day"
  expect([GATHER_MS, MANY]).toEqual([100, 10]); // "ten times a second", "when ten or more are in flight"
  expect([FIRST_LOOK_AGAIN_AFTER, LOOK_AGAIN_AFTER]).toEqual([{ hours: 1 }, { hours: 24 }]); // "after an hour and then daily"
});
