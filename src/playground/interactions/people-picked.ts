import { guildMember } from "../payloads.ts";
import type { Person } from "../types.ts";
import { ClientRefusal } from "./client-refusal.ts";

/**
 * People chosen by id, user name or shown name, as an interaction carries them: ids, and what they stand for.
 *
 * @throws {ClientRefusal} for a name nobody here has
 */
export function readPeople(names: readonly string[], people: readonly Person[]) {
  const picked = names.map((name) => {
    const wanted = name.replace(/^<?@!?|>$/g, "").toLowerCase();
    const person = people.find(
      ({ user }) => user.id === wanted || user.username === wanted || user.global_name?.toLowerCase() === wanted,
    );
    if (person) return person;
    throw new ClientRefusal(
      `Nobody here is called “${name}”. There are: ${people.map((p) => p.user.username).join(", ")}.`,
    );
  });
  return {
    values: picked.map(({ user }) => user.id),
    resolved: {
      users: Object.fromEntries(picked.map(({ user }) => [user.id, user])),
      members: Object.fromEntries(picked.map((person) => [person.user.id, memberWithoutUser(person)])),
    },
  };
}

/** `resolved` keeps the user apart from the membership. */
function memberWithoutUser(person: Person) {
  const { user: _user, ...member } = guildMember(person);
  return { ...member, permissions: "0" };
}
