import type { SubcommandGroup } from "../../../src/discord/app/command.ts";
import { key } from "../../../src/text/text.ts";
import { off } from "./off.ts";
import { on } from "./on.ts";
import { show } from "./show.ts";

/** `/diary checkin`: a silent question each morning, for those who want one. */
export const checkIn: SubcommandGroup = { description: key("checkin.description"), subcommands: { on, off, show } };
