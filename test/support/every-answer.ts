import type { Programme, Shift } from "../../src/coaching/record.ts";
import { EVERY_PART } from "../../src/content/schema/part-of-day.ts";
import type { TurnOnOutcome } from "../../src/delivery/consent.ts";
import { UnreadableRecord } from "../../src/delivery/message-records.ts";
import { ledgerOf, NIGHT_ANSWERS, type PastNight } from "../../src/nights/ledger.ts";
import type { SnoozeOutcome } from "../../src/nights/snooze.ts";
import type { Weekday } from "../../src/time/weekdays.ts";
import { commandHouse, content, filesFrom, mapCoaching, type Outcome } from "./command-house.ts";
import { storedCheckIn } from "./fake-check-ins.ts";
import { storedReminder } from "./fake-reminders.ts";
import { storedWeekly } from "./fake-weekly.ts";
import { FROM_ANYWHERE, pressEverything } from "./press-everything.ts";
import { fitbitFile, someNights } from "./sleep-files/apps.ts";

type House = ReturnType<typeof commandHouse>;
type Settings = Parameters<typeof commandHouse>[1];
type Go = (house: House, ...asked: (readonly [string, object?, object?])[]) => Promise<void>;

const OTHER = { schedule: { bedtime: "23:00", zone: "Asia/Tokyo", leadMinutes: 30 }, askedAt: "2026-03-12T19:00:00Z" };
const ID = "1101112131415161718";

/** A record with something in every field, so that everything kept is told. */
const FULL = storedReminder({
  pending: { ...OTHER, occasion: "9", triesUntil: "2026-03-12T20:15:00Z" } as never,
  plans: { reminder: "2026-03-12T21:45:00Z", consent: "2026-03-12T20:01:00Z" },
  claim: { night: "2026-03-12", at: "2026-03-12T19:59:00Z" } as never,
  refusals: 2,
  notice: "dms-refused",
});

/** Names for `with:`, so that each way of reading one is met, alone and among others. */
const NAMES = ["xanax", "zzzzzz", "kratom", "xanaxx", "poppy tea", "alcohol", "sleeping pills", "aspirinn", "benzo"];
const MIXED = [
  "xanax, zzzzzz",
  "kratom, alcohol",
  "xanaxx, alcohol, zzzzzz, poppy tea",
  ",",
  "a, b, c, d, e",
  "kratom",
];
const TOLD = ["US", "Germany", "Georgia", "CA", "Ohioo", "nowhere at all", "Thailand", "Vermont"];

const OWNER = "234567890123456789";
const NIGHT = "2026-03-12";
const OPENS = Temporal.Instant.from("2026-03-12T21:45:00Z");
const WINDOW = { night: NIGHT, opensAt: OPENS, closesAt: Temporal.Instant.from("2026-03-12T22:30:00Z") };
const LATER = { night: "2026-03-14", opensAt: OPENS.add({ hours: 48 }), closesAt: OPENS.add({ hours: 49 }) };

/** A past night of every kind. */
const NIGHTS: readonly PastNight[] = [
  { night: "2026-03-01", outcome: "sent", at: "2026-03-01T21:45:00Z" },
  ...NIGHT_ANSWERS.map((answer, at) => ({
    night: `2026-03-0${at + 2}`,
    outcome: "sent" as const,
    at: "2026-03-02T21:45:00Z",
    answer,
    snoozes: { asked: 2, sent: 1 },
  })),
  { night: "2026-03-07", outcome: "late", at: "2026-03-07T22:30:00Z" },
  { night: "2026-03-08", outcome: "late", at: "2026-03-08T22:30:00Z", why: { kind: "discord" } },
  {
    night: "2026-03-09",
    outcome: "late",
    at: "2026-03-09T23:10:00Z",
    why: { kind: "down", from: "2026-03-09T21:00:00Z", to: "2026-03-09T23:10:00Z" },
  },
  ...(["skipped", "refused", "failed", "unknown"] as const).map((outcome, at) => ({
    night: `2026-03-${10 + at}`,
    outcome,
    at: "2026-03-10T22:30:00Z",
  })),
];

