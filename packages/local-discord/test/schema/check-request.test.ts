import { expect, test } from "vitest";
import { ApiError } from "../../src/rest/api-error.ts";
import { checkRequest } from "../../src/schema/check-request.ts";

const DM = "1284500000000000001";
const MESSAGES = "/channels/{channel_id}/messages";
const CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback";
const TOKEN = "/webhooks/{webhook_id}/{webhook_token}";
const ONE = `${TOKEN}/messages/{message_id}`;

async function complaints(
  method: string,
  template: string,
  body?: unknown,
  rest: { query?: string; params?: object } = {},
) {
  const params = { channel_id: DM, ...rest.params };
  try {
    await checkRequest({ method, template, params, query: new URLSearchParams(rest.query), body });
    return [];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.problems.map(({ path, code }) => `${path.join(".")}: ${code}`);
  }
}

test.each<[string, string, string, unknown, string]>([
  ["a mistyped property", "POST", MESSAGES, { contents: "a" }, "contents: PLAYGROUND_UNKNOWN_PROPERTY"],
  ["a number for content", "POST", MESSAGES, { content: 5 }, "content: STRING_TYPE_CONVERT"],
  ["eleven embeds", "POST", MESSAGES, { embeds: Array(11).fill({ title: "a" }) }, "embeds: BASE_TYPE_MAX_LENGTH"],
  [
    "an embed field without a value",
    "POST",
    MESSAGES,
    { embeds: [{ fields: [{ name: "a" }] }] },
    "embeds.0.fields.0.value: BASE_TYPE_REQUIRED",
  ],
  [
    "a nonce of 26 characters",
    "POST",
    MESSAGES,
    { content: "a", nonce: "n".repeat(26) },
    "nonce: BASE_TYPE_MAX_LENGTH",
  ],
  ["an unknown component", "POST", MESSAGES, { components: [{ type: 99 }] }, "components.0.type: BASE_TYPE_CHOICES"],
  [
    "a mistyped property on a button",
    "POST",
    MESSAGES,
    { components: [{ type: 1, components: [{ type: 2, style: 1, label: "Go", customId: "go" }] }] },
    "components.0.components.0.customId: PLAYGROUND_UNKNOWN_PROPERTY",
  ],
  [
    "a label of 81 characters",
    "POST",
    MESSAGES,
    { components: [{ type: 1, components: [{ type: 2, style: 1, label: "a".repeat(81), custom_id: "go" }] }] },
    "components.0.components.0.label: BASE_TYPE_MAX_LENGTH",
  ],
  [
    "an address that is none",
    "POST",
    MESSAGES,
    { embeds: [{ url: "somewhere" }] },
    "embeds.0.url: URL_TYPE_INVALID_URL",
  ],
  ["an unknown kind of answer", "POST", CALLBACK, { type: 3 }, "type: BASE_TYPE_CHOICES"],
  [
    "a nonce on an answer",
    "POST",
    CALLBACK,
    { type: 4, data: { content: "a", nonce: "n" } },
    "data.nonce: PLAYGROUND_UNKNOWN_PROPERTY",
  ],
  [
    "a form without a title",
    "POST",
    CALLBACK,
    { type: 9, data: { custom_id: "a", components: [{ type: 10, content: "a" }] } },
    "data.title: BASE_TYPE_REQUIRED",
  ],
  [
    "an option of no type",
    "PUT",
    "/applications/{application_id}/commands",
    [{ name: "a", options: [{ name: "b", description: "c" }] }],
    "0.options.0.type: BASE_TYPE_REQUIRED",
  ],
  ["a person by number", "POST", "/users/@me/channels", { recipient_id: 5 }, "recipient_id: STRING_TYPE_CONVERT"],
])("%s is refused", async (_name, method, template, body, complaint) => {
  expect(await complaints(method, template, body)).toEqual([complaint]);
});

test.each<[string, string, string, unknown]>([
  [
    "what discord.js adds to each message",
    "POST",
    CALLBACK,
    { type: 4, data: { content: "a", tts: false, enforce_nonce: false } },
  ],
  ["the same on an edit", "PATCH", ONE, { content: "a", tts: false, enforce_nonce: false }],
  ["a user name on a follow-up", "POST", TOKEN, { content: "a", username: "Winddown" }],
  [
    "permissions as text, as documented",
    "PUT",
    "/applications/{application_id}/commands",
    [{ name: "a", nsfw: false, default_member_permissions: "0" }],
  ],
  [
    "null where the file allows it",
    "POST",
    MESSAGES,
    { content: "a", embeds: null, allowed_mentions: null, nonce: null },
  ],
  ["a route the file does not have", "POST", "/playground", { anything: true }],
])("%s is taken", async (_name, method, template, body) => {
  expect(await complaints(method, template, body)).toEqual([]);
});

test.each<[string, string, { query?: string; params?: object }, string[]]>([
  ["an id that is none", MESSAGES, { params: { channel_id: "general" } }, ["channel_id: NUMBER_TYPE_COERCE"]],
  ["a limit of 101", MESSAGES, { query: "limit=101" }, ["limit: NUMBER_TYPE_RANGE"]],
  ["a limit in words", MESSAGES, { query: "limit=ten" }, ["limit: NUMBER_TYPE_COERCE"]],
  ["a mistyped parameter", MESSAGES, { query: "limits=10" }, ["limits: PLAYGROUND_UNKNOWN_PROPERTY"]],
  ["@original for a message", ONE, { params: { message_id: "@original" } }, []],
])("%s in the path or the query", async (_name, template, rest, expected) => {
  expect(await complaints("GET", template, undefined, rest)).toEqual(expected);
});
