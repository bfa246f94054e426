import type { Problem } from "./problem.ts";

const examples = "Try :clock 22:30, :clock +90m, :clock +1d or :clock 2027-03-28 00:30 Europe/Berlin.";

/**
 * The instant that what follows ":clock" means. A bare time is the next such time after `now`, in `zone`
 * unless another zone is named; a time that spring skips moves on by the gap.
 */
export function readClockPhrase(
  phrase: string,
  now: Temporal.Instant,
  zone: string,
): { readonly at: Temporal.Instant } | Problem {
  const text = phrase.trim();
  const unreadable = { problem: `I could not read “${text}” as a time. ${examples}` };
  try {
    return readStep(text, now, zone) ?? readInstant(text) ?? readDateOrTime(text, now, zone) ?? unreadable;
  } catch (error) {
    if (error instanceof RangeError) return unreadable; // a date or time that does not exist, such as 25:00
    throw error;
  }
}

type Read = { readonly at: Temporal.Instant } | Problem | undefined;

const units: Readonly<Record<string, keyof Temporal.DurationLikeObject>> = {
  w: "weeks",
  d: "days",
  h: "hours",
  m: "minutes",
  s: "seconds",
};

/** "+1d 2h": a day is a calendar day of the zone, as somebody who waits until tomorrow means it. */
function readStep(text: string, now: Temporal.Instant, zone: string): Read {
  const found = /^([+-])\s*((?:\d+\s*[a-z]+\s*)+)$/i.exec(text);
  if (found === null) return undefined;
  const fields: Partial<Record<keyof Temporal.DurationLikeObject, number>> = {};
  for (const [, count, word] of (found[2] ?? "").matchAll(/(\d+)\s*([a-z]+)/gi)) {
    const unit = /^(w(eeks?)?|d(ays?)?|h(ours?|rs?)?|m(in(ute)?s?)?|s(ec(ond)?s?)?)$/i.test(word ?? "")
      ? units[(word ?? "")[0]?.toLowerCase() ?? ""]
      : undefined;
    if (unit === undefined) return undefined;
    fields[unit] = (fields[unit] ?? 0) + Number(count);
  }
  const duration = Temporal.Duration.from(fields);
  const from = now.toZonedDateTimeISO(zone);
  return { at: (found[1] === "-" ? from.subtract(duration) : from.add(duration)).toInstant() };
}

/** "2027-03-28T00:30Z", "2027-03-28T00:30+01:00" */
function readInstant(text: string): Read {
  return /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i.test(text)
    ? { at: Temporal.Instant.from(text) }
    : undefined;
}

function readDateOrTime(text: string, now: Temporal.Instant, zone: string): Read {
  const found =
    /^(?<date>\d{4}-\d\d-\d\d|today|tomorrow)?[T ]*(?<hour>\d{1,2})(?:[:.h](?<minute>\d\d))?(?::(?<second>\d\d))?\s*(?<half>[ap]m)?(?:\s+(?<zone>[A-Za-z][\w+\-/ ]*))?$/i.exec(
      text,
    )?.groups;
  if (found === undefined || (found.minute === undefined && found.half === undefined)) return undefined;
  const timeZone = found.zone === undefined ? zone : findZone(found.zone);
  if (timeZone === undefined)
    return { problem: `I do not know the time zone “${found.zone}”. Write it like Europe/Berlin or America/New_York.` };

  const plainTime = timeOf(found);
  const here = now.toZonedDateTimeISO(timeZone);
  if (found.date !== undefined) {
    return { at: dateOf(found.date.toLowerCase(), here).toZonedDateTime({ timeZone, plainTime }).toInstant() };
  }
  for (let date = here.toPlainDate(); ; date = date.add({ days: 1 })) {
    const at = date.toZonedDateTime({ timeZone, plainTime }).toInstant();
    if (Temporal.Instant.compare(at, now) > 0) return { at };
  }
}

function timeOf(found: Readonly<Record<string, string | undefined>>): Temporal.PlainTime {
  const typed = Number(found.hour);
  if (found.half !== undefined && (typed < 1 || typed > 12)) throw new RangeError("not an hour of a twelve-hour clock");
  const hour = found.half === undefined ? typed : (typed % 12) + (found.half.toLowerCase() === "pm" ? 12 : 0);
  const fields = { hour, minute: Number(found.minute ?? 0), second: Number(found.second ?? 0) };
  return Temporal.PlainTime.from(fields, { overflow: "reject" });
}

function dateOf(word: string, here: Temporal.ZonedDateTime): Temporal.PlainDate {
  if (word === "today") return here.toPlainDate();
  return word === "tomorrow"
    ? here.toPlainDate().add({ days: 1 })
    : Temporal.PlainDate.from(word, { overflow: "reject" });
}

/** An IANA name in any case, or its last part alone: "Lisbon". */
function findZone(text: string): string | undefined {
  const wanted = text.trim().replaceAll(/\s+/g, "_").toLowerCase();
  const names = ["UTC", ...Intl.supportedValuesOf("timeZone")];
  const known =
    names.find((name) => name.toLowerCase() === wanted) ??
    names.find((name) => name.toLowerCase().endsWith(`/${wanted}`));
  if (known !== undefined) return known;
  try {
    return Temporal.Now.zonedDateTimeISO(wanted).timeZoneId; // older names that are still accepted
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
