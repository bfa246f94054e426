import { startPostgres } from "./start-postgres.ts";

/** A process for the tests of the tests' PostgreSQL: starts one, says where it is, and waits to be killed. */
const { url, home } = await startPostgres("quick");
console.log(JSON.stringify({ url, home }));
setInterval(() => {}, 1_000);
