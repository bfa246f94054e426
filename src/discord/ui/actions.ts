import { joinCustomId, splitCustomId } from "./custom-id.ts";

/**
 * Every action that a button, a menu or a form of ours can lead to, with what its custom id carries, in the order in
 * which it stands there. Whoever draws a button and whoever answers it go by this one list: a name that is not here, and
 * an argument that is missing, extra or of another type, do not compile.
 *
 * What people have been sent goes on working: an argument is added at the end alone, as `optional` or `since`, and an
 * action that is drawn no more stays here for as long as messages with it may be pressed.
 */

/** One part of a custom id. `Written` is what it is made of; `Read` is what it says, also where an old one lacks it. */
type Part<Written, Read> = {
  write(value: Written): string;
  /** @param text undefined where the custom id ends before it */
  read(text: string | undefined): Read;
};
/** A part that may be left out, if all behind it are. */
type OptionalPart<Written, Read> = Part<Written, Read> & { readonly isOptional: true };

/** Between names of medicines. */
export const BETWEEN_NAMES = ";";

/** Empty where it is missing. */
const text: Part<string, string> = { write: (value) => value, read: (written = "") => written };
/** Not a number where what stands there is none, or where it is missing. */
const number: Part<number, number> = { write: String, read: Number };
/** Stands as an empty text where there is none. */
const orNone: Part<string | undefined, string | undefined> = {
  write: (value = "") => value,
  read: (written) => written || undefined,
};
const numberOrNone: Part<number | undefined, number | undefined> = {
  write: (value) => (value === undefined ? "" : String(value)),
  read: (written) => (written ? Number(written) : undefined),
};
const flag = (word: string): Part<boolean, boolean> => ({
  write: (isSet) => (isSet ? word : ""),
  read: (written) => written === word,
});
/** Texts with `between` between them, which is in none of them. */
const list = (between: string): Part<readonly string[], readonly string[]> => ({
  write: (values) => values.join(between),
  read: (written = "") => (written === "" ? [] : written.split(between)),
});
/** Left out where it is not given; undefined where it was left out. */
const optional = <Written, Read>({ write, read }: Part<Written, Read>): OptionalPart<Written, Read | undefined> => ({
  write,
  read: (written) => (written === undefined ? undefined : read(written)),
  isOptional: true,
});
/** Always written; custom ids of before do not have it, and then it is `before`. */
const since = <Written, Read, Before extends Read | undefined>(
  { write, read }: Part<Written, Read>,
  before: Before,
): Part<Written, Read | Before> => ({ write, read: (written) => (written === undefined ? before : read(written)) });

/** Which nightly message, and whose. The first ones carried the night alone. */
const OF_MESSAGE = { night: text, step: since(number, 0), owner: since(text, undefined) };
/** Which morning's message, and whose. */
const OF_CHECK_IN = { of: text, owner: text };
/** Of a message that is told apart by its buttons; read by nobody else. */
const MARKED = { marker: optional(orNone), step: optional(numberOrNone), owner: optional(text) };
/** Which question its answer is about, so that an older one does nothing; the first ones carried no such mark. */
const QUESTION = { asked: optional(text) };
/** A reminder as far as it is known, as commands/reminder/draft.ts writes it. */
const DRAFT = { bedtimes: text, lead: text, nights: text };
/** A custom id of its own for each of several buttons that may lead to the same. */
const NUMBERED = { number: optional(number) };
/** What opened a form: Discord's mobile clients show a form's first text again for the same custom id (discord-api-docs#7554). */
const FORM = { occasion: text };
/** A page of tips, as content/choose/tip-pages.ts writes it. */
const TIP_PAGE = { by: text, of: text, seed: text, at: text };
/** Whose page it is, on a message that others may press on, too. */
const OWN_TIP_PAGE = { owner: text, ...TIP_PAGE };
/** Where somebody is in an exercise. The first ones carried no message; `how` is how its pages are turned. */
const STEP = { owner: text, exercise: text, at: number, message: optional(text), how: optional(text) };
/** How far somebody is in the check. */
const CHECK = { question: text, yes: list("."), country: text };
/** How far somebody is in the questions before the four weeks, and what comes after the last of them. */
const SCREENING = { why: text, question: text, yes: list(".") };
/** Which evening's step, and whose. */
const OF_EVENING = { night: text, owner: optional(text) };
/** Which night's form, by whose clock, and whose it is. */
const NIGHT = { night: text, zone: text, owner: since(text, undefined) };
/** Which of several menus it is that hold one list. */
const MENU = { menu: number };
/** Names of medicines, as the tokens that commands/cautions/with.ts writes. */
const NAMED = { tokens: text };
/** Part of the article, and the statement on the page. */
const ARTICLE = { filter: text, claim: text };

