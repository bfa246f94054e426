import { describe, expect, test } from "vitest";
import { commands } from "../../../../commands/index.ts";
import type { Actions } from "../../../../src/discord/app/command.ts";
import {
  ACTION_NAMES,
  type ActionName,
  type ArgsOf,
  customId,
  readCustomId,
} from "../../../../src/discord/ui/actions.ts";
import { button } from "../../../../src/discord/ui/card.ts";

/** Somebody. */
const ME = "234567890123456789";

type Example = { readonly [A in ActionName]: readonly [action: A, args: ArgsOf<A>, id: string] }[ActionName];
const as = <A extends ActionName>(id: string, action: A, ...args: ArgsOf<A>) =>
  [action, args, id] as unknown as Example;

const DRAFT = { bedtimes: "2200~2230?", lead: "45", nights: "1234567q" };
const OF_MESSAGE = { night: "2026-03-12", step: 1, owner: ME };
const NIGHT = { night: "2026-03-12", zone: "Europe/Lisbon", owner: ME };
const TIP_PAGE = { by: "p", of: "evening", seed: "3k", at: "2" };
const CHECK = { question: "snoring", yes: ["crisis", "lasting"], country: "US" };
const STEP = { owner: ME, exercise: "breathing", at: 2, message: "77", how: "p" };
const ARTICLE = { filter: "on-sleep", claim: "c12" };

