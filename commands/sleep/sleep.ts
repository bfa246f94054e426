import { withSubcommands } from "../../src/discord/app/command.ts";
import { key } from "../../src/text/text.ts";
import { everywhere } from "../shared/contexts.ts";
import { article } from "./article.ts";
import { awake } from "./awake.ts";
import { check } from "./check.ts";
import { relax } from "./relax.ts";
import { tips } from "./tips.ts";
import { tonight } from "./tonight.ts";

export const sleep = withSubcommands(everywhere("sleep", key("sleep.description")), {
  tips,
  awake,
  tonight,
  relax,
  check,
  article,
});
