import { cleanText } from "../clean.ts";
import { type InDigits, numbersOf } from "../times/numbers.ts";
import { anyOf, atEnd, atStart, whole } from "../times/phrase-pattern.ts";
import { perLanguage, type TimeWords } from "../times/time-words.ts";
import { type CalendarNames, calendarNames } from "./calendar-names.ts";
import { type DateContext, dateOf, dayOfMonth, endOfMonth, weekdayFrom, withoutYear, yearOf } from "./day-rules.ts";

type PlainDate = Temporal.PlainDate;

/** Dates that a text may mean, and whether the person is to be asked even about a single one. */
export type Dates = { readonly dates: readonly PlainDate[]; readonly isAsked: boolean };

export type ReadDateInWords = (text: string, context: DateContext) => Dates | undefined;

type Unit = "day" | "week" | "fortnight" | "month" | "year";
type Grammar = {
  readonly inDigits: InDigits;
  readonly names: CalendarNames;
  readonly isEnglish: boolean;
  readonly days: readonly (readonly [days: number, pattern: RegExp])[];
  readonly ago: readonly (readonly [nights: number, pattern: RegExp])[];
  readonly named: readonly (readonly [monthDays: string, pattern: RegExp])[];
  readonly units: readonly (readonly [unit: Unit, counted: RegExp, alone: RegExp])[];
  readonly weekUnits: string | undefined;
  readonly halfYear: RegExp;
  readonly few: RegExp;
  readonly weekend: RegExp;
  readonly afterWeekend: RegExp;
  readonly endOfMonth: RegExp;
  readonly endOfYear: RegExp;
  readonly starts: Readonly<
    Record<"before" | "next" | "agoBefore" | "last" | "endOf" | "middleOf" | "afterNamed", RegExp>
  >;
  readonly ends: Readonly<Record<"after" | "nextAfter" | "agoAfter" | "lastAfter", RegExp>>;
  readonly of: RegExp;
  readonly fromWeekday: readonly RegExp[];
  readonly weekdayWeek: readonly RegExp[];
};

/** What was taken off around a date, and what that says of it. */
type Said = {
  /** "in 3 days", "3日後": a length, never the third of a month. */
  readonly isLength?: true;
  readonly isNext?: true;
  readonly isAgo?: true;
};

const MOST_AROUND = 3;
const FEW = [3, 2, 4];
/** A month's name as short as this, of another language, may as well be a slip in English: "mai". */
const SHORT_NAME = 3;
/** Languages whose months are understood, though nothing else of them is. */
const MONTHS_ALONE = [
  "id",
  "hu",
  "da",
  "nb",
  "fi",
  "ro",
  "hr",
  "sk",
  "uk",
  "el",
  "vi",
  "bg",
  "ca",
  "et",
  "lt",
  "lv",
  "sl",
];

/** Readers in the words of the languages that a clean text may be in. */
export const dateReaders: (clean: string) => readonly ReadDateInWords[] = perLanguage((words) => {
  const grammar = ofLanguage(words);
  return (text, context) => datesIn(text, grammar, context, {}, MOST_AROUND);
});

let monthReaders: readonly ReadDateInWords[] | undefined;

/** Readers of a day and a month in further languages; made when they are first asked, and kept. */
export function otherMonthReaders(): readonly ReadDateInWords[] {
  monthReaders ??= MONTHS_ALONE.map((language) => {
    const names = calendarNames(language, "months");
    return (text, context) => monthDayIn(text, { names, of: NEVER, isEnglish: false }, context);
  });
  return monthReaders;
}

const NEVER = /(?!)/u;

