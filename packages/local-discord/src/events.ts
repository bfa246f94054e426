import { asSeen, type Change } from "./messages/messages.ts";
import type { DiscordEvent } from "./types.ts";
import type { World } from "./world.ts";

type Listener = (event: DiscordEvent) => void;

/** Everybody who wants to know what happens in the local Discord. */
export function createEvents() {
  const listeners = new Set<Listener>();
  return {
    /** @returns a function that stops it */
    on(listener: Listener): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    emit(event: DiscordEvent): void {
      for (const listener of [...listeners]) listener(event);
    },
  };
}

/** A change to a message as the people see it: a placeholder is "thinking", and a message once it is filled in. */
export function changeEvent(world: World, { kind, stored }: Change): DiscordEvent {
  const { place } = stored.channel;
  switch (kind) {
    case "created":
    case "filled":
      return { type: "message", seen: asSeen(stored) };
    case "edited":
      return { type: "edit", seen: asSeen(stored) };
    case "deleted":
      return { type: "delete", messageId: stored.message.id, place };
    case "waiting": {
      const askedBy = stored.message.interaction_metadata?.user.id;
      const person = stored.onlyFor ?? world.people.find(({ user }) => user.id === askedBy);
      if (!person) throw new Error("A placeholder stands for the answer to somebody.");
      return { type: "thinking", person, place, seen: asSeen(stored) };
    }
  }
}
