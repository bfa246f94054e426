import { keptCheckIn } from "./check-in.ts";
import { keptCoaching } from "./coaching.ts";
import { keptCountry } from "./country.ts";
import { keptDiary } from "./diary.ts";
import type { Kept } from "./kind.ts";
import { keptMissingAccount } from "./missing-account.ts";
import { keptQuestion } from "./question.ts";
import { keptReminder } from "./reminder.ts";
import { keptWeekly } from "./weekly.ts";

/**
 * Everything that is kept about a person, by the name it has in their export. `/privacy show`, `export` and `delete`
 * know of nothing else: what is new is a line here.
 */
export const KEPT: Readonly<Record<string, Kept>> = {
  reminder: keptReminder,
  checkIn: keptCheckIn,
  weekly: keptWeekly,
  country: keptCountry,
  diary: keptDiary,
  question: keptQuestion,
  coaching: keptCoaching,
  missingAccount: keptMissingAccount,
};

/** Collections of the store in which there is nothing about anybody. */
export const ABOUT_NOBODY: readonly string[] = ["identifies", "invalid_requests", "uptime"];
