import { withSubcommands } from "../src/discord/command.ts";
import { key } from "../src/text/text.ts";
import { everywhere } from "./contexts.ts";
import { buttonActions } from "./reminder/buttons.ts";
import { off } from "./reminder/off.ts";
import { pause, resume } from "./reminder/pause.ts";
import { set } from "./reminder/set.ts";
import { show } from "./reminder/show.ts";
import { test } from "./reminder/test.ts";
import { zone } from "./reminder/zone.ts";

const command = withSubcommands(everywhere("reminder", key("reminder.description")), {
  set,
  show,
  pause,
  resume,
  zone,
  off,
  test,
});

/** Beside what each subcommand brings: the buttons on the messages that come by themselves. */
export const reminder = { ...command, actions: { ...command.actions, ...buttonActions } };
