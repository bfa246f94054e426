import { readFileSync } from "node:fs";

/**
 * One file as JSON. A file that is missing or is not JSON is listed and reads as nothing.
 *
 * @param shown the file's name in `problems`: "data/topics.json"
 */
export function readJson(path: string, shown: string, problems: string[]): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    // Listed with the others; thrown here, it would hide them.
    const why = error instanceof SyntaxError ? `is not JSON: ${error.message}` : "is missing or cannot be read";
    problems.push(`${shown}: ${why}`);
    return undefined;
  }
}
