/**
 * Where somebody types: a server channel, their DM with the bot, a DM with another person, or a private thread of the
 * server, which is there once a bot has made one.
 */
export const PLACES = ["server", "dm", "private", "thread"] as const;
export type Place = (typeof PLACES)[number];
