import { WEEKS, type Week } from "../content/schema/programme.ts";
import type { Night } from "../nights/night.ts";
import type { Weekday } from "../time/weekdays.ts";
import { daysAfter, daysBetween, isAskingNight, weekdayOf } from "./days.ts";
import { type Day, MOST_DAYS, type Programme } from "./record.ts";

/** A week is as long as this at the least; as long as somebody likes at the most. */
export const WEEK_DAYS = 7;
/** After so many days without a press nothing of the programme comes by itself, until somebody presses again. */
export const RESTS_AFTER_DAYS = 14;
/** After a break of so many days the questions are asked again. */
export const BREAK_DAYS = 28;
/** With the third week the questions are asked again. */
export const ASKED_AGAIN_BEFORE: Week = 3;

const LAST_WEEK = WEEKS.length;

/** What somebody's press makes of their programme; the same press twice makes no more of it. */
export type Changed<Outcome extends string> = {
  readonly next: Programme | undefined;
  readonly outcome: Outcome | "none" | "same";
};

/** Begins the four weeks with a step of the first. Whoever is in them already stays where they are. */
export function begin(current: Programme | undefined, step: string, today: Night): Changed<"begun"> {
  if (current !== undefined) return { next: current, outcome: "same" };
  return {
    next: { startedOn: today, week: 1, weekOn: today, step, days: [], touchedOn: today },
    outcome: "begun",
  };
}

/** Chooses the step of a week, or another. What it was tied to goes with the step before. */
export function chooseStep(
  current: Programme | undefined,
  week: Week,
  step: string,
  today: Night,
): Changed<"chosen" | "other-week"> {
  if (current === undefined) return { next: undefined, outcome: "none" };
  if (week !== current.week) return { next: current, outcome: "other-week" };
  if (step === current.step) return { next: touched(current, today), outcome: "same" };
  const { cue: _cue, action: _action, ...rest } = current;
  return { next: touched({ ...rest, step }, today), outcome: "chosen" };
}

/** Ties the step to a cue, or says what is done then. */
export function tie(
  current: Programme | undefined,
  step: string,
  tied: { readonly cue: string } | { readonly action: string },
  today: Night,
): Changed<"tied" | "other-step"> {
  if (current === undefined) return { next: undefined, outcome: "none" };
  if (step !== current.step) return { next: current, outcome: "other-step" };
  return { next: touched({ ...current, ...tied }, today), outcome: "tied" };
}

/** *Did it* or *Not tonight*, of one evening: the later answer counts, once. */
export function answer(
  current: Programme | undefined,
  night: Night,
  did: boolean,
  today: Night,
): Changed<"noted" | "no-step" | "not-now"> {
  if (current === undefined) return { next: undefined, outcome: "none" };
  if (current.step === undefined) return { next: current, outcome: "no-step" };
  const isOfIt = night >= current.startedOn && daysBetween(night, today) <= 7 && daysBetween(today, night) <= 1;
  if (!isOfIt) return { next: current, outcome: "not-now" };
  const before = current.days.find((day) => day.night === night);
  if (before?.did === did) return { next: touched(current, today), outcome: "same" };
  const day: Day = { night, step: before?.step ?? current.step, did };
  const days = [...current.days.filter((one) => one.night !== night), day]
    .toSorted((one, other) => (one.night < other.night ? -1 : 1))
    .slice(-MOST_DAYS);
  return { next: touched({ ...current, days }, today), outcome: "noted" };
}

/** Keeps the place; nothing of the programme comes until it goes on. */
export function pause(current: Programme | undefined, today: Night): Changed<"paused"> {
  if (current === undefined) return { next: undefined, outcome: "none" };
  if (current.pausedOn !== undefined) return { next: current, outcome: "same" };
  return { next: touched({ ...current, pausedOn: today }, today), outcome: "paused" };
}

/** Goes on where it was: as many days into the week as then. Asked after a break, it is for who answered again. */
export function resume(current: Programme | undefined, today: Night): Changed<"resumed"> {
  if (current === undefined) return { next: undefined, outcome: "none" };
  const { pausedOn, ...rest } = current;
  if (pausedOn === undefined) return { next: touched(current, today), outcome: "same" };
  const away = Math.max(0, daysBetween(pausedOn, today));
  const weekOn = daysAfter(rest.weekOn, away);
  return { next: touched({ ...rest, weekOn }, today), outcome: "resumed" };
}

