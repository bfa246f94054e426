import { expect, test } from "vitest";
import { checkMessage, type MessageFields } from "../src/messages/check-message.ts";

const V2 = 1 << 15;
const button = (custom_id: string) => ({ type: 2, style: 1, label: "Go", custom_id });
const row = (...components: object[]) => ({ type: 1, components });
const text = (content: string) => ({ type: 10, content });

test.each<[string, MessageFields, number, unknown]>([
  ["nothing at all", {}, 50006, undefined],
  ["content past 2000 characters", { content: "a".repeat(2001) }, 50035, { content: expect.anything() }],
  ["a nonce past 25 characters", { content: "a", nonce: "n".repeat(26) }, 50035, { nonce: expect.anything() }],
  ["V2 with content", { content: "a", flags: V2, components: [text("b")] }, 50035, { content: expect.anything() }],
  ["V2 with embeds", { embeds: [{}], flags: V2, components: [text("b")] }, 50035, { embeds: expect.anything() }],
  ["a text display without V2", { components: [text("b")] }, 50035, { components: { 0: { type: expect.anything() } } }],
  [
    "the same custom id twice",
    { content: "a", components: [row(button("x"), button("x"))] },
    50035,
    { components: { 0: { components: { 1: { custom_id: expect.anything() } } } } },
  ],
  [
    "a custom id past 100 characters",
    { content: "a", components: [row(button("x".repeat(101)))] },
    50035,
    { components: { 0: { components: { 0: { custom_id: expect.anything() } } } } },
  ],
  ["41 components", { flags: V2, components: Array.from({ length: 41 }, () => text("b")) }, 50035, expect.anything()],
  [
    "4001 characters over all texts",
    { flags: V2, components: [text("a".repeat(4000)), text("b")] },
    50035,
    expect.anything(),
  ],
])("%s is refused, and Discord's error says where", (_name, message, code, errors) => {
  let refusal: unknown;
  try {
    checkMessage(message);
  } catch (error) {
    refusal = error;
  }

  expect(refusal).toMatchObject({ status: 400, code });
  const body = (refusal as { body(): Record<string, unknown> }).body();
  if (errors) expect(body.errors).toMatchObject(errors as object);
  else expect(body).not.toHaveProperty("errors");
});

test.each<[string, MessageFields]>([
  ["2000 emoji", { content: "😴".repeat(2000) }],
  ["a nonce of 25 characters", { content: "a", nonce: "n".repeat(25) }],
  [
    "40 components with 4000 characters",
    { flags: V2, components: Array.from({ length: 40 }, () => text("b".repeat(100))) },
  ],
  [
    "a link button without a custom id",
    { content: "a", components: [row({ type: 2, style: 5, label: "Read", url: "https://example.com" })] },
  ],
])("%s is taken", (_name, message) => {
  expect(() => checkMessage(message)).not.toThrow();
});
