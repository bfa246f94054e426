import { z } from "zod";
import { createPersonalRows, type PersonalRows } from "../rows/personal-rows.ts";
import type { PersonLocks, Rows } from "../rows/rows.ts";

/** What we keep about a person beside their reminder: only what they once chose. */
export const StoredPerson = z.strictObject({
  version: z.literal(1),
  /** The country chosen in `/help`: ISO 3166-1 alpha-2, in capitals. */
  country: z.string().regex(/^[A-Z]{2}$/),
});
export type StoredPerson = z.infer<typeof StoredPerson>;

/** What people chose for good. */
export interface People extends PersonalRows {
  /** Undefined when they chose none, and when it cannot be read: whoever needs help is not kept waiting for it. */
  countryOf(userId: string): Promise<string | undefined>;
  /** Keeps the country, in place of an earlier one. */
  chooseCountry(userId: string, code: string): Promise<void>;
}

type Dependencies = {
  readonly rows: Pick<Rows<StoredPerson>, "get" | "put" | "quarantine" | "erase" | "wordForWord">;
  readonly locks: PersonLocks;
  /** Called when something was deleted. */
  readonly scrub?: () => void;
  /** Told when a choice could not be read; nothing is said to the person. */
  readonly onUnreadable: (error: unknown) => void;
};

export function createPeople({ rows, locks, scrub, onUnreadable }: Dependencies): People {
  return {
    ...createPersonalRows({ rows, locks, scrub }),

    async countryOf(userId) {
      try {
        const read = await rows.get(userId);
        if (read.kind === "unreadable") onUnreadable(new Error("a person's choice cannot be read"));
        return read.kind === "found" ? read.value.country : undefined;
      } catch (error) {
        onUnreadable(error);
        return undefined;
      }
    },

    chooseCountry: (userId, code) =>
      locks.withLock(userId, async () => {
        const read = await rows.get(userId);
        if (read.kind === "unreadable") await rows.quarantine(userId);
        if (read.kind === "found" && read.value.country === code) return;
        await rows.put(userId, { version: 1, country: code });
      }),
  };
}
