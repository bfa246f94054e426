import { ALSO, type Also, QUALITIES } from "../../diary-night.ts";
import { csvRecords } from "./csv-rows.ts";
import { jsonRecords } from "./json-records.ts";
import type { Format } from "./sleep.ts";
import { numberIn, readWall } from "./times.ts";

/** What `/diary export` writes (src/diary/csv.ts). What follows from the items is worked out anew and not read. */
export const winddownCsv: Format = {
  name: "winddown-csv",
  isLike: (head) => /^"?night_of"?[,;]/.test(head),
  read: (sink, { zone, firstDate }) =>
    csvRecords((cell, row) => {
      const night = cell("night_of") ?? "";
      if (!/^\d{4}-\d\d-\d\d$/.test(night)) return sink.unreadable(row);
      if (night < firstDate) return sink.older(night);
      const said = (name: string) => cell(name) || undefined;
      const isRead: boolean[] = [];
      const as = <T>(name: string, read: (text: string) => T | undefined): T | undefined => {
        const text = said(name);
        const value = text === undefined ? undefined : read(text);
        isRead.push(text === undefined || value !== undefined);
        return value;
      };
      const minutes = (text: string) => numberIn(text, 0, 1_200);
      const told = {
        night,
        zone: said("time_zone") ?? zone,
        inBed: as("csd1_into_bed", readWall),
        tried: as("csd2_tried_to_sleep", readWall),
        onsetMinutes: as("csd3_minutes_to_fall_asleep", minutes),
        noSleep: as("no_sleep", (text) => (text === "yes" ? (true as const) : undefined)),
        awakenings: as("csd4_awakenings", (text) => numberIn(text, 0, 99)),
        awakeMinutes: as("csd5_minutes_awake", minutes),
        woke: as("csd6_final_awakening", readWall),
        rose: as("csd7_out_of_bed", readWall),
        quality: as("csd8_sleep_quality", (text) => QUALITIES.find((quality) => quality === text)),
        also: alsoIn((one) => as(`day_before_${one}`, (text) => YES_OR_NO.find((word) => word === text))),
        asUsual: as("noted_as_usual", (text) => (text === "yes" ? (true as const) : undefined)),
      };
      if (isRead.includes(false)) return sink.unreadable(row);
      sink.night(row, Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)));
    }),
};

const YES_OR_NO = ["yes", "no"] as const;

/** What the day before had; undefined where nothing was said of it. */
function alsoIn(said: (one: Also) => (typeof YES_OR_NO)[number] | undefined): Also[] | undefined {
  const answers = ALSO.map((one) => [one, said(one)] as const);
  if (answers.every(([, answer]) => answer === undefined)) return undefined;
  return answers.filter(([, answer]) => answer === "yes").map(([one]) => one);
}

/** The diary in what `/privacy export` writes. */
export const winddownJson: Format = {
  name: "winddown-json",
  isLike: (head) => head.startsWith("{") && /"userId"\s*:/.test(head) && /"exportedAt"\s*:/.test(head),
  read: (sink, { firstDate }) =>
    jsonRecords(
      ["diary.records.nights"],
      (record, number) => {
        const { night } = record;
        if (typeof night === "string" && /^\d{4}-\d\d-\d\d$/.test(night) && night < firstDate) return sink.older(night);
        sink.night(number, record);
      },
      ["also"],
    ),
};
