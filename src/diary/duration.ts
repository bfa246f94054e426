/** What was understood of a length of time somebody wrote. */
export type DurationReading =
  | { readonly kind: "minutes"; readonly minutes: number }
  /** Nothing was written, or that it is not known. */
  | { readonly kind: "unknown" }
  | { readonly kind: "negative" }
  | { readonly kind: "unreadable" };

/** Longer than any length of time; what is longer is not looked at. */
const LONGEST = 60;

const UNKNOWN =
  /^(?:\?+|-|–|—|n\/?a|(?:i )?(?:have )?no (?:idea|clue)|(?:i )?(?:don['’]?t|do not|can['’]?t|cannot) (?:know|say|tell|remember)|dunno|idk|unknown|unsure|not sure)\.?$/;
const NOTHING =
  /^(?:none|no|nil|never|zero|nothing|not at all|at once|instantly|immediately|(?:straight|right) away)\.?$/;
const ABOUT = /^(?:(?:about|around|roughly|approximately|approx\.?|maybe|perhaps|circa|ca\.?|some|for)\s+|[~≈]\s*)/;
const OR_SO = /[\s-]*(?:ish|or so|each|in all|in total|all together|altogether|or thereabouts)\.?$/;

const UNITS =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = ["twenty", "thirty", "forty", "fifty", "sixty"];

const NUMBER = String.raw`\d+(?:[.,]\d+)?`;
const HOUR_UNIT = String.raw`(?:h|hrs?|hours?|std\.?)`;
const MINUTE_UNIT = String.raw`(?:m|mins?\.?|minutes?|['′])`;
const HOURS_AND_MINUTES = new RegExp(
  String.raw`^(${NUMBER})\s*${HOUR_UNIT}(?:\s*(?:,|and)?\s*(\d+)\s*${MINUTE_UNIT}?)?$`,
);
const CLOCK = /^(\d{1,2}):([0-5]\d)$/;
const PLAIN = new RegExp(String.raw`^(${NUMBER})\s*${MINUTE_UNIT}?$`);
const RANGE = /^(.+?)\s*(?:-|–|—|\bto\b|\bor\b)\s*(.+)$/;

/** Whether somebody says that they do not know. */
export function isUnknown(text: string): boolean {
  return UNKNOWN.test(text.trim().toLowerCase());
}

/**
 * Reads a length of time as people write it: `20`, `20 min`, `half an hour`, `1h 20`, `1:20`, `1.5 hours`, `an hour and
 * a half`. A bare number is minutes; of a range (`20-30`) the middle is taken, as clinicians ask for one best guess.
 * Nothing is thrown.
 */
export function readDuration(text: string): DurationReading {
  const written = text.trim().toLowerCase().replace(/\s+/g, " ");
  if (written === "" || UNKNOWN.test(written)) return { kind: "unknown" };
  if (written.length > LONGEST) return { kind: "unreadable" };
  if (NOTHING.test(written)) return { kind: "minutes", minutes: 0 };
  if (/^[-−]\s*\d/.test(written)) return { kind: "negative" };
  const minutes = minutesIn(plain(written));
  return minutes === undefined ? { kind: "unreadable" } : { kind: "minutes", minutes: Math.round(minutes) };
}

function minutesIn(text: string): number | undefined {
  const one = oneLength(text);
  if (one !== undefined) return one;
  const [, from = "", to = ""] = RANGE.exec(text) ?? [];
  // "1-2 hours": the unit of the second belongs to both.
  const unit = /[a-z].*$/.exec(to)?.[0] ?? "";
  const least = oneLength(/[a-z:]/.test(from) ? from : `${from} ${unit}`.trim());
  const most = oneLength(to);
  return least === undefined || most === undefined || most < least ? undefined : (least + most) / 2;
}

function oneLength(text: string): number | undefined {
  const clock = CLOCK.exec(text);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const bare = PLAIN.exec(text);
  if (bare) return numberOf(bare[1]);
  const long = HOURS_AND_MINUTES.exec(text);
  if (long) return numberOf(long[1]) * 60 + Number(long[2] ?? 0);
  return undefined;
}

function numberOf(text = ""): number {
  return Number(text.replace(",", "."));
}

/** Words for numbers become numbers, and fractions minutes. */
function plain(text: string): string {
  let rest = text.replace(OR_SO, "");
  while (ABOUT.test(rest)) rest = rest.replace(ABOUT, "");
  return rest
    .replace(/^(?:a )?half (?:an? )?hour$/, "30")
    .replace(/^½ ?(?:h|hour)$/, "30")
    .replace(/^(?:a )?quarter (?:of )?an hour$/, "15")
    .replace(/^three[ -]quarters of an hour$/, "45")
    .replace(/^(?:an|one|1) hour and a half$/, "90")
    .replace(/^(?:a )?few min(?:ute)?s$/, "5")
    .replace(/^(?:a )?couple of /, "2 ")
    .replace(/^an? (?=hour|min)/, "1 ")
    .replace(new RegExp(`\\b(${TENS.join("|")})(?:[ -](${UNITS.slice(0, 9).join("|")}))?\\b`, "g"), (_all, ten, unit) =>
      String((TENS.indexOf(ten) + 2) * 10 + (unit ? UNITS.indexOf(unit) + 1 : 0)),
    )
    .replace(new RegExp(`\\b(${UNITS.join("|")})\\b`, "g"), (word) => String(UNITS.indexOf(word) + 1))
    .replace(/(\d+) and a half(?= hours?)/, "$1.5")
    .replace(/(\d+) hours and a half$/, "$1.5 hours")
    .replace(/(\d+) ?½/, "$1.5");
}

/** A length of time so that `readDuration` reads it back. */
export function writeDuration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
