import { onTestFinished } from "vitest";
import { openPostgresAgenda } from "../../src/storage/agenda/postgres-agenda.ts";
import { AgendaRow, createStoreAgenda, type StoreAgenda } from "../../src/storage/agenda/store-agenda.ts";
import { openPostgresStore } from "../../src/storage/postgres/postgres-store.ts";
import { clearedDatabase, onDatabase } from "../support/postgres/fresh-database.ts";
import { engines } from "./engines.ts";

export type AgendaHarness = {
  readonly agenda: StoreAgenda;
  /** From now on everything fails. */
  breakIt(): Promise<void>;
};

const inRows = engines
  .filter(({ name }) => !name.startsWith("PostgreSQL"))
  .map(({ name, open }) => ({
    name: `in a collection on ${name}`,
    async open(): Promise<AgendaHarness> {
      const { store, breakTable } = await open();
      const rows = store.collection("agenda", AgendaRow);
      await rows.count(); // its table is there from here on
      const agenda = createStoreAgenda({ rows, onUnreadable: () => {} });
      return { agenda, breakIt: () => breakTable("agenda") };
    },
  }));

/** Every agenda there is. */
export const agendas: readonly { readonly name: string; open(): Promise<AgendaHarness> }[] = [
  ...inRows,
  { name: "as PostgreSQL has it", open: openInDatabase },
];

async function openInDatabase(): Promise<AgendaHarness> {
  const url = await clearedDatabase();
  const store = await openPostgresStore({ url });
  onTestFinished(() => store.close());
  const agenda = await openPostgresAgenda({ store, onUnreadable: () => {} });
  return {
    agenda,
    breakIt: () =>
      onDatabase(url, async (client) => void (await client.query("ALTER TABLE winddown.agenda RENAME TO hidden"))),
  };
}
