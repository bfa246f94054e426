import type { APIEmbed } from "discord-api-types/v10";

import { type Look, narrower } from "./look.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderPicture } from "./media.ts";
import { textWidth } from "./text-width.ts";

const bar = "│ ";

/** A classic embed: a box with a title, a text and fields. */
export function renderEmbed(embed: APIEmbed, look: Look): string[] {
  const inner = narrower(look, textWidth(bar));
  const title = embed.url === undefined ? embed.title : `[${embed.title ?? embed.url}](${embed.url})`;
  const blocks = [
    ...(embed.author === undefined ? [] : [renderMarkdown(embed.author.name, inner)]),
    ...(title === undefined ? [] : [renderMarkdown(`**${title}**`, inner)]),
    ...(embed.description === undefined ? [] : [renderMarkdown(embed.description, inner)]),
    ...(embed.fields ?? []).map((field) => renderMarkdown(`**${field.name}**\n${field.value}`, inner)),
    ...(embed.image === undefined ? [] : [renderPicture(embed.image.url, embed.image.description, inner)]),
    ...(embed.footer === undefined ? [] : [renderMarkdown(`-# ${embed.footer.text}`, inner)]),
  ];
  return blocks.flatMap((block, index) => (index === 0 ? block : ["", ...block])).map((line) => (bar + line).trimEnd());
}
