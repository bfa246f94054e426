import { copyOf, type Kept } from "./kind.ts";

/** Kept only while Discord calls the account unknown, which ends with anything the person does: this asking, too. */
export const keptMissingAccount: Kept = {
  collections: ["missing_accounts"],

  async tell(userId, { accounts, text }) {
    const stored = await accounts.wordForWord(userId);
    return { lines: stored.length > 0 ? [text("privacy.missing-account")] : [] };
  },

  copy: async (userId, { accounts }) => copyOf(await accounts.wordForWord(userId)),

  forget: (userId, { accounts }) => accounts.forget(userId),
};
