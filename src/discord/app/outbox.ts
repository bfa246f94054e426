import {
  type APIMessage,
  DiscordAPIError,
  MessageFlags,
  type REST,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  Routes,
} from "discord.js";
import type { DirectMessage, Outbox, PostOutcome } from "../../delivery/outbox.ts";
import { createBatchCompletions } from "../rest/batch-completions.ts";
import { type CircuitBreaker, CircuitOpen } from "../rest/circuit-breaker.ts";
import { discordCodeOf, limited, outcomeOf } from "../rest/failures.ts";
import { forSomebodyWaiting, isSomebodyWaiting, NeverMade } from "../rest/pacer.ts";
import { withDeadline } from "../rest/with-deadline.ts";
import { carriedBy } from "../ui/actions.ts";
import type { DrawDirectMessage } from "../ui/direct-message.ts";
import { createThreadPosts } from "./thread-posts.ts";

/** How many messages back we look for one of ours: a DM with a bot holds about one a night. Discord gives no more at once. */
const LOOKED_THROUGH = 100;

type Dependencies = {
  readonly rest: REST;
  readonly breaker: Pick<CircuitBreaker, "heard">;
  readonly draw: DrawDirectMessage;
  /** Told what became of each request; `outcome` is "taken", "held" or a kind of PostOutcome. */
  readonly onAttempt?: (request: "open" | "post", outcome: string, code: number | undefined) => void;
  /** Told of what Discord calls wrong about a message or a channel: a bug of ours, or one in the content. */
  readonly onRejected: (error: unknown) => void;
  /** Told of an answer whose code says nothing of the message or the person, once for each status and code. */
  readonly onUnclear?: (error: unknown) => void;
};

/** So many different ones are told of; by then the operator knows. */
const UNCLEAR_TOLD_OF = 20;

/**
 * People's DMs over REST. Channels are never taken from discord.js' cache: it has handed out somebody else's before
 * (discord.js#11429, #11478).
 */
