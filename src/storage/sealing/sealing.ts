import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from "node:crypto";

/** What values are encrypted with; `old` is for reading what an earlier key wrote. 32 bytes each. */
export type StoreKeys = { readonly current: Buffer; readonly old?: Buffer | undefined };

/**
 * Between a text and what of it is stored.
 *
 * AES-256-GCM with a random nonce. Table and key are authenticated along with the text, so a value that was moved to
 * another row does not open there. Which key it was is said by a fingerprint in front.
 */
export interface Sealing {
  seal(table: string, key: string, text: string): string;
  /** The text; what was never sealed as it is, and what does not open as it is, too: nothing can make sense of it. */
  open(table: string, key: string, stored: unknown): unknown;
  /** Whether `stored` opens in this place. */
  opens(table: string, key: string, stored: unknown): boolean;
  /** What everything that the current key sealed begins with. */
  readonly currentPrefix: string;
  /** The fingerprints of the keys, the current one first. */
  readonly fingerprints: readonly string[];
}

const FORM = "wd1"; // another way of sealing gets another number
const NONCE_BYTES = 12; // NIST SP 800-38D, 5.2.1.1: the length recommended for GCM
const TAG_BYTES = 16;
const SEALED = new RegExp(`^${FORM}:([0-9a-f]{16}):([\\w+/=-]+)$`);

/** Whether this is of our making, be it with another key. No JSON begins like it. */
export function looksSealed(stored: unknown): boolean {
  return typeof stored === "string" && stored.startsWith(`${FORM}:`);
}

export function createSealing({ current, old }: StoreKeys): Sealing {
  const keys = new Map<string, KeyObject>();
  for (const bytes of old ? [current, old] : [current]) keys.set(fingerprintOf(bytes), createSecretKey(bytes));
  const fingerprint = fingerprintOf(current);
  const currentKey = createSecretKey(current);
  const currentPrefix = `${FORM}:${fingerprint}:`;

  function tryOpen(table: string, rowKey: string, stored: unknown): string | undefined {
    const [, by = "", body = ""] = (typeof stored === "string" && SEALED.exec(stored)) || [];
    const key = keys.get(by);
    const bytes = Buffer.from(body, "base64");
    if (key === undefined || bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
    const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(placeOf(table, rowKey));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, "utf8");
    try {
      return text + decipher.final("utf8");
    } catch {
      return undefined; // changed, or of another row: what was decrypted until here is not to be believed
    }
  }

  return {
    currentPrefix,
    fingerprints: [...keys.keys()],

    seal(table, rowKey, text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", currentKey, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(placeOf(table, rowKey));
      const sealed = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return `${currentPrefix}${sealed.toString("base64")}`;
    },

    open(table, rowKey, stored) {
      return looksSealed(stored) ? (tryOpen(table, rowKey, stored) ?? stored) : stored;
    },

    opens: (table, rowKey, stored) => tryOpen(table, rowKey, stored) !== undefined,
  };
}

/** Tells keys apart and says nothing else about them: they are random, so there is nothing to guess. */
function fingerprintOf(key: Buffer): string {
  return createHash("sha256").update("winddown store key\n").update(key).digest("hex").slice(0, 16);
}

/** Neither a table's name nor a key has a line break in it. */
function placeOf(table: string, key: string): Buffer {
  return Buffer.from(`${FORM}\n${table}\n${key}`);
}
