import { z } from "zod";
import { createPersonalRows, type PersonalRows, type SweepDependencies, sweepRows } from "../rows/personal-rows.ts";
import type { Read, Rows } from "../rows/rows.ts";
import { InstantText } from "../time/instants.ts";
import { ALSO, type Also, DIARY_KEPT, DiaryNight } from "./diary-night.ts";
import { DaysLooked, lookedOn } from "./looked.ts";
import type { TypedNight } from "./night-form.ts";
import {
  firstInText,
  hasNight,
  NightsText,
  NO_NIGHTS,
  nightsInText,
  nightsTextOf,
  withNights,
  withoutNights,
} from "./nights-text.ts";
import { typicalNight } from "./typical-night.ts";

/** How long what a form had that could not be read is kept, so that nobody has to type it again. */
export const DRAFT_KEPT = { hours: 24 } as const;
/** So many of the latest nights are kept one by one: the four weeks that `/diary week` shows at the most. */
export const NIGHTS_APART = 28;
/** Longest text of one field of the form. */
export const LONGEST_FIELD = 60;

const FieldText = z.string().max(LONGEST_FIELD);

const NightDraft = z.strictObject({
  night: z.iso.date(),
  zone: z.string().min(1),
  bed: FieldText,
  onset: FieldText,
  awake: FieldText,
  rise: FieldText,
  quality: FieldText,
  /** When it was typed. */
  at: InstantText,
});
export type NightDraft = z.infer<typeof NightDraft>;

/**
 * What is kept of one person's diary: a single record, so that listing and deleting it is one step. The nights before
 * the last ones are a text, a fifth of their size: a year is some 22 kB, and is written once for each form.
 *
 * A version that knows nothing of `past` keeps it, and shows the nights beside it.
 */
export const StoredDiary = z.strictObject({
  version: z.literal(1),
  /** In order of their evenings, one for each. Where `past` has a night, too, this is the later telling. */
  nights: z.array(DiaryNight),
  /** Nights of before. */
  past: NightsText.optional(),
  /**
   * `also` of the nights that have it, by their dates. It stands beside the nights because a version before it keeps what
   * it does not know at the top of a record, and could not read a night with more in it (decision 0127).
   */
  also: z.record(z.iso.date(), z.array(z.enum(ALSO))).optional(),
  /** The dates of nights that are `asUsual`, beside them for the same reason. */
  asUsual: z.array(z.iso.date()).optional(),
  /** The person wants to be asked for `also`. */
  asksAlso: z.literal(true).optional(),
  /** The days in a row on which `/diary week` was asked for; absent once somebody was told that weekly is enough. */
  looked: DaysLooked.optional(),
  /** The person was told so: it is said once. */
  toldWeekly: z.literal(true).optional(),
  /**
   * The evenings that the person calls free, Monday 1 to Sunday 7; absent when they chose none. Whoever reads a diary
   * without knowing this may ignore it.
   */
  freeNights: z.array(z.int().min(1).max(7)).optional(),
  /** What the last form had in fields that could not be read, as it was typed; absent once all was read. */
  draft: NightDraft.optional(),
});
export type StoredDiary = z.infer<typeof StoredDiary>;

/** A diary as whoever shows it has it: all nights in order of their evenings, one for each. */
export type DiaryRecord = Omit<StoredDiary, "past" | "also" | "asUsual">;

/** What is noted of a night, and whether it was there before. */
export type UsualKept = { readonly entry: DiaryNight; readonly wasThere: boolean };

