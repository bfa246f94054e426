// `npm run backup`: a checked copy of the SQLite store, while the bot runs or not.
import { join } from "node:path";
import { backupSettings } from "../config/config.ts";
import { takeEnvFile } from "../config/load-env.ts";
import { systemClock } from "../ops/clock.ts";
import { createLog } from "../ops/log.ts";
import { refusalOf } from "../ops/refusal.ts";
import { backUp } from "../storage/sqlite/backup.ts";

const ENCRYPTION = {
  none: "It is not encrypted: whoever has it can read it.",
  "opens with STORE_KEY":
    "It is encrypted and opens with STORE_KEY, which is not in it: keep a copy of that elsewhere.",
  "not tried": "It is encrypted. Whether it opens was not tried, because STORE_KEY is not set here.",
} as const;

process.umask(0o077); // what is kept about people is for this account alone

try {
  takeEnvFile();
  const { stateDir, keys } = backupSettings(process.env);
  const [folder = join(stateDir, "backups")] = process.argv.slice(2);
  const { file, bytes, rows, encryption } = backUp({ stateDir, folder, keys, now: systemClock.now() });
  const size = `${(bytes / 1_000_000).toFixed(1)} MB`;
  console.log(`Backed up and checked: ${file} (${size}, ${rows.reminders ?? 0} people with a reminder).`);
  console.log(ENCRYPTION[encryption]);
} catch (error) {
  const refusal = refusalOf(error);
  if (refusal === undefined) createLog("fatal").fatal({ error }, "the backup failed, and this is a bug");
  else console.error(refusal);
  process.exitCode = 1;
}
