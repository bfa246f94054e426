import { withSubcommands } from "../src/discord/command.ts";
import { key } from "../src/text/text.ts";
import { everywhere } from "./contexts.ts";
import { article } from "./sleep/article.ts";
import { awake } from "./sleep/awake.ts";
import { check } from "./sleep/check.ts";
import { relax } from "./sleep/relax.ts";
import { tips } from "./sleep/tips.ts";
import { tonight } from "./sleep/tonight.ts";

export const sleep = withSubcommands(everywhere("sleep", key("sleep.description")), {
  tips,
  awake,
  tonight,
  relax,
  check,
  article,
});
