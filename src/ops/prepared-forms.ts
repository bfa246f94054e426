import { createHash, hash, randomUUID } from "node:crypto";
import {
  type Dirent,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Deserializer, Serializer } from "node:v8";
import type { PreparedForms } from "../content/load/prepared-forms.ts";

/** A file that something is made of, or that has a say in what is made. */
export type Source = readonly [name: string, bytes: Uint8Array];

const HASH_BYTES = 32;

/**
 * Keeps each form in a file, with a hash of all files that have a say and one of itself.
 *
 * @param folder where it is kept; where nothing can be read or written, all is made anew
 * @param sources reads all files that have a say, always in the same order
 */
export function createPreparedForms(folder: string, sources: () => Iterable<Source>): PreparedForms {
  const key = keyIfReadable(sources);
  return {
    take<Form>(name: string) {
      const form = key && readKept(join(folder, name), keyOfForm(key, name));
      return form && (deserialised(form) as Form);
    },
    keep(name, form) {
      // A file that was changed while something was made of it would else be taken for what it was before.
      if (key && keyIfReadable(sources)?.equals(key)) write(join(folder, name), keyOfForm(key, name), serialised(form));
    },
  };
}

/** Undefined where a file cannot be read: whoever makes things of it says so in a sentence, or needs it no longer. */
function keyIfReadable(sources: () => Iterable<Source>): Buffer | undefined {
  try {
    return keyOf(sources());
  } catch {
    return undefined;
  }
}

/** Node is in it, too: rules are regular expressions, and what `\p{L}` is depends on its Unicode, which may be the system's. */
function keyOf(sources: Iterable<Source>): Buffer {
  const { v8, icu, unicode } = process.versions;
  const all = createHash("sha256").update(`${process.version} ${process.arch} ${v8} ${icu} ${unicode}`);
  for (const [name, bytes] of sources) all.update(`\0${name}\0${bytes.length}\0`).update(bytes);
  return all.digest();
}

/** So that one form under the name of another is not taken for it. */
function keyOfForm(key: Buffer, name: string): Buffer {
  return createHash("sha256").update(key).update(name).digest();
}

/** A file holds the key, the hash of what follows, and the form itself. */
function readKept(file: string, key: Buffer): Buffer | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    return undefined; // none was made yet, or nobody may read it
  }
  const form = bytes.subarray(2 * HASH_BYTES);
  const isOfKey = bytes.subarray(0, HASH_BYTES).equals(key);
  return isOfKey && bytes.subarray(HASH_BYTES, 2 * HASH_BYTES).equals(hashOf(form)) ? form : undefined;
}

/** Whole or not at all, also with two starts at once. */
function write(file: string, key: Buffer, form: Buffer): void {
  const draft = `${file}.${randomUUID()}`;
  try {
    mkdirSync(join(file, ".."), { recursive: true });
    try {
      writeFileSync(draft, Buffer.concat([key, hashOf(form), form]));
      renameSync(draft, file);
    } finally {
      rmSync(draft, { force: true }); // what a full disk cut off
    }
  } catch {
    // Such as in a container, where nothing can be written: the next start makes it again.
  }
}

/** As `v8.serialize`, which would make typed arrays views of the whole file and so hold on to it. */
function serialised(form: unknown): Buffer {
  const serializer = new Serializer();
  serializer.writeHeader();
  serializer.writeValue(form);
  return serializer.releaseBuffer();
}

function deserialised(bytes: Uint8Array): unknown {
  const deserializer = new Deserializer(bytes);
  deserializer.readHeader();
  return deserializer.readValue();
}

function hashOf(bytes: Uint8Array): Buffer {
  return hash("sha256", bytes, "buffer");
}

/**
 * All files of a folder with this ending, in the order of their names, also through links. Of the other files and of the
 * folders the names alone: one that should not be there is refused, so it has a say as well.
 *
 * @param isIn false for a folder below it that has no say
 */
export function* filesOf(
  folder: string,
  ending: string,
  isIn: (folder: string) => boolean = () => true,
): Generator<Source> {
  const entries: Dirent[] = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    const { isFolder, isFile } = kindOf(entry, path);
    if (isFolder && !isIn(entry.name)) continue;
    yield [path, isFile && entry.name.endsWith(ending) ? readFileSync(path) : NO_BYTES];
    if (isFolder) yield* filesOf(path, ending, isIn);
  }
}

const NO_BYTES = new Uint8Array();

/** Of what a link leads to, since whoever reads the file follows it. */
function kindOf(entry: Dirent, path: string): { readonly isFolder: boolean; readonly isFile: boolean } {
  const found = entry.isSymbolicLink() ? statSync(path, { throwIfNoEntry: false }) : entry;
  return { isFolder: found?.isDirectory() ?? false, isFile: found?.isFile() ?? false };
}
