import { MessageFlags } from "discord.js";
import { describe, expect, test } from "vitest";
import { checkMessage, type MessageFields } from "../../src/messages/check-message.ts";
import { ApiError } from "../../src/rest/api-error.ts";
import { flagProblems, SETTABLE } from "../../src/rules/flags.ts";

const V2 = MessageFlags.IsComponentsV2;
const button = (fields: object = {}) => ({ type: 2, style: 1, label: "Go", custom_id: "go", ...fields });
const buttons = (count: number) => Array.from({ length: count }, (_, index) => button({ custom_id: `go-${index}` }));
const row = (...components: object[]) => ({ type: 1, components });
const options = (...values: string[]) => values.map((value) => ({ label: value, value }));
const menu = (fields: object = {}) => ({ type: 3, custom_id: "menu", options: options("light", "noise"), ...fields });
const text = (content: string) => ({ type: 10, content });
const withRow = (...components: object[]): MessageFields => ({ content: "Tip", components: [row(...components)] });

/** "components.0.components.0: CODE" for each thing Discord would complain about. */
function complaints(message: MessageFields): string[] {
  try {
    checkMessage(message);
    return [];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error.problems.length === 0
      ? [`${error.code}`]
      : error.problems.map(({ path, code }) => `${path.join(".")}: ${code}`);
  }
}

test.each<[string, MessageFields, string]>([
  ["only spaces", { content: "  " }, "50006"],
  [
    "V2 with a poll",
    { flags: V2, poll: {}, components: [text("a")] },
    "poll: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
  ],
  [
    "V2 with stickers",
    { flags: V2, sticker_ids: ["1"], components: [text("a")] },
    "sticker_ids: MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
  ],
  [
    "41 components when the nested ones are counted",
    { flags: V2, components: [{ type: 17, components: Array.from({ length: 40 }, () => text("a")) }] },
    "components: COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
  ],
  [
    "six rows",
    { content: "a", components: Array.from({ length: 6 }, (_, index) => row(button({ custom_id: `go-${index}` }))) },
    "components: BASE_TYPE_MAX_LENGTH",
  ],
  ["six buttons in a row", withRow(...buttons(6)), "components.0.components: COMPONENT_LAYOUT_WIDTH_EXCEEDED"],
  ["a menu beside a button", withRow(button(), menu()), "components.0.components: COMPONENT_LAYOUT_WIDTH_EXCEEDED"],
  [
    "a button without a custom id",
    withRow(button({ custom_id: undefined })),
    "components.0.components.0.custom_id: BASE_TYPE_REQUIRED",
  ],
  [
    "a link button with a custom id too",
    withRow(button({ style: 5, url: "https://example.com" })),
    "components.0.components.0.custom_id: BUTTON_COMPONENT_FIELD_NOT_ALLOWED",
  ],
  [
    "a link button without a link",
    withRow(button({ style: 5, custom_id: undefined })),
    "components.0.components.0.url: BASE_TYPE_REQUIRED",
  ],
  [
    "a plain button with a link",
    withRow(button({ url: "https://example.com" })),
    "components.0.components.0.url: BUTTON_COMPONENT_FIELD_NOT_ALLOWED",
  ],
  [
    "a button with neither label nor emoji",
    withRow(button({ label: undefined })),
    "components.0.components.0: BUTTON_COMPONENT_INVALID_LABEL_EMOJI",
  ],
  [
    "two options of one value",
    withRow(menu({ options: options("light", "light") })),
    "components.0.components.0.options.1.value: SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
  ],
  [
    "26 options",
    withRow(menu({ options: options(...Array.from({ length: 26 }, (_, index) => `v${index}`)) })),
    "components.0.components.0.options: BASE_TYPE_MAX_LENGTH",
  ],
  [
    "a menu whose fewest are more than its most",
    withRow(menu({ min_values: 2 })),
    "components.0.components.0.min_values: SELECT_COMPONENT_MIN_VALUES_TOO_LARGE",
  ],
  [
    "an id given twice",
    withRow(button({ id: 7 }), button({ custom_id: "b", id: 7 })),
    "components.0.components.1.id: COMPONENT_ID_DUPLICATED",
  ],
  [
    "6001 characters over all embeds",
    { embeds: [{ description: "a".repeat(3000) }, { description: "b".repeat(3000), footer: { text: "c" } }] },
    "embeds: MAX_EMBED_SIZE_EXCEEDED",
  ],
  [
    "all users and some users allowed to be pinged",
    { content: "a", allowed_mentions: { parse: ["users"], users: ["281460330551246848"] } },
    "allowed_mentions: MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
  ],
])("%s is refused", (_name, message, complaint) => {
  expect(complaints(message)).toEqual([complaint]);
});

test.each<[string, MessageFields]>([
  [
    "five rows of five buttons",
    {
      content: "a",
      components: Array.from({ length: 5 }, (_, index) =>
        row(...buttons(5).map((each) => ({ ...each, custom_id: `${index}-${each.custom_id}` }))),
      ),
    },
  ],
  ["a button with only an emoji", withRow(button({ label: undefined, emoji: { name: "🌙" } }))],
  ["a premium button", withRow({ type: 2, style: 6, sku_id: "1284011223344556033" })],
  ["a menu that may be left empty", withRow(menu({ min_values: 0 }))],
  ["no mentions at all", { content: "a", allowed_mentions: { parse: [] } }],
  [
    "6000 characters over all embeds",
    { embeds: [{ description: "a".repeat(3000) }, { description: "b".repeat(3000) }] },
  ],
])("%s is taken", (_name, message) => {
  expect(complaints(message)).toEqual([]);
});

describe("flags", () => {
  const { Ephemeral, SuppressNotifications, SuppressEmbeds } = MessageFlags;
  test.each([
    ["a new message", SETTABLE.create, SuppressNotifications | V2, 0],
    ["a new message", SETTABLE.create, Ephemeral, 1],
    ["an answer", SETTABLE.answer, Ephemeral | SuppressNotifications | V2, 0],
    ["an edit", SETTABLE.edit, SuppressEmbeds | V2, 0],
    ["an edit", SETTABLE.edit, SuppressNotifications, 1],
    ["a deferral", SETTABLE.defer, Ephemeral, 0],
    ["a deferral", SETTABLE.defer, V2, 1],
  ])("%s (%i) with flags %i has %i problems", (_name, settable, flags, count) => {
    expect(flagProblems(flags, settable)).toHaveLength(count);
  });

  test("an edit may say again what the message has", () => {
    expect(flagProblems(Ephemeral, SETTABLE.edit, Ephemeral)).toEqual([]);
  });
});
