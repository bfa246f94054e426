import { z } from "zod";

/** What the bot keeps, reached from outside: spoilt, held, and read by SQL. */
export interface State {
  /** Whether the disk can be filled and the database held up. */
  readonly hasDisk: boolean;
  /** Keeps the bot from writing until `unlock`, as a backup or a forgotten shell might; or cuts it off. */
  lock(): Promise<void>;
  unlock(): void;
  /** Makes this person's record unreadable. */
  spoil(table: Table, userId: string): Promise<void>;
  isSpoilt(table: Table, userId: string): boolean;
  /** Puts the record back as it was. */
  mend(table: Table, userId: string): Promise<void>;
  /** From now on this process can write to no file, as on a full disk; its soft limit is lifted by `free`. */
  fill(pid: number): void;
  free(pid: number): void;
  /** What the bot wrote down about this person's last nights; nothing when there is no record that can be read. */
  nightsOf(table: Table, userId: string): Promise<readonly { readonly night: string; readonly outcome: string }[]>;
  /** Whether there is a row for this person. */
  has(table: Table | "diary", userId: string): Promise<boolean>;
  /** Notes one night in this person's diary, as the form would. */
  noteNight(userId: string, night: string): Promise<void>;
  close(): Promise<void>;
}

export type Table = "reminders" | "check_ins";

/** How rows are read and written in one engine. */
export type Rows = {
  read(table: string, key: string): Promise<string | undefined>;
  write(table: string, key: string, text: string): Promise<void>;
};

const Nights = z.object({ nights: z.string() });

/** What is the same in every engine. */
export function stateOver({
  read,
  write,
}: Rows): Omit<State, "hasDisk" | "lock" | "unlock" | "fill" | "free" | "close"> {
  const spoilt = new Map<string, string>();
  const name = (table: string, userId: string) => `${table} ${userId}`;
  return {
    async spoil(table, userId) {
      if (spoilt.has(name(table, userId))) return;
      const text = await read(table, userId);
      if (text === undefined) return;
      await write(table, userId, `${text.slice(0, 40)}…`);
      spoilt.set(name(table, userId), text);
    },
    isSpoilt: (table, userId) => spoilt.has(name(table, userId)),
    async mend(table, userId) {
      const text = spoilt.get(name(table, userId));
      if (text === undefined) return;
      await write(table, userId, text);
      spoilt.delete(name(table, userId));
    },
    async nightsOf(table, userId) {
      const text = await read(table, userId);
      if (text === undefined || spoilt.has(name(table, userId))) return [];
      const { nights } = Nights.parse(JSON.parse(text));
      return [...nights.matchAll(/(?:^|; )(\S+) (\w+)/g)].map(([, night = "", outcome = ""]) => ({ night, outcome }));
    },
    has: async (table, userId) => (await read(table, userId)) !== undefined,
    noteNight: (userId, night) =>
      write("diary", userId, JSON.stringify({ version: 1, nights: [{ night, zone: "Europe/Lisbon", noSleep: true }] })),
  };
}
