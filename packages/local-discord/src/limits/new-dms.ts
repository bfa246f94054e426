import type { Allowance } from "../types.ts";
import { slidingWindow } from "./windows.ts";

/** A guess: Discord only says that opening many too fast gets a bot limited. Source: "User", Create DM. */
export const GUESSED_NEW_DMS: Allowance = { limit: 10, perMs: 600_000 };

/** Direct messages opened with people the bot had none with; asking for one it has is free. */
export function createNewDms(allowance: Allowance | "off") {
  const window = allowance === "off" ? undefined : slidingWindow(allowance);
  const open = new Set<string>();
  return {
    /** Whether the bot may have this person's channel now. */
    mayOpen(userId: string, nowMs: number): boolean {
      if (!window || open.has(userId)) return true;
      if (window.take(nowMs) > 0) return false;
      open.add(userId);
      return true;
    },
  };
}
