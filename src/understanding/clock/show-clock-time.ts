/** `22:30`, for people. Not a form to store: `10:30` reads back as two readings, itself the second. */
export function showClockTime(time: Temporal.PlainTime): string {
  return time.toString({ smallestUnit: "minute" });
}

/** A time in words that `readClock` reads back as that time alone: `22:30`, `10:30 am`, `12:30 in the afternoon`, `noon`. */
export function writePlainly(time: Temporal.PlainTime): string {
  const clock = showClockTime(time);
  if (time.hour < 10 || time.hour > 12) return clock;
  if (clock === "12:00") return "noon";
  return time.hour === 12 ? `${clock} in the afternoon` : `${clock} am`;
}
