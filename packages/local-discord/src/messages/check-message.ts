import { MessageFlags } from "discord-api-types/v10";
import { emptyMessage, invalidForm, type Problem } from "../rest/api-error.ts";
import { allowedMentionProblems } from "../rules/allowed-mentions.ts";
import { buttonProblems } from "../rules/buttons.ts";
import { v2Problems } from "../rules/components-v2.ts";
import { customIdProblems } from "../rules/custom-ids.ts";
import { embedProblems } from "../rules/embeds.ts";
import { list, tooLong } from "../rules/problems.ts";
import { legacyProblems, rowProblems } from "../rules/rows.ts";
import { selectProblems } from "../rules/selects.ts";
import { type AnyComponent, walk } from "./component-tree.ts";

/** The fields of a message body that decide whether Discord takes it. */
export type MessageFields = {
  readonly content?: unknown;
  readonly embeds?: unknown;
  readonly components?: unknown;
  readonly poll?: unknown;
  readonly sticker_ids?: unknown;
  readonly attachments?: unknown;
  readonly allowed_mentions?: unknown;
  readonly nonce?: unknown;
  readonly flags?: unknown;
};

/** Of a bot; the OpenAPI file says 4,000, and the documentation wins. Source: docs.discord.com, "Message". */
const LONGEST_CONTENT = 2000;
const LONGEST_NONCE = 25;

/**
 * The rules a message must keep as a whole, for a new one and for one as it would be after an edit.
 *
 * @param at where in the request body the message stands, such as ["data"] in an interaction callback
 * @throws {ApiError} 50006 when there is nothing in it, 50035 with each thing that is wrong
 */
export function checkMessage(message: MessageFields, at: readonly string[] = []): void {
  const problems = messageProblems(message).map((problem) => ({ ...problem, path: [...at, ...problem.path] }));
  if (problems.length > 0) throw invalidForm(problems);
  const { content, poll, ...lists } = message;
  const parts = [lists.embeds, lists.components, lists.attachments, lists.sticker_ids];
  const hasNothing = parts.every((part) => list(part).length === 0);
  if (!String(content ?? "").trim() && !poll && hasNothing) throw emptyMessage();
}

function messageProblems(message: MessageFields): Problem[] {
  const components = list(message.components) as AnyComponent[];
  const placed = [...walk(components)];
  const isV2 = (Number(message.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
  const nonce = message.nonce ?? undefined;
  return [
    ...tooLong(["content"], message.content, LONGEST_CONTENT),
    ...tooLong(["nonce"], nonce === undefined ? undefined : String(nonce), LONGEST_NONCE),
    ...embedProblems(message.embeds),
    ...allowedMentionProblems(message.allowed_mentions),
    ...customIdProblems(placed),
    ...rowProblems(placed),
    ...placed.flatMap(({ component, path }) => [
      ...buttonProblems(component, path),
      ...selectProblems(component, path),
    ]),
    ...(isV2 ? v2Problems(message, placed) : legacyProblems(components)),
  ];
}
