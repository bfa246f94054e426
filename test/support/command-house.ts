import { join } from "node:path";
import type { ModalBuilder } from "discord.js";
import { sendHelpNow } from "../../commands/help/help-now.ts";
import { commands } from "../../commands/index.ts";
import { type Coaching, createCoaching } from "../../src/coaching/coaching.ts";
import { CoachRecord } from "../../src/coaching/record.ts";
import type { Contents } from "../../src/content/load/contents.ts";
import { loadContents } from "../../src/content/load/load-translations.ts";
import type { CheckIns } from "../../src/delivery/kinds/check-in/check-ins.ts";
import type { WeeklyWords } from "../../src/delivery/kinds/weekly/weekly.ts";
import type { Reminders } from "../../src/delivery/kinds/wind-down/reminders.ts";
import { createDiary, type Diary, StoredDiary } from "../../src/diary/diary.ts";
import { createImports, type Imports, StoredImport } from "../../src/diary/import/imports.ts";
import { readFile } from "../../src/diary/import/read-file.ts";
import type { DrawReport, DrawWeek, PictureQueue } from "../../src/diary/picture/picture-queue.ts";
import type { CommandContext, ReadAttachment } from "../../src/discord/app/command.ts";
import { createCountAlong } from "../../src/discord/app/count-along.ts";
import { createDispatch, type SendHelp } from "../../src/discord/app/dispatch.ts";
import { createGate } from "../../src/discord/app/gate.ts";
import { createNotThat } from "../../src/discord/app/not-that.ts";
import type { Attachment } from "../../src/discord/rest/attachment.ts";
import { createLog } from "../../src/ops/log.ts";
import { createPeople, type People, StoredPerson } from "../../src/preferences/people.ts";
import { createQuestions, OpenQuestion, type Questions } from "../../src/preferences/questions.ts";
import { openMapStore } from "../../src/storage/core/map-store.ts";
import { createUserLocks } from "../../src/storage/core/user-locks.ts";
import { loadTexts } from "../../src/text/load-texts.ts";
import { sayingsOf } from "../../src/text/sayings.ts";
import type { Texts } from "../../src/text/texts.ts";
import type { ReadDanger } from "../../src/understanding/danger/danger.ts";
import { loadDangerLists } from "../../src/understanding/danger/load-danger.ts";
import { createReadDanger } from "../../src/understanding/danger/read-danger.ts";
import { loadPlaces } from "../../src/understanding/place/load-places.ts";
import { createRouteQuestion } from "../../src/understanding/question/route-question.ts";
import { fakeCheckIns } from "./fake-check-ins.ts";
import { fakeInteraction } from "./fake-interaction.ts";
import { fakeReminders } from "./fake-reminders.ts";
import { fakeWeekly } from "./fake-weekly.ts";
import { controlsIn, textIn } from "./read-card.ts";

const DATA = join(import.meta.dirname, "../../data");
export const texts = loadTexts(join(DATA, "text"));
export const contents = loadContents(DATA, sayingsOf(texts), texts.translations);
export const content = contents.english;
export const readDanger = createReadDanger(loadDangerLists(join(DATA, "danger")));
export const routeQuestion = createRouteQuestion(content);
/** Until then: no page turns by itself in a test that does not ask for it. */
const once = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve());
  });
/** What the commands' tests read. */
export const english = texts.in("en");

/** What became of one interaction: the cards shown, the form opened, and what the log said. */
export type Outcome = {
  readonly cards: readonly { readonly components: readonly unknown[]; readonly flags: number }[];
  readonly form: ReturnType<ModalBuilder["toJSON"]> | undefined;
  readonly choices: readonly { readonly name: string; readonly value: string }[];
  /** All cards as a person reads them. */
  readonly text: string;
  readonly controls: ReturnType<typeof controlsIn>;
  readonly logged: string;
};

/** What people chose, kept in memory; `onUnreadable` is not expected. */
export function mapPeople(store = openMapStore()): People {
  return createPeople({
    rows: store.collection("people", StoredPerson),
    locks: createUserLocks(),
    onUnreadable: (error) => {
      throw error;
    },
  });
}

/** Which question was asked last, kept in memory. */
export function mapQuestions(now: string, store = openMapStore()): Questions {
  return createQuestions({
    rows: store.collection("questions", OpenQuestion),
    locks: createUserLocks(),
    now: () => Temporal.Instant.from(now),
  });
}

/** A sleep diary kept in memory, and what is imported into it; every record is readable. */
export function mapDiaries(now: () => Temporal.Instant, store = openMapStore()): { diary: Diary; imports: Imports } {
  const diaries = store.collection("diary", StoredDiary);
  const onUnreadable = (error: unknown) => {
    throw error;
  };
  const dependencies = { locks: createUserLocks(), now, onUnreadable };
  const rows = store.collection("diary_imports", StoredImport);
  return {
    diary: createDiary({ ...dependencies, rows: diaries }),
    imports: createImports({ ...dependencies, rows, diaries, transaction: store.transaction }),
  };
}

export const mapDiary = (now: string): Diary => mapDiaries(() => Temporal.Instant.from(now)).diary;

/** A file as a person gives it: it is read as it would be, only here and not in a thread. */
export function filesFrom(files: Readonly<Record<string, string | Uint8Array>>): ReadAttachment {
  return {
    async read(_userId, { url, size }, about) {
      const bytes = Buffer.from(files[url] ?? "");
      const chunks = (async function* () {
        yield bytes;
      })();
      const found = await readFile(chunks, Math.max(size, bytes.length), about).catch(() => undefined);
      return found ? { kind: "found", found } : { kind: "unknown" };
    },
  };
}

