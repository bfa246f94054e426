import { randomBytes } from "node:crypto";
import { DiscordAPIError, RESTJSONErrorCodes } from "discord.js";
import { UnreadableRecord } from "../../delivery/message-records.ts";
import { UserError } from "../../errors.ts";
import type { Log } from "../../ops/log.ts";
import type { Text } from "../../text/text.ts";
import { UnknownZone } from "../../time/known-zone.ts";
import { isDiscordAway } from "../rest/retry-while-away.ts";
import { miss, type Shown } from "../ui/card.ts";
import { drawError, writeError } from "../ui/error.ts";
import type { Answer } from "./answer.ts";

/** Discord no longer waits for this answer; there is nobody to tell. */
const TOO_LATE: readonly (string | number)[] = [
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
];

/** Says to the person, and nobody else, what went wrong; whatever is ours to mend is logged. */
export async function explain(error: unknown, answer: Answer, text: Text, log: Log): Promise<void> {
  if (error instanceof DiscordAPIError && TOO_LATE.includes(error.code)) {
    log.warn({ error }, "answered too late");
    return;
  }
  try {
    await answer.send(miss(explanation(error, text, log)), "private");
  } catch (unsent) {
    log.error({ error: unsent }, "could not explain a failure to the person");
  }
}

function explanation(error: unknown, text: Text, log: Log): Shown {
  if (error instanceof UserError) return drawError(text, error.code, writeError(text, error));
  if (error instanceof UnknownZone) return drawError(text, "place-unknown", text("errors.place-unknown"));
  const reference = randomBytes(4).toString("hex");
  log.error({ error, reference }, "a command failed");
  if (error instanceof UnreadableRecord)
    return drawError(text, "record-unreadable", text("errors.record-unreadable", { reference }));
  // Either may come after the work was done: only the answer to a deletion may have failed, say.
  return isDiscordAway(error)
    ? drawError(text, "answer-not-taken", text("errors.answer-not-taken", { reference }))
    : drawError(text, "bug", text("errors.bug", { reference }));
}
