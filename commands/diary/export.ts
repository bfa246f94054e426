import { diaryCsv } from "../../src/diary/csv.ts";
import type { Subcommand } from "../../src/discord/app/command.ts";
import { card, TONE } from "../../src/discord/ui/card.ts";
import { key } from "../../src/text/text.ts";

const FILE_NAME = "sleep-diary.csv";

/** `/diary export`: all nights as a table, for the person and whomever they show it to. */
export const exportNights: Subcommand = {
  data: (sub) => sub.setName("export").setDescription(key("diary.export")),

  isPrivate: () => true,

  async run(interaction, answer, { diary, text }) {
    const nights = (await diary.find(interaction.user.id))?.nights ?? [];
    if (nights.length === 0) return answer.send(card(TONE.diary, text("diary.no-nights")), "private");
    const file = { name: FILE_NAME, bytes: Buffer.from(diaryCsv(nights)) };
    await answer.send(card(TONE.diary, text("diary.exported", { count: nights.length }), file), "private");
  },
};