const ACTIONS = {
  "cautions.all": {},
  "cautions.ask": {},
  "cautions.asked": FORM,
  "cautions.card": { card: text },
  "cautions.law-sources": { place: text },
  "cautions.more": NAMED,
  /** On messages of before `cautions.named`. */
  "cautions.name": { key: text },
  "cautions.named": NAMED,
  "cautions.named-sources": NAMED,
  "cautions.names": { names: list(BETWEEN_NAMES) },
  "cautions.place": { place: text },
  "cautions.sources": { topic: text },
  "cautions.steps": { namesOpioid: flag("opioid") },
  "cautions.topic": {},

  "coach.agreed": SCREENING,
  "coach.begin": {},
  "coach.cbti": {},
  "coach.changed": {},
  "coach.choose": {},
  "coach.cues": {},
  "coach.did": OF_EVENING,
  "coach.end": {},
  "coach.end-now": {},
  "coach.evening": OF_MESSAGE,
  "coach.finish": {},
  "coach.finish-answer": { asked: number, isBad: flag("bad"), isWorn: flag("worn") },
  "coach.go-on": { week: number },
  "coach.keep": {},
  "coach.look": {},
  "coach.look-day": {},
  "coach.no": SCREENING,
  "coach.not-tonight": OF_EVENING,
  "coach.open": {},
  "coach.pause": {},
  "coach.plan": { helped: list(".") },
  "coach.resume": {},
  "coach.shift-begin": { to: text },
  "coach.shift-end": {},
  "coach.shift-move": { bedtime: text },
  "coach.shift-pause": {},
  "coach.shift-resume": {},
  "coach.shift-stay": {},
  "coach.shift-to": { to: text },
  "coach.show": {},
  "coach.sources": { entry: text },
  "coach.step": { week: number, step: text },
  "coach.tie": { step: text, what: text },
  "coach.tip": { tip: text },
  "coach.warning": {},
  "coach.yes": SCREENING,

  /** What the day before a night had, as checkboxes. */
  "diary.also": NIGHT,
  "diary.also-off": NIGHT,
  "diary.also-ticked": { night: text, zone: text, ...FORM },
  /** The question whether check-ins are still wanted, answered. */
  "diary.checkin-go-on": OF_CHECK_IN,
  "diary.checkin-pause": OF_CHECK_IN,
  "diary.checkin-at": { time: text, zone: text, owner: text, ...QUESTION, hours: optional(number) },
  "diary.checkin-log": NIGHT,
  "diary.checkin-place": { times: text, zone: text, ...NUMBERED, ...QUESTION, hours: optional(number) },
  /** The night and the owner are on the last message before a pause by silence, and on no other. */
  "diary.checkin-resume": { of: optional(text), owner: optional(text) },
  "diary.checkin-skip": NIGHT,
  /** On a confirming message the marker of that message, and nobody's name. */
  "diary.checkin-undo": NIGHT,
  "diary.checkin-usual": NIGHT,
  "diary.checkin-stop": { of: text, owner: optional(text) },
  /** The menu of evenings; how many weeks the report had that led here. */
  "diary.free": { weeks: number },
  "diary.free-chosen": { weeks: number },
  "diary.last": {},
  /** What waits of an import, or was imported, by the mark it was given. */
  "diary.import": { id: text },
  "diary.import-cancel": { id: text },
  "diary.import-undo": { id: text },
  "diary.open": { ...NIGHT, ...NUMBERED },
  "diary.pick": { ...NIGHT, fields: text, choice: text },
  "diary.place": { night: optional(text) },
  "diary.place-typed": { night: text, ...FORM },
  "diary.rest": { ...NIGHT, fields: text },
  "diary.report": { weeks: number },
  /** What stands out in the weeks, put into practice. */
  "diary.stands-out": { remark: text },
  "diary.table": { weeks: number },
  "diary.typed": { night: text, zone: text, ...FORM, from: optional(text) },
  "diary.weekly-day": { of: text, owner: text },
  "diary.weekly-look": OF_CHECK_IN,
  "diary.weekly-resume": {},
  "diary.weekly-stop": { of: text, owner: optional(text) },
  "diary.which": { nights: list("~"), zone: text, ...NUMBERED },

  "help.not-that": {},
  "help.now": {},
  "help.now-asked": { card: text, namesOpioid: optional(flag("opioid")) },
  "help.now-card": { card: text, country: orNone },
  "help.now-country": { card: orNone, namesOpioid: flag("opioid"), country: orNone, menu: optional(number) },
  "help.now-cpr": { country: orNone },
  "help.now-naloxone": { country: orNone },
  "help.now-sources": { card: text, country: orNone },
  "help.numbers": {},
  "help.numbers-country": MENU,
  /** On messages of before `help.now-country`. */
  "help.urgent-country": { topic: text },

  "privacy.ask": {},
  "privacy.delete": QUESTION,
  "privacy.keep": {},

  "reminder.at": { ...DRAFT, zone: text, ...NUMBERED, ...QUESTION },
  "reminder.at-home": {},
  /** Nights that may be meant as the first at home again. */
  "reminder.away": { zone: text, nights: list("~"), ...NUMBERED, ...QUESTION },
  "reminder.begin": {},
  "reminder.city": DRAFT,
  "reminder.city-typed": { ...DRAFT, ...FORM },
  "reminder.clock": DRAFT,
  /** On a message that others see, whose it is. */
  "reminder.every-night": { owner: optional(text) },
  "reminder.every-other": OF_MESSAGE,
  "reminder.go-on": OF_MESSAGE,
  "reminder.in-bed": OF_MESSAGE,
  "reminder.keep": {},
  /** On a night's message with that night: a message is told from others by what its buttons carry. */
  "reminder.longer": { zone: text, night: optional(text) },
  "reminder.my-clock": DRAFT,
  "reminder.my-clock-typed": { ...DRAFT, ...FORM },
  "reminder.near": { ...DRAFT, zone: optional(text), ...QUESTION },
  "reminder.other-day": { zone: text },
  "reminder.other-day-typed": { zone: text, ...FORM },
  "reminder.other-time": {},
  "reminder.pause": {},
  "reminder.pause-asked": OF_MESSAGE,
  "reminder.pause-until": { night: text, ...QUESTION },
  "reminder.place": { ...DRAFT, ...QUESTION },
  /** Marked on the last message before a pause by silence alone; whose it is, on any message that others may see. */
  "reminder.resume": MARKED,
  "reminder.rota-day": { ...DRAFT, zone: text },
  "reminder.rota-pick": {},
  "reminder.rota-start": { ...DRAFT, zone: text },
  "reminder.rota-times": { shifts: text, start: text },
  "reminder.rota-times-typed": { shifts: text, start: text, ...FORM },
  "reminder.rota-type": {},
  "reminder.rota-typed": FORM,
  "reminder.skip": OF_MESSAGE,
  "reminder.skip-tonight": {},
  "reminder.snooze": OF_MESSAGE,
  "reminder.start": { bedtime: text },
  "reminder.stop": MARKED,
  "reminder.stop-now": QUESTION,
  "reminder.test": {},
  "reminder.thread": {},
  "reminder.time-typed": FORM,
  "reminder.to-dm": {},
  /** A draft with the time of getting up in the place of a bedtime. */
  "reminder.wake": { ...DRAFT, zone: optional(text) },

  /** On messages from before one tip was shown at a time, as is `sleep.more`. */
  "sleep.again": OWN_TIP_PAGE,
  "sleep.article": ARTICLE,
  "sleep.article-grade": {},
  "sleep.article-section": { filter: text },
  "sleep.article-sources": ARTICLE,
  "sleep.article-start": {},
  "sleep.awake": MARKED,
  "sleep.awake-why": { card: text },
  "sleep.breathe": {},
  "sleep.check-again": {},
  "sleep.check-begin": {},
  "sleep.check-country": { question: text, yes: list("."), ...MENU },
  "sleep.check-no": CHECK,
  "sleep.check-on": CHECK,
  "sleep.check-page": { ...CHECK, page: number },
  "sleep.check-sources": { ...CHECK, page: optional(number) },
  "sleep.check-yes": CHECK,
  "sleep.get-up": {},
  "sleep.more": OWN_TIP_PAGE,
  "sleep.park": {},
  "sleep.parked": FORM,
  "sleep.relax-again": STEP,
  "sleep.relax-back": STEP,
  "sleep.relax-count": STEP,
  "sleep.relax-next": STEP,
  "sleep.relax-other": { owner: text, message: since(text, undefined) },
  "sleep.relax-pause": STEP,
  "sleep.relax-sources": { exercise: text },
  "sleep.sources": TIP_PAGE,
  "sleep.tip": OWN_TIP_PAGE,
  "sleep.tonight-at": { bedtime: text },
  "sleep.tonight-clock": { bedtime: text },
  "sleep.tonight-wake": { wake: text },
  "sleep.tonight-why": {},
  "sleep.try": {},
} as const satisfies Readonly<Record<string, Readonly<Record<string, Part<never, unknown>>>>>;

