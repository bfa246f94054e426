import { createWriteStream } from "node:fs";

/** What the bot prints goes to a file; its last lines are kept at hand for the day it does not start. */
export type BotLog = {
  readonly file: string;
  write(line: string): void;
  lastLines(): readonly string[];
  close(): Promise<void>;
};

const kept = 12;

export function createBotLog(file: string): BotLog {
  const stream = createWriteStream(file, { flags: "a" });
  const last: string[] = [];
  return {
    file,
    write(line) {
      stream.write(`${line}\n`);
      last.push(line);
      if (last.length > kept) last.shift();
    },
    lastLines: () => last,
    close: () => new Promise((resolve) => void stream.end(resolve)),
  };
}
