// A run of tests that is to be interrupted: it starts one child that hears nothing of its end, and one that has lost
// its parent, says which, and waits. A line on stdin ends it in good order, and it says what came of that.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { watchRun } from "./setup.ts";

const WAITS = "setInterval(() => {}, 1_000)";
const STARTS = `
  const { pid } = require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(WAITS)}], { stdio: "ignore" });
  process.on("message", () => process.exit());
  process.send(pid);`;

const end = await watchRun(1_000);
const own = spawn(process.execPath, ["-e", WAITS], { detached: true, stdio: "ignore" });
const starter = spawn(process.execPath, ["-e", STARTS], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
const [orphan] = await once(starter, "message");
await sleep(2_000); // until it was looked at
starter.send("end");
await once(starter, "exit");
console.log(JSON.stringify([own.pid, orphan]));

process.stdin.once("data", async () => {
  own.kill();
  await end().then(
    () => console.log("nothing is left"),
    (error: Error) => console.log(error.message),
  );
  process.exit();
});