/** Everything that setting a reminder can come to. */
const TURNED_ON: readonly TurnOnOutcome[] = [
  { kind: "on", window: WINDOW, isPaused: false },
  { kind: "moved", window: LATER, isPaused: false, wasPaused: false },
  { kind: "moved", window: LATER, isPaused: false, wasPaused: true },
  { kind: "unchanged", window: LATER, isPaused: true },
  { kind: "refused" },
  { kind: "waiting" },
  { kind: "rejected" },
  { kind: "overtaken" },
  { kind: "repeated" },
];

/** The reminder in every state, with everything that can be typed and pressed. */
async function everyReminderAnswer(settings: Settings, go: Go): Promise<void> {
  const schedule = { bedtime: "22:30", zone: "Europe/Lisbon", leadMinutes: 45, nights: [1, 5] as Weekday[] };
  const records = [
    undefined,
    storedReminder({ nights: ledgerOf(NIGHTS), schedule: { ...schedule, quiet: true } }),
    storedReminder({ state: "off", next: null, plans: {}, nights: ledgerOf([]) }),
    storedReminder({ state: "paused", pausedBy: "person", next: null, plans: {} }),
    storedReminder({ state: "paused", pausedBy: "refusals", next: null, plans: {}, notice: "dms-refused" }),
    storedReminder({ pausedUntil: "2026-03-14", locale: "de", unanswered: 3, troubled: "2026-03-11" }),
    storedReminder({ next: { ...(storedReminder().next as object), step: 1 } as never }),
    FULL,
  ];
  for (const record of records) {
    const house = commandHouse({ find: async () => record }, settings);
    await go(house, ["reminder show"], ["privacy show"], ["reminder zone", { place: "Tokyo" }]);
  }
  const typed = [
    ["reminder set", { bedtime: "22:30" }],
    ["reminder set", { bedtime: "10:30", zone: "United States", nights: "weeknights" }],
    ["reminder set", { bedtime: "22:30", zone: "Lisbon", nights: "mon fri", quiet: true }],
    ["reminder set", { bedtime: "22:30", zone: "Lisbonn" }],
    ["reminder set", { bedtime: "22:30", nights: "sometimes" }],
    ["reminder set", { bedtime: "22:30", lead: 5 }],
    ["reminder set", { bedtime: "02:30", zone: "Lisbon" }, { locale: "de" }],
    ["reminder set", { bedtime: "half eleven", zone: "Lisbon" }],
    ["reminder set", { bedtime: "after 11 pm", zone: "Lisbon" }],
    ["reminder set", { bedtime: "23.5", zone: "Lisbon" }],
  ] as const;
  for (const outcome of TURNED_ON) {
    const house = commandHouse({ turnOn: async () => outcome }, settings);
    await go(house, ...typed);
  }
  for (const isThere of [true, false]) {
    const nextAt = isThere ? OPENS : undefined;
    for (const skip of ["in-time", "sent-already", "under-way", "not-tonight", "nothing-on"] as const) {
      const house = commandHouse(
        {
          find: async () => storedReminder(),
          stop: async () => ({ wasOn: isThere, isOneInFlight: skip === "under-way" }),
          pause: async () => ({ kind: isThere ? "paused" : "nothing-on", isOneInFlight: true, resumesAt: nextAt }),
          resume: async () => (isThere ? { kind: "resumed", nextAt: OPENS } : { kind: "was-on", nextAt: OPENS }),
          skipTonight: async () => ({ kind: skip, nextAt }),
        },
        settings,
      );
      const until = [
        {},
        { until: "friday" },
        { until: "today" },
        { until: "2020-01-01" },
        { until: "2029-01-01" },
        { until: "a few days" },
        { until: "24" },
      ];
      await go(
        house,
        ["reminder off"],
        ["reminder show"],
        ["reminder resume"],
        ...until.map((options) => ["reminder pause", options] as const),
      );
    }
  }
  await go(commandHouse({}, settings), ["reminder resume"]);
  for (const outcome of ["sent", "refused", "not-now", "rejected"] as const)
    await go(commandHouse({ test: async () => outcome }, settings), ["reminder test"]);
}