/** As they are on messages that people have: what stands here may not change, only be added to. */
const WIRE: readonly Example[] = [
  as("1|cautions.all", "cautions.all"),
  as("1|cautions.ask", "cautions.ask"),
  as("1|cautions.asked|77", "cautions.asked", { occasion: "77" }),
  as("1|cautions.card|stopping", "cautions.card", { card: "stopping" }),
  as("1|cautions.law-sources|us-ohio", "cautions.law-sources", { place: "us-ohio" }),
  as("1|cautions.more|abcdefghij", "cautions.more", { tokens: "abcdefghij" }),
  as("1|cautions.name|kratom", "cautions.name", { key: "kratom" }),
  as("1|cautions.named|abcde", "cautions.named", { tokens: "abcde" }),
  as("1|cautions.named-sources|abcde", "cautions.named-sources", { tokens: "abcde" }),
  as("1|cautions.names|melatonin;kratom", "cautions.names", { names: ["melatonin", "kratom"] }),
  as("1|cautions.place|none", "cautions.place", { place: "none" }),
  as("1|cautions.sources|alcohol", "cautions.sources", { topic: "alcohol" }),
  as("1|cautions.steps|opioid", "cautions.steps", { namesOpioid: true }),
  as("1|cautions.steps|", "cautions.steps", { namesOpioid: false }),
  as("1|cautions.topic", "cautions.topic"),
  as("1|coach.agreed|start|bipolar|", "coach.agreed", { why: "start", question: "bipolar", yes: [] }),
  as("1|coach.begin", "coach.begin"),
  as("1|coach.cbti", "coach.cbti"),
  as("1|coach.changed", "coach.changed"),
  as("1|coach.choose", "coach.choose"),
  as("1|coach.cues", "coach.cues"),
  as("1|coach.did|2026-03-12", "coach.did", { night: "2026-03-12" }),
  as(`1|coach.did|2026-03-12|${ME}`, "coach.did", { night: "2026-03-12", owner: ME }),
  as("1|coach.end", "coach.end"),
  as("1|coach.end-now", "coach.end-now"),
  as(`1|coach.evening|2026-03-12|1|${ME}`, "coach.evening", OF_MESSAGE),
  as("1|coach.finish", "coach.finish"),
  as("1|coach.finish-answer|1|bad|", "coach.finish-answer", { asked: 1, isBad: true, isWorn: false }),
  as("1|coach.finish-answer|2||worn", "coach.finish-answer", { asked: 2, isBad: false, isWorn: true }),
  as("1|coach.go-on|2", "coach.go-on", { week: 2 }),
  as("1|coach.keep", "coach.keep"),
  as("1|coach.look", "coach.look"),
  as("1|coach.look-day", "coach.look-day"),
  as("1|coach.no|week-3|nights|", "coach.no", { why: "week-3", question: "nights", yes: [] }),
  as(`1|coach.not-tonight|2026-03-12|${ME}`, "coach.not-tonight", { night: "2026-03-12", owner: ME }),
  as("1|coach.open", "coach.open"),
  as("1|coach.pause", "coach.pause"),
  as("1|coach.plan|w1-rise.w3-dim", "coach.plan", { helped: ["w1-rise", "w3-dim"] }),
  as("1|coach.resume", "coach.resume"),
  as("1|coach.shift-begin|2330", "coach.shift-begin", { to: "2330" }),
  as("1|coach.shift-end", "coach.shift-end"),
  as("1|coach.shift-move|2345", "coach.shift-move", { bedtime: "2345" }),
  as("1|coach.shift-pause", "coach.shift-pause"),
  as("1|coach.shift-resume", "coach.shift-resume"),
  as("1|coach.shift-stay", "coach.shift-stay"),
  as("1|coach.shift-to|2330", "coach.shift-to", { to: "2330" }),
  as("1|coach.show", "coach.show"),
  as("1|coach.sources|about", "coach.sources", { entry: "about" }),
  as("1|coach.step|1|w1-rise", "coach.step", { week: 1, step: "w1-rise" }),
  as("1|coach.tie|w1-rise|cue", "coach.tie", { step: "w1-rise", what: "cue" }),
  as("1|coach.tip|light-morning", "coach.tip", { tip: "light-morning" }),
  as("1|coach.warning", "coach.warning"),
  as("1|coach.yes|shift-2330|mood|nights.falls", "coach.yes", {
    why: "shift-2330",
    question: "mood",
    yes: ["nights", "falls"],
  }),
  as(`1|diary.also|2026-03-12|Europe/Lisbon|${ME}`, "diary.also", NIGHT),
  as(`1|diary.also-off|2026-03-12|Europe/Lisbon|${ME}`, "diary.also-off", NIGHT),
  as("1|diary.also-ticked|2026-03-12|Europe/Lisbon|77", "diary.also-ticked", {
    night: "2026-03-12",
    zone: "Europe/Lisbon",
    occasion: "77",
  }),
  as(`1|diary.checkin-at|0830|Europe/Lisbon|${ME}`, "diary.checkin-at", {
    time: "0830",
    zone: "Europe/Lisbon",
    owner: ME,
  }),
  as(`1|diary.checkin-log|2026-03-12|Europe/Lisbon|${ME}`, "diary.checkin-log", NIGHT),
  as("1|diary.checkin-place|0800~|Europe/Lisbon|3", "diary.checkin-place", {
    times: "0800~",
    zone: "Europe/Lisbon",
    number: 3,
  }),
  as("1|diary.checkin-resume", "diary.checkin-resume"),
  as(`1|diary.checkin-resume|2026-03-12|${ME}`, "diary.checkin-resume", { of: "2026-03-12", owner: ME }),
  as(`1|diary.checkin-go-on|2026-03-12|${ME}`, "diary.checkin-go-on", { of: "2026-03-12", owner: ME }),
  as(`1|diary.checkin-pause|2026-03-12|${ME}`, "diary.checkin-pause", { of: "2026-03-12", owner: ME }),
  as(`1|diary.checkin-skip|2026-03-12|Europe/Lisbon|${ME}`, "diary.checkin-skip", NIGHT),
  as(`1|diary.checkin-stop|2026-03-12|${ME}`, "diary.checkin-stop", { of: "2026-03-12", owner: ME }),
  as("1|diary.checkin-stop|marker", "diary.checkin-stop", { of: "marker" }),
  as("1|diary.free|2", "diary.free", { weeks: 2 }),
  as("1|diary.free-chosen|2", "diary.free-chosen", { weeks: 2 }),
  as(`1|diary.weekly-day|2026-03-15|${ME}`, "diary.weekly-day", { of: "2026-03-15", owner: ME }),
  as(`1|diary.weekly-look|2026-03-15|${ME}`, "diary.weekly-look", { of: "2026-03-15", owner: ME }),
  as("1|diary.weekly-resume", "diary.weekly-resume"),
  as(`1|diary.weekly-stop|2026-03-15|${ME}`, "diary.weekly-stop", { of: "2026-03-15", owner: ME }),
  as("1|diary.weekly-stop|marker", "diary.weekly-stop", { of: "marker" }),
  as(`1|diary.checkin-undo|2026-03-12|Europe/Lisbon|${ME}`, "diary.checkin-undo", NIGHT),
  as(`1|diary.checkin-usual|2026-03-12|Europe/Lisbon|${ME}`, "diary.checkin-usual", NIGHT),
  as("1|diary.last", "diary.last"),
  as("1|diary.import|1a2b3c4d", "diary.import", { id: "1a2b3c4d" }),
  as("1|diary.import-cancel|1a2b3c4d", "diary.import-cancel", { id: "1a2b3c4d" }),
  as("1|diary.import-undo|1a2b3c4d", "diary.import-undo", { id: "1a2b3c4d" }),
  as(`1|diary.open|2026-03-12|Europe/Lisbon|${ME}`, "diary.open", NIGHT),
  as(`1|diary.open|2026-03-12|Europe/Lisbon|${ME}|1`, "diary.open", { ...NIGHT, number: 1 }),
  as(`1|diary.pick|2026-03-12|Europe/Lisbon|${ME}|b|23:10`, "diary.pick", { ...NIGHT, fields: "b", choice: "23:10" }),
  as("1|diary.place", "diary.place"),
  as("1|diary.place|2026-03-12", "diary.place", { night: "2026-03-12" }),
  as("1|diary.place-typed||77", "diary.place-typed", { night: "", occasion: "77" }),
  as(`1|diary.rest|2026-03-12|Europe/Lisbon|${ME}|bo`, "diary.rest", { ...NIGHT, fields: "bo" }),
  as("1|diary.report|2", "diary.report", { weeks: 2 }),
  as("1|diary.stands-out|rise-varies", "diary.stands-out", { remark: "rise-varies" }),
  as("1|diary.table|2", "diary.table", { weeks: 2 }),
  as("1|diary.typed|2026-03-12|Europe/Lisbon|77.x", "diary.typed", {
    night: "2026-03-12",
    zone: "Europe/Lisbon",
    occasion: "77.x",
  }),
  as("1|diary.typed|2026-03-12|Europe/Lisbon|77.x|check-in", "diary.typed", {
    night: "2026-03-12",
    zone: "Europe/Lisbon",
    occasion: "77.x",
    from: "check-in",
  }),
  as("1|diary.which|2026-03-11~2026-03-12|Europe/Lisbon|0", "diary.which", {
    nights: ["2026-03-11", "2026-03-12"],
    zone: "Europe/Lisbon",
    number: 0,
  }),
  as("1|help.not-that", "help.not-that"),
  as("1|help.now", "help.now"),
  as("1|help.now-asked|overdose|opioid", "help.now-asked", { card: "overdose", namesOpioid: true }),
  as("1|help.now-asked|overdose", "help.now-asked", { card: "overdose" }),
  as("1|help.now-card|crisis|US", "help.now-card", { card: "crisis", country: "US" }),
  as("1|help.now-card|crisis|", "help.now-card", { card: "crisis", country: undefined }),
  as("1|help.now-country|crisis|opioid|US", "help.now-country", { card: "crisis", namesOpioid: true, country: "US" }),
  as("1|help.now-country||||2", "help.now-country", {
    card: undefined,
    namesOpioid: false,
    country: undefined,
    menu: 2,
  }),
  as("1|help.now-cpr|US", "help.now-cpr", { country: "US" }),
  as("1|help.now-naloxone|", "help.now-naloxone", { country: undefined }),
  as("1|help.now-sources|crisis|US", "help.now-sources", { card: "crisis", country: "US" }),
  as("1|help.numbers", "help.numbers"),
  as("1|help.numbers-country|1", "help.numbers-country", { menu: 1 }),
  as("1|help.urgent-country|crisis", "help.urgent-country", { topic: "crisis" }),
  as("1|privacy.ask", "privacy.ask"),
  as("1|privacy.delete", "privacy.delete"),
  as("1|privacy.keep", "privacy.keep"),
  as("1|reminder.at|2200~2230?|45|1234567q|Europe/Lisbon", "reminder.at", { ...DRAFT, zone: "Europe/Lisbon" }),
  as("1|reminder.at|2200~2230?|45|1234567q|Europe/Lisbon|2", "reminder.at", {
    ...DRAFT,
    zone: "Europe/Lisbon",
    number: 2,
  }),
  as("1|reminder.at-home", "reminder.at-home"),
  as("1|reminder.away|Asia/Tokyo|2026-12-12~2026-12-05|1", "reminder.away", {
    zone: "Asia/Tokyo",
    nights: ["2026-12-12", "2026-12-05"],
    number: 1,
  }),
  as("1|reminder.away|Asia/Tokyo|2026-12-12|1|q1", "reminder.away", {
    zone: "Asia/Tokyo",
    nights: ["2026-12-12"],
    number: 1,
    asked: "q1",
  }),
  as("1|reminder.begin", "reminder.begin"),
  as("1|reminder.city|2200~2230?|45|1234567q", "reminder.city", DRAFT),
  as("1|reminder.city-typed|2200~2230?|45|1234567q|77", "reminder.city-typed", { ...DRAFT, occasion: "77" }),
  as("1|reminder.clock|2200~2230?|45|1234567q", "reminder.clock", DRAFT),
  as(`1|reminder.go-on|2026-03-12|1|${ME}`, "reminder.go-on", OF_MESSAGE),
  as("1|reminder.every-night", "reminder.every-night"),
  as(`1|reminder.every-night|${ME}`, "reminder.every-night", { owner: ME }),
  as(`1|reminder.every-other|2026-03-12|1|${ME}`, "reminder.every-other", OF_MESSAGE),
  as(`1|reminder.in-bed|2026-03-12|1|${ME}`, "reminder.in-bed", OF_MESSAGE),
  as("1|reminder.keep", "reminder.keep"),
  as("1|reminder.longer|Asia/Tokyo", "reminder.longer", { zone: "Asia/Tokyo" }),
  as("1|reminder.longer|Asia/Tokyo|2026-12-12", "reminder.longer", { zone: "Asia/Tokyo", night: "2026-12-12" }),
  as("1|reminder.my-clock|2200~2230?|45|1234567q", "reminder.my-clock", DRAFT),
  as("1|reminder.my-clock-typed|2200~2230?|45|1234567q|77", "reminder.my-clock-typed", { ...DRAFT, occasion: "77" }),
  as("1|reminder.near|2200~2230?|45|1234567q|Europe/Lisbon", "reminder.near", { ...DRAFT, zone: "Europe/Lisbon" }),
  as("1|reminder.near|2200~2230?|45|1234567q", "reminder.near", DRAFT),
  as("1|reminder.other-day|Asia/Tokyo", "reminder.other-day", { zone: "Asia/Tokyo" }),
  as("1|reminder.other-day-typed|Asia/Tokyo|77", "reminder.other-day-typed", { zone: "Asia/Tokyo", occasion: "77" }),
  as("1|reminder.other-time", "reminder.other-time"),
  as("1|reminder.pause", "reminder.pause"),
  as(`1|reminder.pause-asked|2026-03-12|1|${ME}`, "reminder.pause-asked", OF_MESSAGE),
  as("1|reminder.pause-until|2026-03-12", "reminder.pause-until", { night: "2026-03-12" }),
  as("1|reminder.pause-until|2026-03-12|q1", "reminder.pause-until", { night: "2026-03-12", asked: "q1" }),
  as("1|reminder.place|2200~2230?|45|1234567q", "reminder.place", DRAFT),
  as("1|reminder.resume", "reminder.resume"),
  as(`1|reminder.resume|2026-03-12|1|${ME}`, "reminder.resume", { marker: "2026-03-12", step: 1, owner: ME }),
  as(`1|reminder.skip|2026-03-12|1|${ME}`, "reminder.skip", OF_MESSAGE),
  as("1|reminder.skip-tonight", "reminder.skip-tonight"),
  as(`1|diary.checkin-at|0800|Europe/Lisbon|${ME}|k3|7`, "diary.checkin-at", {
    ...{ time: "0800", zone: "Europe/Lisbon", owner: ME, asked: "k3" },
    hours: 7,
  }),
  as("1|reminder.rota-day|2200~2230?|45|1234567q|Europe/Lisbon", "reminder.rota-day", {
    ...DRAFT,
    zone: "Europe/Lisbon",
  }),
  as("1|reminder.rota-pick", "reminder.rota-pick"),
  as("1|reminder.rota-start|2200~2230?|45|1234567q|Europe/Lisbon", "reminder.rota-start", {
    ...DRAFT,
    zone: "Europe/Lisbon",
  }),
  as("1|reminder.rota-times|ddnn--|2026-11-30", "reminder.rota-times", { shifts: "ddnn--", start: "2026-11-30" }),
  as("1|reminder.rota-times-typed|ddnn--||77", "reminder.rota-times-typed", {
    shifts: "ddnn--",
    start: "",
    occasion: "77",
  }),
  as("1|reminder.rota-type", "reminder.rota-type"),
  as("1|reminder.rota-typed|77", "reminder.rota-typed", { occasion: "77" }),
  as(`1|reminder.snooze|2026-03-12|1|${ME}`, "reminder.snooze", OF_MESSAGE),
  as("1|reminder.start|2230", "reminder.start", { bedtime: "2230" }),
  as("1|reminder.stop", "reminder.stop"),
  as("1|reminder.stop|marker", "reminder.stop", { marker: "marker" }),
  as(`1|reminder.stop|2026-03-12|1|${ME}`, "reminder.stop", { marker: "2026-03-12", step: 1, owner: ME }),
  as("1|reminder.stop-now", "reminder.stop-now"),
  as(`1|reminder.resume|||${ME}`, "reminder.resume", { owner: ME }),
  as("1|reminder.stop-now|q1", "reminder.stop-now", { asked: "q1" }),
  as("1|reminder.test", "reminder.test"),
  as("1|reminder.thread", "reminder.thread"),
  as("1|reminder.to-dm", "reminder.to-dm"),
  as("1|reminder.time-typed|77", "reminder.time-typed", { occasion: "77" }),
  as("1|reminder.wake|2200~2230?|45|1234567q", "reminder.wake", DRAFT),
  as(`1|sleep.again|${ME}|p|evening|3k|2`, "sleep.again", { owner: ME, ...TIP_PAGE }),
  as("1|sleep.article|on-sleep|c12", "sleep.article", ARTICLE),
  as("1|sleep.article-grade", "sleep.article-grade"),
  as("1|sleep.article-section|all", "sleep.article-section", { filter: "all" }),
  as("1|sleep.article-sources|on-sleep|c12", "sleep.article-sources", ARTICLE),
  as("1|sleep.article-start", "sleep.article-start"),
  as("1|sleep.awake", "sleep.awake"),
  as(`1|sleep.awake|2026-03-12|1|${ME}`, "sleep.awake", { marker: "2026-03-12", step: 1, owner: ME }),
  as("1|sleep.awake-why|parked", "sleep.awake-why", { card: "parked" }),
  as("1|sleep.breathe", "sleep.breathe"),
  as("1|sleep.check-again", "sleep.check-again"),
  as("1|sleep.check-begin", "sleep.check-begin"),
  as("1|sleep.check-country|snoring|crisis.lasting|1", "sleep.check-country", {
    question: "snoring",
    yes: ["crisis", "lasting"],
    menu: 1,
  }),
  as("1|sleep.check-no|snoring||", "sleep.check-no", { question: "snoring", yes: [], country: "" }),
  as("1|sleep.check-on|snoring|crisis.lasting|US", "sleep.check-on", CHECK),
  as("1|sleep.check-page|snoring|crisis.lasting|US|1", "sleep.check-page", { ...CHECK, page: 1 }),
  as("1|sleep.check-sources|snoring|crisis.lasting|US", "sleep.check-sources", CHECK),
  as("1|sleep.check-sources|snoring|crisis.lasting|US|0", "sleep.check-sources", { ...CHECK, page: 0 }),
  as("1|sleep.check-yes|snoring|crisis.lasting|US", "sleep.check-yes", CHECK),
  as("1|sleep.get-up", "sleep.get-up"),
  as(`1|sleep.more|${ME}|p|evening|3k|2`, "sleep.more", { owner: ME, ...TIP_PAGE }),
  as("1|sleep.park", "sleep.park"),
  as("1|sleep.parked|77", "sleep.parked", { occasion: "77" }),
  as(`1|sleep.relax-again|${ME}|breathing|2|77|p`, "sleep.relax-again", STEP),
  as(`1|sleep.relax-back|${ME}|breathing|2|77|p`, "sleep.relax-back", STEP),
  as(`1|sleep.relax-count|${ME}|breathing|2|77|p`, "sleep.relax-count", STEP),
  as(`1|sleep.relax-next|${ME}|breathing|0`, "sleep.relax-next", { owner: ME, exercise: "breathing", at: 0 }),
  as(`1|sleep.relax-other|${ME}|77`, "sleep.relax-other", { owner: ME, message: "77" }),
  as(`1|sleep.relax-pause|${ME}|breathing|2|77`, "sleep.relax-pause", { ...STEP, how: undefined }),
  as("1|sleep.relax-sources|breathing", "sleep.relax-sources", { exercise: "breathing" }),
  as("1|sleep.sources|p|evening|3k|2", "sleep.sources", TIP_PAGE),
  as(`1|sleep.tip|${ME}|p|evening|3k|2`, "sleep.tip", { owner: ME, ...TIP_PAGE }),
  as("1|sleep.tonight-at|2230", "sleep.tonight-at", { bedtime: "2230" }),
  as("1|sleep.tonight-clock|2230", "sleep.tonight-clock", { bedtime: "2230" }),
  as("1|sleep.tonight-wake|0630", "sleep.tonight-wake", { wake: "0630" }),
  as("1|sleep.tonight-why", "sleep.tonight-why"),
  as("1|sleep.try", "sleep.try"),
];

