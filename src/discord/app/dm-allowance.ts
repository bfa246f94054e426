import { UserError } from "../../errors.ts";

/** How many direct messages one person may ask for at once, and how long until one more. */
export const MESSAGES_AT_ONCE = 5;
export const ONE_MORE_AFTER = { seconds: 20 } as const;

const ONE_MORE_AFTER_MS = ONE_MORE_AFTER.seconds * 1_000;
/** So many people are remembered before those who may ask again anyway are forgotten. */
const FORGET_ABOVE = 10_000;

export type DmAllowance = {
  /** Takes one message, if the person may have it now; else the seconds until then, and whether that is said already. */
  take(userId: string): { readonly waitSeconds: number; readonly isTold: boolean };
};

/**
 * What somebody asks for in a direct message has a limit, the same for everybody: 200 times `/reminder set` were 200
 * messages, and Discord's limit on them is shared by all. Kept in memory: a start forgets it.
 *
 * @param nowMs of a clock that never goes back
 */
export function createDmAllowance(nowMs: () => number): DmAllowance {
  /** When the person will have used up nothing any more, as if each message took its time (a leaky bucket). */
  const spentUntil = new Map<string, number>();
  const told = new Set<string>();

  const forgetOld = (now: number) => {
    for (const [userId, until] of spentUntil) {
      if (until > now) continue;
      spentUntil.delete(userId);
      told.delete(userId);
    }
  };

  return {
    take(userId) {
      const now = nowMs();
      if (spentUntil.size >= FORGET_ABOVE) forgetOld(now);
      const spent = Math.max(now, spentUntil.get(userId) ?? now);
      const waitMs = spent - now - ONE_MORE_AFTER_MS * (MESSAGES_AT_ONCE - 1);
      if (waitMs > 0) {
        const isTold = told.has(userId);
        told.add(userId);
        return { waitSeconds: Math.ceil(waitMs / 1_000), isTold };
      }
      told.delete(userId);
      spentUntil.set(userId, spent + ONE_MORE_AFTER_MS);
      return { waitSeconds: 0, isTold: false };
    },
  };
}

/** @throws {UserError} when the person has to wait before something that sends them a message */
export function takeMessage(allowance: DmAllowance, userId: string): void {
  const { waitSeconds } = allowance.take(userId);
  if (waitSeconds > 0) throw new UserError("too-many-messages", { seconds: waitSeconds });
}
