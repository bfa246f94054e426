import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Content } from "../../src/content/schema/content.ts";
import type { Question } from "../../src/understanding/question/read-question.ts";

/** A question as somebody typed it, and what answers it. */
export type LabelledQuestion = {
  readonly id: string;
  readonly q: string;
  /** Tips that answer it; of the first 55 tips alone where it was labelled before there were others. */
  readonly best: readonly string[];
  /** Tips that are worth reading, too. */
  readonly good: readonly string[];
  readonly expect: Question["answer"];
  /** Other answers that are as right. */
  readonly alsoOk?: readonly Question["answer"][];
  /** `new:…` where no tip answered it yet: then any tip of the topic made for it is right. */
  readonly topic?: string;
};

const SETS = {
  /** Labelled by others, in the words of some sixty kinds of people. Every second one was read while the reader was made. */
  shown: "questions-shown.jsonl",
  /** Our own, looked at while the reader was made. */
  dev: "questions-own-dev.jsonl",
  /** Our own, never looked at for making anything better. */
  kept: "questions-own-kept.jsonl",
  "off-topic dev": "off-topic-own-dev.jsonl",
  "off-topic kept": "off-topic-own-kept.jsonl",
} as const;

export type QuestionSetName = keyof typeof SETS;

export function questionSet(name: QuestionSetName): LabelledQuestion[] {
  const text = readFileSync(join(import.meta.dirname, "../understanding", SETS[name]), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as LabelledQuestion);
}

/** The topics that were made for what a label calls `new:…`, where they are called otherwise. */
const MADE_FOR: Readonly<Record<string, string>> = {
  older: "older-carers",
  panic: "night-anxiety",
  students: "students-owls",
  procrastination: "bedtime-delay",
  illness: "illness-nights",
  autism: "autism-senses",
  oversleeping: "mornings",
  grief: "grief-stress",
  heat: "heat-cold",
  "partner-snores": "partner-bed",
  teen: "teens",
  "stopping-pills": "stopping-pills-alcohol",
  newborn: "parents",
  reflux: "heartburn-toilet",
  tinnitus: "tinnitus-noise",
};

/** Newer tips that stand on the same ground as one of the first 55, for labels that could not know of them. */
const SAME_GROUND: Readonly<Record<string, readonly string[]>> = {
  "drink-fluids": ["toilet-why"],
  "bedroom-quiet": ["noise-block"],
  "bedroom-comfort": ["partner-two-covers"],
  "bedroom-cool": ["heat-room", "heat-body"],
  "cant-sleep-get-up": ["now-three-lines"],
  "schedule-enough-hours": ["oversleep-why", "teens-hours"],
  "schedule-wake-time": ["owls-shift-earlier"],
  "schedule-consistent-bedtime": ["delay-event-cue"],
  "worry-time": ["now-head-full", "anxiety-most-nights"],
  "worry-brain-dump": ["now-head-full"],
  "worry-bad-night": ["bigday-awake"],
  "doctor-legs": ["nightmares-doctor"],
  "doctor-apnea": ["partner-apnoea"],
  "doctor-mood-pain": ["anxiety-most-nights", "pain-cbti", "mood-cbti", "pain-doctor"],
  "doctor-medicines": ["older-sedatives"],
  "relax-not-effort": ["anxiety-most-nights", "bigday-awake"],
  "screens-content": ["delay-scroll"],
  "screens-out-of-bedroom": ["delay-scroll"],
  "food-big-meals": ["food-ate-late", "reflux-left-side"],
  "food-light-snack": ["food-one-snack"],
  "alcohol-get-help": ["stop-alcohol-first"],
  "alcohol-not-a-sleep-aid": ["stop-alcohol-first"],
};

/** Whether a tip is right as the question is labelled, and whether it is when newer tips on the same ground count. */
export function rightness({ tips }: Content, { best, topic = "" }: LabelledQuestion, id: string | undefined) {
  const made = topic.startsWith("new:") ? topic.slice("new:".length) : undefined;
  const its = tips.find((tip) => tip.id === id)?.topic;
  const asLabelled =
    id !== undefined && (best.includes(id) || (made !== undefined && its === (MADE_FOR[made] ?? made)));
  const onTheGround = asLabelled || best.some((one) => SAME_GROUND[one]?.includes(id ?? ""));
  return { asLabelled, onTheGround };
}

/** What share of the questions is answered rightly, from 0 to 1; a share of none is NaN. */
export type QuestionFigures = {
  /** Of those that tips answer: a right tip first, and one among the first three. */
  readonly first: number;
  readonly three: number;
  /** The same when newer tips on the same ground count. */
  readonly firstOnTheGround: number;
  readonly threeOnTheGround: number;
  /** Routed as labelled: cautions, help, nothing to do with sleep. */
  readonly cautions: number;
  readonly help: number;
  readonly none: number;
};

export function figuresOf(
  content: Content,
  questions: readonly LabelledQuestion[],
  read: (text: string) => Question,
): QuestionFigures {
  const answers = questions.map((question) => {
    const { answer, tips } = read(question.q);
    const isOther = answer !== "tips" && question.alsoOk?.includes(answer) === true;
    const shown = answer === "tips" ? tips.slice(0, 3).map((id) => rightness(content, question, id)) : [];
    return { question, answer, isOther, first: shown.slice(0, 1), shown };
  });
  type Answer = (typeof answers)[number];
  const share = (of: readonly Answer[], holds: (one: Answer) => boolean) => of.filter(holds).length / of.length;
  const expecting = (wanted: Question["answer"]) => answers.filter(({ question }) => question.expect === wanted);
  const routed = (wanted: Question["answer"]) =>
    share(expecting(wanted), ({ answer, isOther }) => answer === wanted || isOther);
  const tips = expecting("tips");
  return {
    first: share(tips, ({ isOther, first }) => isOther || first.some(({ asLabelled }) => asLabelled)),
    three: share(tips, ({ isOther, shown }) => isOther || shown.some(({ asLabelled }) => asLabelled)),
    firstOnTheGround: share(tips, ({ isOther, first }) => isOther || first.some(({ onTheGround }) => onTheGround)),
    threeOnTheGround: share(tips, ({ isOther, shown }) => isOther || shown.some(({ onTheGround }) => onTheGround)),
    cautions: routed("cautions"),
    help: routed("help"),
    none: routed("none"),
  };
}
