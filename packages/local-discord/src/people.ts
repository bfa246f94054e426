import type { APIUser } from "discord-api-types/v10";
import { ClientRefusal } from "./interactions/client-refusal.ts";
import { isLocale } from "./rules/locales.ts";
import type { Person } from "./types.ts";

/**
 * The three people of the local Discord. Their ids never change, because a bot may have written them down in an
 * earlier run; their clocks and languages differ, because a bot should cope with that.
 *
 * @param firstZone IANA zone of the first person, who stands for whoever is sitting at the keyboard
 */
export function createPeople(firstZone: string): readonly [Person, Person, Person] {
  return [
    { user: user("281460330551246848", "robin", "Robin"), locale: "en-US", zone: firstZone },
    { user: user("295143512370282496", "sam", "Sam"), locale: "en-GB", zone: "Europe/London" },
    { user: user("310928457603514368", "alex", "Alex"), locale: "hi", zone: "Asia/Kolkata" },
  ];
}

/**
 * Another language or zone for somebody, in place: whoever holds the person sees it.
 *
 * @throws {ClientRefusal} when Discord has no such language, or nobody such a zone
 */
export function settlePerson(
  person: Person,
  { locale = person.locale, zone = person.zone }: { readonly locale?: string; readonly zone?: string },
): void {
  if (!isLocale(locale)) throw new ClientRefusal(`Discord has no language “${locale}”. Try en-US, de or hi.`);
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: zone });
  } catch (error) {
    if (error instanceof RangeError) throw new ClientRefusal(`There is no zone “${zone}”. Try Europe/Lisbon.`);
    throw error;
  }
  Object.assign(person, { locale, zone });
}

/** One of a crowd, known by a number. */
export function createStranger(id: string, index: number): Person {
  return { user: user(id, `stranger${index}`, `Stranger ${index}`), locale: "en-US", zone: "UTC" };
}

function user(id: string, username: string, displayName: string): APIUser {
  return {
    id,
    username,
    discriminator: "0",
    global_name: displayName,
    avatar: null,
    banner: null,
    accent_color: null,
    avatar_decoration_data: null,
  };
}
