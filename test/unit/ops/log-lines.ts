import { createLog } from "../../../src/ops/log.ts";

/** The real log, writing into memory. */
export function logIntoMemory(level = "debug") {
  const lines: string[] = [];
  const log = createLog(level, { write: (line: string) => void lines.push(line) });
  return {
    log,
    text: () => lines.join(""),
    lines: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}
