import { z } from "zod";
import { decodeRecord, encodeRecord, type Read } from "./record-text.ts";

/** Between the values of a collection and the texts that are stored. */
export interface RecordCodec<T> {
  decode(key: string, raw: unknown): Read<T>;
  /**
   * The text to store, found readable before it is written.
   * @throws {InvalidRecordError}
   */
  encode(key: string, value: T): string;
  forget(key: string): void;
}

type Remembered<T> = { readonly text: string; readonly value: T };
type Fields = Readonly<Record<string, unknown>>;

/**
 * Remembers the records that were dealt with last, `mostKept` of them, so that a text that is read again needs no
 * second look, and of a record that is written again only the fields that changed. A person's record is read and
 * written four times in the second in which their message is sent, and looking at it is most of what that costs.
 *
 * What is stored is always asked of the database: a remembered value is given only for the very same text. Values
 * are frozen, because several may be given the same one.
 */
export function createRecordCodec<T>(name: string, schema: z.ZodType<T>, mostKept = 512): RecordCodec<T> {
  const kept = new Map<string, Remembered<T>>(); // the longest unused first
  const fields = fieldsOf(schema);

  function remember(key: string, text: string, value: T): T {
    kept.delete(key);
    kept.set(key, { text, value });
    const [longestUnused] = kept.keys();
    if (kept.size > mostKept && longestUnused !== undefined) kept.delete(longestUnused);
    return value;
  }

  return {
    decode(key, raw) {
      const known = kept.get(key);
      if (known !== undefined && known.text === raw) return { kind: "found", value: remember(key, raw, known.value) };
      const read = decodeRecord(schema, raw);
      if (read.kind === "found" && typeof raw === "string") remember(key, raw, freeze(read.value));
      else kept.delete(key);
      return read;
    },

    encode(key, value) {
      const known = kept.get(key)?.value;
      const readable = fields && isObject(value) && isObject(known) ? readAgain(fields, value, known) : undefined;
      if (readable === undefined) return encodeRecord(name, schema, value);
      const text = JSON.stringify(value);
      remember(key, text, Object.freeze(readable) as T);
      return text;
    },

    forget(key) {
      kept.delete(key);
    },
  };
}

/** The schemas of the fields, when they are all there is to the schema. */
function fieldsOf(schema: z.ZodType): Readonly<Record<string, z.ZodType>> | undefined {
  const isPlain = schema instanceof z.ZodObject && (schema.def.checks ?? []).length === 0;
  return isPlain ? (schema.shape as Record<string, z.ZodType>) : undefined;
}

/**
 * What would be read of `value` once it is stored, given `known`, a record that was read; undefined when it has to be
 * looked at as a whole, be it because something is wrong with it.
 */
function readAgain(fields: Readonly<Record<string, z.ZodType>>, value: Fields, known: Fields): Fields | undefined {
  const read: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) {
    const schema = fields[name];
    if (schema === undefined) return undefined;
    if (field === known[name] && name in known) {
      read[name] = field;
      continue;
    }
    const text = JSON.stringify(field) as string | undefined;
    const parsed = schema.safeParse(text === undefined ? undefined : JSON.parse(text));
    if (!parsed.success) return undefined;
    if (parsed.data !== undefined) read[name] = freeze(parsed.data);
  }
  const isMissing = (name: string) => !(name in read) && fields[name]?.safeParse(undefined).success !== true;
  return Object.keys(fields).some(isMissing) ? undefined : read;
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function freeze<V>(value: V): V {
  if (typeof value !== "object" || value === null) return value;
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}