/** Into the next week, once this one is over. `to` is the week that was on the button. */
export function goOn(
  current: Programme | undefined,
  to: Week,
  today: Night,
): Changed<"gone-on" | "too-soon" | "other-week"> {
  if (current === undefined) return { next: undefined, outcome: "none" };
  if (to === current.week) return { next: touched(current, today), outcome: "same" };
  if (to !== current.week + 1) return { next: current, outcome: "other-week" };
  if (!isWeekOver(current, today)) return { next: current, outcome: "too-soon" };
  const { step: _step, cue: _cue, action: _action, ...rest } = current;
  return { next: touched({ ...rest, week: to, weekOn: today }, today), outcome: "gone-on" };
}

/** The day on which a weekly look comes; none without one. Whoever changes it gets none before a week is over. */
export function chooseLookDay(
  current: Programme | undefined,
  day: Weekday | undefined,
  today: Night,
): Changed<"chosen"> {
  if (current === undefined) return { next: undefined, outcome: "none" };
  if (current.lookDay === day) return { next: current, outcome: "same" };
  const { lookDay: _before, lookFrom: before, ...rest } = current;
  const last = lastLook(current, today);
  const lookFrom = last === undefined ? before : daysAfter(last, WEEK_DAYS);
  return {
    next: touched({ ...rest, ...(day !== undefined && { lookDay: day }), ...(lookFrom && { lookFrom }) }, today),
    outcome: "chosen",
  };
}

/** The latest evening up to `today` that had a weekly look, or would have had one but for a pause. */
function lastLook(programme: Programme, today: Night): Night | undefined {
  const { lookDay } = programme;
  if (lookDay === undefined) return undefined;
  const day = daysAfter(today, -((weekdayOf(today) - lookDay + WEEK_DAYS) % WEEK_DAYS));
  return isLookDay(programme, day) ? day : undefined;
}

function isLookDay({ lookDay, lookFrom, startedOn }: Programme, day: Night): boolean {
  return weekdayOf(day) === lookDay && day > startedOn && (lookFrom === undefined || day >= lookFrom);
}

/** Ends the programme: nothing of it is left. */
export function end(current: Programme | undefined): Changed<"ended"> {
  return { next: undefined, outcome: current === undefined ? "none" : "ended" };
}

export function isWeekOver({ weekOn, pausedOn }: Programme, today: Night): boolean {
  return daysBetween(weekOn, pausedOn ?? today) >= WEEK_DAYS;
}

export function isLastWeek({ week }: Pick<Programme, "week">): boolean {
  return week === LAST_WEEK;
}

/** Whether all four weeks are over, so that the plan to keep is next. */
export function isDone(programme: Programme, today: Night): boolean {
  return isLastWeek(programme) && isWeekOver(programme, today);
}

/** Whether somebody was away for so long that the questions are asked before anything goes on. */
export function isAfterBreak({ touchedOn }: Pick<Programme, "touchedOn">, today: Night): boolean {
  return daysBetween(touchedOn, today) >= BREAK_DAYS;
}

/** Whether nothing of it comes by itself: paused, or nobody has pressed for long. */
function isAtRest({ pausedOn, touchedOn }: Programme, night: Night): boolean {
  return pausedOn !== undefined || daysBetween(touchedOn, night) > RESTS_AFTER_DAYS;
}

/** The step as the evening's message says it. */
export type EveningStep = {
  readonly week: Week;
  readonly step: string;
  readonly cue: string | undefined;
  readonly action: string | undefined;
  /** Whether *Did it* and *Not tonight* stand beside the message's buttons: two evenings a week at most. */
  readonly asks: boolean;
};

/** What the nightly message of `night` carries in place of an idea; undefined: nothing of the programme. */
export function eveningStepFor(programme: Programme | undefined, night: Night): EveningStep | undefined {
  if (programme?.step === undefined || night < programme.startedOn || isAtRest(programme, night)) return undefined;
  const { week, step, cue, action, days } = programme;
  const isAnswered = days.some((day) => day.night === night);
  return { week, step, cue, action, asks: isAskingNight(night) && !isAnswered };
}

/** Whether the message of this evening has the weekly look in it: on the day that was chosen, once a week at most. */
export function isLookDue(programme: Programme | undefined, night: Night): boolean {
  return programme !== undefined && isLookDay(programme, night) && !isAtRest(programme, night);
}

/** The steps that were done most often, the best first: what somebody goes back to when bad nights come again. */
export function stepsThatHelped({ days }: Programme, most = 2): string[] {
  const done = Map.groupBy(
    days.filter(({ did }) => did),
    ({ step }) => step,
  );
  return [...done]
    .toSorted(([, some], [, others]) => others.length - some.length)
    .slice(0, most)
    .map(([step]) => step);
}

function touched(programme: Programme, today: Night): Programme {
  return programme.touchedOn === today ? programme : { ...programme, touchedOn: today };
}
