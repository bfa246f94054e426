import { keysHolding } from "./keys-holding.ts";
import type { StoreOperation } from "./store-errors.ts";
import type { Table } from "./table.ts";

/** What becomes of rows that cannot be read: kept word for word beside the collection, out of its way. */
export interface Quarantine {
  /** Moves the row, whatever it holds, out of the collection. Nothing happens when there is none. */
  quarantine(key: string): Promise<void>;
  /** The texts in quarantine under this key, oldest first: a person's export shows them too. */
  listQuarantined(key: string): Promise<readonly string[]>;
  /** What stands under this key word for word, readable or not: the row, then what is in quarantine, oldest first. */
  wordForWord(key: string): Promise<readonly string[]>;
  /** The keys, holding `part`, under which something is in quarantine. */
  keysQuarantined(part: string): Promise<readonly string[]>;
  /** Erases what is in quarantine under this key; the number of texts erased. */
  forgetQuarantined(key: string): Promise<number>;
}

type Dependencies = {
  readonly table: Table;
  readonly openQuarantine: () => Table;
  readonly attempt: <R>(operation: StoreOperation, step: () => Promise<R>) => Promise<R>;
};

export function createQuarantine({ table, openQuarantine, attempt }: Dependencies): Quarantine {
  let opened: Table | undefined;
  function quarantineTable(): Table {
    opened ??= openQuarantine();
    return opened;
  }

  async function textsUnder(key: string): Promise<string[]> {
    const texts: string[] = [];
    for (;;) {
      const raw = await quarantineTable().get(nthKey(key, texts.length + 1));
      if (raw === undefined) return texts;
      texts.push(asText(raw));
    }
  }

  return {
    quarantine: (key) =>
      attempt("write", async () => {
        const raw = await table.get(key);
        if (raw === undefined) return;
        // Copy, then delete: a crash between the two leaves both, and the next attempt finds its copy.
        const texts = await textsUnder(key);
        if (!texts.includes(asText(raw))) await quarantineTable().set(nthKey(key, texts.length + 1), asText(raw));
        await table.delete(key);
      }),

    listQuarantined: (key) => attempt("read", () => textsUnder(key)),

    wordForWord: (key) =>
      attempt("read", async () => {
        const raw = await table.get(key);
        return [...(raw === undefined ? [] : [asText(raw)]), ...(await textsUnder(key))];
      }),

    keysQuarantined: (part) =>
      attempt("list", async () => {
        const keys = await keysHolding(quarantineTable(), part);
        return [...new Set(keys.map((key) => key.split(" ", 1)[0] as string))];
      }),

    forgetQuarantined: (key) =>
      attempt("delete", async () => {
        const { length } = await textsUnder(key);
        // Last first: cut short, it leaves no gap that would hide the rest from the next attempt.
        for (let nth = length; nth >= 1; nth -= 1) await quarantineTable().delete(nthKey(key, nth));
        return length;
      }),
  };
}

function nthKey(key: string, nth: number): string {
  return nth === 1 ? key : `${key} ${nth}`; // keys have no spaces, so this is nobody else's
}

function asText(raw: unknown): string {
  if (typeof raw === "string") return raw;
  return raw instanceof Uint8Array ? Buffer.from(raw).toString("base64") : String(raw);
}
