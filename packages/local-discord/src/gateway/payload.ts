import type { RawData } from "ws";

/** What goes over the gateway in either direction. */
export type Payload = { readonly op: number; readonly d?: unknown };

/** Source: docs.discord.com, "Gateway", Sending Events. */
const LARGEST_BYTES = 4096;

/** What a client sent, or undefined for anything Discord cannot decode (4002), as for more than 4096 bytes. */
export function readPayload(raw: RawData, isBinary: boolean): Payload | undefined {
  const text = raw.toString();
  if (isBinary || Buffer.byteLength(text) > LARGEST_BYTES) return undefined;
  try {
    const payload: unknown = JSON.parse(text);
    const hasOp = typeof payload === "object" && payload !== null && "op" in payload && typeof payload.op === "number";
    return hasOp ? (payload as Payload) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // whatever a client sends, the gateway answers with a close code
    throw error;
  }
}

/** `d` as an object, or undefined when it is anything else. */
export function objectOf(d: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof d === "object" && d !== null && !Array.isArray(d) ? (d as Record<string, unknown>) : undefined;
}
