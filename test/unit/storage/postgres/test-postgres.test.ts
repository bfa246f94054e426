import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { freshDatabase, onDatabase } from "../../../support/postgres/fresh-database.ts";

test("the tests have a real PostgreSQL, and each a database of its own", async () => {
  const [one, other] = [await freshDatabase(), await freshDatabase()];

  await onDatabase(one, (client) => client.query("CREATE TABLE bedtimes (at text)"));

  const [row] = (await onDatabase(other, (client) => client.query("SELECT to_regclass('bedtimes') AS found"))).rows;
  expect(row).toEqual({ found: null });
});

test("nothing is left of it when the tests are killed", async () => {
  const starter = join(import.meta.dirname, "../../../support/postgres/start-postgres-child.ts");
  const child = spawn(process.execPath, [starter], { stdio: ["ignore", "pipe", "inherit"] });
  const { value } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  const { url, home } = JSON.parse(String(value));
  await onDatabase(`${url}postgres`, (client) => client.query("SELECT 1"));

  child.kill("SIGKILL");

  await expect.poll(() => existsSync(home)).toBe(false);
  await expect(onDatabase(`${url}postgres`, (client) => client.query("SELECT 1"))).rejects.toThrow("ECONNREFUSED");
});
