import { existsSync, readdirSync, readFileSync } from "node:fs";

/** A process as Linux tells of it. A number is given again once its process has ended: with `began` it is one process. */
export type Process = {
  readonly pid: number;
  readonly parent: number;
  readonly began: string;
  readonly command: string;
};

/** Whether this machine tells of its processes: macOS does not. */
export const tellsOfProcesses = existsSync("/proc/self/stat");

/** All that run now; one that has ended and is not yet taken note of runs no more. */
export function everyProcess(): Process[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => processOf(Number(name)) ?? []);
}

export function processOf(pid: number): Process | undefined {
  try {
    // "42 (a name) with) anything) S 1 …": the name ends at the last bracket.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state, parent = "0"] = fields;
    if (state === "Z" || state === "X") return undefined;
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    return { pid, parent: Number(parent), began: fields[19] ?? "", command };
  } catch {
    return undefined; // ended meanwhile
  }
}
