import { withSubcommands } from "../../src/discord/app/command.ts";
import { key } from "../../src/text/text.ts";
import { everywhere } from "../shared/contexts.ts";
import { checkIn } from "./check-in/check-in.ts";
import { exportNights } from "./export.ts";
import { importNights } from "./import.ts";
import { log } from "./log.ts";
import { report } from "./report.ts";
import { week } from "./week.ts";
import { weekly } from "./weekly/weekly.ts";

/** The sleep diary: how the nights were, told by the person themselves. No score and no streak. */
export const diary = withSubcommands(
  everywhere("diary", key("diary.description")),
  { log, week, report, import: importNights, export: exportNights },
  { checkin: checkIn, weekly },
);
