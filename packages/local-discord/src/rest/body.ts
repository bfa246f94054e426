import type { IncomingMessage } from "node:http";
import { ApiError, invalidForm } from "./api-error.ts";

/** A file that came with a request, under "files[n]". */
export type Upload = {
  readonly index: number;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
};

export type Body = {
  /** Undefined when there was none. */
  readonly json: unknown;
  readonly uploads: readonly Upload[];
};

/** Source: docs.discord.com, "Message", limits of a request. */
const LARGEST_BYTES = 25 * 1024 * 1024;
/** One file of a bot, by default. Source: docs.discord.com, "Change Log" (2024-12-16). */
const LARGEST_FILE_BYTES = 10 * 1024 * 1024;

/**
 * The body of a request: JSON, or a form with files beside JSON in its field `payload_json`.
 * Source: docs.discord.com, "Reference", Uploading Files.
 *
 * @throws {ApiError} 40005 when it is too large, 50035 for another content type, 50109 when it is not JSON
 */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  if (size === 0) return { json: undefined, uploads: [] };
  const whole = Buffer.concat(chunks);
  const contentType = request.headers["content-type"] ?? "";
  if (contentType.startsWith("application/json")) return { json: readJson(whole.toString("utf8")), uploads: [] };
  if (contentType.startsWith("multipart/form-data")) return readForm(whole, contentType);
  const message = `Expected "Content-Type" header to be one of {application/json, multipart/form-data}.`;
  throw invalidForm([{ path: [], code: "CONTENT_TYPE_INVALID", message }]);
}

async function readForm(whole: Buffer<ArrayBuffer>, contentType: string): Promise<Body> {
  const form = await new Response(whole, { headers: { "content-type": contentType } }).formData().catch(() => {
    throw new ApiError(400, 50109, "The request body contains an unreadable form."); // the only way in which it fails
  });
  const uploads: Upload[] = [];
  for (const [field, value] of form) {
    const index = /^files\[(\d+)\]$/.exec(field)?.[1];
    if (index === undefined || typeof value === "string") continue;
    if (value.size > LARGEST_FILE_BYTES) throw tooLarge();
    const bytes = new Uint8Array(await value.arrayBuffer());
    uploads.push({ index: Number(index), name: value.name, contentType: value.type, bytes });
  }
  const payload = form.get("payload_json");
  return { json: typeof payload === "string" ? readJson(payload) : {}, uploads };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new ApiError(400, 50109, "The request body contains invalid JSON.");
    throw error;
  }
}

const tooLarge = () => new ApiError(413, 40005, "Request entity too large");
