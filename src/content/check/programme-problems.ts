import { problemAt, type Spot } from "../schema/data-file.ts";
import {
  ProgrammeCardId,
  type ProgrammeEntry,
  type ProgrammeStep,
  ScreeningId,
  ScreeningLevel,
  STEPS_A_WEEK,
  WEEKS,
} from "../schema/programme.ts";
import { sayingsIn } from "../schema/saying.ts";
import type { UncheckedContent } from "./cross-check.ts";

const FILE = "programme.json";

/** Ids of the answers that are carried from question to question, in a custom id of 100 characters. */
const IDS_ROOM = 40;

/** What no sentence of the programme may say, beside what no sentence of data/ may. */
const FORBIDDEN: readonly (readonly [what: string, pattern: RegExp])[] = [
  [
    "a promise",
    /\b(?:guarantee\w*|promis(?:e|es|ed)|cures?|miracle|proven to|you(?:'ll| will) (?:\w+ )?(?:sleep|fall asleep|feel|wake|be)|(?:always|surely|certainly|will) (?:works?|helps?|fix(?:es)?)|(?:sleep|nights?) (?:better|well) (?:in|within|after) \w+ (?:days?|nights?|weeks?))\b/i,
  ],
  [
    "a time in bed",
    /\b(?:hours?|time|minutes) in bed\b|\bin bed (?:from|between|by|until)\b|\b(?:bed|sleep|rise|up) (?:at|from|by|before|after) \d{1,2}(?::\d\d)?\b|\bsleep(?:ing)? window\b|\bstay up\b/i,
  ],
  [
    "a competition",
    /\b(?:streaks?|badges?|points?|scores?|levels?|ranks?|trophy|medals?|leaderboards?|in a row|(?:better|worse) than (?:others|most))\b/i,
  ],
];

/** What no single entry of the programme can show, and the sentences that have no place in it. */
export function* programmeProblems({
  programme,
  tips,
}: Pick<UncheckedContent, "programme" | "tips">): Generator<string> {
  const whole: Spot = { file: FILE, noun: "", entry: "", field: "" };
  const spotOf = ({ id }: ProgrammeEntry, field = ""): Spot => ({ file: FILE, noun: "entry", entry: id, field });

  for (const entry of programme)
    for (const { spot, text } of sayingsIn({ file: FILE, noun: "entry", entry: entry.id }, entry))
      for (const [what, pattern] of FORBIDDEN) {
        const found = pattern.exec(text)?.[0];
        if (found !== undefined) yield problemAt(spot, `“${found}”: the programme gives no ${what.slice(2)}`);
      }

  const questions = programme.filter((entry) => entry.kind === "screening");
  for (const id of ScreeningId.options)
    if (!questions.some((one) => one.id === id))
      yield problemAt({ ...whole, entry: id, noun: "question" }, "is missing");
  if (questions[0]?.id !== "suicide" || questions[1]?.id !== "mania")
    yield problemAt(whole, "does not ask about suicide and mania first");
  const order = questions.map(({ level }) => ScreeningLevel.options.indexOf(level));
  if (order.some((rank, at) => rank < (order[at - 1] ?? 0)))
    yield problemAt(whole, "asks something urgent after something that can wait");
  const carried = questions.filter(({ level }) => level === "adapt").map(({ id }) => id);
  if (carried.join(".").length > IDS_ROOM)
    yield problemAt(whole, `has ids of questions longer than ${IDS_ROOM} characters together`);

  const steps = programme.filter((entry) => entry.kind === "step");
  for (const question of questions) {
    if (NEVER_MILDER[question.id]?.includes(question.level) === false)
      yield problemAt(spotOf(question, "level"), `is milder than “${NEVER_MILDER[question.id]?.at(-1)}”`);
    if (question.level === "now" && question.offers !== "nothing")
      yield problemAt(spotOf(question, "offers"), "offers something to somebody who needs help now");
    for (const id of question.leavesOut ?? [])
      if (!steps.some((one) => one.id === id)) yield problemAt(spotOf(question, "leavesOut"), `no such step “${id}”`);
  }

  for (const week of WEEKS) {
    const named = programme.filter((entry) => entry.kind === "week" && entry.week === week).length;
    if (named !== 1) yield problemAt(whole, `has week ${week} ${named} times, and not once`);
    const count = steps.filter((one) => one.week === week).length;
    if (count !== STEPS_A_WEEK) yield problemAt(whole, `has ${count} steps for week ${week}, and not ${STEPS_A_WEEK}`);
  }
  for (const id of ProgrammeCardId.options)
    if (!programme.some((entry) => entry.kind === "card" && entry.id === id))
      yield problemAt({ ...whole, entry: id, noun: "card" }, "is missing");
  const plans = programme.filter(({ kind }) => kind === "plan").length;
  if (plans !== 1) yield problemAt(whole, `has ${plans} plans, and not one`);
  if (!programme.some(({ kind }) => kind === "warning")) yield problemAt(whole, "has no warnings");

  const known = new Set(tips.map(({ id }) => id));
  const cues = new Set(programme.filter(({ kind }) => kind === "cue").map(({ id }) => id));
  for (const entry of programme) {
    if ((entry.kind === "step" || entry.kind === "card") && entry.tip !== undefined && !known.has(entry.tip))
      yield problemAt(spotOf(entry, "tip"), `no such tip “${entry.tip}”`);
    if (entry.kind === "step") yield* stepProblems(entry, cues);
  }
  for (const id of cues)
    if (!steps.some((one) => one.cues.includes(id)))
      yield problemAt({ ...whole, noun: "cue", entry: id }, "is a cue of no step");
}

/** How urgent an answer is at the least, with what it may be raised to. */
const NEVER_MILDER: Readonly<Record<string, readonly ScreeningLevel[]>> = {
  suicide: ["now"],
  mania: ["now"],
  psychosis: ["now"],
  ...Object.fromEntries(
    ["stop", "bipolar", "sleepy", "apnoea", "fits", "walks", "birth", "age"].map((id) => [id, ["now", "doctorFirst"]]),
  ),
};

function* stepProblems(step: ProgrammeStep, cues: ReadonlySet<string>): Generator<string> {
  const spot = { file: FILE, noun: "step", entry: step.id };
  for (const [at, id] of step.cues.entries())
    if (!cues.has(id)) yield problemAt({ ...spot, field: `cues[${at}]` }, `no such cue “${id}”`);
  const ids = step.actions.map(({ id }) => id);
  if (new Set(ids).size < ids.length) yield problemAt({ ...spot, field: "actions" }, "have an id twice");
}
