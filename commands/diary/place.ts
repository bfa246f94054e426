import type { DiaryRecord } from "../../src/diary/diary.ts";
import type { CommandContext } from "../../src/discord/app/command.ts";
import { type Shown, TONE } from "../../src/discord/ui/card.ts";
import { UserError } from "../../src/errors.ts";
import { type Travel, zoneAt } from "../../src/nights/night.ts";
import { likelyZone } from "../../src/time/likely-zone.ts";
import { canonicalZone } from "../../src/time/zones.ts";
import { questionAbout } from "../reminder/place.ts";
import { askWhichPlace, type Choosing, drawUnknownPlace, placeIn } from "../shared/which-place.ts";

/** Who asks, and the language of their Discord. */
export type Asker = { readonly user: { readonly id: string }; readonly locale: string };

/**
 * A place as it was typed: its zone, or the card that asks which is meant.
 *
 * @throws {UserError} for what is near to no place
 */
export async function zoneIn(typed: string, context: CommandContext, choosing: Choosing): Promise<string | Shown> {
  const { text } = context;
  const read = await placeIn(typed, context);
  switch (read.kind) {
    case "value":
      return read.value.zone;
    case "ask":
      return askWhichPlace(TONE.diary, questionAbout(text, typed, read.readings), read.readings, choosing);
    case "unreadable":
      if (read.nearest.length === 0) throw new UserError("diary-zone-unknown");
      return drawUnknownPlace(text, TONE.diary, read.nearest, choosing);
  }
}

/**
 * Whose clock somebody's nights are told by: that of their reminder or check-in, else of the latest night in their diary,
 * else the one most likely for the language of their Discord. It is shown with each night, and `zone:` puts it right.
 * Undefined where nothing says where they sleep.
 */
export async function knownZoneOf(
  { user, locale }: Asker,
  record: DiaryRecord | undefined,
  { reminders, checkIns, now }: CommandContext,
): Promise<string | undefined> {
  const schedule = (await reminders.find(user.id))?.schedule ?? (await checkIns.find(user.id))?.schedule;
  return (schedule && zoneAt(schedule, now())) ?? record?.nights.at(-1)?.zone ?? likelyZone(locale);
}

/**
 * The same, where nothing can go on without it.
 *
 * @throws {UserError} where nothing says it
 */
export async function zoneOf(asker: Asker, record: DiaryRecord | undefined, context: CommandContext): Promise<string> {
  const zone = await knownZoneOf(asker, record, context);
  if (zone === undefined) throw new UserError("diary-zone-missing");
  return zone;
}

/** A place as a custom id carries it. */
export function checkedPlace(zone: string): string {
  const canonical = canonicalZone(zone);
  if (canonical === undefined) throw new UserError("diary-outdated");
  return canonical;
}

/** Who is away stays so: what comes by itself goes by the clocks there until they are home again. */
export async function alongJourney<T extends { readonly zone: string; readonly travel?: Travel | undefined }>(
  time: T,
  userId: string,
  { reminders, checkIns, now }: CommandContext,
): Promise<T> {
  const known = [(await checkIns.find(userId))?.schedule, (await reminders.find(userId))?.schedule];
  const away = known.find((schedule) => schedule?.travel && zoneAt(schedule, now()) !== schedule.zone);
  if (!away?.travel || ![away.zone, away.travel.zone].includes(time.zone)) return time;
  return { ...time, zone: away.zone, travel: away.travel };
}
