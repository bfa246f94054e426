import { rmSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { createBotProcess } from "./bot-process.ts";
import { createPlaygroundClock } from "./clock.ts";
import { createLocalDiscord } from "./local-discord.ts";
import type { PageTour } from "./page/protocol.ts";
import { createPageServer } from "./page/server/page-server.ts";
import { watchArrivals } from "./terminal/arrivals.ts";
import { createBotKeeper } from "./terminal/bot-keeper.ts";
import { createBotLog } from "./terminal/bot-log.ts";
import { watchInterruptions } from "./terminal/interruptions.ts";
import { createLineTerminal } from "./terminal/line-terminal.ts";
import { play } from "./terminal/play.ts";
import { reasonOf } from "./terminal/reason.ts";
import { placeName } from "./terminal/render/message.ts";
import { createSession } from "./terminal/session.ts";
import type { Tour } from "./terminal/tour/tour-step.ts";
import { createTimeline } from "./timeline.ts";

export type PlaygroundOptions = {
  /** How the bot is started: program and arguments, its folder, and its environment beside what is set here. */
  readonly bot: {
    readonly command: readonly [string, ...string[]];
    readonly cwd: string;
    /** What it is called here. Default "Bot". */
    readonly name?: string;
    readonly env: Readonly<Record<string, string>>;
  };
  /** Each run gets a fresh folder in here, and removes it when it ends. */
  readonly stateDir: string;
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly colour: boolean;
  /** Columns of the terminal, asked whenever something is printed. */
  readonly width: () => number;
  /** IANA zone of the clock of whoever sits there. */
  readonly zone: string;
  /** Played before the keyboard is handed over; through a pipe it is all there is. */
  readonly tour?: Tour | undefined;
  /** Opens a page in the browser beside the terminal, and says its address. `tour` is what it can show. */
  readonly page?: { readonly tour?: PageTour | undefined; readonly port?: number | undefined } | undefined;
};

const stopWithinMs = 8_000;
const slowAfterMs = 700;

/**
 * A Discord on this machine with the bot in it, played in the terminal until somebody leaves.
 *
 * @returns the exit code: 0, or 1 when there is no folder to use, the bot could not be started or the tour not be played to its end
 */
export async function openPlayground(options: PlaygroundOptions): Promise<number> {
  const { input, output } = options;
  let folder: string;
  try {
    await mkdir(options.stateDir, { recursive: true });
    folder = await mkdtemp(join(options.stateDir, "run-"));
  } catch (error) {
    // A file in its place, a disk that is full or not ours: whoever sits there can choose another folder.
    output.write(`Nothing can be kept in ${options.stateDir} (${reasonOf(error)}). Set STATE_DIR to another folder.\n`);
    return 1;
  }
  const botLog = createBotLog(join(folder, "bot.log"));

  const clock = createPlaygroundClock({ start: Temporal.Now.instant(), running: true });
  const discord = await createLocalDiscord({
    now: clock.now,
    ...(options.bot.name !== undefined && { botName: options.bot.name }),
    firstZone: options.zone,
    gateway: { identifyEveryMs: 0 }, // so that :restart and :kill need not wait out Discord's five seconds
  });
  const botProcess = createBotProcess({
    clock,
    stopWithinMs,
    command: options.bot.command,
    cwd: options.bot.cwd,
    env: {
      LOG_LEVEL: "info",
      ...options.bot.env,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      STATE_DIR: folder,
    },
    onLine: botLog.write,
  });
  const timeline = createTimeline({ clock, bot: botProcess });

  const interruptions = watchInterruptions(() => {
    if (botProcess.pid !== undefined) process.kill(botProcess.pid, "SIGKILL");
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  });
  const terminal = createLineTerminal({
    input,
    output,
    onInterrupt: interruptions.notice,
    onGone: interruptions.terminalGone,
  });
  const bot = createBotKeeper(botProcess, (how) => {
    session.say(`The bot has ended ${how}, though nobody asked it to. The last it said:`);
    terminal.print(botLog.lastLines().join("\n"));
    session.say(`Type :restart to start it again on the same data. Everything it said is in ${botLog.file}`);
  });
  const session = createSession({
    discord,
    timeline,
    bot,
    terminal,
    botLogFile: botLog.file,
    colour: options.colour,
    width: options.width,
  });
  const arrivals = watchArrivals(session);
  const page =
    options.page &&
    (await createPageServer({
      discord,
      timeline,
      bot,
      tour: options.page.tour,
      ...(options.page.port !== undefined && { port: options.page.port }),
      onAct: (person, place, line) =>
        terminal.print(`\n${person.user.username} ${placeName(place)} (in the browser) > ${line}`),
    }));
  if (page) terminal.print(`As a page in the browser: ${page.url}\n`);

  try {
    return await Promise.race([play(session, arrivals, options.tour), interruptions.first.then(() => 0)]);
  } finally {
    arrivals.stop();
    await page?.close();
    timeline.close();
    terminal.close();
    const slow = setTimeout(() => output.write("The bot is still ending. Ctrl-C ends it at once.\n"), slowAfterMs);
    await bot.stop();
    clearTimeout(slow);
    await discord.close();
    await botLog.close();
    await rm(folder, { recursive: true, force: true });
    interruptions.stopWatching();
  }
}
