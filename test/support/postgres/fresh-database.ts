import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

let server: Promise<string> | undefined;

/** The address of an empty database of the caller's own. It goes with the server, at the end of the run. */
export async function freshDatabase(): Promise<string> {
  server ??= fetch(inject("postgresDoor")).then(async (answer) => {
    if (!answer.ok) throw new Error(await answer.text());
    return answer.text();
  });
  const url = await server;
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await onDatabase(`${url}postgres`, (client) => client.query(`CREATE DATABASE ${name}`));
  return `${url}${name}`;
}

/** Does something in a database as another program would. */
export async function onDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

let shared: Promise<string> | undefined;

/**
 * The address of one database for all tests of a file, with nothing of ours in it: making one takes 0.2 s, clearing it
 * a tenth of that. Only for tests that run one after the other and close what they opened.
 */
export async function clearedDatabase(): Promise<string> {
  shared ??= freshDatabase();
  const url = await shared;
  await onDatabase(url, (client) => client.query("DROP SCHEMA IF EXISTS winddown, winddown_agenda CASCADE"));
  return url;
}
