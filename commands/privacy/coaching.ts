import { COACHING_KEPT, type CoachRecord } from "../../src/coaching/record.ts";
import { programmeWeek, stepNamed } from "../../src/content/choose/programme.ts";
import type { CommandContext } from "../../src/discord/app/command.ts";
import { ifThen } from "../../src/discord/ui/coach.ts";
import { weekdayName } from "../../src/discord/ui/schedule.ts";
import { nightText } from "../../src/discord/ui/timestamps.ts";
import { EVERY_NIGHT } from "../../src/nights/chosen-nights.ts";
import { copyOf, type Kept, setAsideLines } from "./kind.ts";

/** The four weeks and the plan to move a bedtime. What was answered before them is kept nowhere. */
export const keptCoaching: Kept = {
  collections: ["coaching"],

  async tell(userId, context) {
    const { coaching, text } = context;
    const stored = await coaching.wordForWord(userId);
    const record = await coaching.find(userId).catch(() => undefined);
    return {
      lines: [...linesOfRecord(record, context), ...setAsideLines(text, stored, record !== undefined)],
      howLong: text("privacy.how-long-coaching", { days: COACHING_KEPT.days }),
    };
  },

  copy: async (userId, { coaching }) => copyOf(await coaching.wordForWord(userId)),

  forget: (userId, { coaching }) => coaching.forget(userId),
};

function linesOfRecord(record: CoachRecord | undefined, { content, text }: CommandContext): string[] {
  const lines: string[] = [];
  const { programme, shift } = record ?? {};
  const date = (night: string) => nightText(night, text.locale);
  if (programme) {
    const { week, startedOn, weekOn, step, cue, action, days, lookDay, lookFrom, pausedOn, touchedOn } = programme;
    const title = stepNamed(content, step)?.title;
    lines.push(
      text("privacy.coaching", {
        week,
        title: programmeWeek(content, week).title,
        since: date(weekOn),
        started: date(startedOn),
        touched: date(touchedOn),
      }),
    );
    if (step !== undefined) lines.push(text("privacy.coaching-step", { step: title ?? step }));
    const tied = step === undefined ? undefined : ifThen(text, content, { step, cue, action });
    const words = tied?.replaceAll("**", "") ?? [cue, action].filter((one) => one !== undefined).join(", ");
    if (words !== "") lines.push(text("privacy.coaching-tied", { words }));
    if (days.length > 0)
      lines.push(text("privacy.coaching-days", { count: days.length, did: days.filter(({ did }) => did).length }));
    const day = EVERY_NIGHT.find((one) => one === lookDay);
    if (day !== undefined) lines.push(text("privacy.coaching-look", { day: weekdayName(text, day) }));
    if (lookFrom !== undefined) lines.push(text("privacy.coaching-look-from", { day: date(lookFrom) }));
    if (pausedOn !== undefined) lines.push(text("privacy.coaching-paused", { day: date(pausedOn) }));
  }
  if (shift) {
    const { from, to, at, startedOn, movedOn, pausedOn, touchedOn } = shift;
    lines.push(
      text("privacy.coaching-shift", { from, to, at, started: date(startedOn), touched: date(movedOn ?? touchedOn) }),
    );
    if (pausedOn !== undefined) lines.push(text("privacy.coaching-shift-paused", { day: date(pausedOn) }));
  }
  return lines;
}
