import { expect, test } from "vitest";
import { refusalOf } from "../../src/page/server/guard.ts";

const PORT = 4000;
const asked = (method: string, headers: Record<string, string>) => refusalOf({ method, headers }, PORT);
const HOST = { host: "127.0.0.1:4000" };

test.each([
  ["the address somebody typed", "GET", { ...HOST, "sec-fetch-site": "none", "sec-fetch-mode": "navigate" }],
  ["the page's own script", "GET", { ...HOST, "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors" }],
  ["a link on another site", "GET", { ...HOST, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }],
  ["what the page asks for", "POST", { ...HOST, origin: "http://127.0.0.1:4000", "sec-fetch-site": "same-origin" }],
  ["localhost", "POST", { host: "localhost:4000", origin: "http://localhost:4000" }],
])("lets %s pass", (_name, method, headers) => {
  expect(asked(method, headers)).toBeUndefined();
});

test.each([
  ["a name that was pointed at this machine", "GET", { host: "evil.example:4000" }],
  ["another port's name", "GET", { host: "127.0.0.1:4001" }],
  ["no host", "GET", {}],
  ["another site's script", "POST", { ...HOST, origin: "https://evil.example" }],
  ["another program of this machine", "POST", { ...HOST, origin: "http://127.0.0.1:5000" }],
  ["a page without an origin", "POST", { ...HOST, origin: "null" }],
  ["a POST that does not say where from", "POST", HOST],
  ["another site's picture or stream", "GET", { ...HOST, "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }],
  ["a page on another port", "GET", { ...HOST, "sec-fetch-site": "same-site", "sec-fetch-mode": "cors" }],
])("turns %s away", (_name, method, headers) => {
  expect(asked(method, headers)).toBeTypeOf("string");
});
