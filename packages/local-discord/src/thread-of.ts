import type { LocalDiscord, Person } from "./types.ts";

/** The newest thread that somebody is in, or else sees; undefined where there is none. */
export function findThread({ channels }: Pick<LocalDiscord, "channels">, { user }: Person) {
  const seen = channels.filter(
    ({ thread, people }) => thread?.isDeleted === false && people.some((one) => one.user.id === user.id),
  );
  return seen.findLast(({ thread }) => thread?.members.includes(user.id)) ?? seen.at(-1);
}