/** What people write into the form of a night: all of it, next to nothing, and each thing that does not fit. */
const FORMS: readonly Readonly<Record<string, string>>[] = [
  { bed: "23:10, 23:30", onset: "half an hour", awake: "2, 20 min", rise: "6:45, 7:10", quality: "fair" },
  { bed: "23:10", onset: "no sleep", rise: "7" },
  { awake: "none", quality: "very-good" },
  { awake: "once, 5 min", onset: "10" },
  {},
  { bed: "", onset: "", awake: "", rise: "", quality: "" },
  { bed: "late", onset: "20 to 30 min", awake: "a few times", rise: "no idea" },
  { bed: "no idea" },
  { onset: "1.5", awake: "2, <10", quality: "fair" },
  { bed: "25:00", onset: "soon", awake: "often", rise: "25:00" },
  { onset: "-5", awake: "-2", bed: "23:30, 23:10", rise: "7:10, 6:45" },
  { bed: "23:30", rise: "22:00", awake: "3, 19h" },
  { bed: "23:30, 23:31", rise: "6, 7" },
];

/** The diary, empty and with nights in it, and every form that comes of it. */
async function everyDiaryAnswer(settings: Settings, go: Go, see: (outcome: Outcome, where: string) => void) {
  const now = "2026-03-12T20:00:00Z";
  const nights = [
    {},
    { night: "Friday" },
    { night: "soon" },
    { night: "tonight" },
    { night: "2020-01-01" },
    { night: "2/3" },
    { night: "31 February" },
  ];
  for (const locale of ["de", "en-US"]) {
    const house = commandHouse({}, { ...settings, now });
    await go(
      house,
      ...nights.map((options) => ["diary log", options, { locale }] as const),
      ["diary log", { zone: "Lisbon" }, { locale }],
      ["diary log", { zone: "United States" }],
    );
  }
  const house = commandHouse({ find: async () => storedReminder() }, { ...settings, now });
  for (const night of ["2026-03-11", "2026-03-12", "2026-03-10"]) {
    for (const form of FORMS) {
      const outcome = await house.submit(`1|diary.typed|${night}|Europe/Lisbon|${ID}`, form);
      await pressEverything(house, [[`/diary log ${night} ${JSON.stringify(form)}`, outcome]], {
        see,
        entryPoints: FROM_ANYWHERE,
      });
    }
  }
  for (const id of ["open|2026-03-11|Europe/Lisbon|1", "open|gone|Europe/Lisbon", "typed|2026-03-11|Nowhere"])
    see(await house.press(`1|diary.${id}`), id);
  await go(house, ["privacy show"], ["diary log"], ["diary week"], ["diary report"], ["diary export"]);
  await go(house, ["diary export", { format: "standard" }], ["diary export", { format: "plees" }]);
  const file = { url: "https://cdn.discordapp.com/a", size: 100_000 };
  const files = filesFrom({ [file.url]: fitbitFile(someNights(3, "2026-03-10")) });
  const importing = commandHouse({ find: async () => storedReminder() }, { ...settings, now, files });
  await go(importing, ["diary import", { file }], ["privacy show"], ["diary import", { file: { ...file, url: "" } }]);
  await go(
    commandHouse({ find: async () => storedReminder() }, { ...settings, now }),
    ["diary week"],
    ["diary report"],
    ["diary export"],
  );

  // Weeks in which each thing stands out.
  const weeks: readonly (readonly Readonly<Record<string, string>>[])[] = [
    ["19", "20", "21", "22", "23"].map((hour) => ({ bed: `${hour}:00`, onset: "5", awake: "none", rise: "7" })),
    ["4", "5", "6", "7", "8"].map((hour) => ({ bed: "22:00", onset: "5", awake: "none", rise: hour })),
    ["7", "7", "7"].map((rise) => ({ bed: "22:00", onset: "60", awake: "none", rise })),
    ["7", "7", "7"].map((rise) => ({ bed: "22:00", onset: "5", awake: "2, 1h", rise })),
  ];
  for (const forms of weeks) {
    const sleeper = commandHouse({ find: async () => storedReminder() }, { ...settings, now });
    for (const [at, form] of forms.entries())
      await sleeper.submit(`1|diary.typed|2026-03-0${9 - at}|Europe/Lisbon|${ID}`, form);
    await go(sleeper, ["diary week"], ["diary week", { weeks: 4 }], ["privacy show"]);
    await go(sleeper, ["diary report"], ["diary report", { weeks: 4, name: "Robin" }], ["diary report", { weeks: 1 }]);
    for (const days of [["5", "6"], []]) {
      see(await sleeper.choose("1|diary.free-chosen|2", ...days), `free nights ${days}`);
      await go(sleeper, ["diary report"], ["privacy show"]);
    }
  }
  const old = commandHouse({ find: async () => storedReminder() }, { ...settings, now });
  await old.submit(`1|diary.typed|2026-01-09|Europe/Lisbon|${ID}`, { quality: "fair" });
  await go(old, ["diary week"], ["diary report"]);
  await go(commandHouse({}, { ...settings, now }), ["diary report", {}, { locale: "en-US" }]);
  for (const drawn of [
    { kind: "busy" },
    { kind: "failed" },
    { kind: "drawn", pdf: Buffer.from("a page"), isNameLeftOut: true },
  ] as const) {
    const asker = commandHouse(
      { find: async () => storedReminder() },
      { ...settings, now, drawReport: async () => drawn },
    );
    for (const night of ["2026-03-11", "2026-03-10", "2026-03-09"])
      await asker.submit(`1|diary.typed|${night}|Europe/Lisbon|${ID}`, FORMS[0] ?? {});
    await go(asker, ["diary report", { name: "Robin" }]);
  }
}

