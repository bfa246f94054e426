import { z } from "zod";
import { createPersonalRows, type PersonalRows, type SweepDependencies, sweepRows } from "../rows/personal-rows.ts";
import type { Rows } from "../rows/rows.ts";
import { InstantText, isBefore } from "../time/instants.ts";

/** How long a question that nobody answered can be shown again, and how long it is known that it was the last one. */
export const QUESTION_KEPT = { hours: 24, days: 30 } as const;

/** The last question that waited for somebody's yes: older ones do nothing any more. */
export const OpenQuestion = z.strictObject({
  version: z.literal(1),
  /** Carried by its buttons. */
  asked: z.string().min(1).max(20),
  at: InstantText,
  /** As it was shown, until it is answered or old. */
  card: z.array(z.unknown()).optional(),
});
export type OpenQuestion = z.infer<typeof OpenQuestion>;

/** Whether a question is the last one that was asked. */
export type QuestionStanding =
  | { readonly kind: "last" }
  /** `card`: the one that was asked since, while it waits for its answer. */
  | { readonly kind: "older"; readonly card: readonly unknown[] | undefined };

/** One question at a time: what asks before it does something is over once something else is asked. */
export interface Questions extends PersonalRows {
  /**
   * @param asked what its buttons carry
   * @param card as it is shown; without one it cannot be shown again
   */
  ask(userId: string, asked: string, card?: readonly unknown[]): Promise<void>;
  /** @param asked undefined on a question of before there was such a mark */
  standingOf(userId: string, asked: string | undefined): Promise<QuestionStanding>;
  /** It was answered, and is shown no more. */
  answered(userId: string, asked: string | undefined): Promise<void>;
  sweep(): Promise<void>;
  find(userId: string): Promise<OpenQuestion | undefined>;
}

type Dependencies = SweepDependencies & {
  readonly rows: Rows<OpenQuestion>;
  readonly now: () => Temporal.Instant;
  readonly scrub?: (() => void) | undefined;
};

export function createQuestions({ rows, locks, now, scrub, mayDelete, closing }: Dependencies): Questions {
  const find = async (userId: string) => {
    const read = await rows.get(userId);
    return read.kind === "found" ? read.value : undefined;
  };
  const isOlderThan = ({ at }: OpenQuestion, hours: number) =>
    isBefore(Temporal.Instant.from(at), now().subtract({ hours }));

  const isOver = (question: OpenQuestion) => isOlderThan(question, QUESTION_KEPT.days * 24);

  return {
    ...createPersonalRows({ rows, locks, scrub }),
    find,

    ask: (userId, asked, card) =>
      locks.withLock(userId, async () => {
        if ((await rows.get(userId)).kind === "unreadable") await rows.quarantine(userId);
        await rows.put(userId, { version: 1, asked, at: now().toString(), ...(card && { card: [...card] }) });
      }),

    async standingOf(userId, asked) {
      const last = await find(userId);
      if (last === undefined || last.asked === asked) return { kind: "last" };
      return { kind: "older", card: isOlderThan(last, QUESTION_KEPT.hours) ? undefined : last.card };
    },

    async answered(userId, asked) {
      if ((await find(userId))?.card === undefined) return;
      await locks.withLock(userId, async () => {
        const last = await find(userId);
        if (last?.asked !== asked || last?.card === undefined) return; // the answer led to another question
        const { card: _answered, ...kept } = last;
        await rows.put(userId, kept);
      });
    },

    sweep: () =>
      sweepRows(
        rows,
        { locks, closing, mayDelete },
        (one) => isOver(one) || (one.card !== undefined && isOlderThan(one, QUESTION_KEPT.hours)),
        async (userId, seen) => {
          const last = await find(userId);
          if (last?.asked !== seen.asked) return;
          const { card: _old, ...kept } = last;
          if (isOver(seen)) await rows.delete(userId);
          else await rows.put(userId, kept);
        },
      ),
  };
}
