import { diaryCsv } from "../../src/diary/csv.ts";
import type { DiaryNight } from "../../src/diary/diary-night.ts";
import { type ExportedNights, pleesCsv } from "../../src/diary/export/plees.ts";
import { standardJson } from "../../src/diary/export/standard.ts";
import type { Subcommand } from "../../src/discord/app/command.ts";
import { card, TONE } from "../../src/discord/ui/card.ts";
import { key } from "../../src/text/text.ts";

/** What a file is called, and what is in it, by the way it is written. */
const WAYS = {
  csv: { file: "sleep-diary.csv", write: (nights: readonly DiaryNight[]) => ({ text: diaryCsv(nights), leftOut: 0 }) },
  standard: { file: "sleep-diary.json", write: standardJson },
  plees: { file: "plees-tracker.csv", write: pleesCsv },
} as const satisfies Readonly<
  Record<string, { file: string; write: (nights: readonly DiaryNight[]) => ExportedNights }>
>;
type Way = keyof typeof WAYS;

function isWay(text: string): text is Way {
  return Object.hasOwn(WAYS, text);
}

/** `/diary export`: all nights as a file, for the person and whomever they show it to. */
export const exportNights: Subcommand = {
  data: (sub) =>
    sub
      .setName("export")
      .setDescription(key("diary.export"))
      .addStringOption((option) =>
        option
          .setName("format")
          .setDescription(key("diary.export-format"))
          .addChoices(
            { name: key("diary.format-csv"), value: "csv" },
            { name: key("diary.format-standard"), value: "standard" },
            { name: key("diary.format-plees"), value: "plees" },
          ),
      ),

  isPrivate: () => true,

  async run(interaction, answer, { diary, text }) {
    const nights = (await diary.find(interaction.user.id))?.nights ?? [];
    if (nights.length === 0) return answer.send(card(TONE.diary, text("diary.no-nights")), "private");
    const asked = interaction.options.getString("format") ?? "csv";
    const way = isWay(asked) ? asked : "csv";
    const { file, write } = WAYS[way];
    const { text: written, leftOut } = write(nights);
    const said = [
      text(`diary.exported-${way}`, { count: nights.length - leftOut }),
      ...(leftOut > 0 ? [text("diary.exported-without", { count: leftOut })] : []),
    ];
    const attached = { name: file, bytes: Buffer.from(written) };
    await answer.send(card(TONE.diary, said.join("\n"), attached), "private");
  },
};