/** Somebody's sleep diary. Every method rejects when the record cannot be read: a diary is never written over. */
export interface Diary extends PersonalRows {
  /**
   * What is kept and not past its time; undefined when that is nothing.
   *
   * @param from with a date, no nights before it but the latest of all
   */
  find(userId: string, from?: string): Promise<DiaryRecord | undefined>;
  /** The date of the first night there is; undefined when there is none. */
  firstNight(userId: string): Promise<string | undefined>;
  /** The nights that are noted, by the date of their evening; none when the record cannot be read. */
  nightsNoted(userId: string): Promise<ReadonlySet<string>>;
  /**
   * Keeps a night in place of an earlier telling of it, and drops the draft. What is known of the day before stays where
   * `night` says nothing of it.
   *
   * @param unread what was typed in the fields that could not be read, to be kept as the draft of that night
   */
  keepNight(userId: string, night: DiaryNight, unread?: TypedNight): Promise<void>;
  /** Drops one night, and the draft; false when there was no such night. */
  dropNight(userId: string, night: string): Promise<boolean>;
  /**
   * Notes the night as the person's typical one, where nothing is noted of it; undefined of too few nights for that.
   * Pressed twice, it is noted once.
   */
  keepUsual(userId: string, night: string, zone: string): Promise<UsualKept | undefined>;
  /** Takes out a night that was noted as usual; false when it is not there, or was told anew since. */
  dropUsual(userId: string, night: string): Promise<boolean>;
  /** Whether `keepUsual` would note that night; false, too, when that cannot be read. Never rejects. */
  hasUsual(userId: string, night: string, zone: string): Promise<boolean>;
  /** Notes what the day before a night had; false when that night is not noted, and then nothing is kept. */
  keepAlso(userId: string, night: string, also: readonly Also[]): Promise<boolean>;
  /** Whether to be asked for what the day before had. False for who has no diary yet, and then nothing is kept. */
  askAlso(userId: string, isWanted: boolean): Promise<boolean>;
  /**
   * Notes that somebody looked at their week on `today`; whether to tell them, this once, that weekly is enough. Nothing
   * is noted for who has no nights.
   */
  look(userId: string, today: string): Promise<boolean>;
  /** Keeps which evenings the person calls free; none of them takes the choice back. Nothing is kept without nights. */
  chooseFreeNights(userId: string, days: readonly number[]): Promise<void>;
  /** Keeps what was typed for a night, in place of an earlier draft. */
  keepDraft(userId: string, night: string, zone: string, typed: TypedNight): Promise<void>;
  /** Deletes what is past its time. */
  sweep(): Promise<void>;
}

type Dependencies = SweepDependencies & {
  readonly rows: Rows<StoredDiary>;
  readonly now: () => Temporal.Instant;
  /** Called when something was deleted for a person. */
  readonly scrub?: () => void;
  /** Told of records that cannot be read; they stay as they are. */
  readonly onUnreadable: (error: unknown) => void;
};

export const NOTHING_YET: StoredDiary = { version: 1, nights: [] };

export function createDiary({
  rows,
  locks,
  now,
  scrub,
  closing,
  mayDelete = () => true,
  onUnreadable,
}: Dependencies): Diary {
  const read = async (userId: string): Promise<StoredDiary | undefined> => diaryIn(await rows.get(userId));

  /** Under the person's lock. */
  const write = async (userId: string, record: StoredDiary): Promise<void> => {
    const isEmpty = hasNothing(record);
    const kept = isEmpty || mayDelete() ? withinTime(record, now()) : record;
    if (kept === undefined) await rows.delete(userId);
    else await rows.put(userId, withoutStrays(tidied(kept)));
  };

  /** Changes the nights, and puts another draft in place of the one there is. */
  const change = <T>(
    userId: string,
    to: (current: StoredDiary) => Pick<StoredDiary, "nights" | "past" | "draft" | "also" | "asUsual">,
    result: (before: StoredDiary) => T,
  ) =>
    locks.withLock(userId, async () => {
      const before = (await read(userId)) ?? NOTHING_YET;
      const { draft: _draft, past: _past, ...current } = before;
      await write(userId, { ...current, ...to(before) });
      return result(before);
    });

  return {
    ...createPersonalRows({ rows, locks, scrub }),

    async find(userId, from) {
      const record = await read(userId);
      const kept = record && withinTime(record, now());
      if (kept === undefined) return undefined;
      const { past: _past, also: _also, asUsual: _asUsual, ...rest } = kept;
      return { ...rest, nights: nightsIn(kept, from) };
    },

    async firstNight(userId) {
      const record = await read(userId);
      const first = record && firstNightIn(record);
      return first === NONE ? undefined : first;
    },

    async nightsNoted(userId) {
      const row = await rows.get(userId);
      if (row.kind === "unreadable") onUnreadable(new UnreadableDiary());
      return new Set(row.kind === "found" ? nightsIn(row.value).map(({ night }) => night) : []);
    },

    keepNight: (userId, night, unread) =>
      change(
        userId,
        (current) => ({
          ...withNight(current, night),
          ...(unread && { draft: { ...unread, night: night.night, zone: night.zone, at: now().toString() } }),
        }),
        () => undefined,
      ),

    dropNight: (userId, night) =>
      change(
        userId,
        (current) => withoutNightsOf(current, (date) => date === night),
        (before) => hasNightOf(before, night),
      ),

    keepUsual: (userId, night, zone) =>
      locks.withLock(userId, async () => {
        const record = await read(userId);
        if (record === undefined) return undefined;
        const nights = nightsIn(record);
        const there = nights.find((one) => one.night === night);
        if (there) return { entry: there, wasThere: true };
        const entry = typicalNight(nights, night, zone, now());
        if (entry === undefined) return undefined;
        await write(userId, { ...record, ...withNight(record, entry) });
        return { entry, wasThere: false };
      }),

    dropUsual: (userId, night) =>
      locks.withLock(userId, async () => {
        const record = await read(userId);
        if (!record?.asUsual?.includes(night)) return false;
        const { past: _past, ...rest } = record;
        await write(userId, { ...rest, ...withoutNightsOf(record, (date) => date === night) });
        return true;
      }),

    async hasUsual(userId, night, zone) {
      const row = await rows.get(userId).catch((error: unknown) => {
        onUnreadable(error); // the message this is asked for goes without
        return undefined;
      });
      if (row?.kind !== "found" || hasNightOf(row.value, night)) return false;
      return typicalNight(nightsIn(row.value), night, zone, now()) !== undefined;
    },

    keepAlso: (userId, night, said) =>
      locks.withLock(userId, async () => {
        const record = await read(userId);
        if (record === undefined || !hasNightOf(record, night)) return false;
        await write(userId, { ...record, also: { ...record.also, [night]: [...said] } });
        return true;
      }),

    askAlso: (userId, isWanted) =>
      locks.withLock(userId, async () => {
        const record = await read(userId);
        if (record === undefined) return false;
        const { asksAlso, ...rest } = record;
        if (isWanted !== (asksAlso ?? false)) await write(userId, { ...rest, ...(isWanted && { asksAlso: true }) });
        return true;
      }),

    keepDraft: (userId, night, zone, typed) =>
      change(
        userId,
        ({ nights, past }) => ({
          nights,
          ...(past !== undefined && { past }),
          draft: { ...typed, night, zone, at: now().toString() },
        }),
        () => undefined,
      ),

    look: (userId, today) =>
      locks.withLock(userId, async () => {
        const record = await read(userId);
        if (record === undefined || record.toldWeekly) return false;
        const { looked, isToTell } = lookedOn(record.looked, today);
        if (looked === record.looked) return false;
        const { looked: _before, ...rest } = record;
        await write(userId, isToTell ? { ...rest, toldWeekly: true } : { ...rest, looked });
        return isToTell;
      }),

    chooseFreeNights: (userId, days) =>
      locks.withLock(userId, async () => {
        const record = await read(userId);
        if (record === undefined) return;
        const { freeNights: _before, ...rest } = record;
        const chosen = [...new Set(days)].sort((a, b) => a - b);
        await write(userId, chosen.length > 0 ? { ...rest, freeNights: chosen } : rest);
      }),

    sweep: () =>
      sweepRows(
        rows,
        { locks, closing, mayDelete },
        (record) => withinTime(record, now()) !== record,
        async (userId) => {
          const record = await read(userId);
          if (record) await write(userId, record);
        },
        () => onUnreadable(new UnreadableDiary()),
      ),
  };
}

