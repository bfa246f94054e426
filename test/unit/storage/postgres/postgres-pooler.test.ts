import { expect, test } from "vitest";
import { checkOwnSessions, connectSession, type Session } from "../../../../src/storage/postgres/postgres-pooler.ts";
import { databaseErrorOf } from "../../../../src/storage/postgres/postgres-trouble.ts";
import { freshDatabase } from "../../../support/postgres/fresh-database.ts";

/** A pooler over two sessions of a server, which gives each transaction one of those that are free. */
function pooler(order: "last used first" | "in turn") {
  const free = [71, 72];
  let ended = 0;
  const take = () => free.shift() as number;
  const giveBack = (backend: number) => (order === "in turn" ? free.push(backend) : free.unshift(backend));
  const connect = async (): Promise<Session> => {
    let held: number | undefined;
    return {
      async backend() {
        if (held !== undefined) return held;
        const backend = take();
        giveBack(backend);
        return backend;
      },
      async begin() {
        held = take();
      },
      async end() {
        ended += 1;
      },
    };
  };
  return { connect, ended: () => ended };
}

test.each(["last used first", "in turn"] as const)(
  "a pooler that hands each transaction to another session, %s, is recognised",
  async (order) => {
    const { connect, ended } = pooler(order);
    await expect(checkOwnSessions(connect)).rejects.toThrow("pool_mode = session");
    expect(ended()).toBe(2);
  },
);

test("a database that each connection has a session of is fine", async () => {
  const url = await freshDatabase();
  await checkOwnSessions(() => connectSession(url));
});

test("a pooler that allows no transactions at all is said to be one", () => {
  const refused = Object.assign(new Error("transaction blocks not allowed in statement pooling mode"), {
    code: "08P01",
  });
  expect(databaseErrorOf(refused).message).toContain("pool_mode = session");
});

test("a start-up parameter that a pooler refuses is said in words", () => {
  const refused = Object.assign(new Error("unsupported startup parameter: options"), { code: "08P01" });
  expect(databaseErrorOf(refused).message).toContain("ignore_startup_parameters");
});
