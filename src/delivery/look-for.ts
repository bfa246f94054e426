import { isBefore } from "../time/instants.ts";
import { CLOCKS_DIFFER_BY_AT_MOST, type DirectMessage, type FindOutcome, type Outbox } from "./outbox.ts";

export type LookOutcome = {
  readonly kind: FindOutcome | "refused" | "gone" | "rejected";
  readonly channelId: string | null;
};

/** How far back is looked for what was begun in the future: a claim is looked after at the next beats. */
const SINCE_A_WRONG_CLOCK = { hours: 48 } as const;

/** Looks in the person's DM whether a message that was begun at `begun` and never answered for has arrived. */
export async function lookFor(
  outbox: Outbox,
  message: DirectMessage,
  to: { readonly userId: string; readonly channelId: string | null; readonly begun: Temporal.Instant },
  now: Temporal.Instant,
): Promise<LookOutcome> {
  let { channelId } = to;
  if (channelId === null) {
    const opened = await outbox.open(to.userId);
    if (opened.kind === "limited" || opened.kind === "unavailable" || opened.kind === "unclear")
      return { kind: "unreadable", channelId };
    if (opened.kind === "gone" && (await outbox.lookUp(to.userId)) !== "gone") return { kind: "unreadable", channelId };
    if (opened.kind !== "opened") return { kind: opened.kind, channelId };
    channelId = opened.channelId;
  }
  // Begun in the future, it was begun while the machine's clock was ahead, nobody knows when.
  const begun = isBefore(now, to.begun) ? now.subtract(SINCE_A_WRONG_CLOCK) : to.begun;
  const since = begun.subtract(CLOCKS_DIFFER_BY_AT_MOST);
  return { kind: await outbox.find(channelId, message, since), channelId };
}
