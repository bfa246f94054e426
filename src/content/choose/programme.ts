import type { Content } from "../schema/content.ts";
import type {
  Cue,
  ProgrammeCard,
  ProgrammeCardId,
  ProgrammeEntry,
  ProgrammeStep,
  ProgrammeWeek,
  RelapsePlan,
  ScreeningQuestion,
  Warning,
} from "../schema/programme.ts";

type Entries = Pick<Content, "programme">;

function ofKind<K extends ProgrammeEntry["kind"]>({ programme }: Entries, kind: K) {
  return programme.filter((entry): entry is Extract<ProgrammeEntry, { kind: K }> => entry.kind === kind);
}

/** In the order they are asked, the urgent ones first. */
export function screeningQuestions(content: Entries): readonly ScreeningQuestion[] {
  return ofKind(content, "screening");
}

export function warnings(content: Entries): readonly Warning[] {
  return ofKind(content, "warning");
}

/** Loaded content has every week: `programmeProblems` asks for it. */
export function programmeWeek(content: Entries, week: number): ProgrammeWeek {
  return there(ofKind(content, "week").find((one) => one.week === week));
}

/** What can be chosen in a week. */
export function stepsOf(content: Entries, week: number, leftOut: readonly string[] = []): readonly ProgrammeStep[] {
  return ofKind(content, "step").filter((one) => one.week === week && !leftOut.includes(one.id));
}

/** Undefined for a step that is no longer there: a record may be older than the programme. */
export function stepNamed(content: Entries, id: string | undefined): ProgrammeStep | undefined {
  return ofKind(content, "step").find((one) => one.id === id);
}

/** What a step may be tied to. */
export function cuesOf(content: Entries, step: ProgrammeStep): readonly Cue[] {
  const cues = ofKind(content, "cue");
  return step.cues.flatMap((id) => cues.find((one) => one.id === id) ?? []);
}

export function relapsePlan(content: Entries): RelapsePlan {
  return there(ofKind(content, "plan")[0]);
}

export function programmeCard(content: Entries, id: ProgrammeCardId): ProgrammeCard {
  return there(ofKind(content, "card").find((one) => one.id === id));
}

function there<Found>(found: Found | undefined): Found {
  if (found === undefined) throw new TypeError("data/programme.json lacks an entry that loading asks for");
  return found;
}
