// The bot as a process, loaded by main.ts: reads its settings, owns its clock and its end. The rest is built in bot.ts.
import { startBot } from "../bot.ts";
import { readConfig } from "../config/config.ts";
import { startCronBeat } from "../ops/beat.ts";
import { systemClock } from "../ops/clock.ts";
import { createLog } from "../ops/log.ts";
import { logWarnings } from "../ops/log-warnings.ts";
import { joinParent } from "../ops/parent.ts";
import { refusalOf } from "../ops/refusal.ts";
import { closesOnSignal, endsOnUncaught } from "../ops/shutdown.ts";

try {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  logWarnings(log);
  if (config.sslModeRaised !== undefined)
    log.info(
      { sslmode: config.sslModeRaised },
      "this sslmode of DATABASE_URL is taken for verify-full: the database's certificate and name are checked",
    );
  if (config.unusedProxies.length > 0)
    log.warn(
      { variables: config.unusedProxies },
      "a proxy is set, and Winddown does not use it: it connects to Discord directly, over HTTPS and WebSocket",
    );
  const parent = config.clock === "parent" ? await joinParent() : undefined;

  let close = async () => {};
  const end = closesOnSignal(() => close(), log);
  endsOnUncaught(log, end);
  parent?.onGone(() => end(0));

  const bot = await startBot(config, parent?.clock ?? systemClock, log, () => end(1));
  if (parent) {
    parent.onBeat(() => bot.beat());
    close = () => bot.close();
    parent.ready();
  } else {
    const cron = startCronBeat(async () => void (await bot.beat()), log);
    close = async () => {
      await Promise.all([bot.close(), cron.stop()]);
    };
    await bot.beat();
  }
} catch (error) {
  const refusal = refusalOf(error);
  if (refusal === undefined) createLog("fatal").fatal({ error }, "Winddown could not start, and this is a bug");
  else console.error(refusal);
  process.exit(1);
}
