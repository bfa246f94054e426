import type { SubcommandGroup } from "../../src/discord/command.ts";
import { key } from "../../src/text/text.ts";
import { off } from "./check-in/off.ts";
import { on } from "./check-in/on.ts";
import { show } from "./check-in/show.ts";

/** `/diary checkin`: a silent question each morning, for those who want one. */
export const checkIn: SubcommandGroup = { description: key("checkin.description"), subcommands: { on, off, show } };
