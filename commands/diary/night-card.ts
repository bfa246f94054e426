import { type Also, type DiaryNight, isDate } from "../../src/diary/diary-night.ts";
import { measuresOf } from "../../src/diary/measures.ts";
import {
  type FormReading,
  fieldOf,
  type Middles,
  type Problem,
  type TypedNightField,
} from "../../src/diary/night-form.ts";
import {
  BUTTONS_IN_A_ROW,
  button,
  buttons,
  card,
  mainButton,
  miss,
  type Shown,
  TONE,
} from "../../src/discord/ui/card.ts";
import { lengthText } from "../../src/discord/ui/length.ts";
import { dayText } from "../../src/discord/ui/schedule.ts";
import { UserError } from "../../src/errors.ts";
import type { Text } from "../../src/text/text.ts";
import { showZone } from "../../src/time/show-zone.ts";
import { readDuration } from "../../src/understanding/duration/read-duration.ts";
import { checkedPlace } from "./place.ts";

/** Which night's form a button opens, and whose it is. */
export type Opening = { readonly night: string; readonly zone: string; readonly userId: string };

/** The same as a custom id says it; of a form that is open whose it is need not be said. */
type WrittenOpening = { readonly night: string; readonly zone: string; readonly owner?: string | undefined };

/** The fields that are typed, in the order of the form. */
export const FIELDS = ["bed", "onset", "awake", "rise"] as const satisfies readonly TypedNightField[];

/** What is told beside a night. */
type Beside = {
  /** What was noted of it after this form had been opened, and is gone now. */
  readonly replaced?: DiaryNight | undefined;
  /** The person notes the day before, too. */
  readonly asksAlso?: true | undefined;
  /** What was noted of the day before already. */
  readonly also?: DiaryNight["also"];
  readonly said?: readonly string[];
};

/** What was understood of a night, so that it can be put right, and what is still open. */
export function drawNight(
  text: Text,
  { entry, problems, vague, middles }: Omit<FormReading & { kind: "read" }, "kind" | "typed">,
  where: Opening,
  { replaced, asksAlso, said = [], also = entry?.also }: Beside = {},
): Shown {
  const { night, zone } = where;
  const isOpen = problems.length > 0;
  const lines = entry ? nightLines(text, entry, middles) : [];
  const heading = lines.length === 0 ? "diary.nothing-known" : entry?.asUsual ? "diary.kept-usual" : "diary.kept";
  const unknown = vague.map((field) => text(`diary.about-${field}`));
  if (unknown.length > 0)
    lines.push(text("diary.not-known", { fields: new Intl.ListFormat(text.locale).format(unknown) }));
  if (also !== undefined) lines.push(alsoLine(text, also));
  return (isOpen ? miss : (shown: Shown) => shown)(
    card(
      TONE.diary,
      [text(heading, { day: dayText(text, night) }), ...lines.map((line) => `- ${line}`)].join("\n"),
      ...replacedText(text, replaced),
      ...said,
      ...(isOpen ? [[text("diary.still-open"), ...problemLines(text, problems)].join("\n")] : []),
      `-# ${text("diary.by-the-clock", { place: showZone(zone) })}`,
      ...choiceRows(text, problems, where),
      buttons(
        ...(isOpen
          ? [mainButton(text("diary.fill-rest"), "diary.rest", { ...opening(where), fields: openFields(problems) })]
          : []),
        // What is not answered yet comes first, for whoever wants it.
        ...(asksAlso && also === undefined && !isOpen
          ? [mainButton(text("diary.also-ask"), "diary.also", opening(where))]
          : []),
        button(text("diary.change"), "diary.open", opening(where)),
        ...(isOpen || entry === undefined ? [] : alsoButtons(text, where, asksAlso, also)),
      ),
    ),
  );
}

/** Turns the step on, opens it again, or turns it off. */
function alsoButtons(text: Text, where: Opening, asksAlso: true | undefined, also: DiaryNight["also"]) {
  if (asksAlso === undefined) return [button(text("diary.also-on"), "diary.also", opening(where))];
  return [
    ...(also === undefined ? [] : [button(text("diary.also-change"), "diary.also", opening(where))]),
    button(text("diary.also-off"), "diary.also-off", opening(where)),
  ];
}

function alsoLine(text: Text, also: readonly Also[]): string {
  if (also.length === 0) return text("diary.also-none");
  const names = also.map((one) => text(`diary.also-said-${one}`));
  return text("diary.also-said", { what: new Intl.ListFormat(text.locale).format(names) });
}

/** What stood there is told, so that it can be typed again. */
export function replacedText(text: Text, replaced: DiaryNight | undefined): string[] {
  if (replaced === undefined) return [];
  return [[text("diary.replaced"), ...nightLines(text, replaced, {}).map((line) => `- ${line}`)].join("\n")];
}

