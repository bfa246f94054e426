import { withSubcommands } from "../../src/discord/app/command.ts";
import { key } from "../../src/text/text.ts";
import { everywhere } from "../shared/contexts.ts";
import { end } from "./end.ts";
import { eveningActions } from "./evening.ts";
import { pause, resume } from "./pause.ts";
import { shift } from "./shift.ts";
import { show } from "./show.ts";
import { start } from "./start.ts";

const command = withSubcommands(everywhere("coach", key("coach.description")), {
  start,
  show,
  pause,
  resume,
  end,
  shift,
});

/** Four weeks of small steps, and a plan to move a bedtime. By presses alone; no points and no streaks. */
export const coach = { ...command, actions: { ...command.actions, ...eveningActions } };
