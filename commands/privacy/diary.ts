import { type DiaryRecord, DRAFT_KEPT, nightsIn, StoredDiary } from "../../src/diary/diary.ts";
import { DIARY_KEPT, type DiaryNight } from "../../src/diary/diary-night.ts";
import { StoredImport, UNDO_KEPT, WAITING_KEPT } from "../../src/diary/import/imports.ts";
import { nightsInText } from "../../src/diary/nights-text.ts";
import { weekdayNames } from "../../src/discord/ui/schedule.ts";
import { nightText } from "../../src/discord/ui/timestamps.ts";
import { asJson, type Kept, linesOf, setAsideLines, type Tellings } from "./kind.ts";

export const keptDiary: Kept = {
  collections: ["diary", "diary_imports"],

  async tell(userId, { diary, imports, text }) {
    const kept = await diary.find(userId);
    const stored = await diary.wordForWord(userId);
    const lastImport = await imports.find(userId);
    const storedImports = await imports.wordForWord(userId);
    return {
      lines: [
        ...linesOf(KEPT, kept, text),
        ...setAsideLines(text, stored, kept !== undefined),
        ...linesOf(KEPT_OF_IMPORT, lastImport, text),
        ...setAsideLines(text, storedImports, storedImports.length > 0),
      ],
      howLong: text("privacy.how-long-diary", { days: DIARY_KEPT.days }),
    };
  },

  async copy(userId, { diary, imports }) {
    const stored = await diary.wordForWord(userId);
    const storedImports = await imports.wordForWord(userId);
    if (stored.length + storedImports.length === 0) return undefined;
    return {
      records: stored.map(asDiary),
      ...(storedImports.length > 0 && { imports: storedImports.map(asImport) }),
    };
  },

  async forget(userId, { diary, imports }) {
    const hadImport = await imports.forget(userId);
    return (await diary.forget(userId)) || hadImport;
  },
};

/** What waits of an import with each of its nights told by itself. */
function asImport(stored: string): unknown {
  const record = StoredImport.loose().safeParse(asJson(stored));
  if (!record.success || record.data.waiting === undefined) return asJson(stored);
  const { waiting } = record.data;
  return { ...record.data, waiting: { ...waiting, nights: nightsInText(waiting.nights) } };
}

const KEPT_OF_IMPORT: Tellings<StoredImport> = {
  version: undefined,
  waiting: ({ waiting }, text) =>
    waiting &&
    text("privacy.diary-import-waiting", { count: nightsInText(waiting.nights).length, hours: WAITING_KEPT.hours }),
  done: ({ done }, text) => done && text("privacy.diary-import-done", { hours: UNDO_KEPT.hours }),
};

/** A stored diary with each of its nights told by itself. */
function asDiary(stored: string): unknown {
  const record = StoredDiary.loose().safeParse(asJson(stored));
  if (!record.success) return asJson(stored);
  const { past: _past, also: _also, asUsual: _asUsual, ...rest } = record.data;
  return { ...rest, nights: nightsIn(record.data) };
}

const KEPT: Tellings<DiaryRecord> = {
  version: undefined, // the form in which we write records, the same for everybody
  nights: ({ nights }, text) => {
    const [first, last] = [nights[0], nights.at(-1)];
    if (!first || !last) return undefined;
    const items = Object.entries(ITEMS).filter(([field]) => nights.some((night) => field in night));
    return text("privacy.diary", {
      count: nights.length,
      first: nightText(first.night, text.locale),
      last: nightText(last.night, text.locale),
      items: new Intl.ListFormat(text.locale).format(items.map(([, name]) => text(name))),
    });
  },
  asksAlso: ({ asksAlso }, text) => asksAlso && text("privacy.diary-asks-also"),
  looked: ({ looked }, text) =>
    looked &&
    text("privacy.diary-looked", {
      first: nightText(looked.first, text.locale),
      last: nightText(looked.last, text.locale),
    }),
  toldWeekly: ({ toldWeekly }, text) => toldWeekly && text("privacy.diary-told-weekly"),
  freeNights: ({ freeNights }, text) =>
    freeNights && text("privacy.diary-free-nights", { days: weekdayNames(text, freeNights) }),
  draft: ({ draft }, text) =>
    draft && text("privacy.diary-draft", { night: nightText(draft.night, text.locale), hours: DRAFT_KEPT.hours }),
};

/** What is kept of a night, by name. */
const ITEMS = {
  night: "privacy.diary-date",
  zone: "privacy.diary-zone",
  inBed: "privacy.diary-in-bed",
  tried: "privacy.diary-tried",
  onsetMinutes: "privacy.diary-onset",
  noSleep: "privacy.diary-no-sleep",
  awakenings: "privacy.diary-awakenings",
  awakeMinutes: "privacy.diary-awake",
  woke: "privacy.diary-woke",
  rose: "privacy.diary-rose",
  quality: "privacy.diary-quality",
  also: "privacy.diary-also",
  asUsual: "privacy.diary-as-usual",
} as const satisfies Readonly<Record<keyof DiaryNight, `privacy.diary-${string}`>>;
