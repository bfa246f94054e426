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