type Actions = typeof ACTIONS;
export type ActionName = keyof Actions;

type Written<P> = P extends { write(value: infer Value): string } ? Value : never;
type Read<P> = P extends { read(text: string | undefined): infer Value } ? Value : never;
type Optional<Parts> = { [K in keyof Parts]: Parts[K] extends { readonly isOptional: true } ? K : never }[keyof Parts];

/** What an action's custom id is made of, by name. */
export type ActionArgs<A extends ActionName> = {
  readonly [K in Exclude<keyof Actions[A], Optional<Actions[A]>>]: Written<Actions[A][K]>;
} & { readonly [K in Optional<Actions[A]>]?: Written<Actions[A][K]> | undefined };

/** What an action's custom id says. */
export type ReadArgs<A extends ActionName> = { readonly [K in keyof Actions[A]]: Read<Actions[A][K]> };

/** The arguments behind an action's name: none where it takes none, and they may be left out where all may be. */
export type ArgsOf<A extends ActionName> = A extends ActionName
  ? [keyof Actions[A]] extends [never]
    ? readonly []
    : Record<never, never> extends ActionArgs<A>
      ? readonly [args?: ActionArgs<A>]
      : readonly [args: ActionArgs<A>]
  : never;

/** Actions whose arguments are among these, so that one function can draw or answer any of them. */
export type ActionWith<Args> = { [A in ActionName]: Args extends ActionArgs<A> ? A : never }[ActionName];

