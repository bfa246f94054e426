import type { APIAttachment } from "discord-api-types/v10";

const TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv; charset=utf-8",
  jpg: "image/jpeg",
  json: "application/json; charset=utf-8",
  pdf: "application/pdf",
  png: "image/png",
  txt: "text/plain; charset=utf-8",
};
/** Long enough to be a file, short enough for every limit. */
const SIZE_BYTES = 1024;

/**
 * Files people hand to a command or a form: a name is enough. The address is one of this machine and answers 404, so
 * that no bot goes looking on the real Discord. Source: docs.discord.com, "Message", Attachment Object.
 */
export function createUploads(newId: () => string, baseUrl: string): (name: string) => APIAttachment {
  return function upload(name) {
    const id = newId();
    const url = `${baseUrl}/ephemeral-attachments/${id}/${encodeURIComponent(name)}`;
    const type = TYPES[name.split(".").at(-1)?.toLowerCase() ?? ""];
    return {
      id,
      filename: name,
      size: SIZE_BYTES,
      url,
      proxy_url: url,
      ephemeral: true,
      ...(type && { content_type: type }),
    };
  };
}