export function createOutbox(dependencies: Dependencies): Outbox {
  const { rest, breaker, draw, onAttempt, onRejected, onUnclear } = dependencies;
  const unclear = new Set<string>();
  const batchCompletions = createBatchCompletions();

  const tellOnce = (error: unknown) => {
    const which = `${error instanceof DiscordAPIError ? error.status : ""}/${discordCodeOf(error)}`;
    if (unclear.has(which) || unclear.size >= UNCLEAR_TOLD_OF) return;
    unclear.add(which);
    onUnclear?.(error);
  };

  const failed = (error: unknown): PostOutcome => {
    const outcome = outcomeOf(error);
    if (outcome.kind === "rejected") onRejected(error);
    if (outcome.kind === "unclear") tellOnce(error);
    return outcome;
  };

  /**
   * Makes a request and tells the circuit breaker what became of it.
   *
   * @param read what an error means here, where that is another thing than everywhere else
   */
  const attempt = async <R>(
    kind: "open" | "post",
    request: () => Promise<R>,
    read: (error: unknown) => PostOutcome | undefined = () => undefined,
  ): Promise<{ taken: R } | PostOutcome> => {
    const isAsked = isSomebodyWaiting();
    try {
      const taken = await withDeadline(request());
      breaker.heard(kind, isAsked, "taken");
      onAttempt?.(kind, "taken", undefined);
      return { taken };
    } catch (error) {
      // One that was never made has heard nothing.
      if (error instanceof CircuitOpen || error instanceof NeverMade) {
        onAttempt?.(kind, "held", undefined);
        return outcomeOf(error);
      }
      const code = discordCodeOf(error);
      const stoppedMs = breaker.heard(kind, isAsked, code);
      const outcome = stoppedMs === undefined ? (read(error) ?? failed(error)) : limited(stoppedMs);
      onAttempt?.(kind, outcome.kind, code);
      return outcome;
    }
  };

  const threads = createThreadPosts({ rest, attempt, failed });

  return {
    async open(userId) {
      const body = { recipient_id: userId };
      const outcome = await attempt(
        "open",
        async () => (await rest.post(Routes.userChannels(), { body })) as RESTPostAPICurrentUserCreateDMChannelResult,
      );
      if ("taken" in outcome) {
        const { taken: channel } = outcome;
        const isTheirs = "recipients" in channel && channel.recipients?.some((user) => user.id === userId);
        return isTheirs ? { kind: "opened", channelId: channel.id } : { kind: "unclear" };
      }
      switch (outcome.kind) {
        case "unknown": // opening sends nothing, so a lost answer is no more than an unavailable Discord
        case "sent":
          return { kind: "unavailable" };
        case "wrong-channel": // codes about a channel or a message say nothing where there is none yet
        case "deleted":
          return { kind: "unclear" };
        default:
          return outcome;
      }
    },

    async post(channelId, message, nonce) {
      const shown = draw(message);
      const isSilentKind = message.kind === "check-in" || message.kind === "weekly";
      const isUnasked = isSilentKind || (message.kind === "wind-down" && message.step === 0);
      const isQuiet = isSilentKind || (message.kind === "wind-down" && message.isQuiet);
      const flags = isQuiet ? shown.flags | MessageFlags.SuppressNotifications : shown.flags;
      const body = { ...shown, flags, nonce, enforce_nonce: true };
      const request = () => rest.post(Routes.channelMessages(channelId), { body });
      const { inThread } = message;
      const send = () =>
        inThread === undefined ? attempt("post", request) : threads.post({ id: channelId, userId: inThread }, request);
      const outcome = await (isUnasked ? batchCompletions(send) : forSomebodyWaiting(send));
      return "taken" in outcome ? { kind: "sent" } : outcome;
    },

    async find(channelId, message, since) {
      const wanted = buttonIds(draw(message)).filter((id) => carries(id, message));
      const query = new URLSearchParams({ limit: String(LOOKED_THROUGH) });
      try {
        const messages = (await withDeadline(rest.get(Routes.channelMessages(channelId), { query }))) as APIMessage[];
        const recent = messages.filter(
          (found) => Temporal.Instant.compare(Temporal.Instant.from(found.timestamp), since) >= 0,
        );
        const isIt = (found: APIMessage) =>
          found.author.bot === true && // the only bot in our DM is us
          buttonIds(found).some((id) => wanted.includes(id));
        // Its buttons carry its night and nobody else's, so it is the one also where its time is not the expected one.
        if (messages.some(isIt)) return "found";
        // In a thread that somebody was added to there is always Discord's own line about it: without the permission to
        // read what was written, a channel looks empty (docs: resources/message, Get Channel Messages).
        if (message.inThread !== undefined && messages.length === 0) return "unreadable";
        // A full page that does not reach back to `since` leaves open what came before it.
        return recent.length < LOOKED_THROUGH ? "absent" : "unreadable";
      } catch (error) {
        failed(error);
        return "unreadable";
      }
    },

    async lookUp(userId) {
      try {
        await withDeadline(rest.get(Routes.user(userId)));
        return "there";
      } catch (error) {
        return failed(error).kind === "gone" ? "gone" : "unclear";
      }
    },
  };
}

/**
 * Whether a button's custom id says which message it is on: by its night, or by the mark of a consent. Others, such as
 * one that opens a programme, are on every night's message alike.
 */
function carries(id: string, message: DirectMessage): boolean {
  const mark = "night" in message ? message.night : "marker" in message ? message.marker : undefined;
  return mark === undefined || carriedBy(id).includes(mark);
}

/** Every custom id in a message, however deep: buttons sit in rows, rows may sit in containers. */
function buttonIds(message: { components?: unknown }): string[] {
  const ids: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const one of value) visit(one);
      return;
    }
    if (typeof value !== "object" || value === null) return;
    if ("custom_id" in value && typeof value.custom_id === "string") ids.push(value.custom_id);
    for (const key of ["components", "accessory", "component"]) {
      if (key in value) visit((value as Record<string, unknown>)[key]);
    }
  };
  visit(message.components);
  return ids;
}