/** A diary that an earlier or later version, or a hand in the database, wrote. */
export class UnreadableDiary extends Error {
  override readonly name = "UnreadableDiary";

  constructor() {
    super("a diary cannot be read");
  }
}

/** @throws {UnreadableDiary} */
export function diaryIn(row: Read<StoredDiary>): StoredDiary | undefined {
  if (row.kind === "unreadable") throw new UnreadableDiary();
  return row.kind === "found" ? row.value : undefined;
}

/**
 * All nights in order of their evenings.
 *
 * @param from with a date, no nights before it but the latest of all
 */
export function nightsIn({ nights, past = NO_NIGHTS, ...besides }: StoredDiary, from = ""): DiaryNight[] {
  const [latest] = nights.length > 0 ? [] : nightsInText(past).slice(-1);
  const earlier = nightsInText(past, from).filter(({ night }) => !nights.some((one) => one.night === night));
  const all = inOrder([...earlier, ...nights.filter(({ night }) => night >= from || night === nights.at(-1)?.night)]);
  return withBesides(all.length === 0 && latest !== undefined ? [latest] : all, besides);
}

type Besides = Pick<StoredDiary, "also" | "asUsual">;

/** Each night with what stands beside the nights. */
function withBesides(nights: DiaryNight[], { also, asUsual }: Besides): DiaryNight[] {
  if (also === undefined && asUsual === undefined) return nights;
  return nights.map((one) => ({
    ...one,
    ...(also?.[one.night] && { also: also[one.night] }),
    ...(asUsual?.includes(one.night) && { asUsual: true as const }),
  }));
}

/** What stands beside nights goes with them, however they went; where there is nothing, the record has no field. */
export function withoutStrays(record: StoredDiary): StoredDiary {
  if (record.also === undefined && record.asUsual === undefined) return record;
  const { also: allAlso = {}, asUsual: allAsUsual = [], ...rest } = record;
  const noted = new Set(nightsIn(rest).map(({ night }) => night));
  const also = Object.entries(allAlso).filter(([night]) => noted.has(night));
  const asUsual = allAsUsual.filter((night) => noted.has(night));
  return {
    ...rest,
    ...(also.length > 0 && { also: Object.fromEntries(also) }),
    ...(asUsual.length > 0 && { asUsual }),
  };
}

