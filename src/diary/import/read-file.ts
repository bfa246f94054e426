import { type Entry, fromBufferPromise } from "yauzl";
import type { DiaryNight } from "../diary-night.ts";
import { formatOf } from "./formats/formats.ts";
import { oura } from "./formats/oura.ts";
import { type About, type Format, type FormatName, type Sink, type Sleep, UnreadableFile } from "./formats/sleep.ts";
import { nightsOf } from "./nights-of.ts";

/** What all parts of a zip come to, unpacked: a phone's health records of ten years come to some 500 MB. */
const MOST_UNPACKED = 1_500_000_000;
/** An account's export has some thousands. */
const MOST_PARTS = 50_000;
/** Ten years of every stage of every night, several times over. */
const MOST_SLEEPS = 400_000;
/** So much is looked at to tell what a file is. */
const HEAD = 16_384;
/** So many of those that cannot be read are told one by one. */
const MOST_TOLD = 5;

/** What was found in a file. Nothing of it is checked against the diary's own rules yet. */
export type FileFound = {
  /** In which ways it is written, the first that was found first. */
  readonly formats: readonly FormatName[];
  readonly nights: readonly DiaryNight[];
  /** Nights in our own words, each with its number in the file. */
  readonly told: readonly (readonly [entry: number, told: Readonly<Record<string, unknown>>])[];
  readonly naps: number;
  readonly unreadable: { readonly count: number; readonly first: readonly number[] };
  /** Nights that are too long ago. */
  readonly older: number;
  readonly isBedUnknown: boolean;
};

/**
 * Reads a file that came over the network, as it comes: what it is is told by what is in it. Of a zip, every part is
 * looked at.
 *
 * @param size how many bytes there are said to be
 * @returns undefined when there is no sleep in it
 * @throws {UnreadableFile} for what is not what it says, and whatever a library says of it
 */
export async function readFile(
  bytes: AsyncIterable<Uint8Array>,
  size: number,
  about: About,
): Promise<FileFound | undefined> {
  const found = createFound(about);
  const chunks = bytes[Symbol.asyncIterator]();
  const first = await firstBytes(chunks);
  const whole = joined(first, chunks);
  if (isZip(first)) await readZip(await allOf(whole, size), found, about);
  else await readText(whole, found, about, "alone");
  return found.all();
}

function createFound({ firstDate, nowMs }: About) {
  const sleeps: Sleep[] = [];
  const told: (readonly [number, Readonly<Record<string, unknown>>])[] = [];
  const formats = new Set<FormatName>();
  const older = new Set<string>();
  const first: number[] = [];
  let count = 0;

  const notRead = (entry: number) => {
    count += 1;
    if (first.length < MOST_TOLD) first.push(entry);
  };
  const atMost = (most: number) => {
    if (sleeps.length + told.length + older.size > most) throw new UnreadableFile("more sleeps than there can be");
  };

  return {
    /** What one part of it says. */
    sinkOf(format: FormatName): Sink {
      const isThere = () => {
        formats.add(format);
        atMost(MOST_SLEEPS);
      };
      return {
        sleep: (sleep) => {
          isThere();
          sleeps.push(sleep);
        },
        night: (entry, one) => {
          isThere();
          told.push([entry, one]);
        },
        unreadable: (entry) => {
          isThere();
          notRead(entry);
        },
        older: (date) => {
          isThere();
          older.add(date);
        },
      };
    },

    all(): FileFound | undefined {
      if (formats.size === 0) return undefined;
      const { nights, naps, unreadable, isBedUnknown } = nightsOf(sleeps, nowMs);
      for (const entry of unreadable) notRead(entry);
      const kept = nights.filter(({ night }) => night >= firstDate);
      return {
        formats: [...formats],
        nights: kept,
        told,
        naps,
        unreadable: { count, first: first.toSorted((a, b) => a - b) },
        older: older.size + nights.length - kept.length,
        isBedUnknown,
      };
    },
  };
}