/** A check-in with something in every field. */
const FULL_CHECK_IN = storedCheckIn({
  pending: { schedule: { at: "09:00", zone: "Asia/Tokyo" }, nonce: "n", askedAt: "2026-03-12T19:00:00Z" },
  plans: { reminder: "2026-03-13T08:00:00Z", consent: "2026-03-12T20:01:00Z" },
  claim: { night: "2026-03-12", at: "2026-03-12T19:59:00Z" } as never,
  refusals: 2,
  unanswered: 3,
  troubled: "2026-03-11",
  locale: "de",
  notice: "dms-refused",
});

/** The check-in in every state, with everything that can be typed and pressed. */
async function everyCheckInAnswer(settings: Settings, go: Go, see: (outcome: Outcome, where: string) => void) {
  const records = [
    undefined,
    storedCheckIn({ nights: ledgerOf(NIGHTS.filter(({ snoozes }) => !snoozes)) }),
    storedCheckIn({ nights: ledgerOf(NIGHTS.filter(({ answer }) => answer === "skip")) }),
    storedCheckIn({ state: "off", next: null, plans: {}, nights: ledgerOf([]) }),
    storedCheckIn({ state: "paused", pausedBy: "refusals", next: null, plans: {} }),
    storedCheckIn({ next: { night: "2026-03-11", opensAt: "2026-03-12T18:00:00Z", closesAt: "2026-03-12T22:00:00Z" } }),
    FULL_CHECK_IN,
  ];
  for (const [at, record] of records.entries()) {
    const checkIns = {
      find: async () => record,
      stop: async () => ({ wasOn: at > 0, isOneInFlight: at > 3 }),
      skip: async () => at > 0,
    };
    const house = commandHouse({ find: async () => storedReminder() }, { ...settings, checkIns });
    await go(house, ["diary checkin show"], ["privacy show"], ["diary checkin off"], ["reminder off"]);
    for (const id of ["log", "skip", "stop"])
      for (const owner of [OWNER, "1"]) {
        const zone = id === "stop" ? "" : "|Europe/Lisbon";
        const button = `1|diary.checkin-${id}|2026-03-11${zone}|${owner}`;
        await pressEverything(house, [[button, await house.press(button)]], { see, entryPoints: FROM_ANYWHERE });
      }
    const form = `1|diary.typed|2026-03-11|Europe/Lisbon|${ID}|check-in`;
    for (const typed of [FORMS[0], FORMS[5], FORMS.at(-4)]) see(await house.submit(form, typed ?? {}), form);
  }
  const typed = [
    ["diary checkin on", { at: "8", zone: "Lisbon" }],
    ["diary checkin on", { at: "22:00", zone: "Lisbon" }],
    ["diary checkin on", { at: "soon" }],
    ["diary checkin on", { at: "half 8", zone: "Lisbon" }],
    ["diary checkin on", { at: "after 8", zone: "Lisbon" }],
    ["diary checkin on", { at: "08:00" }],
    ["diary checkin on", { at: "08:00", zone: "United States" }],
  ] as const;
  for (const outcome of TURNED_ON)
    await go(commandHouse({}, { ...settings, checkIns: { turnOn: async () => outcome } }), ...typed);
  for (const notice of ["dms-refused", "consent-lost"] as const)
    await go(commandHouse({}, { ...settings, checkIns: { takeNotice: async () => notice } }), ["diary checkin show"]);
  const everything = {
    find: async () => FULL_CHECK_IN,
    wordForWord: async () => ({ records: ["{}", "x"], agenda: [] }),
  };
  const full = { find: async () => FULL, wordForWord: async () => ({ records: ["{}", "x"], agenda: [] }) };
  const house = commandHouse(full, { ...settings, checkIns: everything });
  for (const [night, form] of [FORMS[0], FORMS[1], FORMS.at(-4)].entries())
    await house.submit(`1|diary.typed|2026-03-1${night}|Europe/Lisbon|${ID}`, form ?? {});
  await go(house, ["diary week"], ["help", { country: "Germany" }], ["privacy show"]);
}

