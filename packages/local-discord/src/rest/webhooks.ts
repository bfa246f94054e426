import type { Interaction } from "../interactions/interaction.ts";
import type { Interactions } from "../interactions/interactions.ts";
import { followUp, messageByToken } from "../interactions/token-messages.ts";
import type { MessageStore } from "../messages/messages.ts";
import { flagProblems, SETTABLE } from "../rules/flags.ts";
import type { World } from "../world.ts";
import { invalidForm, unknownWebhook } from "./api-error.ts";
import { type ApiReply, type ApiRequest, objectBody, param, type Route } from "./router.ts";

type Dependencies = { readonly world: World; readonly messages: MessageStore; readonly interactions: Interactions };

/**
 * What an interaction's token opens after the first answer: that answer, and further messages.
 * Source: docs.discord.com, "Receiving and Responding", Endpoints.
 */
export function webhookRoutes({ world, messages, interactions }: Dependencies): readonly Route[] {
  const all = "/webhooks/{webhook_id}/{webhook_token}";
  const one = `${all}/messages/{message_id}`;
  return [
    { method: "POST", template: all, proof: "path", handle: create },
    {
      method: "GET",
      template: one,
      proof: "path",
      handle: (request) => ({ status: 200, body: find(request).message }),
    },
    { method: "PATCH", template: one, proof: "path", handle: edit },
    { method: "DELETE", template: one, proof: "path", handle: remove },
  ];

  function create(request: ApiRequest): ApiReply {
    const stored = followUp(world, messages, interactionOf(request), objectBody(request.body), request.uploads);
    return { status: 200, body: stored.message };
  }

  function edit(request: ApiRequest): ApiReply {
    const stored = find(request);
    const body = objectBody(request.body);
    const problems = flagProblems(body.flags, SETTABLE.edit, stored.message.flags);
    if (problems.length > 0) throw invalidForm(problems);
    messages.edit(stored, body, [], request.uploads);
    return { status: 200, body: stored.message };
  }

  function remove(request: ApiRequest): ApiReply {
    messages.remove(find(request));
    return { status: 204 };
  }

  function find(request: ApiRequest) {
    return messageByToken(interactionOf(request), messages, param(request, "message_id"));
  }

  function interactionOf(request: ApiRequest): Interaction {
    if (param(request, "webhook_id") !== world.applicationId) throw unknownWebhook();
    return interactions.withToken(param(request, "webhook_token"));
  }
}