const write = customId as (action: ActionName, ...args: readonly unknown[]) => string;

test.each(WIRE)("%s is written as it always was, and read back by name", (action, args, id) => {
  expect(write(action, ...args)).toBe(id);
  const read = readCustomId(id);
  expect(read?.action).toBe(action);
  expect(read?.args).toEqual(args[0] ?? {});
});

test("every action's form is pinned", () => {
  expect([...new Set(WIRE.map(([action]) => action))].toSorted()).toEqual([...ACTION_NAMES].toSorted());
});

test("every action that can be drawn is answered by one command, and no other", () => {
  const answered = commands.flatMap((command) => Object.keys(command.actions ?? {}));
  expect(answered.toSorted()).toEqual([...ACTION_NAMES].toSorted());
});

describe("what was sent before an argument came goes on saying what it said", () => {
  test.each([
    ["1|reminder.skip|2026-03-12", { night: "2026-03-12", step: 0, owner: undefined }],
    ["1|reminder.skip|2026-03-12|2", { night: "2026-03-12", step: 2, owner: undefined }],
    ["1|reminder.in-bed", { night: "", step: 0, owner: undefined }],
    [`1|sleep.relax-next|${ME}|breathing|1`, { owner: ME, exercise: "breathing", at: 1 }],
    [`1|sleep.relax-other|${ME}`, { owner: ME, message: undefined }],
    ["1|diary.open|2026-03-12|Europe/Lisbon", { night: "2026-03-12", zone: "Europe/Lisbon", owner: undefined }],
    ["1|sleep.check-page|snoring", { question: "snoring", yes: [], country: "", page: Number.NaN }],
    ["1|sleep.check-again|and more than it takes", {}],
  ])("%s", (id, args) => {
    expect(readCustomId(id)?.args).toEqual(args);
  });
});