/** The weekly word in every state, with everything that can be typed and pressed. */
async function everyWeeklyAnswer(settings: Settings, go: Go, see: (outcome: Outcome, where: string) => void) {
  const pending = {
    schedule: { day: 1, at: "09:00", zone: "Asia/Tokyo" },
    nonce: "n",
    askedAt: "2026-03-12T19:00:00Z",
  } as const;
  const records = [
    undefined,
    storedWeekly(),
    storedWeekly({ state: "off", next: null, plans: {} }),
    storedWeekly({
      state: "paused",
      pausedBy: "refusals",
      pending,
      next: null,
      plans: { consent: "2026-03-12T20:01:00Z" },
      claim: { night: "2026-03-12", at: "2026-03-12T19:59:00Z" } as never,
      refusals: 2,
      unanswered: 3,
      troubled: "2026-03-11",
      locale: "de",
      notice: "dms-refused",
    }),
  ];
  const typed = [
    ["diary weekly on", {}],
    ["diary weekly on", { day: 3, at: "6" }],
    ["diary weekly on", { at: "23:00" }],
    ["diary weekly off"],
    ["privacy show"],
  ] as const;
  for (const [at, record] of records.entries())
    for (const outcome of at === 1 ? TURNED_ON : TURNED_ON.slice(0, 1)) {
      const weekly = {
        find: async () => record,
        turnOn: async () => outcome,
        stop: async () => ({ wasOn: at > 0, isOneInFlight: at > 2 }),
        wordForWord: async () => ({ records: record ? ["{}", "x"] : [], agenda: [] }),
      };
      const house = commandHouse({ find: async () => storedReminder() }, { ...settings, weekly });
      await go(house, ...typed);
      for (const owner of [OWNER, "1"]) {
        see(await house.choose(`1|diary.weekly-day|2026-03-15|${owner}`, "3"), "another day");
        for (const id of ["look", "stop"]) see(await house.press(`1|diary.weekly-${id}|2026-03-15|${owner}`), id);
      }
    }
  const crowded = {
    find: async () => storedReminder({ schedule: { bedtime: "18:30", zone: "Europe/Lisbon", leadMinutes: 45 } }),
  };
  await go(commandHouse(crowded, { ...settings, weekly: { turnOn: async () => TURNED_ON[0] as never } }), [
    "diary weekly on",
    {},
  ]);
  for (const notice of ["dms-refused", "consent-lost"] as const)
    await go(commandHouse({}, { ...settings, weekly: { takeNotice: async () => notice } }), ["diary weekly off"]);
}

