import { type APIMessage, MessageType } from "discord-api-types/v10";

import type { Place, SeenMessage } from "../../types.ts";
import { renderComponents } from "./blocks.ts";
import { renderEmbed } from "./embed.ts";
import type { Look } from "./look.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderAttachment } from "./media.ts";
import { renderRule } from "./rule.ts";

/** A message as lines of text: where it is and who sees it, then everything on it. Colour is never needed to read it. */
export function renderMessage(seen: SeenMessage, look: Look, changed = false): string[] {
  return [renderHeader(seen, look, changed), ...renderBody(seen, look)].flat();
}

/** What is on a message, without its header. */
export function renderBody(seen: SeenMessage, look: Look): string[] {
  const { message } = seen;
  const blocks = [
    renderMarkdown(message.content ?? "", look),
    message.type === MessageType.RecipientAdd ? [addedToThread(message)] : [],
    ...(message.embeds ?? []).map((embed) => renderEmbed(embed, look)),
    ...unmentionedFiles(seen).map((attachment) => renderAttachment(attachment, look)),
    renderComponents(seen.components, look),
  ].filter((block) => block.length > 0);
  return blocks.flatMap((block, index) => (index === 0 ? block : ["", ...block]));
}

function renderHeader(seen: SeenMessage, look: Look, changed: boolean): string[] {
  const author = seen.message.author;
  const name = author.global_name ?? author.username;
  const isDirectMessage = seen.place === "dm" && author.bot === true && seen.onlyFor === undefined;
  const parts = [
    isDirectMessage ? `Direct message from ${name}` : `${name} in ${placeName(seen.place)}`,
    headerTime(seen.message, look),
    ...(seen.onlyFor === undefined ? [] : ["only you can see this"]),
    ...(changed ? ["changed"] : []),
  ];
  return renderRule(parts.join(" · "), isDirectMessage ? "═" : "─", look);
}

/** What Discord writes itself where somebody is added to a thread. */
function addedToThread({ author, mentions }: APIMessage): string {
  const names = mentions.map(({ global_name, username }) => global_name ?? username);
  return `${author.global_name ?? author.username} added ${names.join(", ")} to the thread.`;
}

export function placeName(place: Place): string {
  if (place === "server") return "#general";
  if (place === "thread") return "a private thread";
  return place === "dm" ? "DM" : "a private chat";
}

function headerTime(message: APIMessage, look: Look): string {
  const at = Temporal.Instant.from(message.timestamp).toZonedDateTimeISO(look.zone);
  return at.toLocaleString("en-GB", { weekday: "short", hour: "2-digit", minute: "2-digit" }).replace(",", "");
}

/** Attachments that no component of the message shows already. */
function unmentionedFiles(seen: SeenMessage): NonNullable<APIMessage["attachments"]> {
  const shown = JSON.stringify([seen.components, seen.message.embeds ?? []]);
  return (seen.message.attachments ?? []).filter(
    ({ filename, url }) => !shown.includes(filename) && !shown.includes(url),
  );
}
