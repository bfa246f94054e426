import { z } from "zod";
import type { Read } from "../../rows/rows.ts";
import { createRecent } from "./recent.ts";
import { decodeRecord, encodeRecord } from "./record-text.ts";

/** Between the values of a collection and the texts that are stored. */
export interface RecordCodec<T> {
  decode(key: string, raw: unknown): Read<T>;
  /** `decode` of one of many that go by: it is not remembered. */
  list(raw: unknown): Read<T>;
  /**
   * The text to store, found readable before it is written.
   * @throws {InvalidRecordError}
   */
  encode(key: string, value: T): string;
  forget(key: string): void;
}

/** Of each collection. */
export const RECORDS_KEPT = 512;

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
export function createRecordCodec<T>(name: string, schema: z.ZodType<T>, mostKept = RECORDS_KEPT): RecordCodec<T> {
  const kept = createRecent<Remembered<T>>(mostKept);
  /** Rows that say all they have to say in their keys have the same text, again and again. */
  let same: Remembered<T> | undefined;
  const fields = fieldsOf(schema);

  function remember(key: string, text: string, value: T): T {
    kept.set(key, { text, value });
    return value;
  }

  return {
    decode(key, raw) {
      const known = kept.get(key);
      if (known !== undefined && known.text === raw) return { kind: "found", value: remember(key, raw, known.value) };
      if (same !== undefined && same.text === raw) return { kind: "found", value: same.value };
      const read = decodeRecord(schema, raw);
      if (read.kind === "found" && typeof raw === "string") remember(key, raw, freeze(read.value));
      else kept.delete(key);
      return read;
    },

    list(raw) {
      if (same !== undefined && same.text === raw) return { kind: "found", value: same.value };
      const read = decodeRecord(schema, raw);
      if (read.kind === "found" && typeof raw === "string") same = { text: raw, value: freeze(read.value) };
      return read;
    },

    encode(key, value) {
      if (same !== undefined && same.value === value) return same.text;
      const known = kept.get(key)?.value;
      const readable = fields && isObject(value) && isObject(known) ? readAgain(fields, value, known) : undefined;
      if (readable === undefined) {
        const whole = encodeRecord(name, schema, value);
        if (isFrozen(value)) same = { text: whole, value };
        return whole;
      }
      const text = JSON.stringify(value);
      remember(key, text, Object.freeze(readable) as T);
      return text;
    },

    forget(key) {
      kept.delete(key);
    },
  };
}

/** What to check a field against. Of a list, its elements each, and then the list of them. */
type Field = {
  readonly schema: z.ZodType;
  readonly list?: { readonly element: z.ZodType; readonly whole: z.ZodType };
  readonly mayBeAbsent: boolean;
};

/** The fields, when they are all there is to the schema. */
function fieldsOf(schema: z.ZodType): Readonly<Record<string, Field>> | undefined {
  const isPlain = schema instanceof z.ZodObject && (schema.def.checks ?? []).length === 0;
  if (!isPlain) return undefined;
  const shape = Object.entries(schema.shape as Record<string, z.ZodType>);
  return Object.fromEntries(
    shape.map(([name, schema]) => [
      name,
      { schema, ...listIn(schema), mayBeAbsent: schema.safeParse(undefined).success },
    ]),
  );
}

function listIn(schema: z.ZodType): Pick<Field, "list"> {
  if (!(schema instanceof z.ZodArray)) return {};
  const whole = schema.clone({ ...schema.def, element: z.unknown() }); // what else is asked of it, such as a length
  return { list: { element: schema.element as z.ZodType, whole } };
}

/**
 * What would be read of `value` once it is stored, given `known`, a record that was read; undefined when it has to be
 * looked at as a whole, be it because something is wrong with it.
 */
function readAgain(fields: Readonly<Record<string, Field>>, value: Fields, known: Fields): Fields | undefined {
  const read: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(value)) {
    const field = fields[name];
    if (field === undefined) return undefined;
    if (part === known[name] && name in known) {
      read[name] = part;
      continue;
    }
    const parsed = readField(field, part, known[name]);
    if (!parsed.success) return undefined;
    if (parsed.data !== undefined) read[name] = freeze(parsed.data);
  }
  const isMissing = (name: string) => !(name in read) && fields[name]?.mayBeAbsent !== true;
  return Object.keys(fields).some(isMissing) ? undefined : read;
}

type Parsed = { readonly success: true; readonly data: unknown } | { readonly success: false };

/** Of a list that is another one now, only the elements that were not in it before need a look. */
function readField({ schema, list }: Field, value: unknown, known: unknown): Parsed {
  if (list === undefined || !Array.isArray(value) || !Array.isArray(known)) return readNew(schema, value);
  const elements: unknown[] = [];
  for (const element of value) {
    const parsed: Parsed = known.includes(element) ? { success: true, data: element } : readNew(list.element, element);
    if (!parsed.success) return parsed;
    elements.push(parsed.data);
  }
  return list.whole.safeParse(elements);
}

function readNew(schema: z.ZodType, value: unknown): Parsed {
  if (typeof value === "string") return schema.safeParse(value); // JSON changes no text
  const text = JSON.stringify(value) as string | undefined;
  return schema.safeParse(text === undefined ? undefined : JSON.parse(text));
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isFrozen(value: unknown): boolean {
  return Object.isFrozen(value) && (typeof value !== "object" || Object.values(value ?? {}).every(isFrozen));
}

function freeze<V>(value: V): V {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value; // frozen is frozen to the ground
  for (const part of Object.values(value)) freeze(part);
  return Object.freeze(value);
}