/** The four weeks and the plan to move a bedtime in every state, with everything that can be typed and pressed. */
async function everyCoachAnswer(
  settings: Settings,
  go: Go,
  goByNo: Go,
  see: (outcome: Outcome, where: string) => void,
) {
  const now = "2026-03-12T20:00:00Z";
  const at = { startedOn: "2026-03-01", touchedOn: "2026-03-12", days: [] };
  const day = { night: "2026-03-10", step: "w1-rise" };
  const tied = { step: "w1-rise", cue: "alarm", action: "feet" };
  const programmes: readonly (Programme | undefined)[] = [
    undefined,
    {
      ...at,
      week: 1,
      weekOn: "2026-03-10",
      ...tied,
      days: [{ ...day, did: false }],
      lookDay: 7,
      lookFrom: "2026-03-15",
    },
    { ...at, week: 1, weekOn: "2026-03-01", step: "w1-light", days: [{ ...day, did: true }] },
    { ...at, week: 2, weekOn: "2026-03-01", pausedOn: "2026-03-11", step: "gone", cue: "gone" },
    { ...at, week: 2, weekOn: "2026-03-01", ...tied, step: "w2-clock" },
    { ...at, week: 3, weekOn: "2026-03-10", touchedOn: "2026-01-20", startedOn: "2026-01-01" },
    { ...at, week: 4, weekOn: "2026-03-01", step: "w4-worry", days: [{ ...day, step: "w4-worry", did: true }] },
  ];
  const shift = { from: "22:30", to: "21:30", at: "22:30", startedOn: "2026-03-10", touchedOn: "2026-03-10" };
  const shifts: readonly (Shift | undefined)[] = [
    undefined,
    shift,
    { ...shift, movedOn: "2026-03-12" },
    { ...shift, to: "23:00", pausedOn: "2026-03-11" },
  ];
  for (const [number, programme] of programmes.entries()) {
    const coaching = mapCoaching(now);
    await coaching.programme(OWNER, () => ({ next: programme, outcome: undefined }));
    await coaching.shift(OWNER, () => ({ next: shifts[number % shifts.length], outcome: undefined }));
    const record = number === 0 ? undefined : storedReminder();
    const house = commandHouse({ find: async () => record }, { ...settings, now, coaching });
    const paths = ["show", "start", "pause", "resume", "shift", "end"] as const;
    await go(house, ["privacy show"], ...paths.map((path) => [`coach ${path}`] as const));
    for (const id of ["did", "not-tonight"])
      for (const [night, owner] of [
        [NIGHT, OWNER],
        [NIGHT, "1"],
        ["2026-01-01", OWNER],
      ])
        see(await house.press(`1|coach.${id}|${night}|${owner}`), id);
    await go(house, ["coach show"]);
  }
  for (const [number, turned] of TURNED_ON.slice(0, 4).entries()) {
    const moving = { find: async () => storedReminder(), turnOn: async () => turned };
    const house = commandHouse(moving, { ...settings, now });
    // What is said to one yes or another does not depend on what the reminder comes to, nor on the bedtime aimed at.
    for (const [which, to] of ["22:20", "22:30", "23:30", "10:30", "4", "soon", "22.5", ""].entries())
      await (number + which === 0 ? go : goByNo)(house, ["coach shift", to === "" ? {} : { to }]);
  }
  for (const id of [
    "tie|gone|cue",
    "step|1|gone",
    "step|9|w1-rise",
    "yes|start|gone|",
    "sources|gone",
    "tip|gone",
    "go-on|9",
    "finish-answer|3||",
    "shift-to|x",
    "agreed|start|mania|",
  ])
    see(await commandHouse({ find: async () => storedReminder() }, { ...settings, now }).press(`1|coach.${id}`), id);
}

