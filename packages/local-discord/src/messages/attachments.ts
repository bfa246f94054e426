import type { APIAttachment } from "discord-api-types/v10";
import { invalidForm, type Problem } from "../rest/api-error.ts";
import type { Upload } from "../rest/body.ts";
import { list } from "../rules/problems.ts";
import type { AnyComponent } from "./component-tree.ts";
import { walk } from "./component-tree.ts";

type Asked = { readonly id: string | number; readonly filename?: string | null; readonly description?: string | null };

const MOST = 10;

/**
 * The files a message has after a request: new ones, with what `attachments` in the body says about them by their
 * index, and after an edit the earlier ones it names by id, or all when it names none.
 * Source: docs.discord.com, "Message", Attachment Object; "Reference", Editing Message Attachments.
 *
 * @throws {ApiError} 50035 when it speaks of a file that is not there. The code is not published.
 */
export function attachmentsAfter(options: {
  readonly asked: unknown;
  readonly uploads: readonly Upload[];
  readonly before: readonly APIAttachment[];
  readonly at: readonly string[];
  readonly keep: (upload: Upload) => Pick<APIAttachment, "id" | "url" | "proxy_url">;
}): APIAttachment[] {
  const { uploads, before, at } = options;
  const asked = list(options.asked) as readonly Asked[];
  const problems: Problem[] = asked.flatMap(({ id }, index) => {
    const isThere =
      before.some((old) => old.id === String(id)) || uploads.some((file) => String(file.index) === String(id));
    const path = [...at, "attachments", index, "id"];
    return isThere ? [] : [{ path, code: "ATTACHMENT_NOT_FOUND", message: `There is no file ${id}.` }];
  });
  const kept = Array.isArray(options.asked)
    ? before.filter((old) => asked.some(({ id }) => String(id) === old.id))
    : before;
  if (kept.length + uploads.length > MOST) {
    const message = `Must be ${MOST} or fewer in length.`;
    problems.push({ path: [...at, "attachments"], code: "BASE_TYPE_MAX_LENGTH", message });
  }
  if (problems.length > 0) throw invalidForm(problems);
  const added = uploads.map((upload): APIAttachment => {
    const said = asked.find(({ id }) => String(id) === String(upload.index));
    return {
      ...options.keep(upload),
      filename: said?.filename ?? upload.name,
      size: upload.bytes.length,
      content_type: upload.contentType,
      ...(said?.description && { description: said.description }),
    };
  });
  return [...kept, ...added];
}

/**
 * References like attachment://week.png in components, of which each must name a file of the message.
 * Source: docs.discord.com, "Component Reference", Unfurled Media Item.
 */
export function mediaProblems(components: readonly AnyComponent[], files: readonly APIAttachment[]): Problem[] {
  return [...walk(components)].flatMap(({ component, path }) => {
    const { media, file, items = [] } = component;
    const places = [
      { url: media?.url, at: ["media", "url"] },
      { url: file?.url, at: ["file", "url"] },
      ...items.map((item, index) => ({ url: item.media?.url, at: ["items", index, "media", "url"] })),
    ];
    return places.flatMap(({ url, at }): Problem[] => {
      const name = /^attachment:\/\/(.+)$/.exec(url ?? "")?.[1];
      if (name === undefined || files.some(({ filename }) => filename === name)) return [];
      const code = "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND";
      return [{ path: [...path, ...at], code, message: `The referenced attachment "${name}" was not found.` }];
    });
  });
}