export function hasNightOf({ nights, past = NO_NIGHTS }: StoredDiary, night: string): boolean {
  return nights.some((one) => one.night === night) || hasNight(past, night);
}

/** The date of the first night, or one behind all dates when there is none. */
function firstNightIn({ nights, past = NO_NIGHTS }: StoredDiary): string {
  const first = firstInText(past) ?? NONE;
  return nights.reduce((earliest, { night }) => (night < earliest ? night : earliest), first);
}

const NONE = "9999-99-99";

type Nights = Pick<StoredDiary, "nights" | "past">;

/** With a night in place of an earlier telling of it, whose `also` stays where this one has none. */
function withNight(current: StoredDiary, { also: said, asUsual: isUsual, ...night }: DiaryNight): Nights & Besides {
  const { nights, past } = hasNightOf(current, night.night)
    ? withoutNightsOf(current, (date) => date === night.night)
    : current;
  const others = (current.asUsual ?? []).filter((date) => date !== night.night);
  return {
    nights: inOrder([...nights, night]),
    ...(past !== undefined && { past }),
    ...(said && { also: { ...current.also, [night.night]: [...said] } }),
    ...((isUsual || current.asUsual) && { asUsual: isUsual ? [...others, night.night] : others }),
  };
}

/** With nights that are not there yet, and what belongs to them beside them. */
export function withNightsOf(current: StoredDiary, added: readonly DiaryNight[]): StoredDiary {
  const also = added.flatMap(({ night, also: said }) => (said ? [[night, [...said]] as [string, Also[]]] : []));
  const asUsual = added.filter((one) => one.asUsual).map(({ night }) => night);
  const bare = added.map(({ also: _also, asUsual: _asUsual, ...night }) => night);
  return {
    ...current,
    nights: inOrder([...bare, ...current.nights]),
    ...(also.length > 0 && { also: { ...current.also, ...Object.fromEntries(also) } }),
    ...(asUsual.length > 0 && { asUsual: [...new Set([...(current.asUsual ?? []), ...asUsual])] }),
  };
}

export function withoutNightsOf({ nights, past }: StoredDiary, goes: (date: string) => boolean): Nights {
  const left = nights.some(({ night }) => goes(night)) ? nights.filter(({ night }) => !goes(night)) : nights;
  const before = past && withoutNights(past, goes);
  return { nights: left, ...(before && { past: before }) };
}

/**
 * The same diary with its earlier nights in the text, when there are more than are kept one by one. Some always are: a
 * version that knows nothing of the text takes a diary without any for an empty one.
 */
export function tidied(record: StoredDiary): StoredDiary {
  const { nights, past = NO_NIGHTS, ...rest } = record;
  if (nights.length > 0 && nights.length <= NIGHTS_APART) return record;
  const ordered = nights.length > 0 ? inOrder(nights) : nightsInText(past);
  const apart = ordered.slice(-NIGHTS_APART);
  const earlier = ordered.slice(0, -NIGHTS_APART);
  const before = nights.length > 0 ? withNights(past, earlier) : nightsTextOf(earlier);
  return { ...rest, nights: apart, ...(before && { past: before }) };
}

function hasNothing({ nights, past, draft }: StoredDiary): boolean {
  return nights.length === 0 && past === undefined && draft === undefined;
}

function inOrder(nights: readonly DiaryNight[]): DiaryNight[] {
  return nights.toSorted((a, b) => (a.night < b.night ? -1 : 1));
}

/** The same record when all of it is within its time; undefined when nothing is left. */
export function withinTime(record: StoredDiary, now: Temporal.Instant): StoredDiary | undefined {
  const first = firstKept(now);
  const { draft: current, past: before, ...rest } = record;
  const draft = current && isFresh(current, now) ? current : undefined;
  const isAllKept = firstNightIn(record) >= first;
  const { nights, past } = isAllKept ? record : withoutNightsOf(record, (date) => date < first);
  const kept = { ...rest, nights, ...(past !== undefined && { past }), ...(draft && { draft }) };
  if (hasNothing(kept)) return undefined;
  return nights === record.nights && past === before && draft === current ? record : kept;
}

/** The date of the earliest evening whose night is kept. */
export function firstKept(now: Temporal.Instant): string {
  return now.toZonedDateTimeISO("UTC").toPlainDate().subtract(DIARY_KEPT).toString();
}

function isFresh({ at }: NightDraft, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(at).add(DRAFT_KEPT), now) > 0;
}
