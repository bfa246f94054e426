import type { IncomingMessage } from "node:http";
import { ApiError, invalidForm } from "./api-error.ts";

/** Source: docs.discord.com, "Message", limits of a request. */
const LARGEST_BYTES = 25 * 1024 * 1024;

/**
 * The body of a request as JSON, undefined when there is none.
 *
 * @throws {ApiError} 40005 when it is too large, 50035 for another content type, 50109 when it is not JSON
 */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BYTES) throw new ApiError(413, 40005, "Request entity too large");
    chunks.push(chunk);
  }
  if (size === 0) return undefined;
  const contentType = request.headers["content-type"] ?? "";
  if (!contentType.startsWith("application/json")) {
    const message = `Expected "Content-Type" header to be application/json: the playground takes no files yet.`;
    throw invalidForm([{ path: [], code: "CONTENT_TYPE_INVALID", message }]);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) throw new ApiError(400, 50109, "The request body contains invalid JSON.");
    throw error;
  }
}