type Found = ReturnType<typeof createFound>;

/**
 * Every part of it, whatever it is called: names are not even read. A part that cannot be read takes no other with it.
 */
async function readZip(zip: Buffer, found: Found, about: About): Promise<void> {
  const file = await fromBufferPromise(zip, { lazyEntries: true, decodeStrings: false });
  let parts = 0;
  const left = { bytes: MOST_UNPACKED };
  for await (const entry of file.eachEntry() as AsyncIterable<Entry>) {
    parts += 1;
    if (parts > MOST_PARTS) throw new UnreadableFile("more parts than there can be");
    if (entry.uncompressedSize === 0 || !entry.canDecodeFileData()) continue;
    const stream = await file.openReadStreamPromise(entry).catch(() => undefined); // its place is outside of the file
    if (stream === undefined) continue;
    try {
      await readText(counted(stream, left), found, about, "part");
    } catch (error) {
      if (error instanceof TooLarge) throw error;
      // Not a part of ours, or one that is damaged: the others are read.
    } finally {
      stream.destroy();
    }
  }
}

class TooLarge extends UnreadableFile {}

async function* counted(stream: AsyncIterable<Uint8Array>, left: { bytes: number }): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    left.bytes -= chunk.length;
    if (left.bytes < 0) throw new TooLarge("more than anybody has, once it is unpacked");
    yield chunk;
  }
}

/** @param place a part of a zip is looked into only when its beginning says that it is one of ours */
async function readText(
  bytes: AsyncIterable<Uint8Array>,
  found: Found,
  about: About,
  place: "alone" | "part",
): Promise<void> {
  let decoder: TextDecoder | undefined;
  let head = "";
  let reader: ReturnType<Format["read"]> | undefined;
  const begin = () => {
    const format = formatOf(head) ?? (place === "alone" ? maybeLater(head) : undefined);
    if (format === undefined) return false;
    reader = format.read(found.sinkOf(format.name), about);
    reader.write(head.trimStart());
    return true;
  };
  for await (const chunk of bytes) {
    decoder ??= decoderFor(chunk);
    const text = decoder.decode(chunk, { stream: true });
    if (reader) reader.write(text);
    else {
      head += text;
      if (head.length >= HEAD && !begin()) return;
    }
  }
  if (reader === undefined && !begin()) return;
  reader?.end();
}

/** A JSON text may have its sleeps behind much else: of Oura's account, everything is in one. */
function maybeLater(head: string): Format | undefined {
  return /^\s*[[{]\s*["{[\]}]/.test(head) ? oura : undefined;
}

/** By the mark at its beginning, or by where its zeros stand; what is no such text shows replacement signs. */
function decoderFor(chunk: Uint8Array): TextDecoder {
  const [a, b, c, d] = chunk;
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0 && c !== 0 && d === 0)) return new TextDecoder("utf-16le");
  if ((a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && c === 0 && d !== 0)) return new TextDecoder("utf-16be");
  return new TextDecoder("utf-8");
}

function isZip([a, b, c, d]: Uint8Array): boolean {
  return a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6));
}

/** At least four bytes, if there are so many. */
async function firstBytes(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let first: Uint8Array = new Uint8Array();
  while (first.length < 4) {
    const next = await chunks.next();
    if (next.done) return first;
    first = first.length === 0 ? next.value : Buffer.concat([first, next.value]);
  }
  return first;
}

async function* joined(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** A zip begins with what is in it and ends with where that is, so there is no reading it before its end. */
async function allOf(bytes: AsyncIterable<Uint8Array>, size: number): Promise<Buffer> {
  const all = Buffer.allocUnsafe(size);
  let length = 0;
  for await (const chunk of bytes) {
    if (length + chunk.length > size) throw new UnreadableFile("more than was said");
    all.set(chunk, length);
    length += chunk.length;
  }
  return all.subarray(0, length);
}
