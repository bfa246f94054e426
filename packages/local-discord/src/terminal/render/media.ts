import type { APIAttachment } from "discord-api-types/v10";

import type { Look } from "./look.ts";
import { plain } from "./span.ts";
import { wrap } from "./wrap.ts";

/** A picture in words: its alt text, which is all that somebody who cannot see it would get. */
export function renderPicture(url: string, description: string | null | undefined, look: Look): string[] {
  const words = description == null || description === "" ? `${fileName(url)}, no description` : description;
  return wrap([plain(`(Picture: ${words})`)], look);
}

export function renderFile(name: string, look: Look): string[] {
  return wrap([plain(`(File: ${name})`)], look);
}

export function renderAttachment(attachment: APIAttachment, look: Look): string[] {
  if (attachment.content_type?.startsWith("image/") === true) {
    return renderPicture(attachment.filename, attachment.description, look);
  }
  const about = attachment.description === undefined ? "" : `: ${attachment.description}`;
  return renderFile(`${attachment.filename}, ${attachment.size} bytes${about}`, look);
}

/** The last part of an address, such as "week.png". */
export function fileName(url: string): string {
  return url.split(/[?#]/)[0]?.split("/").at(-1) ?? url;
}
