import { StoreError } from "../core/store-errors.ts";
import type { PostgresStore } from "../postgres/postgres-store.ts";
import { carryJobsOver, type JobsCarried } from "./jobs-of-pg-boss.ts";
import { AGENDA, ensureAgenda, keysOfPerson } from "./postgres-rows.ts";
import { AgendaRow, createStoreAgenda, type StoreAgenda } from "./store-agenda.ts";

type Dependencies = {
  readonly store: Pick<PostgresStore, "collection" | "transaction" | "connection">;
  /** Told of each row that means nothing to us; it is in quarantine, and the others go on. */
  readonly onUnreadable: (key: string, reason: string) => void;
  /** Told when the plans of an earlier version were carried over. */
  readonly onCarried?: (carried: JobsCarried) => void;
};

/**
 * The agenda as rows beside the records in a PostgreSQL database. What a version before kept as jobs of pg-boss is
 * carried over first.
 */
export async function openPostgresAgenda({ store, onUnreadable, onCarried }: Dependencies): Promise<StoreAgenda> {
  const { connection } = store;
  await ensureAgenda(connection);
  const agenda = createStoreAgenda({
    rows: store.collection(AGENDA, AgendaRow),
    onUnreadable,
    keysOf: (userId) =>
      keysOfPerson(connection, userId).catch((error: unknown) => {
        throw new StoreError(AGENDA, "list", error);
      }),
  });
  const carried = await carryJobsOver(connection, (plans) => store.transaction(plans.map(agenda.planning)));
  if (carried !== undefined) onCarried?.(carried);
  return agenda;
}