/** The buttons of a night's message, with everything that can come of them. */
async function everyNightButton(settings: Settings, see: (outcome: Outcome, where: string) => void): Promise<void> {
  const answers = ["noted", "over", "unknown-night"] as const;
  const snoozes: readonly SnoozeOutcome[] = [
    { kind: "set", at: OPENS, isRepeat: false },
    { kind: "no-room", bedtime: WINDOW.closesAt },
    { kind: "used-up" },
    { kind: "over" },
    { kind: "not-on" },
    { kind: "unknown-night" },
  ];
  for (const [at, snooze] of snoozes.entries()) {
    const kind = answers[at % answers.length] ?? "noted";
    const nextAt = at < 3 ? OPENS : undefined;
    const house = commandHouse({ answer: async () => ({ kind, nextAt }), snooze: async () => snooze }, settings);
    for (const button of ["in-bed", "snooze", "skip", "go-on", "pause-asked", "stop"])
      for (const owner of [OWNER, "1"]) {
        const id = `1|reminder.${button}|${NIGHT}|0|${owner}`;
        await pressEverything(house, [[id, await house.press(id)]], { see, entryPoints: FROM_ANYWHERE });
      }
  }
}

/**
 * Asks for everything, in every way that leads to other words, and presses everything that comes.
 *
 * @param see told of every answer, with the way to it
 */
