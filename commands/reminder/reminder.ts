import { withSubcommands } from "../../src/discord/app/command.ts";
import { key } from "../../src/text/text.ts";
import { everywhere } from "../shared/contexts.ts";
import { buttonActions } from "./buttons.ts";
import { off } from "./off.ts";
import { pause, resume } from "./pause.ts";
import { rota } from "./rota.ts";
import { set } from "./set.ts";
import { show } from "./show.ts";
import { test } from "./test.ts";
import { zone } from "./zone.ts";

const command = withSubcommands(everywhere("reminder", key("reminder.description")), {
  set,
  rota,
  show,
  pause,
  resume,
  zone,
  off,
  test,
});

/** Beside what each subcommand brings: the buttons on the messages that come by themselves. */
export const reminder = { ...command, actions: { ...command.actions, ...buttonActions } };
