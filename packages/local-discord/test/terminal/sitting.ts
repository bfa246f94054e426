import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll } from "vitest";

const folders: string[] = [];
const children: ChildProcess[] = [];

/** Sittings are of tests that run side by side, of which none knows the end of its own: they end with their file. */
afterAll(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

export type Sitting = {
  readonly child: ChildProcess;
  readonly stateDir: string;
  readonly ended: Promise<{ code: number | null; output: string }>;
};

/** Opens the playground on pipes with the fixture bot in it, types `lines`, and ends the input. */
export async function sit(lines: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Sitting> {
  const stateDir = await mkdtemp(join(tmpdir(), "winddown-terminal-"));
  folders.push(stateDir);
  const script = new URL("fixture-playground.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [script, stateDir], {
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  children.push(child);
  child.stdin.end(lines.map((line) => `${line}\n`).join(""));
  const code = new Promise<number | null>((resolve) => child.once("close", resolve));
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const ended = Promise.all([code, output]).then(([exit, parts]) => ({ code: exit, output: parts.join("") }));
  return { child, stateDir, ended };
}
