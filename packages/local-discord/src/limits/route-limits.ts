import type { RouteLimit } from "../types.ts";

const MESSAGES = "/channels/{channel_id}/messages";
const TOKEN = "/webhooks/{webhook_id}/{webhook_token}";

/**
 * Per-route limits as bots commonly observe them. Discord publishes none of these numbers, changes them without notice
 * and asks that no bot rely on them: what a bot should do is read the headers.
 */
export const OBSERVED_ROUTE_LIMITS: readonly RouteLimit[] = [
  { methods: ["POST"], templates: [MESSAGES], limit: 5, perMs: 5000 },
  { methods: ["PATCH"], templates: [`${MESSAGES}/{message_id}`], limit: 5, perMs: 5000 },
  { methods: ["DELETE"], templates: [`${MESSAGES}/{message_id}`], limit: 5, perMs: 1000 },
  { methods: ["POST"], templates: [TOKEN], limit: 5, perMs: 2000 },
  { methods: ["PATCH"], templates: [`${TOKEN}/messages/{message_id}`], limit: 5, perMs: 2000 },
  { methods: ["PUT"], templates: ["/applications/{application_id}/commands"], limit: 5, perMs: 20_000 },
];
