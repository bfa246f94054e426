import { copyOf, type Kept, setAsideLines } from "./kind.ts";

export const keptCountry: Kept = {
  collections: ["people"],

  async tell(userId, { content, people, text }) {
    const chosen = await people.countryOf(userId);
    const country = content.helplines.find(({ code }) => code === chosen)?.country ?? chosen;
    const stored = await people.wordForWord(userId);
    return {
      lines: [
        ...(country ? [text("privacy.country", { country })] : []),
        ...setAsideLines(text, stored, chosen !== undefined),
      ],
    };
  },

  copy: async (userId, { people }) => copyOf(await people.wordForWord(userId)),

  forget: (userId, { people }) => people.forget(userId),
};
