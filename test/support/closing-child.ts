import { createLog } from "../../src/ops/log.ts";
import { closesOnSignal, endsOnUncaught } from "../../src/ops/shutdown.ts";

/** A process for the shutdown's tests. Its argument says how its `close` goes; it says "up" and every close. */
const [how] = process.argv.slice(2);
const log = createLog("info");

const end = closesOnSignal(
  async () => {
    console.log("closing");
    if (how === "fails") throw new Error("secret words");
    if (how?.startsWith("hangs")) await new Promise(() => setInterval(() => {}, 1_000));
    await new Promise((resolve) => setTimeout(resolve, 20));
  },
  log,
  Temporal.Duration.from({ milliseconds: how === "hangs briefly" ? 300 : 8_000 }),
);
endsOnUncaught(log, end);
setInterval(() => {}, 1_000);
if (how === "uncaught") {
  setTimeout(() => {
    throw Object.assign(new Error("secret words"), { url: "https://discord.com/api/v10/webhooks/1/secret" });
  }, 10);
}
if (how === "unhandled") void Promise.reject(Object.assign(new Error("secret words"), { requestBody: "secret" }));
if (how === "from within") end(3);
console.log("up");
