import { expect, test } from "vitest";

import { readArguments } from "../../../src/config/arguments.ts";
import { ConfigError, opensPlayground } from "../../../src/config/config.ts";

test("npm start takes nothing, --tour, or --page", () => {
  expect(readArguments([])).toEqual({ tour: false, page: false });
  expect(readArguments(["--tour"])).toEqual({ tour: true, page: false });
  expect(readArguments(["--page"])).toEqual({ tour: false, page: true });
  expect(readArguments([], { npm_config_tour: "true" })).toEqual({ tour: true, page: false }); // `npm start --tour`
});

test("anything else is refused by its name", () => {
  expect(() => readArguments(["--tour", "--tuor"])).toThrow(ConfigError);
  expect(() => readArguments(["--tuor"])).toThrow(/“--tuor”/);
});

test.each([
  ["with nothing set", {}, false, true],
  ["beside a token", { DISCORD_TOKEN: "x" }, false, false],
  ["beside a token, when the tour is asked for", { DISCORD_TOKEN: "x" }, true, true],
  ["in production", { NODE_ENV: "production" }, false, false],
])("whether the playground opens: %s", (_name, environment, tour, opens) => {
  expect(opensPlayground(environment, { tour })).toBe(opens);
});

test("the tour says why it does not open in production", () => {
  expect(() => opensPlayground({ NODE_ENV: "production" }, { tour: true })).toThrow(/unset NODE_ENV=production/);
});
