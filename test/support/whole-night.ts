import type { DiaryNight } from "../../src/diary/diary-night.ts";

/** A night of which everything was told: 8 h in bed, 6 h 10 asleep. */
export const WHOLE_NIGHT: DiaryNight = {
  night: "2026-03-12",
  zone: "Europe/Lisbon",
  inBed: "2026-03-12T23:00",
  tried: "2026-03-12T23:30",
  onsetMinutes: 30,
  awakenings: 2,
  awakeMinutes: 20,
  woke: "2026-03-13T06:30",
  rose: "2026-03-13T07:00",
  quality: "fair",
};
