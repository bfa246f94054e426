import { DefaultRestOptions, type Interaction, type RESTOptions } from "discord.js";
import type { InteractionKind, Measures } from "../../ops/health/measures.ts";

type MakeRequest = RESTOptions["makeRequest"];

/** Where the first answer to an interaction goes (docs: interactions/receiving-and-responding). */
const CALLBACK = /\/interactions\/(\d+)\/[^/]+\/callback/;

/**
 * Measures how long people wait for the first answer: from an interaction's arrival here until Discord has taken it.
 *
 * @param nowMs of a clock that never goes back
 */
export function createAcknowledgements(
  measures: Pick<Measures, "acknowledged" | "unacknowledged">,
  nowMs: () => number,
  makeRequest: MakeRequest = DefaultRestOptions.makeRequest,
): {
  readonly makeRequest: MakeRequest;
  /** Runs what answers `interaction`; resolves or rejects as that does. */
  during<R>(interaction: Interaction, work: () => Promise<R>): Promise<R>;
} {
  const waiting = new Map<string, { readonly kind: InteractionKind; readonly since: number }>();
  return {
    async makeRequest(url, init) {
      const answered = await makeRequest(url, init);
      const id = CALLBACK.exec(url)?.[1];
      const one = id === undefined ? undefined : waiting.get(id);
      if (id === undefined || one === undefined || answered.status >= 300) return answered;
      waiting.delete(id);
      measures.acknowledged(one.kind, Temporal.Duration.from({ milliseconds: Math.round(nowMs() - one.since) }));
      return answered;
    },

    async during(interaction, work) {
      const kind = kindOf(interaction);
      waiting.set(interaction.id, { kind, since: nowMs() });
      try {
        return await work();
      } finally {
        if (waiting.delete(interaction.id)) measures.unacknowledged(kind);
      }
    },
  };
}

function kindOf(interaction: Interaction): InteractionKind {
  if (interaction.isAutocomplete()) return "suggestion";
  if (interaction.isModalSubmit()) return "form";
  return interaction.isMessageComponent() ? "component" : "command";
}
