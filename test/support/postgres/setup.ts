import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestProject } from "vitest/node";
import { type PostgresServer, startPostgres } from "./start-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the PostgreSQL of this run is asked for; the first to ask starts it. */
    readonly postgresDoor: string;
  }
}

/** One PostgreSQL for the whole run, started when the first test asks for it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let started: Promise<PostgresServer> | undefined;
  const door = createServer(async (_request, response) => {
    started ??= startPostgres("quick");
    try {
      response.end((await started).url);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
  door.unref();
  project.provide("postgresDoor", `http://127.0.0.1:${(door.address() as AddressInfo).port}`);

  return async () => {
    door.close();
    await started?.then((server) => server.stop()).catch(() => {}); // why it did not start was told to the test
  };
}