function ofLanguage(words: TimeWords): Grammar {
  const inDigits = numbersOf(words);
  const { date } = words;
  const both = (phrases: readonly string[]) => phrases.flatMap((one) => [cleanText(one), inDigits(cleanText(one))]);
  const exact = (byNumber: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(byNumber).map(([number, phrases]) => [Number(number), whole(both(phrases))] as const);
  const template = (forms: readonly string[]) =>
    forms.map((form) => {
      const source = form
        .split(/([ND]|\(|\||\))/u)
        .map((part) => {
          if (part === "N") return "(?<count>\\d{1,2})";
          if (part === "D") return "(?<day>.+)";
          if (part === "(") return "(?:";
          if (part === "|" || part === ")") return part;
          return inDigits(cleanText(part)).replace(/^(?=.)/u, "\\s*") + (part === "" ? "" : "\\s*");
        })
        .join("");
      return new RegExp(`^${source}$`, "u");
    });
  return {
    inDigits,
    isEnglish: words.language === "en",
    names: calendarNames(words.language, date),
    days: exact(date.days),
    ago: exact(date.ago),
    named: Object.entries(date.named).map(([days, phrases]) => [days, whole(both(phrases))] as const),
    units: (["day", "week", "fortnight", "month", "year"] as const).flatMap((unit) => {
      const any = anyOf(both(date[unit]));
      if (any === undefined) return [];
      return [[unit, new RegExp(`^(\\d{1,4})\\s*-?${any}$`, "u"), new RegExp(`^${any}$`, "u")] as const];
    }),
    weekUnits: anyOf(both(date.week)),
    halfYear: whole(both(date.halfYear)),
    few: atStart(both(date.few)),
    weekend: whole(both(date.weekend)),
    afterWeekend: whole(both(date.afterWeekend)),
    endOfMonth: whole(both(date.endOfMonth)),
    endOfYear: whole(both(date.endOfYear)),
    starts: {
      before: atStart(both(date.before)),
      next: atStart(both(date.next)),
      agoBefore: atStart(both(date.agoBefore)),
      last: atStart(both(date.last)),
      endOf: atStart(both(date.endOf)),
      middleOf: atStart(both(date.middleOf)),
      afterNamed: atStart(both(date.afterNamed)),
    },
    ends: {
      after: atEnd(both(date.after)),
      nextAfter: atEnd(both(date.nextAfter)),
      agoAfter: atEnd(both(date.agoAfter)),
      lastAfter: atEnd(both(date.lastAfter)),
    },
    of: date.of.length === 0 ? NEVER : new RegExp(`\\s${anyOf(both(date.of))}(?=\\s)`, "gu"),
    fromWeekday: template(date.fromWeekday),
    weekdayWeek: template(date.weekdayWeek),
  };
}

/** Tries the text as it stands, then without one thing after another at either end. */
function datesIn(text: string, grammar: Grammar, context: DateContext, said: Said, depth: number): Dates | undefined {
  const found = wholeDate(text, grammar, context, said);
  if (found || depth === 0 || text === "") return found;
  const { starts, ends } = grammar;
  const numbered = grammar.inDigits(text);
  const around: [RegExp, Said][] = [
    [starts.next, { ...said, isNext: true }],
    [ends.nextAfter, { ...said, isNext: true }],
    [starts.before, said],
    [ends.after, { ...said, isLength: true }],
  ];
  if (context.direction === "past")
    around.unshift(
      [starts.agoBefore, { ...said, isAgo: true }],
      [ends.agoAfter, { ...said, isAgo: true }],
      [starts.last, said],
      [ends.lastAfter, said],
    );
  const tried = around.flatMap(([edge, then]) => {
    const written = edge.test(text) ? text : edge.test(numbered) ? numbered : undefined;
    if (written === undefined) return [];
    return datesIn(written.replace(edge, "").trim(), grammar, context, then, depth - 1) ?? [];
  });
  return tried[0];
}

function wholeDate(written: string, grammar: Grammar, context: DateContext, said: Said): Dates | undefined {
  const { on, direction } = context;
  const isFuture = direction === "future";
  const is = (pattern: RegExp) => pattern.test(written);
  const one = (date: PlainDate, isAsked = false): Dates => ({ dates: [date], isAsked });

  if (!isFuture) {
    const ago = grammar.ago.find(([, pattern]) => is(pattern));
    if (ago) return one(on.subtract({ days: ago[0] }));
    const ahead = grammar.days.find(([, pattern]) => is(pattern));
    // Today's evening is the day after last night's.
    if (ahead) return one(on.add({ days: ahead[0] + 1 }));
  } else {
    const day = grammar.days.find(([, pattern]) => is(pattern));
    if (day) return one(on.add({ days: day[0] }), day[0] === 0);
  }
  const weekday = grammar.names.weekdays.get(bare(written));
  if (weekday) return ofWeekdays(weekday, context, said);
  const named = namedIn(written, grammar, context);
  if (named) return named;

  const text = grammar.inDigits(written);
  const length = lengthIn(text, grammar, context, said);
  if (length) return length;
  if (isFuture) {
    const special = specialIn(written, grammar, on, said);
    if (special) return special;
  }
  for (const form of grammar.fromWeekday) {
    const { count, day = "" } = form.exec(text)?.groups ?? {};
    const from = grammar.names.weekdays.get(bare(day));
    if (from && count) return later(ofWeekdays(from, context, {}), Number(count), false);
  }
  for (const form of grammar.weekdayWeek) {
    const from = grammar.names.weekdays.get(bare(form.exec(text)?.groups?.day ?? ""));
    if (from && isFuture) return later(ofWeekdays(from, context, {}), 1, true);
  }
  if (said.isLength && said.isNext === undefined && /^\d+$/u.test(text)) return undefined;
  return monthDayIn(text, grammar, context, said) ?? monthIn(text, grammar, context, said);
}

function later({ dates }: Dates, weeks: number, isAsked: boolean): Dates {
  return { dates: dates.map((date) => date.add({ weeks })), isAsked };
}

function ofWeekdays(weekdays: ReadonlySet<number>, context: DateContext, { isNext }: Said): Dates {
  const dates = [...weekdays].map((weekday) => weekdayFrom(context, weekday));
  // On a Saturday, "Saturday" may be today.
  if (context.direction === "future" && !isNext && weekdays.has(context.on.dayOfWeek))
    return { dates: [...dates, context.on], isAsked: true };
  // "next Friday" is this week's to some and next week's to others.
  return isNext
    ? { dates: [...dates, ...dates.map((date) => date.add({ weeks: 1 }))], isAsked: true }
    : { dates, isAsked: false };
}

function namedIn(text: string, grammar: Grammar, context: DateContext): Dates | undefined {
  const find = (written: string) => grammar.named.find(([, pattern]) => pattern.test(written))?.[0];
  const datesOf = (monthDays: string) =>
    monthDays.split("|").flatMap((monthDay) => {
      const [month = 0, day = 0] = monthDay.split("-").map(Number);
      return withoutYear(context, month, day) ?? [];
    });
  const named = find(text);
  if (named) return { dates: datesOf(named), isAsked: false };
  const after = grammar.starts.afterNamed.test(text) ? find(text.replace(grammar.starts.afterNamed, "")) : undefined;
  if (after === undefined) return undefined;
  return { dates: datesOf(after).flatMap((date) => [date.add({ days: 1 }), date.add({ days: 2 })]), isAsked: true };
}

const LENGTHS: Readonly<Record<Unit, (count: number) => Temporal.DurationLike>> = {
  day: (days) => ({ days }),
  week: (weeks) => ({ weeks }),
  fortnight: (count) => ({ weeks: 2 * count }),
  month: (months) => ({ months }),
  year: (years) => ({ years }),
};

function lengthIn(text: string, grammar: Grammar, { on, direction }: DateContext, said: Said): Dates | undefined {
  const isFuture = direction === "future";
  const at = (unit: Unit, count: number): PlainDate =>
    // "2 nights ago" was one before last night.
    isFuture ? on.add(LENGTHS[unit](count)) : on.add({ days: 1 }).subtract(LENGTHS[unit](count));
  if (!isFuture && !said.isAgo) return undefined;
  if (isFuture && grammar.halfYear.test(text)) return { dates: [on.add({ months: 6 })], isAsked: false };
  const few = grammar.few.test(text) ? text.replace(grammar.few, "") : undefined;
  for (const [unit, counted, alone] of grammar.units) {
    const count = counted.exec(text)?.[1];
    if (count !== undefined) {
      if (Number(count) === 0 && !isFuture) return undefined;
      const date = at(unit, Number(count));
      const asDay =
        unit === "day" && isBareDay(text) && !said.isLength ? dayOfMonth({ on, direction }, Number(count)) : undefined;
      return { dates: asDay ? [date, asDay] : [date], isAsked: asDay !== undefined };
    }
    if (few !== undefined && alone.test(few)) return { dates: FEW.map((many) => at(unit, many)), isAsked: true };
    if (!alone.test(text) || unit === "day" || !isFuture) continue;
    if (!said.isNext) return { dates: [at(unit, 1)], isAsked: false };
    const begins = unit === "month" ? on.add({ months: 1 }).with({ day: 1 }) : weekdayFrom({ on, direction }, 1);
    return { dates: unit === "year" ? [dateOf(on.year + 1, 1, 1) ?? on] : [begins, at(unit, 1)], isAsked: true };
  }
  return undefined;
}

/** "5日" is five days and the fifth. */
function isBareDay(text: string): boolean {
  return /^\d{1,2}\s*[日일]$/u.test(text);
}

function specialIn(text: string, grammar: Grammar, on: PlainDate, { isNext }: Said): Dates | undefined {
  const saturday = weekdayFrom({ on, direction: "future" }, 6);
  if (grammar.weekend.test(text)) {
    const other = isNext ? [saturday.add({ weeks: 1 })] : on.dayOfWeek >= 6 ? [on] : [];
    return { dates: [saturday, ...other], isAsked: true };
  }
  if (grammar.afterWeekend.test(text)) return { dates: [weekdayFrom({ on, direction: "future" }, 1)], isAsked: false };
  if (grammar.endOfMonth.test(text)) return { dates: [endOfMonth(on)], isAsked: false };
  if (grammar.endOfYear.test(text)) return { dates: [on.with({ month: 12, day: 31 })], isAsked: false };
  for (const [edge, isEnd] of [
    [grammar.starts.endOf, true],
    [grammar.starts.middleOf, false],
  ] as const) {
    const months = edge.test(text) ? grammar.names.months.get(bare(text.replace(edge, ""))) : undefined;
    if (months === undefined) continue;
    const dates = [...months].flatMap((month) => {
      const first = withoutYear({ on: on.with({ day: 1 }), direction: "future" }, month, 1);
      return first ? [isEnd ? endOfMonth(first) : first.with({ day: 15 })] : [];
    });
    return { dates, isAsked: !isEnd };
  }
  return undefined;
}

const DAY = "(\\d{1,2})(?:(?:st|nd|rd|th|er|eme|e|de|a|o)(?!\\p{L})|\\.)?";
const YEAR = "(?:,? ?(\\d{4})(?: ?(?:年|년|г\\.?|r\\.?))?)?";
const CJK = /^(?:(\d{4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号號일]?$/u;
const DAY_FIRST = new RegExp(`^${DAY} ?([\\p{L}' ]+?)\\.?${YEAR}$`, "u");
const MONTH_FIRST = new RegExp(`^([\\p{L}']+)\\.? ?${DAY}${YEAR}$`, "u");
const WEEKDAY_FIRST = /^([\p{L}-]+)[.,]*\s+(?=\d|\p{L})/u;
const MARKED_DAY = /^(\d{1,2})(?:st|nd|rd|th|er|º|ª|\. ?|号|號)$/u;
const BARE_DAY = /^(\d{1,2})$/u;
const HAS_MARK = /\d\.|\d(?:er|st|nd|rd|th)\b/u;

type Names = Pick<Grammar, "names" | "of" | "isEnglish">;

/** "24 December", "Dec 24, 2026", "12月24日", "Thursday 24 December", "24th", "24". */
function monthDayIn(written: string, grammar: Names, context: DateContext, said: Said = {}): Dates | undefined {
  const text = written.replace(grammar.of, "");
  const cjk = CJK.exec(text);
  if (cjk) return ofMonthDay(new Set([Number(cjk[2])]), Number(cjk[3]), cjk[1], context, false);
  const dayFirst = DAY_FIRST.exec(text);
  const monthFirst = MONTH_FIRST.exec(text);
  const [name, day, year] = dayFirst
    ? [dayFirst[2] ?? "", Number(dayFirst[1]), dayFirst[3]]
    : [monthFirst?.[1] ?? "", Number(monthFirst?.[2]), monthFirst?.[3]];
  const months = grammar.names.months.get(name.trim());
  if (months) {
    const isShort = !grammar.isEnglish && name.trim().length <= SHORT_NAME && !HAS_MARK.test(text);
    return ofMonthDay(months, day, year, context, isShort && !/[^\p{ASCII}]/u.test(name));
  }
  const weekday = WEEKDAY_FIRST.exec(text);
  const weekdays = weekday && grammar.names.weekdays.get(bare(weekday[1] ?? ""));
  if (weekday && weekdays) {
    const rest = monthDayIn(text.slice(weekday[0].length), grammar, context, said);
    if (!rest) return undefined;
    // "Fri 5 December" that is a Saturday says two days.
    const fits = rest.dates.filter((date) => weekdays.has(date.dayOfWeek));
    if (fits.length === 0) return { dates: rest.dates, isAsked: true };
    return { dates: fits, isAsked: rest.isAsked && !MARKED_DAY.test(text.slice(weekday[0].length)) };
  }
  const marked = MARKED_DAY.exec(text) ?? BARE_DAY.exec(text);
  const date = marked && dayOfMonth(context, Number(marked[1]));
  return date ? { dates: [date], isAsked: BARE_DAY.test(text) } : undefined;
}

function ofMonthDay(
  months: ReadonlySet<number>,
  day: number,
  year: string | undefined,
  context: DateContext,
  isAsked: boolean,
): Dates | undefined {
  const dates = [...months].flatMap(
    (month) => (year === undefined ? withoutYear(context, month, day) : dateOf(yearOf(year), month, day)) ?? [],
  );
  return dates.length === 0 ? undefined : { dates, isAsked };
}

/** A month alone: its first day, asked about. */
function monthIn(text: string, { names }: Grammar, context: DateContext, _said: Said): Dates | undefined {
  const months = names.months.get(bare(text));
  if (months === undefined || context.direction === "past") return undefined;
  return { dates: [...months].flatMap((month) => withoutYear(context, month, 1) ?? []), isAsked: true };
}

function bare(name: string): string {
  return name.trim().replace(/[.,]+$/u, "");
}
