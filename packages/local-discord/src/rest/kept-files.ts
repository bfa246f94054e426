import type { ServerResponse } from "node:http";
import type { KeptFile } from "../types.ts";

const FILES_KEPT = 200;

const FOLDERS = ["attachments", "ephemeral-attachments"] as const;

/** Files that came with messages or commands, in memory, each at an address of its own as on Discord's CDN. */
export function createKeptFiles(origin: () => string) {
  const files = new Map<string, KeptFile>();
  return {
    /** @returns where it can be had */
    keep(
      channelId: string,
      attachmentId: string,
      upload: KeptFile,
      folder: (typeof FOLDERS)[number] = "attachments",
    ): string {
      const path = `/${folder}/${channelId}/${attachmentId}/${encodeURIComponent(upload.name)}`;
      const [oldest] = files.keys();
      if (files.size >= FILES_KEPT && oldest !== undefined) files.delete(oldest);
      files.set(path, upload);
      return `${origin()}${path}`;
    },
    /** What stands at a path, such as "/attachments/1/2/week.png". */
    find: (path: string): KeptFile | undefined => files.get(path),
    /** Answers a request for one; false for any other request. */
    serve(path: string, response: ServerResponse): boolean {
      if (!FOLDERS.some((folder) => path.startsWith(`/${folder}/`))) return false;
      const file = files.get(path);
      if (file) response.writeHead(200, { "content-type": file.contentType }).end(file.bytes);
      else response.writeHead(404).end();
      return true;
    },
  };
}
