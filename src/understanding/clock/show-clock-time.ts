/** `22:30`, for people. Not a form to store: `10:30` reads back as two readings, itself the second. */
export function showClockTime(time: Temporal.PlainTime): string {
  return time.toString({ smallestUnit: "minute" });
}
