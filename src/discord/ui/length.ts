import type { Text } from "../../text/text.ts";

/** A length of time, such as "6 h 10 min". */
export function lengthText(text: Text, minutes: number): string {
  const rounded = Math.round(minutes);
  return text("diary.length", { hours: Math.floor(rounded / 60), minutes: rounded % 60 });
}
