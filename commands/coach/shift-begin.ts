import type { Shift } from "../../src/coaching/record.ts";
import { beginShift, fromBedtime, mayMove, movesLeft, nextBedtime, wayBetween } from "../../src/coaching/shift.ts";
import { programmeCard } from "../../src/content/choose/programme.ts";
import type { CommandContext } from "../../src/discord/app/command.ts";
import { button, buttons, card, dangerButton, mainButton, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { UserError } from "../../src/errors.ts";
import type { Reminder } from "../../src/nights/reminder.ts";
import { showClockTime } from "../../src/understanding/clock/show-clock-time.ts";
import { readBedtime, writeBedtime } from "../shared/bedtime.ts";
import { hasNightly, todayOf } from "./programme-context.ts";

/** A bedtime as buttons carry it, as a plan has it: "23:30". */
export function bedtimeOf(written: string): string {
  const time = readBedtime(written);
  if (time === undefined) throw new UserError("coach-outdated");
  return showClockTime(time);
}

export function written(bedtime: string): string {
  return writeBedtime(Temporal.PlainTime.from(bedtime));
}

/** The bedtime of somebody's nightly message; undefined where none comes. */
export function bedtimeNow(reminder: Reminder | undefined): string | undefined {
  return hasNightly(reminder) ? reminder?.schedule?.bedtime : undefined;
}

/**
 * Brings the plan to the bedtime that the reminder has, where somebody set it themselves: a move must never jump. Undefined
 * where that bedtime is the wished one or too far from it: then the plan is over.
 */
export async function keepUp(
  userId: string,
  reminder: Reminder | undefined,
  context: CommandContext,
): Promise<Shift | undefined> {
  // One that waits for its message is what was asked for last.
  const bedtime = hasNightly(reminder) ? (reminder?.pending?.schedule ?? reminder?.schedule)?.bedtime : undefined;
  const today = todayOf(reminder, context);
  return context.coaching.shift(userId, (current) => {
    const next = current && bedtime !== undefined ? fromBedtime(current, bedtime, today) : current;
    return { next, outcome: next };
  });
}

/** Begins the plan that was asked for before the questions; one that is there already stays. */
export async function beginToShift(userId: string, to: string, context: CommandContext): Promise<Shown> {
  const reminder = await context.reminders.find(userId);
  const from = bedtimeNow(reminder);
  if (from === undefined) return drawNeedsReminder(context);
  const wished = bedtimeOf(to);
  const way = wayBetween(from, wished);
  if (way.kind !== "way") return drawNoWay(context, way.kind, from);
  const today = todayOf(reminder, context);
  const shift = await context.coaching.shift(userId, (current) => {
    const next = current ?? beginShift(from, wished, today);
    return { next, outcome: next };
  });
  return drawShift(context, shift, reminder);
}

/** Where the plan stands, and the next move where it may come. */
export function drawShift(
  context: CommandContext,
  shift: Shift,
  reminder: Reminder | undefined,
  above?: string,
): Shown {
  const { content, text } = context;
  const today = todayOf(reminder, context);
  const next = nextBedtime(shift);
  const { at, to } = shift;
  const way = wayBetween(shift.from, to);
  const light = programmeCard(
    content,
    way.kind === "way" && way.direction === "later" ? "shift-later" : "shift-earlier",
  );
  const isPaused = shift.pausedOn !== undefined;
  const isReady = next !== undefined && mayMove(shift, today);
  return card(
    TONE.plan,
    ...(above === undefined ? [] : [above]),
    [
      text("coach.shift-stands", { to, at, left: movesLeft(shift) }),
      isPaused
        ? text("coach.shift-paused", { at })
        : next === undefined
          ? ""
          : text(isReady ? "coach.shift-ready" : "coach.shift-resting", { at, next }),
      `-# ${light.short ?? light.text}`,
    ].join("\n"),
    buttons(
      ...(isPaused
        ? [mainButton(text("coach.shift-resume"), "coach.shift-resume")]
        : isReady
          ? [
              mainButton(text("coach.shift-move", { bedtime: next }), "coach.shift-move", { bedtime: written(next) }),
              button(text("coach.shift-stay"), "coach.shift-stay"),
            ]
          : []),
      ...(isPaused ? [] : [button(text("coach.shift-pause"), "coach.shift-pause")]),
      button(text("coach.something-changed"), "coach.changed"),
      dangerButton(text("coach.shift-end"), "coach.shift-end"),
    ),
  );
}

export function drawNeedsReminder({ text }: CommandContext): Shown {
  return card(
    TONE.plan,
    text("coach.shift-needs-reminder"),
    buttons(mainButton(text("help.remind-me"), "reminder.begin")),
  );
}

/** The wished bedtime is the one there is, or too far for steps of a quarter of an hour. */
export function drawNoWay({ content, text }: CommandContext, kind: "same" | "too-far", bedtime: string): Shown {
  if (kind === "same") return card(TONE.plan, text("coach.shift-same", { bedtime }));
  const { id, title, text: said } = programmeCard(content, "shift-far");
  return card(
    TONE.caution,
    `## ${title}\n${said}`,
    buttons(
      button(text("sleep-check.begin"), "sleep.check-begin"),
      button(text("common.sources"), "coach.sources", { entry: id }),
    ),
  );
}