declare const written: unique symbol;
/** A custom id of ours, for a control that leads to an action. */
export type CustomId = string & { readonly [written]: ActionName };

/**
 * The custom id of a control that leads to this action.
 *
 * @throws {RangeError} when it would not fit, or could not be read back
 */
export function customId<A extends ActionName>(action: A, ...[args]: ArgsOf<A>): CustomId {
  const given = (args ?? {}) as Readonly<Record<string, never>>;
  const parts: [string, Part<never, unknown> & { readonly isOptional?: true }][] = Object.entries(ACTIONS[action]);
  const last = parts.findLastIndex(([name, { isOptional }]) => !isOptional || given[name] !== undefined);
  const texts = parts
    .slice(0, last + 1)
    .map(([name, part]) => (isLeftOut(part, given[name]) ? "" : part.write(given[name] as never)));
  return joinCustomId(action, ...texts) as CustomId;
}

function isLeftOut({ isOptional }: { readonly isOptional?: true }, value: unknown): boolean {
  return isOptional === true && value === undefined;
}

/** What a custom id leads to, with what it says; undefined for one that is not ours, or of an action that is not there. */
export type Pressed<A extends ActionName = ActionName> = {
  readonly [B in A]: { readonly action: B; readonly args: ReadArgs<B> };
}[A];

export function readCustomId(id: string): Pressed | undefined {
  const parts = splitCustomId(id);
  if (parts === undefined || !isAction(parts.action)) return undefined;
  const { action, args } = parts;
  const named = Object.entries<Part<never, unknown>>(ACTIONS[action]).map(([name, { read }], at) => [
    name,
    read(args[at]),
  ]);
  return { action, args: Object.fromEntries(named) } as Pressed;
}

/** What a custom id of ours carries, as it is written; nothing where it is not ours. */
export function carriedBy(id: string): readonly string[] {
  return splitCustomId(id)?.args ?? [];
}

export const ACTION_NAMES = Object.keys(ACTIONS) as readonly ActionName[];

function isAction(name: string): name is ActionName {
  return Object.hasOwn(ACTIONS, name);
}
