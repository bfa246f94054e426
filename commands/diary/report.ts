import { StringSelectMenuBuilder } from "discord.js";
import type { DrawReport } from "../../src/diary/picture/picture-queue.ts";
import { planReport, type ReportInput } from "../../src/diary/report/plan-report.ts";
import { NIGHTS_FOR_A_MEDIAN } from "../../src/diary/summary.ts";
import { lastNightIn } from "../../src/diary/which-night.ts";
import type { Answer } from "../../src/discord/app/answer.ts";
import type { CommandContext, Subcommand } from "../../src/discord/app/command.ts";
import { customId } from "../../src/discord/ui/actions.ts";
import { button, buttons, card, mainButton, menu, type Shown, TONE } from "../../src/discord/ui/card.ts";
import { weekdayName, weekdayNames } from "../../src/discord/ui/schedule.ts";
import { key, type Text } from "../../src/text/text.ts";
import { opening } from "./night-card.ts";
import { type Asker, knownZoneOf } from "./place.ts";
import { reportWords } from "./report-words.ts";

const MOST_WEEKS = 4;
/** What clinics usually ask for. */
const USUAL_WEEKS = 2;
/** Of fewer nights there would be no average on the page. */
const NIGHTS_FOR_A_REPORT = NIGHTS_FOR_A_MEDIAN;
const LONGEST_NAME = 60;
const FILE_NAME = "sleep-diary.pdf";
/** Monday to Sunday, as ISO 8601 numbers them. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/** `/diary report`: some weeks on one page, for an appointment. Neither the page nor the name on it is kept. */
export const report: Subcommand = {
  data: (sub) =>
    sub
      .setName("report")
      .setDescription(key("diary-report.description"))
      .addIntegerOption((option) =>
        option.setName("weeks").setDescription(key("diary-report.option-weeks")).setMinValue(1).setMaxValue(MOST_WEEKS),
      )
      .addStringOption((option) =>
        option.setName("name").setDescription(key("diary-report.option-name")).setMaxLength(LONGEST_NAME),
      ),

  isPrivate: () => true,

  async run(interaction, answer, context) {
    const weeks = interaction.options.getInteger("weeks") ?? USUAL_WEEKS;
    await makeReport(
      interaction,
      { weeks, name: asName(interaction.options.getString("name")), isTyped: true },
      answer,
      context,
    );
  },

  actions: {
    /** The same without a name, as a custom id is no place for one. */
    async "diary.report"(interaction, { weeks }, answer, context) {
      await makeReport(interaction, { weeks: within(weeks), name: undefined, isTyped: false }, answer, context);
    },

    async "diary.free"(interaction, { weeks }, answer, context) {
      const free = (await context.diary.find(interaction.user.id))?.freeNights ?? [];
      await answer.send(drawFreeNights(context.text, free, within(weeks)), "private");
    },

    async "diary.free-chosen"(interaction, { weeks }, answer, context) {
      const chosen = WEEKDAYS.filter((day) => interaction.values.includes(String(day)));
      await context.diary.chooseFreeNights(interaction.user.id, chosen);
      await answer.update(drawSaved(context.text, chosen, within(weeks)));
    },
  },
};

type Asked = {
  readonly weeks: number;
  readonly name: string | undefined;
  /** A command shows "thinking…"; a button has nothing to show it on until the page is there. */
  readonly isTyped: boolean;
};

async function makeReport(asker: Asker, asked: Asked, answer: Answer, context: CommandContext): Promise<void> {
  await context.pictures.reportInTurn(asker.user.id, async (draw) => {
    const whileThinking: DrawReport = async (plan) => {
      if (asked.isTyped) await answer.thinking();
      return draw(plan);
    };
    await answer.send(await reportCard(asker, asked, context, whileThinking), "private");
  });
}

