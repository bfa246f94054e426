import { expect, test } from "vitest";
import { ConfigError } from "../../../src/config/config.ts";
import { ContentError } from "../../../src/content/schema/content-error.ts";
import { TokenRefused } from "../../../src/discord/rest/who-we-are.ts";
import { refusalOf } from "../../../src/ops/refusal.ts";
import { StoreFolderError, StoreInUseError, StoreKeyError } from "../../../src/storage/core/store-errors.ts";
import { TextError } from "../../../src/text/text-error.ts";

test.each([
  new ConfigError("a sentence"),
  new ContentError(["a sentence"]),
  new StoreInUseError("/srv"),
  new StoreFolderError("/srv", new Error("read-only")),
  new StoreKeyError("wrong"),
  new TextError(["a sentence"]),
  new TokenRefused("a sentence"),
])("$name tells the operator what to do", (error) => {
  expect(refusalOf(error)).toBe(error.message);
});

test("what could not be closed after it does not hide why the bot did not start", () => {
  const refused = new TokenRefused("a sentence");
  const once = new SuppressedError(new Error("closing"), refused);
  expect(refusalOf(once)).toBe("a sentence");
  expect(refusalOf(new SuppressedError(new Error("closing more"), once))).toBe("a sentence");
  expect(refusalOf(new SuppressedError(refused, new Error("a bug")))).toBeUndefined();
});

test.each([new Error("a sentence"), new TypeError("a sentence"), "a sentence", undefined])(
  "%s is a bug, and its words are not printed",
  (error) => {
    expect(refusalOf(error)).toBeUndefined();
  },
);
