import type { ButtonBuilder } from "discord.js";
import type { ErrorCode, UserError } from "../../errors.ts";
import type { Text } from "../../text/text.ts";
import { button, buttons, card, type Shown, TONE } from "./card.ts";

/** A button that leads on from an error; it carries nothing, so it can follow any. */
type Step = (text: Text) => ButtonBuilder;

const aName: Step = (text) => button(text("cautions.ask-about-a-name"), "cautions.ask");
const allCautions: Step = (text) => button(text("cautions.all-cautions"), "cautions.all");
const aTip: Step = (text) => button(text("help.try-a-tip"), "sleep.try");
const aReminder: Step = (text) => button(text("help.remind-me"), "reminder.begin");
const theArticle: Step = (text) => button(text("sleep-article.what-it-is"), "sleep.article-start");
const theCheck: Step = (text) => button(text("sleep-check.begin"), "sleep.check-begin");
const aBreath: Step = (text) => button(text("sleep-awake.breathe"), "sleep.breathe");
const numbers: Step = (text) => button(text("help.emergency-numbers"), "help.numbers");
const aPause: Step = (text) => button(text("reminder.pause-now"), "reminder.pause");
const aWorry: Step = (text) => button(text("sleep-awake.park"), "sleep.park");
const lastNight: Step = (text) => button(text("diary.log-last"), "diary.last");
const myPlace: Step = (text) => button(text("diary.say-where"), "diary.place");
const aWeek: Step = (text) => button(text("diary.see-week"), "diary.table", { weeks: 1 });
const deletion: Step = (text) => button(text("privacy.delete-button"), "privacy.ask");

/** What can be pressed after an error. Nothing where some seconds are missing: the words say it. */
const NEXT_STEPS: Readonly<Partial<Record<ErrorCode, readonly Step[]>>> = {
  "command-unknown": [aTip, aReminder],
  "button-unknown": [aTip, aReminder],
  "record-unreadable": [deletion],
  "place-unknown": [aReminder],
  "country-unknown": [numbers],
  "caution-topic-unknown": [aName, allCautions],
  "names-missing": [aName],
  "cautions-outdated": [allCautions],
  "tips-outdated": [aTip],
  "article-words-unknown": [theArticle],
  "article-outdated": [theArticle],
  "help-outdated": [numbers],
  "check-outdated": [theCheck],
  "relax-outdated": [aBreath],
  "tonight-outdated": [aTip],
  "reminder-outdated": [aReminder],
  "lead-out-of-range": [aReminder],
  "nights-unreadable": [aReminder],
  "travel-past": [aReminder],
  "travel-too-far": [aReminder],
  "travel-unknown": [aReminder],
  "pause-past": [aPause],
  "pause-too-far": [aPause],
  "pause-unknown": [aPause],
  "worry-empty": [aWorry],
  "diary-night-future": [lastNight],
  "diary-night-too-old": [lastNight],
  "diary-night-unknown": [lastNight],
  "diary-outdated": [lastNight],
  "diary-somebody-elses": [lastNight],
  "diary-zone-missing": [myPlace],
  "diary-zone-unknown": [myPlace],
  "diary-import-unknown": [aWeek],
  "diary-import-too-large": [aWeek],
  "diary-import-not-fetched": [aWeek],
  "diary-import-busy": [aWeek],
  "diary-import-full": [aWeek],
};

/** What went wrong and what to do next: the sentence, and what can be pressed. */
export function drawError(text: Text, code: ErrorCode, sentence: string): Shown {
  const steps = (NEXT_STEPS[code] ?? []).map((step) => step(text));
  return card(TONE.plain, sentence, ...(steps.length > 0 ? [buttons(...steps)] : []));
}

export function writeError(text: Text, { code, told }: UserError): string {
  // The error's type keeps code and arguments together; here they are any of them.
  return (text as unknown as (key: string, ...told: readonly unknown[]) => string)(`errors.${code}`, ...told);
}
