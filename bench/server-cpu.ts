import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const TICKS_PER_SECOND = 100; // what Linux shows to programs on every usual machine (man 5 proc)

/**
 * CPU seconds a PostgreSQL server has used so far: its first process, those it has, and those that have ended. Exact
 * to a hundredth; undefined where there is no /proc.
 *
 * @param home the folder that `startPostgres` tells
 */
export function serverCpuSeconds(home: string): number | undefined {
  const [pid] = readFileSync(join(home, "data/postmaster.pid"), "utf8").split("\n");
  try {
    const stats = readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => fieldsOf(name) ?? []);
    const own = stats.filter(({ id, parent }) => id === pid || parent === pid);
    return own.reduce((sum, { used, ofChildren, id }) => sum + used + (id === pid ? ofChildren : 0), 0);
  } catch {
    return undefined;
  }
}

function fieldsOf(id: string) {
  try {
    const fields = readFileSync(`/proc/${id}/stat`, "utf8").split(/\) /s)[1]?.split(" ") ?? []; // from field 3 on
    const [parent, user, system, childUser, childSystem] = [1, 11, 12, 13, 14].map((index) => fields[index] ?? "0");
    const seconds = (...ticks: (string | undefined)[]) =>
      ticks.reduce((sum, one) => sum + Number(one), 0) / TICKS_PER_SECOND;
    return { id, parent, used: seconds(user, system), ofChildren: seconds(childUser, childSystem) };
  } catch {
    return undefined; // it has ended meanwhile
  }
}
