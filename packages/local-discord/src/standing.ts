import type { Person } from "./types.ts";

/** Why a direct message to somebody is refused. */
export type DmRefusal = 50007 | 50278;

export type Standing = ReturnType<typeof createStanding>;

/**
 * How each person stands to the bot: everybody has it installed and shares the server with it, until they say
 * otherwise. Source: docs.discord.com, "Opcodes and Status Codes", 50007 and 50278.
 */
export function createStanding() {
  const blocking = new Set<string>();
  const gone = new Set<string>();
  const refusing = new Map<string, DmRefusal>();

  return {
    block({ user }: Person, blocked: boolean): void {
      if (blocked) blocking.add(user.id);
      else blocking.delete(user.id);
    },
    uninstall: ({ user }: Person): void => void gone.add(user.id),
    install: ({ user }: Person): void => void gone.delete(user.id),
    /** Refuses direct messages with this code, whatever the reason. */
    refuse({ user }: Person, code: DmRefusal | undefined): void {
      if (code) refusing.set(user.id, code);
      else refusing.delete(user.id);
    },

    isBlocking: ({ user }: Person): boolean => blocking.has(user.id),
    /** Whether the app is on this person's account, and the person in the server. */
    hasApp: ({ user }: Person): boolean => !gone.has(user.id),
    /** Whether the bot may write to this person. Which code comes first for both is not published. */
    refusal({ user }: Person): DmRefusal | undefined {
      if (gone.has(user.id)) return 50278;
      return blocking.has(user.id) ? 50007 : refusing.get(user.id);
    },
  };
}
