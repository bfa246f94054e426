/*
 * The name of a clock behind a time. Which place it stands for is not decided here; it only must not be taken for part of
 * the time, or be dropped.
 */

const ABBREVIATIONS =
  "et|est|edt|ct|cst|cdt|mt|mst|mdt|pt|pst|pdt|akst|akdt|hst|ast|adt|nst|ndt|wet|west|cet|cest|mez|mesz|eet|eest|bst|ist|msk|trt|gst|pkt|npt|bdt|wib|wita|wit|ict|sgt|myt|hkt|pht|jst|kst|awst|acst|acdt|aest|aedt|nzst|nzdt|brt|art|clt|cot|pet|sast|eat|wat|cat";
const NAMES =
  "eastern|central|mountain|pacific|atlantic|alaska|hawaii|central european|eastern european|western european";

const NAMED = new RegExp(
  `^(.*[^\\s,(])\\s*[,(]?\\s*(?<!\\p{L})((?:${ABBREVIATIONS})(?: time)?|(?:${NAMES})(?: (?:standard|daylight|summer))?(?: time)?)\\)?$`,
  "u",
);
/** Nobody's own clock shows these all year: whoever types them may mean their own, and is asked. */
const UNIVERSAL =
  /^(.*\d(?: ?[ap]\.? ?m\.?)?)\s*\(?((?:utc|gmt)(?:\s?[+-]\s?\d{1,2}(?::?\d{2})?)?|z(?:ulu)?|[+-](?:0\d|1[0-4]):?\d{2})\)?$/u;

export type Suffixed = { readonly rest: string; readonly zone: string; readonly isUniversal: boolean };

export function zoneSuffix(text: string): Suffixed | undefined {
  const universal = UNIVERSAL.exec(text);
  if (universal) return { rest: universal[1] ?? "", zone: universal[2] ?? "", isUniversal: true };
  const named = NAMED.exec(text);
  return named ? { rest: named[1] ?? "", zone: named[2] ?? "", isUniversal: false } : undefined;
}
