import { PLACES } from "../../places.ts";
import { findThread } from "../../thread-of.ts";
import { placeName } from "../render/message.ts";
import { nearest } from "../typing/nearest.ts";
import type { ColonCommand } from "./colon-command.ts";

export const inPlace: ColonCommand = {
  name: "in",
  isBasic: true,
  help: ({ place }) => [":in server, dm, private, thread", `where you type; now ${placeName(place)}`],
  words: () => PLACES.map((place) => ({ text: place, about: placeName(place) })),

  run(session, rest) {
    const wanted = rest.trim().toLowerCase();
    const place = PLACES.find(
      (one) => one === wanted || placeName(one).toLowerCase() === wanted || `#${wanted}` === placeName(one),
    );
    if (place === undefined) {
      session.say(
        `You can type in: server, dm, private or thread, such as :in dm. You are in ${placeName(session.place)}.`,
      );
      return;
    }
    if (place === "thread" && findThread(session.discord, session.person) === undefined) {
      session.say(`There is no thread that ${session.person.user.username} sees. A bot makes one, and adds people.`);
      return;
    }
    session.place = place;
    session.say(
      place === "dm"
        ? "You are in your DM with the bot now. What you type without a slash goes to the bot."
        : `You are in ${placeName(place)} now.`,
    );
  },
};

export const asPerson: ColonCommand = {
  name: "as",
  isBasic: true,
  help: ({ discord, person }) => [
    `:as ${discord.people.map(({ user }) => user.username).join(", ")}`,
    `who you are; now ${person.user.username}; :people tells more`,
  ],
  words: ({ discord }) => discord.people.map(({ user }) => ({ text: user.username })),

  run(session, rest) {
    const names = session.discord.people.map(({ user }) => user.username);
    const wanted = rest.trim().toLowerCase().replace(/^@/, "");
    const person = session.discord.people.find(({ user }) => user.username === wanted);
    if (person === undefined) {
      const meant = nearest(wanted, names);
      const hint = meant === undefined ? "" : ` Did you mean :as ${meant}?`;
      session.say(`You can be ${names.join(", ")}, such as :as ${names[1] ?? names[0]}.${hint}`);
      return;
    }
    session.person = person;
    session.say(
      `You are ${person.user.username} now; your clock is ${person.zone}, your Discord speaks ${person.locale}.`,
    );
  },
};
