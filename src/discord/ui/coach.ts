import type { CoachEvening } from "../../coaching/evening.ts";
import type { WeeklyLook } from "../../coaching/weekly-look.ts";
import { cuesOf, stepNamed } from "../../content/choose/programme.ts";
import type { Content } from "../../content/schema/content.ts";
import type { Text } from "../../text/text.ts";
import type { ActionArgs } from "./actions.ts";
import { button, buttons, mainButton } from "./card.ts";

/** A step as it was tied to something, by ids of data/programme.json. */
export type Tied = { readonly step: string; readonly cue: string | undefined; readonly action: string | undefined };

/** "When the kettle is on, I stand at the brightest window."; undefined until both are chosen. */
export function ifThen(text: Text, content: Content, { step: id, cue: cueId, action: actionId }: Tied) {
  const step = stepNamed(content, id);
  const cue = step && cuesOf(content, step).find((one) => one.id === cueId);
  const action = step?.actions.find((one) => one.id === actionId);
  return cue && action ? text("coach.if-then", { cue: cue.text, action: action.text }) : undefined;
}

/** An evening's message stays short, whatever it carries. */
const MOST_WORDS = 70;

/**
 * What the nightly message says of the four weeks. On the day of the look that alone.
 *
 * @param besides what else it says; where all of it would be too long, the step is in its button
 */
export function coachParts(
  text: Text,
  content: Content,
  { step, look }: CoachEvening,
  besides: readonly string[],
): string[] {
  const fits = (said: string) => wordsIn([...besides, said].join(" ")) <= MOST_WORDS;
  if (look) return [lookText(text, look)].filter(fits);
  const entry = stepNamed(content, step?.step);
  if (step === undefined || entry === undefined) return [];
  const { title, summary } = entry;
  const words = ifThen(text, content, step) ?? text("coach.evening-rest", { title, summary });
  return [text("coach.evening-step", { title, words })].filter(fits);
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}\u0027\u2019.-]*/gu)?.length ?? 0;
}

/** The nightly message moves along by these: to the step, or to where one is; twice a week it asks. */
export function coachButtons(text: Text, { step, look }: CoachEvening, of: ActionArgs<"coach.evening">) {
  return buttons(
    ...(look || step === undefined
      ? [mainButton(text("coach.open"), "coach.open")]
      : [mainButton(text("coach.evening-next"), "coach.evening", of)]),
    ...(step?.asks ? answerButtons(text, of) : []),
  );
}

export function answerButtons(text: Text, { night, owner }: Pick<ActionArgs<"coach.evening">, "night" | "owner">) {
  return [
    button(text("coach.did-it"), "coach.did", { night, owner }),
    button(text("coach.not-tonight"), "coach.not-tonight", { night, owner }),
  ];
}

/** Three sentences: what was done, what the diary says if there is one, and what is next. */
function lookText(text: Text, { did, diary, next }: WeeklyLook): string {
  const sentences = [text("coach.look-done", { did })];
  if (diary?.sleptMinutes !== undefined)
    sentences.push(
      text("coach.look-slept", {
        nights: diary.nights,
        hours: Math.floor(diary.sleptMinutes / 60),
        minutes: diary.sleptMinutes % 60,
      }),
    );
  else if (diary) sentences.push(text("coach.look-diary", { nights: diary.nights }));
  sentences.push(text(`coach.look-next-${next}`));
  return text("coach.look", { done: sentences.join(" ") });
}
