import { expect, test } from "vitest";
import { csvCell, diaryCsv } from "../../../src/diary/csv.ts";
import { WHOLE_NIGHT } from "../../support/whole-night.ts";

test("the items of the Consensus Sleep Diary in their order, then what follows from them", () => {
  const csv = diaryCsv([
    { ...WHOLE_NIGHT, also: ["caffeine", "exercise"] },
    { night: "2026-03-13", zone: "UTC", noSleep: true, inBed: "2026-03-13T23:00", rose: "2026-03-14T07:00", also: [] },
    { night: "2026-03-14", zone: "UTC" },
  ]);
  expect(csv).toBe(
    "\uFEFFnight_of,time_zone,csd1_into_bed,csd2_tried_to_sleep,csd3_minutes_to_fall_asleep,csd4_awakenings," +
      "csd5_minutes_awake,csd6_final_awakening,csd7_out_of_bed,csd8_sleep_quality,no_sleep,time_in_bed_minutes," +
      "total_sleep_minutes,sleep_efficiency_percent,early_awakening_minutes,noted_as_usual," +
      "day_before_nap,day_before_caffeine,day_before_alcohol,day_before_medicine,day_before_exercise\r\n" +
      "2026-03-12,Europe/Lisbon,2026-03-12 23:00,2026-03-12 23:30,30,2,20,2026-03-13 06:30,2026-03-13 07:00,fair,," +
      "480,370,77.1,30,,no,yes,no,no,yes\r\n" +
      "2026-03-13,UTC,2026-03-13 23:00,,,,,,2026-03-14 07:00,,yes,480,0,0.0,,,no,no,no,no,no\r\n" +
      "2026-03-14,UTC,,,,,,,,,,,,,,,,,,,\r\n",
  );
});

test.each([
  ["=1+1", "'=1+1"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
  ["a,b", '"a,b"'],
  ['a "b"', '"a ""b"""'],
  ["a\r\nb", '"a\r\nb"'],
  ["plain", "plain"],
])("%j becomes a cell that runs nothing", (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});
