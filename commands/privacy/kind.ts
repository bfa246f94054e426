import type { MessageService } from "../../src/delivery/message-service.ts";
import { KEPT_AFTER_STOP } from "../../src/delivery/sweep.ts";
import type { CommandContext } from "../../src/discord/app/command.ts";
import { nightsIn, StoredLedger } from "../../src/nights/ledger.ts";
import type { AnyRecord } from "../../src/nights/reminder.ts";
import type { Text } from "../../src/text/text.ts";

/** One kind of thing that is kept about people, and what somebody may ask of it. */
export type Kept = {
  /** Where in the store it is. A test compares these with the collections the bot opens. */
  readonly collections: readonly string[];
  /** For `/privacy show`: a line for each thing kept, and how long they are; no lines when there is nothing. */
  tell(
    userId: string,
    context: CommandContext,
  ): Promise<{ readonly lines: readonly string[]; readonly howLong?: string }>;
  /** For `/privacy export`: all of it as it is kept, readable or not; undefined when there is nothing. */
  copy(userId: string, context: CommandContext): Promise<unknown>;
  /** For `/privacy delete`: whether there was anything. Readable or not, all of it is gone afterwards. */
  forget(userId: string, context: CommandContext): Promise<boolean>;
};

/**
 * Every field of a record, in words. A field that is not told here is a broken promise, so a new one does not
 * compile until it is; `undefined` stands for one that says nothing about the person or is told with another.
 */
export type Tellings<T> = Readonly<Record<keyof T, ((record: T, text: Text) => string | null | undefined) | undefined>>;

/** A line for each field that says something about the person; none for no record. */
export function linesOf<T>(tellings: Tellings<T>, record: T | undefined, text: Text): string[] {
  if (record === undefined) return [];
  return Object.values<Tellings<T>[keyof T]>(tellings).flatMap((tell) => tell?.(record, text) ?? []);
}

/**
 * How many records were set aside as unreadable, if any.
 *
 * @param stored every text that is kept, the record that is told among them if there is one
 */
export function setAsideLines(text: Text, stored: readonly string[], isTold: boolean): string[] {
  const count = stored.length - (isTold ? 1 : 0);
  return count > 0 ? [text("privacy.set-aside", { count })] : [];
}

/** The copy of what is only stored texts. */
export function copyOf(stored: readonly string[]): { readonly records: readonly unknown[] } | undefined {
  return stored.length > 0 ? { records: stored.map(asJson) } : undefined;
}

/** The same of a record of messages, whose nights are kept as one text: here each is told by itself. */
function asRecord(stored: string): unknown {
  const record = asJson(stored);
  if (typeof record !== "object" || record === null || !("nights" in record)) return record;
  const nights = StoredLedger.safeParse(record.nights);
  return nights.success ? { ...record, nights: nightsIn(nights.data) } : record;
}

/**
 * Messages that come by themselves: a record of each person's, and what the agenda has of it.
 *
 * @param serviceIn where they are kept
 * @param howLong the sentence on how long that is
 */
export function keptMessages<R extends AnyRecord>(
  serviceIn: (context: CommandContext) => Pick<MessageService<R, never>, "find" | "wordForWord" | "forget">,
  tellings: Tellings<R>,
  howLong: `privacy.how-long${"" | "-check-in" | "-weekly"}`,
): Omit<Kept, "collections"> {
  return {
    async tell(userId, context) {
      const { text } = context;
      const record = await serviceIn(context).find(userId);
      const { records } = await serviceIn(context).wordForWord(userId);
      return {
        lines: [...linesOf(tellings, record, text), ...setAsideLines(text, records, record !== undefined)],
        howLong: text(howLong, { days: KEPT_AFTER_STOP.days }),
      };
    },

    async copy(userId, context) {
      const { records, agenda } = await serviceIn(context).wordForWord(userId);
      return records.length + agenda.length > 0 ? { records: records.map(asRecord), agenda } : undefined;
    },

    forget: (userId, context) => serviceIn(context).forget(userId),
  };
}

/** A stored text as the JSON that it is; as text when it is none. */
export function asJson(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return stored; // whatever it is, it is the person's
  }
}