async function reportCard(
  asker: Asker,
  { weeks, name }: Asked,
  context: CommandContext,
  draw: DrawReport,
): Promise<Shown> {
  const { text, diary, now } = context;
  const userId = asker.user.id;
  const record = await diary.find(userId);
  const zone = await knownZoneOf(asker, record, context);
  // Whoever has a night has its place, so nothing is noted yet, and the form could not say what "last night" is.
  if (zone === undefined) {
    const tooFew = text("diary-report.too-few", { count: 0, weeks, needed: NIGHTS_FOR_A_REPORT });
    return card(TONE.diary, `${tooFew}\n\n${text("diary-report.begin")}`);
  }
  const last = lastNightIn(zone, now());
  const of = (some: number) => {
    const first = Temporal.PlainDate.from(last).subtract({ days: some * 7 - 1 });
    return {
      first: first.toString(),
      nights: (record?.nights ?? []).filter(({ night }) => night >= first.toString() && night <= last),
    };
  };
  const { first, nights } = of(weeks);
  if (nights.length < NIGHTS_FOR_A_REPORT) {
    const longer = [USUAL_WEEKS, MOST_WEEKS].find(
      (more) => more > weeks && of(more).nights.length >= NIGHTS_FOR_A_REPORT,
    );
    return card(
      TONE.diary,
      text("diary-report.too-few", { count: nights.length, weeks, needed: NIGHTS_FOR_A_REPORT }),
      buttons(
        mainButton(text("diary-report.note-a-night"), "diary.open", opening({ night: last, zone, userId })),
        ...(longer ? [button(text("diary-report.longer", { weeks: longer }), "diary.report", { weeks: longer })] : []),
      ),
    );
  }

  const freeNights = record?.freeNights ?? [];
  const today = now().toZonedDateTimeISO(zone).toPlainDate().toString();
  const drawn = await draw(
    planReport({
      nights,
      first,
      weeks,
      freeNights,
      paper: paperOf(asker.locale, zone),
      name,
      madeAt: now(),
      words: reportWords(text, { first, last, nights, weeks, freeNights, today }),
    }),
  );
  if (drawn.kind !== "drawn")
    return card(
      TONE.diary,
      text(drawn.kind === "busy" ? "diary-report.busy" : "diary-report.failed"),
      buttons(mainButton(text("diary-report.try-again"), "diary.report", { weeks })),
    );
  return card(
    TONE.diary,
    text("diary-report.made", { noted: nights.length, nights: weeks * 7 }),
    ...(drawn.isNameLeftOut ? [text("diary-report.name-left-out")] : []),
    { name: FILE_NAME, bytes: drawn.pdf },
    ...(name === undefined ? [`-# ${text("diary-report.about-name")}`] : []),
    buttons(
      button(text("diary-report.choose-free"), "diary.free", { weeks }),
      button(text("diary.log-last"), "diary.open", opening({ night: last, zone, userId })),
    ),
  );
}

/** Discord's American English is also what many people elsewhere leave it at, so the place decides with it. */
function paperOf(locale: string, zone: string): ReportInput["paper"] {
  return locale === "en-US" && /^(America|US)\/|^Pacific\/Honolulu$/.test(zone) ? "letter" : "a4";
}

/** What was typed without what cannot be seen; nothing where that is nothing. */
function asName(typed: string | null): string | undefined {
  const name = (typed ?? "").normalize("NFC").replace(/\p{C}/gu, "").replace(/\s+/g, " ").trim();
  return name === "" ? undefined : name;
}

function within(weeks: number): number {
  return Math.min(Math.max(Math.trunc(weeks) || USUAL_WEEKS, 1), MOST_WEEKS);
}

function drawFreeNights(text: Text, free: readonly number[], weeks: number): Shown {
  const options = WEEKDAYS.map((day) => ({
    value: String(day),
    label: weekdayName(text, day),
    default: free.includes(day),
  }));
  return card(
    TONE.diary,
    text("diary-report.free", chosenWords(text, free)),
    menu(
      new StringSelectMenuBuilder()
        .setCustomId(customId("diary.free-chosen", { weeks }))
        .setPlaceholder(text("diary-report.free-placeholder"))
        .setMinValues(0)
        .setMaxValues(WEEKDAYS.length)
        .addOptions(options),
    ),
  );
}

function drawSaved(text: Text, chosen: readonly number[], weeks: number): Shown {
  return card(
    TONE.diary,
    text("diary-report.free-saved", chosenWords(text, chosen)),
    buttons(
      mainButton(text("diary-report.make"), "diary.report", { weeks }),
      button(text("diary-report.choose-free"), "diary.free", { weeks }),
    ),
  );
}

function chosenWords(text: Text, days: readonly number[]) {
  return { chosen: days.length === 0 ? "none" : "other", days: weekdayNames(text, days) } as const;
}
