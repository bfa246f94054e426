import type { Schema } from "./openapi-document.ts";

type Properties = Readonly<Record<string, Schema>>;

const flag: Schema = { type: ["boolean", "null"] };

/**
 * discord.js puts both into every message body, whichever endpoint it goes to; Discord ignores them where they do not
 * apply. Seen in discord.js 14.28.1, `MessagePayload.resolveBody`.
 */
const SENT_BY_DISCORD_JS: Properties = { tts: flag, enforce_nonce: flag };

/**
 * The written documentation has both on a command, and discord.js sends them so: permissions are a string there.
 * Source: docs.discord.com, "Application Commands", Create Global Application Command.
 */
const DOCUMENTED_FOR_COMMANDS: Properties = {
  nsfw: flag,
  default_member_permissions: { type: ["string", "integer", "null"] },
};

/**
 * What is taken beside, or instead of, what the OpenAPI file names, by schema. The file is a preview, and says itself
 * that the documentation wins. Everything else it does not name is refused.
 */
export const AMENDED_PROPERTIES: Readonly<Record<string, Properties>> = {
  ApplicationCommandCreateRequest: DOCUMENTED_FOR_COMMANDS,
  ApplicationCommandPatchRequestPartial: DOCUMENTED_FOR_COMMANDS,
  ApplicationCommandUpdateRequest: DOCUMENTED_FOR_COMMANDS,
  IncomingWebhookInteractionRequest: SENT_BY_DISCORD_JS,
  IncomingWebhookRequestPartial: SENT_BY_DISCORD_JS,
  IncomingWebhookUpdateForInteractionCallbackRequestPartial: SENT_BY_DISCORD_JS,
  IncomingWebhookUpdateRequestPartial: SENT_BY_DISCORD_JS,
  MessageEditRequestPartial: SENT_BY_DISCORD_JS,
  // One union in the file, of three kinds of choices; which kind fits is a rule (rules/choices.ts).
  ApplicationCommandAutocompleteCallbackRequest: { data: { type: "object" } },
};

/**
 * Bodies the file describes as a union that cannot be told apart, of which one contains the other:
 * the one that contains.
 */
export const AMENDED_BODIES: Readonly<Record<string, Schema>> = {
  "POST /webhooks/{webhook_id}/{webhook_token}": { $ref: "#/components/schemas/IncomingWebhookRequestPartial" },
};
