import type { DiaryRecord } from "../../src/diary/diary.ts";
import type { CommandContext } from "../../src/discord/command.ts";
import { UserError } from "../../src/errors.ts";
import { likelyZone } from "../../src/reminders/likely-zone.ts";
import { canonicalZone, readZone } from "../../src/reminders/zones.ts";

type Asker = { readonly user: { readonly id: string }; readonly locale: string };

/** A place as it was typed. */
export function zoneIn(typed: string, now: Temporal.Instant): string {
  const read = readZone(typed, now);
  if (read.kind !== "zone") throw new UserError("diary-zone-unknown");
  return read.zone;
}

/**
 * Whose clock somebody's nights are told by: that of their reminder or check-in, else of the latest night in their diary,
 * else the one most likely for the language of their Discord. It is shown with each night, and `zone:` puts it right.
 */
export async function zoneOf(
  { user, locale }: Asker,
  record: DiaryRecord | undefined,
  { reminders, checkIns }: CommandContext,
  missing: UserError = new UserError("diary-zone-missing"),
): Promise<string> {
  const zone =
    (await reminders.find(user.id))?.schedule?.zone ??
    (await checkIns.find(user.id))?.schedule?.zone ??
    record?.nights.at(-1)?.zone ??
    likelyZone(locale);
  if (zone === undefined) throw missing;
  return zone;
}

/** A place as a custom id carries it. */
export function checkedPlace(zone: string): string {
  const canonical = canonicalZone(zone);
  if (canonical === undefined) throw new UserError("diary-outdated");
  return canonical;
}
