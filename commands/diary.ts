import { withSubcommands } from "../src/discord/command.ts";
import { key } from "../src/text/text.ts";
import { everywhere } from "./contexts.ts";
import { checkIn } from "./diary/check-in.ts";
import { exportNights } from "./diary/export.ts";
import { log } from "./diary/log.ts";
import { week } from "./diary/week.ts";

/** The sleep diary: how the nights were, told by the person themselves. No score and no streak. */
export const diary = withSubcommands(
  everywhere("diary", key("diary.description")),
  { log, week, export: exportNights },
  { checkin: checkIn },
);
