import { z } from "zod";

/** What a card of help is for. */
export const HelpCardId = z.enum(["crisis", "overdose", "not-waking", "child-swallowed", "friend", "withdrawal"]);
export type HelpCardId = z.infer<typeof HelpCardId>;
