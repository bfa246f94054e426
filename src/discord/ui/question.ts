import { type ActionName, type ArgsOf, customId, type Pressed, readCustomId } from "./actions.ts";
import type { Shown } from "./card.ts";

/** What answers a question with a yes, or with one of several readings, and does something at once. */
const ANSWERS = [
  "diary.checkin-at",
  "diary.checkin-place",
  "privacy.delete",
  "reminder.at",
  "reminder.away",
  "reminder.near",
  "reminder.pause-until",
  "reminder.place",
  "reminder.stop-now",
] as const satisfies readonly ActionName[];
type AnswerName = (typeof ANSWERS)[number];

export function isAnswer(pressed: Pressed | undefined): pressed is Pressed<AnswerName> {
  return pressed !== undefined && ANSWERS.some((name) => name === pressed.action);
}

/**
 * The same card, whose answers carry which question they are about; undefined for one that asks nothing, or carries it
 * already: that is the same question again.
 */
export function markedQuestion(shown: Shown, asked: string): Shown | undefined {
  let isQuestion = false;
  const mark = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(mark);
    if (typeof value !== "object" || value === null) return value;
    const fields = Object.entries(value).map(([name, field]) => {
      if (name !== "custom_id" || typeof field !== "string") return [name, mark(field)];
      const pressed = readCustomId(field);
      if (!isAnswer(pressed) || pressed.args.asked) return [name, field];
      isQuestion = true;
      return [name, withMark(pressed, asked)];
    });
    return Object.fromEntries(fields);
  };
  const components = mark(shown.components) as Shown["components"];
  return isQuestion ? { ...shown, components } : undefined;
}

function withMark<A extends AnswerName>({ action, args }: Pressed<A>, asked: string): string {
  return customId<A>(action, ...([{ ...args, asked }] as unknown as ArgsOf<A>));
}
