import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const TICKS_PER_SECOND = 100; // what Linux shows to programs on every usual machine (man 5 proc)

/** Resident memory of a process in MB (2²⁰ bytes): from /proc, and where there is none, from ps. */
export function residentMb(pid: number): number {
  const kilobytes = proc(pid, "status")?.match(/^VmRSS:\s+(\d+) kB$/m)?.[1] ?? askPs(pid);
  return Number(kilobytes) / 1024;
}

/** CPU seconds a process has used so far, its threads included; undefined where there is no /proc. */
export function cpuSeconds(pid: number): number | undefined {
  const [, afterName] = proc(pid, "stat")?.split(/\) /s) ?? [];
  if (afterName === undefined) return undefined;
  const fields = afterName.split(" "); // from field 3 on: 14 is user and 15 system time, in ticks
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** CPU milliseconds used so far, its threads included, far finer than `cpuSeconds`; undefined where there is no /proc. */
export function cpuMs(pid: number): number | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    const nanoseconds = threads.map((thread) => Number(proc(pid, `task/${thread}/schedstat`)?.split(" ")[0] ?? 0));
    return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e6;
  } catch {
    return undefined;
  }
}

function proc(pid: number, file: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return undefined; // not Linux
  }
}

function askPs(pid: number): string {
  return execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
}