/** The four weeks, kept in memory; every record is readable. */
export function mapCoaching(now: string, store = openMapStore()): Coaching {
  return createCoaching({
    rows: store.collection("coaching", CoachRecord),
    locks: createUserLocks(),
    now: () => Temporal.Instant.from(now),
    onUnreadable: (error) => {
      throw error;
    },
  });
}

/**
 * Every command behind the real dispatch and the real words, in English whoever asks: what a test expects to read
 * does not change when a translation is added. Reminders and the time are the test's.
 */
export function commandHouse(
  answers: Partial<Reminders> = {},
  {
    now = "2026-03-12T20:00:00Z",
    supportUrl,
    privacyUrl,
    people = mapPeople(),
    checkIns = {},
    weekly = {},
    accounts = {},
    threads = {},
    allowance = { take: () => ({ waitSeconds: 0, isTold: false }) },
    diaries = mapDiaries(() => Temporal.Instant.from(now)),
    diary = diaries.diary,
    imports = diaries.imports,
    files = filesFrom({}),
    coaching = mapCoaching(now),
    drawWeek = async () => undefined,
    drawReport = async () => ({ kind: "drawn", pdf: Buffer.from("a page"), isNameLeftOut: false }),
    ...wording
  }: {
    now?: string;
    supportUrl?: string;
    privacyUrl?: string;
    people?: People;
    drawWeek?: DrawWeek;
    drawReport?: DrawReport;
    checkIns?: Partial<CheckIns>;
    weekly?: Partial<WeeklyWords>;
    accounts?: Partial<CommandContext["accounts"]>;
    threads?: Partial<CommandContext["threads"]>;
    allowance?: CommandContext["allowance"];
    diaries?: { diary: Diary; imports: Imports };
    diary?: Diary;
    coaching?: Coaching;
    imports?: Imports;
    files?: ReadAttachment;
    readDanger?: ReadDanger;
    sendHelp?: SendHelp;
    texts?: Partial<Texts>;
    contents?: Partial<Contents>;
    countAlong?: CommandContext["countAlong"];
    questions?: Questions;
  } = {},
) {
  const logged: string[] = [];
  const notThat = createNotThat(() => Temporal.Instant.from(now));
  const gate = createGate(wording.readDanger ?? readDanger, notThat);
  const log = createLog("trace", { write: (line) => void logged.push(line) });
  const context = {
    contents: { ...contents, in: () => content, ...wording.contents },
    texts: { ...texts, in: () => english, ...wording.texts },
    reminders: fakeReminders(answers).reminders,
    checkIns: fakeCheckIns(checkIns),
    weekly: fakeWeekly(weekly),
    people,
    questions: wording.questions ?? mapQuestions(now),
    accounts: { wordForWord: async () => [], forget: async () => false, ...accounts },
    threads: { open: async () => ({ kind: "not-now" as const }), close: async () => {}, ...threads },
    diary,
    coaching,
    pictures: {
      inTurn: (_userId, work) => work(drawWeek),
      reportInTurn: (_userId, work) => work(drawReport),
    } as PictureQueue,
    imports,
    files,
    hasDiary: true,
    now: () => Temporal.Instant.from(now),
    places: () => loadPlaces(),
    supportUrl,
    privacyUrl,
    notThat: notThat.said,
    countAlong: wording.countAlong ?? createCountAlong({ wait: (_, signal) => once(signal), log }),
    routeQuestion,
    allowance,
  };
  const dispatch = createDispatch(commands, context, { gate, sendHelp: wording.sendHelp ?? sendHelpNow }, log);

  const fakes: ReturnType<typeof fakeInteraction>[] = [];
  const use = async (given: Parameters<typeof fakeInteraction>[0]): Promise<Outcome> => {
    const before = logged.length;
    const fake = fakeInteraction(given);
    fakes.push(fake);
    await dispatch(fake.interaction);
    const bodies = fake.said.filter(({ way }) => way !== "showModal" && way !== "respond");
    const cards = bodies.map(({ body }) => body as Outcome["cards"][number]).filter((body) => body?.components);
    const form = fake.said.find(({ way }) => way === "showModal")?.body as ModalBuilder | undefined;
    return {
      cards,
      form: form?.toJSON(),
      choices: (fake.said.find(({ way }) => way === "respond")?.body ?? []) as Outcome["choices"],
      text: cards.map(textIn).join("\n"),
      controls: cards.flatMap(controlsIn),
      logged: logged.slice(before).join(""),
    };
  };

  type Typed = Readonly<Record<string, string | number | boolean | Attachment>>;
  return {
    use,
    /** The card into which one was changed last, after its interaction was handled. */
    changed: () =>
      fakes.flatMap(({ said }) => said).findLast(({ way }) => way === "editReply")?.body as Outcome["cards"][number],
    /** `type("reminder set", { bedtime: "22:30" })` */
    type(path: string, options: Typed = {}, more: object = {}) {
      return use({ kind: "command", ...namesIn(path), options, ...more });
    },
    press: (customId: string, more: object = {}) => use({ kind: "button", customId, ...more }),
    choose: (customId: string, ...values: string[]) => use({ kind: "menu", customId, values }),
    submit: (customId: string, fields: Record<string, string>) => use({ kind: "form on a message", customId, fields }),
    /** What is suggested while `focused` is being typed into an option of `/name` or `/name subcommand`. */
    suggest: (typed: string, focused: string, focusedOption = "") => {
      return use({ kind: "autocomplete", ...namesIn(typed), focused, focusedOption });
    },
  };
}

/** "diary checkin on": a command, where there is one a group, and a subcommand. */
function namesIn(path: string) {
  const [commandName = "", ...parts] = path.split(" ");
  const subcommand = parts.at(-1);
  const group = parts.length > 1 ? parts[0] : undefined;
  return { commandName, ...(subcommand && { subcommand }), ...(group && { group }) };
}