/**
 * What did not fit where nothing else was answered, each with what would, and the way back to the form.
 *
 * @param typed whether the form was kept as it was typed, so that it opens like that
 */
export function drawProblems(text: Text, problems: readonly Problem[], where: Opening, typed: "kept" | "other"): Shown {
  return miss(
    card(
      TONE.diary,
      [text("diary.not-kept", { day: dayText(text, where.night), typed }), ...problemLines(text, problems)].join("\n"),
      `-# ${text("diary.by-the-clock", { place: showZone(where.zone) })}`,
      ...choiceRows(text, problems, where),
      buttons(mainButton(text("diary.open-again"), "diary.open", opening(where))),
    ),
  );
}

function problemLines(text: Text, problems: readonly Problem[]): string[] {
  return problems.map(({ kind }) => `- ${text(`diary.problem-${kind}`)}`);
}

/** A row of buttons for each field with readings to choose from. */
function choiceRows(text: Text, problems: readonly Problem[], where: Opening) {
  return problems
    .filter(({ choices }) => choices.length > 0)
    .map(({ kind, choices }) =>
      buttons(
        ...choices.slice(0, BUTTONS_IN_A_ROW).map((choice) =>
          mainButton(choiceText(text, choice), "diary.pick", {
            ...opening(where),
            fields: writeFields([fieldOf(kind)]),
            choice,
          }),
        ),
      ),
    );
}

/** A time as it stands, a length in the person's language. */
function choiceText(text: Text, choice: string): string {
  const length = choice.includes(":") ? undefined : readDuration(choice);
  return length?.kind === "value" ? lengthText(text, length.value.minutes) : choice;
}

/** In which fields a problem may lie: both ends of a night that does not fit together. */
function openFields(problems: readonly Problem[]): string {
  const open = problems.flatMap(({ kind }): TypedNightField[] => {
    if (kind === "rise-before-bed") return ["bed", "rise"];
    return kind === "awake-too-long" ? ["onset", "awake"] : [fieldOf(kind)];
  });
  return writeFields(FIELDS.filter((field) => open.includes(field)));
}

/** "bo" for a custom id: the fields by their first letters. */
function writeFields(fields: readonly TypedNightField[]): string {
  return fields.map((field) => field[0]).join("");
}

/** All fields for what `writeFields` did not write. */
export function readFields(written: string): readonly TypedNightField[] {
  const fields = FIELDS.filter((field) => written.includes(field[0] ?? ""));
  return fields.length > 0 ? fields : FIELDS;
}

/** What a custom id of ours says; whose it is stands in those of buttons. */
export function openingIn({ night, zone, owner }: WrittenOpening, userId: string): Opening {
  if (owner !== undefined && owner !== userId) throw new UserError("diary-somebody-elses");
  if (!isDate(night)) throw new UserError("diary-outdated");
  return { night, zone: checkedPlace(zone), userId };
}

export function opening({ night, zone, userId }: Opening) {
  return { night, zone, owner: userId };
}

function nightLines(text: Text, entry: DiaryNight, middles: Middles): string[] {
  const { inBed, tried, onsetMinutes, noSleep, awakenings, awakeMinutes, woke, rose, quality } = entry;
  const { timeInBed, totalSleep } = measuresOf(entry);
  const length = (minutes: number) => lengthText(text, minutes);
  /** Of a range the middle was taken, which is said. */
  const ofRange = (line: string, ends: Middles["onset"]) =>
    ends ? text("diary.middle", { line, least: length(ends[0]), most: length(ends[1]) }) : line;
  return [
    inBed && text("diary.in-bed", { time: clock(inBed) }),
    tried && text("diary.tried", { time: clock(tried) }),
    noSleep && text("diary.no-sleep"),
    onsetMinutes !== undefined && ofRange(text("diary.onset", { length: length(onsetMinutes) }), middles.onset),
    awakenings !== undefined && text("diary.awakenings", { count: awakenings }),
    awakeMinutes !== undefined &&
      awakenings !== 0 &&
      ofRange(text("diary.awake", { length: length(awakeMinutes) }), middles.awake),
    woke && text("diary.woke", { time: clock(woke) }),
    rose && text("diary.rose", { time: clock(rose) }),
    quality && text("diary.quality-said", { quality: text(`diary.quality-${quality}`) }),
    totalSleep !== undefined &&
      timeInBed !== undefined &&
      text("diary.makes", { asleep: length(totalSleep), inBed: length(timeInBed) }),
  ].filter((line) => typeof line === "string" && line !== "") as string[];
}

/** "23:10" of a wall time. */
function clock(wall: string): string {
  return wall.slice(11);
}
