import { MessageFlags } from "discord-api-types/v10";
import type { Problem } from "../rest/api-error.ts";
import { problem } from "./problems.ts";

const { Ephemeral, IsComponentsV2, IsVoiceMessage, SuppressEmbeds, SuppressNotifications } = MessageFlags;

/**
 * Which message flags each endpoint lets a bot set. Sources: docs.discord.com, "Message", Create and Edit Message;
 * "Receiving and Responding", Messages; "Webhook", Execute and Edit Webhook Message.
 */
export const SETTABLE = {
  create: SuppressEmbeds | SuppressNotifications | IsVoiceMessage | IsComponentsV2,
  edit: SuppressEmbeds | IsComponentsV2,
  answer: Ephemeral | SuppressEmbeds | SuppressNotifications | IsVoiceMessage | IsComponentsV2,
  /** A deferral only says whether the answer will be ephemeral; the rest comes with the edit. */
  defer: Ephemeral as number,
} as const;

/**
 * A flag the endpoint does not list. Discord is not documented to refuse it, and may drop it without a word; a bot
 * that relies on it is wrong either way, so the playground says so, with a code of its own.
 *
 * @param standing flags the message has already: discord.js sends them again with every edit
 */
export function flagProblems(flags: unknown, settable: number, standing = 0): Problem[] {
  const asked = Number(flags ?? 0);
  const unfit = asked & ~(settable | standing);
  if (unfit === 0) return [];
  const names = Object.entries(MessageFlags)
    .filter(([, bit]) => typeof bit === "number" && (unfit & bit) !== 0)
    .map(([name]) => name);
  const message = `${names.join(" and ") || `Flag ${unfit}`} cannot be set here.`;
  return [problem(["flags"], "PLAYGROUND_FLAG_NOT_SETTABLE", message)];
}
