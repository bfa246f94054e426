import { readFileSync } from "node:fs";

/**
 * How many commits the write-ahead log beside `file` holds: the frames that end one, of the log's present
 * round (https://www.sqlite.org/fileformat2.html#the_write_ahead_log). SQLite flushes the log once for each.
 */
export function countCommits(file: string): number {
  const log = readFileSync(`${file}-wal`);
  if (log.length === 0) return 0;
  const round = log.subarray(16, 24);
  const frameLength = 24 + log.readUInt32BE(8);
  let commits = 0;
  for (let frame = 32; frame + frameLength <= log.length; frame += frameLength) {
    const isOfThisRound = log.subarray(frame + 8, frame + 16).equals(round);
    if (isOfThisRound && log.readUInt32BE(frame + 4) > 0) commits += 1;
  }
  return commits;
}
