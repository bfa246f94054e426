/** A file that somebody gave to a command, as Discord tells of it. Its name is not read. */
export type Attachment = { readonly url: string; readonly size: number };

/** Where Discord keeps what people upload; nothing else is ever fetched because somebody said so. */
const DISCORDS_FILES = "https://cdn.discordapp.com";

/** What was asked for is nowhere that files of Discord's are, or did not come. */
export class AttachmentError extends Error {
  override readonly name = "AttachmentError";
}

/**
 * Fetches files that people gave to commands.
 *
 * @param apiUrl where Discord's API is; of one on this machine the files are beside it
 */
export function createFetchAttachment(apiUrl: string) {
  const api = new URL(apiUrl);
  const isDiscord = /(^|\.)discord\.com$/.test(api.hostname);
  const origins = isDiscord ? [DISCORDS_FILES] : [DISCORDS_FILES, api.origin];

  return async function fetchAttachment({ url }: Attachment, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
    if (!URL.canParse(url) || !origins.includes(new URL(url).origin))
      throw new AttachmentError("not a file of Discord's");
    const response = await fetch(url, { signal, redirect: "error" });
    if (!response.ok || response.body === null) {
      await response.body?.cancel();
      throw new AttachmentError(`the file did not come (${response.status})`);
    }
    return response.body;
  };
}

export type FetchAttachment = ReturnType<typeof createFetchAttachment>;
