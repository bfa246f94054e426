import type { CoachEvening } from "../coaching/evening.ts";
import type { Outbox } from "../delivery/outbox.ts";
import type { Night } from "../nights/night.ts";

/** What the message of a night carries of somebody's four weeks; undefined: nothing, and it has an idea as ever. */
export type StepFor = (userId: string, night: Night) => Promise<CoachEvening | undefined>;

/**
 * The same way to people's direct messages, on which the nightly message carries the step of its night. A message never
 * waits for a step that cannot be read: it comes with an idea instead.
 */
export function carryingSteps(outbox: Outbox, stepFor: StepFor, onTrouble: (error: unknown) => void): Outbox {
  return {
    ...outbox,
    async post(channelId, message, nonce) {
      if (message.kind !== "wind-down" || message.step > 0) return outbox.post(channelId, message, nonce);
      const coach = await stepFor(message.userId, message.night).catch((error: unknown) => void onTrouble(error));
      const told = message.inThread === undefined ? coach : withoutDiary(coach);
      return outbox.post(channelId, told ? { ...message, coach: told } : message, nonce);
    },
  };
}

/** Moderators read along in a thread, so nothing of a diary goes there: the look back leaves it out. */
function withoutDiary(coach: CoachEvening | undefined): CoachEvening | undefined {
  return coach?.look ? { ...coach, look: { ...coach.look, diary: undefined } } : coach;
}