test.each(["", "1", "1|gone", "1|toString", "1|__proto__", "2|sleep.try", "sleep.try"])(
  "“%s” leads to no action",
  (id) => {
    expect(readCustomId(id)).toBeUndefined();
  },
);

test("an action that is not there, and arguments that are not its own, do not compile", () => {
  const compiled = () => {
    button("Skip", "reminder.skip", OF_MESSAGE);
    // @ts-expect-error: no action is called that
    button("Skip", "reminder.skpi", OF_MESSAGE);
    // @ts-expect-error: it takes arguments
    button("Skip", "reminder.skip");
    // @ts-expect-error: one is missing
    button("Skip", "reminder.skip", { night: "2026-03-12", owner: ME });
    // @ts-expect-error: one is too many
    button("Skip", "reminder.skip", { night: "2026-03-12", step: 1, owner: ME, zone: "Europe/Lisbon" });
    // @ts-expect-error: one is of another type
    button("Skip", "reminder.skip", { night: "2026-03-12", step: "1", owner: ME });
    // @ts-expect-error: it takes none
    button("Try", "sleep.try", { owner: ME });
    // @ts-expect-error: texts in the order of the custom id are no arguments
    button("Skip", "reminder.skip", "2026-03-12", "1", ME);
    // @ts-expect-error: a text that nobody wrote as a custom id of ours
    const forged: ReturnType<typeof customId> = "1|reminder.skip";

    const actions = {
      "reminder.pause-until": async (_interaction, { night }) => void night.length,
      // @ts-expect-error: it has no such argument
      "reminder.start": async (_interaction, { night }) => void night,
      // @ts-expect-error: arguments have names, no places
      "reminder.city": async (_interaction, [bedtimes]) => void bedtimes,
      // @ts-expect-error: no action is called that
      "reminder.skpi": async () => {},
    } satisfies Actions;
    return [forged, actions];
  };
  expect(compiled).toBeTypeOf("function");
});
