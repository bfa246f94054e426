import { asSeen, type Change } from "../messages/messages.ts";
import { invalidWebhookToken, unknownInteraction, unknownWebhook } from "../rest/api-error.ts";
import type { Answer } from "../types.ts";
import { type Deed, type Interaction, newInteractionToken } from "./interaction.ts";

export type Interactions = ReturnType<typeof createInteractions>;

export type InteractionTiming = {
  /** How long the bot has for its first answer. */
  readonly firstAnswerMs: number;
  /** How long to wait for the placeholder of a deferred answer to be filled in. */
  readonly fillMs: number;
  /** How long to wait for a change after the bot has only acknowledged a press. */
  readonly settleMs: number;
};

const TOKEN_LIVES_MINUTES = 15;
/** Older ones are forgotten, whatever their age: a clock that stands still never ends a token. */
const INTERACTIONS_KEPT = 50_000;

/**
 * Interactions from the person's side: told to the bot, and settled once the person has seen what came of it.
 *
 * The three seconds for a first answer are real time; the token's 15 minutes run on the playground's clock.
 * Source: docs.discord.com, "Receiving and Responding".
 */
export function createInteractions(options: {
  readonly now: () => Temporal.Instant;
  readonly newId: () => string;
  readonly timing: InteractionTiming;
  readonly tellBot: (interaction: Interaction) => void;
}) {
  const { now, newId, timing, tellBot } = options;
  const byToken = new Map<string, Interaction>();
  const unsettled = new Map<Interaction, NodeJS.Timeout>();

  function open(deed: Deed): Promise<Answer> {
    return new Promise((resolve) => {
      const id = newId();
      const interaction: Interaction = {
        ...deed,
        id,
        token: newInteractionToken(id),
        createdAt: now(),
        state: "waiting",
        original: undefined,
        sent: new Set(),
        followUps: 0,
        awaiting: "callback",
        settle(answer) {
          clearTimeout(unsettled.get(interaction));
          unsettled.delete(interaction);
          interaction.awaiting = "nothing";
          resolve(answer);
        },
      };
      byToken.set(interaction.token, interaction);
      forgetOldest();
      wait(interaction, timing.firstAnswerMs, () => {
        interaction.state = "lost";
        return { kind: "no-answer" };
      });
      tellBot(interaction);
    });
  }

  function forgetOldest(): void {
    if (byToken.size <= INTERACTIONS_KEPT) return;
    const [oldest] = byToken.keys();
    if (oldest !== undefined) byToken.delete(oldest);
  }

  function wait(interaction: Interaction, milliseconds: number, otherwise: () => Answer): void {
    clearTimeout(unsettled.get(interaction));
    unsettled.set(
      interaction,
      setTimeout(() => interaction.settle(otherwise()), milliseconds),
    );
  }

  return {
    open,

    /** The person has been told "… is thinking": their answer is there once that is filled in. */
    awaitFill(interaction: Interaction): void {
      interaction.awaiting = "fill";
      wait(interaction, timing.fillMs, () =>
        interaction.original ? { kind: "message", seen: asSeen(interaction.original) } : { kind: "acknowledged" },
      );
    },

    /** The press was acknowledged: its answer is the next change, if one comes soon. */
    awaitChange(interaction: Interaction): void {
      interaction.awaiting = "change";
      wait(interaction, timing.settleMs, () => ({ kind: "acknowledged" }));
    },

    /** To be called with every change to a message, whichever request made it. */
    noticeChange({ kind, stored }: Change): void {
      for (const interaction of [...unsettled.keys()]) {
        if (interaction.original !== stored || interaction.awaiting === "callback") continue;
        if (kind === "deleted") interaction.settle({ kind: "acknowledged" });
        else if (kind === "filled") interaction.settle({ kind: "message", seen: asSeen(stored) });
        else if (kind === "edited") interaction.settle({ kind: "update", seen: asSeen(stored) });
      }
    },

    /** Those that made a message, changed it, or came from something on it. */
    around(messageId: string): readonly string[] {
      return [...byToken.values()]
        .filter(({ source, sent }) => [source, ...sent].some((stored) => stored?.message.id === messageId))
        .map(({ id }) => id);
    },

    /** @throws {ApiError} 10062 when there is none, or its first three seconds are over */
    toAnswer(id: string, token: string): Interaction {
      const interaction = byToken.get(token);
      if (interaction?.id !== id || interaction.state === "lost") throw unknownInteraction();
      return interaction;
    },

    /** @throws {ApiError} 10015 before the first answer, 50027 once the token has run out */
    withToken(token: string): Interaction {
      const interaction = byToken.get(token);
      if (interaction?.state !== "answered") throw unknownWebhook();
      const expiresAt = interaction.createdAt.add({ minutes: TOKEN_LIVES_MINUTES });
      if (Temporal.Instant.compare(now(), expiresAt) >= 0) throw invalidWebhookToken();
      return interaction;
    },

    close(): void {
      for (const interaction of [...unsettled.keys()]) interaction.settle({ kind: "no-answer" });
    },
  };
}
