import type { z } from "zod";
import type { Read } from "../../rows/rows.ts";
import { looksSealed } from "../sealing/sealing.ts";
import { InvalidRecordError } from "./store-errors.ts";

/** What a stored value means. The reason names fields and rules, never what was in them. */
export function decodeRecord<T>(schema: z.ZodType<T>, raw: unknown): Read<T> {
  if (raw === undefined) return { kind: "absent" };
  if (typeof raw !== "string") return { kind: "unreadable", reason: "it is not text" };

  let json: unknown;
  try {
    json = JSON.parse(raw);
  } catch {
    return { kind: "unreadable", reason: looksSealed(raw) ? "it cannot be decrypted" : "it is not JSON" }; // the parser's own message quotes the text
  }

  const parsed = schema.safeParse(json);
  if (parsed.success) return { kind: "found", value: parsed.data };
  const faults = parsed.error.issues.map((issue) => `${issue.path.join(".") || "the record"}: ${issue.code}`);
  return { kind: "unreadable", reason: `it does not fit the schema (${faults.join(", ")})` };
}

/**
 * The text to store for `value`, read back once: what JSON would lose or the schema refuse is found
 * before it is written and not a year later.
 * @throws {InvalidRecordError}
 */
export function encodeRecord<T>(collection: string, schema: z.ZodType<T>, value: T): string {
  const text = JSON.stringify(value) as string | undefined;
  const read = decodeRecord(schema, text);
  if (text === undefined || read.kind === "absent") throw new InvalidRecordError(collection, "it has no JSON form");
  if (read.kind === "unreadable") throw new InvalidRecordError(collection, read.reason);
  return text;
}
