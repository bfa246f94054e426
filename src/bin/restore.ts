// `npm run restore -- FILE`: puts a backup in the place of the SQLite store, while no bot uses it.
import { backupSettings } from "../config/config.ts";
import { takeEnvFile } from "../config/load-env.ts";
import { systemClock } from "../ops/clock.ts";
import { createLog } from "../ops/log.ts";
import { refusalOf } from "../ops/refusal.ts";
import { RestoreError, restore } from "../storage/sqlite/restore.ts";

process.umask(0o077); // what is kept about people is for this account alone

try {
  takeEnvFile();
  const { stateDir, keys } = backupSettings(process.env, "Nothing is restored with these settings:");
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new RestoreError("Name the backup: `npm run restore -- /path/to/winddown-….sqlite`.");
  const { rows, encryption, aside } = restore({ file, stateDir, keys, now: systemClock.now() });
  console.log(`Restored and checked: ${rows.reminders ?? 0} people with a reminder. The bot can be started.`);
  if (encryption === "not tried") console.log("It is encrypted: start the bot with the STORE_KEY it was made with.");
  if (aside !== undefined)
    console.log(
      `What was there before is in ${aside}: delete it once you are sure, for it holds what people deleted since.`,
    );
  console.log("Whatever was changed since the backup is gone, deletions included: people have to make them again.");
} catch (error) {
  const refusal = refusalOf(error);
  if (refusal === undefined) createLog("fatal").fatal({ error }, "restoring failed, and this is a bug");
  else console.error(refusal);
  process.exitCode = 1;
}
