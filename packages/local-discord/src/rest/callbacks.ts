import { MessageFlags } from "discord-api-types/v10";
import { answerInteraction } from "../interactions/callback.ts";
import type { Interaction } from "../interactions/interaction.ts";
import type { Interactions } from "../interactions/interactions.ts";
import { isWaiting, type MessageStore } from "../messages/messages.ts";
import type { World } from "../world.ts";
import { type ApiReply, type ApiRequest, objectBody, param, type Route } from "./router.ts";

type Dependencies = { readonly world: World; readonly messages: MessageStore; readonly interactions: Interactions };

/** The first answer to an interaction. Source: docs.discord.com, "Receiving and Responding". */
export function callbackRoutes(dependencies: Dependencies): readonly Route[] {
  return [
    {
      method: "POST",
      template: "/interactions/{interaction_id}/{interaction_token}/callback",
      proof: "path",
      handle(request: ApiRequest): ApiReply {
        const interaction = dependencies.interactions.toAnswer(
          param(request, "interaction_id"),
          param(request, "interaction_token"),
        );
        const body = objectBody(request.body);
        answerInteraction(dependencies, interaction, body, request.uploads);
        if (request.query.get("with_response") !== "true") return { status: 204 };
        return { status: 200, body: callbackResponse(interaction, Number(body.type)) };
      },
    },
  ];
}

function callbackResponse(interaction: Interaction, type: number): unknown {
  const { id, type: interactionType, original } = interaction;
  const message = original && {
    response_message_id: original.message.id,
    response_message_loading: isWaiting(original),
    response_message_ephemeral: ((original.message.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
  };
  return {
    interaction: { id, type: interactionType, ...message },
    resource: { type, ...(original && { message: original.message }) },
  };
}
