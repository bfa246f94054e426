import { openPlayground } from "../../src/open.ts";

/** The playground as `npm start` opens it, with the fixture bot in it. Arguments: the state folder. */
const [stateDir = ""] = process.argv.slice(2);

process.exitCode = await openPlayground({
  bot: {
    name: "Winddown",
    command: [process.execPath, new URL("fixture-bot.ts", import.meta.url).pathname],
    cwd: process.cwd(),
    env: process.env.FIXTURE === undefined ? {} : { FIXTURE: process.env.FIXTURE },
  },
  stateDir,
  input: process.stdin,
  output: process.stdout,
  colour: false,
  width: () => Number(process.env.WIDTH ?? 80),
  zone: "Europe/Lisbon",
  tour: process.env.TOUR === undefined ? undefined : JSON.parse(process.env.TOUR),
});
