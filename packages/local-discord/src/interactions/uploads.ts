import { randomBytes } from "node:crypto";
import type { APIAttachment } from "discord-api-types/v10";
import type { KeptFile } from "../types.ts";
import { GIVEN } from "./runnable-commands.ts";

const TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv; charset=utf-8",
  jpg: "image/jpeg",
  json: "application/json; charset=utf-8",
  pdf: "application/pdf",
  png: "image/png",
  txt: "text/plain; charset=utf-8",
  xml: "application/xml",
  zip: "application/zip",
};
/** Long enough to be a file, short enough for every limit. */
const SIZE_BYTES = 1024;
/** So many files that were given wait to be used in a command. */
const GIVEN_KEPT = 10;

type Dependencies = {
  readonly newId: () => string;
  readonly baseUrl: string;
  /** Keeps what is in a file where it can be had, as on Discord's CDN. Returns its address. */
  readonly keep: (attachmentId: string, file: KeptFile) => string;
};

/**
 * Files people hand to a command or a form. Of one that was given before, what is in it can be fetched; else a name is
 * enough, and its address, one of this machine, answers 404, so that no bot goes looking on the real Discord.
 * Source: docs.discord.com, "Message", Attachment Object.
 */
export function createUploads({ newId, baseUrl, keep }: Dependencies) {
  const given = new Map<string, KeptFile>();

  return {
    /** @returns what stands for it where the name of a file is asked for */
    give(name: string, bytes: Uint8Array): string {
      const handle = `${GIVEN}${randomBytes(9).toString("base64url")}`;
      const [oldest] = given.keys();
      if (given.size >= GIVEN_KEPT && oldest !== undefined) given.delete(oldest);
      given.set(handle, { name, contentType: typeOf(name) ?? "application/octet-stream", bytes });
      return handle;
    },

    upload(nameOrHandle: string): APIAttachment {
      const id = newId();
      const file = given.get(nameOrHandle);
      const name = file?.name ?? nameOrHandle;
      const type = typeOf(name);
      const url = file ? keep(id, file) : `${baseUrl}/ephemeral-attachments/${id}/${encodeURIComponent(name)}`;
      return {
        id,
        filename: name,
        size: file?.bytes.length ?? SIZE_BYTES,
        url,
        proxy_url: url,
        ephemeral: true,
        ...(type && { content_type: type }),
      };
    },
  };
}

function typeOf(name: string): string | undefined {
  return TYPES[name.split(".").at(-1)?.toLowerCase() ?? ""];
}
