import { asJson, type Kept } from "./kind.ts";

export const keptCountry: Kept = {
  collections: ["people"],

  async tell(userId, { content, people, text }) {
    const chosen = await people.countryOf(userId);
    const country = content.helplines.find(({ code }) => code === chosen)?.country ?? chosen;
    const setAside = (await people.wordForWord(userId)).length - (chosen ? 1 : 0);
    return {
      lines: [
        ...(country ? [text("privacy.country", { country })] : []),
        ...(setAside > 0 ? [text("privacy.set-aside", { count: setAside })] : []),
      ],
    };
  },

  async copy(userId, { people }) {
    const records = await people.wordForWord(userId);
    return records.length > 0 ? { records: records.map(asJson) } : undefined;
  },

  forget: (userId, { people }) => people.forget(userId),
};
