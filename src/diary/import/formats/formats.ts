import { appleHealth } from "./apple-health.ts";
import { fitbit } from "./fitbit.ts";
import { oura } from "./oura.ts";
import { plees } from "./plees.ts";
import type { Format } from "./sleep.ts";
import { sleepAsAndroid } from "./sleep-as-android.ts";
import { standard } from "./standard.ts";
import { winddownCsv, winddownJson } from "./winddown.ts";

/** Everything that can be imported: what is new is a file beside these and a line here. */
const FORMATS: readonly Format[] = [
  winddownCsv,
  winddownJson,
  plees,
  sleepAsAndroid,
  appleHealth,
  fitbit,
  standard,
  oura,
];

/** By what a file begins with, never by its name. */
export function formatOf(head: string): Format | undefined {
  const trimmed = head.trimStart();
  return FORMATS.find(({ isLike }) => isLike(trimmed));
}