export async function everyAnswer(settings: Settings, see: (outcome: Outcome, where: string) => void): Promise<void> {
  const goWith =
    (entryPoints: readonly string[]): Go =>
    async (house, ...asked) => {
      const first: [string, Outcome][] = [];
      for (const [path, options, more] of asked)
        first.push([
          `/${path} ${JSON.stringify(options ?? {})}`,
          await house.type(path, (options ?? {}) as never, more),
        ]);
      await pressEverything(house, first, { see, entryPoints });
    };
  const go = goWith(FROM_ANYWHERE);
  /** Presses each yes to a question before the coach, and goes on behind no alone. */
  const goByNo = goWith([...FROM_ANYWHERE, "coach.yes"]);
  await everyReminderAnswer(settings, go);
  await everyNightButton(settings, see);
  await everyDiaryAnswer(settings, go, see);
  await everyCheckInAnswer(settings, go, see);
  await everyWeeklyAnswer(settings, go, see);
  await everyCoachAnswer(settings, go, goByNo, see);
  const house = commandHouse({}, settings);

  await go(
    house,
    ...content.topics.map(({ label }) => ["sleep tips", { about: label }] as const),
    ["sleep tips", { private: true }],
    ["sleep tips", { about: "zzzzz" }],
    ["sleep tips", { about: "what can i take to sleep" }],
    ["sleep tips", { about: "panic attacks at night" }],
    ["sleep tips", { about: "I want to die" }],
    ...content.cautionTopics.map(({ label }) => ["cautions", { topic: label }] as const),
    ["cautions"],
    ["cautions", { topic: "zzzzz" }],
    ["cautions", { topic: "zzzzz", with: "alcohol" }],
    ["cautions", { with: "I want to die" }],
    ...[...NAMES, ...MIXED].map((names) => ["cautions", { with: names }] as const),
    ...TOLD.map((place) => ["cautions", { place }] as const),
    ["sleep article"],
    ["sleep check"],
    ["sleep relax"],
    ["sleep relax", { kind: "breathing", private: true }],
    ...content.helplines.map(({ country }) => ["help", { country }] as const),
    ["help"],
    ["help", { country: "Atlantis" }],
    ["privacy show"],
    ["privacy export"],
    ["privacy delete"],
    ["gone"],
    ["sleep gone"],
  );
  await go(commandHouse({}, { ...settings, now: "2036-03-12T20:00:00Z" }), ["cautions", { place: "Germany" }]);
  await go(
    commandHouse({}, { ...settings, supportUrl: "https://example.org/1", privacyUrl: "https://example.org/2" }),
    ["help"],
  );
  await go(commandHouse({ forget: async () => true }, settings), ["privacy delete"]);
  const wordForWord = async () => ({ records: [JSON.stringify(FULL), "not JSON"], agenda: [] });
  await go(commandHouse({ find: async () => FULL, wordForWord }, settings), ["privacy show"], ["privacy export"]);
  for (const notice of ["dms-refused", "consent-lost"] as const)
    await go(commandHouse({ takeNotice: async () => notice }, settings), ["privacy delete"]);
  for (const state of ["on", "off", "paused"] as const)
    await go(commandHouse({ find: async () => ({ ...FULL, state }) }, settings), ["privacy show"]);
  for (const error of [
    new UnreadableRecord("x"),
    new Error("x"),
    Object.assign(new Error("x"), { code: "ECONNRESET" }),
  ])
    see(await failing(error, settings).type("privacy show"), `/privacy show when it fails with ${error.name}`);

  const bedtimes = [{}, { bedtime: "10" }, { bedtime: "12:30" }, { bedtime: "08:00" }, { bedtime: "soon" }];
  for (const now of ["2026-03-12T09:00:00Z", "2026-03-12T22:10:00Z", "2026-03-13T01:00:00Z"]) {
    for (const record of [undefined, storedReminder(), storedReminder({ state: "off", next: null, plans: {} })]) {
      const sleeper = commandHouse({ find: async () => record }, { ...settings, now });
      for (const locale of ["de", "en-US"])
        await go(sleeper, ...bedtimes.map((options) => ["sleep tonight", options, { locale }] as const));
    }
  }

  const seed = (BigInt(ID) % 2_147_483_647n).toString(36);
  const customIds = [
    ...EVERY_PART.map((part) => `1|sleep.again|234567890123456789|p|${part}|${seed}|0`),
    ...["sleep.more|42|t|gone|1|0", "sleep.article|all|gone", "sleep.check-yes|gone", "sleep.relax-sources|gone"].map(
      (id) => `1|${id}`,
    ),
    ...["cautions.sources|gone", "cautions.name|gone", "sleep.tonight-at|gone", "gone"].map((id) => `1|${id}`),
  ];
  const pressed: [string, Outcome][] = [];
  for (const id of customIds) pressed.push([id, await house.press(id)]);
  const behind: [string, Outcome][] = [];
  for (const action of FROM_ANYWHERE) behind.push([action, await house.press(`1|${action}`)]);
  await pressEverything(house, behind, { see });
  await pressEverything(house, pressed, { see, entryPoints: FROM_ANYWHERE });
}

function failing(error: Error, settings: Settings): House {
  return commandHouse(
    {
      find: async () => {
        throw error;
      },
    },
    settings,
  );
}
