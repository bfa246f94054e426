import type { SubcommandGroup } from "../../../src/discord/app/command.ts";
import { key } from "../../../src/text/text.ts";
import { off } from "./off.ts";
import { on } from "./on.ts";

/** `/diary weekly`: a few silent words once a week, for those who want them. */
export const weekly: SubcommandGroup = { description: key("weekly.description"), subcommands: { on, off } };
