import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { DefaultRestOptions } from "discord.js";
import { describe, expect, onTestFinished, test } from "vitest";
import { NotAnAnswer, onlyAnswers } from "../../../../src/discord/rest/only-answers.ts";

const JSON_TYPE = { "content-type": "application/json" };
const HTML_TYPE = { "content-type": "text/html" };

function asked(status: number, headers: Record<string, string>, body: string | null = null) {
  return onlyAnswers(async () => new Response(body, { status, headers }) as never)("https://discord.com", {});
}

describe("is no answer of Discord's, whatever its status says", () => {
  test.each([
    ["a page", 200, HTML_TYPE],
    ["nothing, where something is due", 200, {}],
    ["a redirect", 302, HTML_TYPE],
    ["a redirect that calls itself JSON", 307, JSON_TYPE],
  ])("%s", async (_what, status, headers) => {
    await expect(asked(status, headers)).rejects.toThrow(NotAnAnswer);
  });

  test("half a JSON", async () => {
    const answered = await asked(200, JSON_TYPE, '{"id": "12');
    await expect(answered.json()).rejects.toThrow(NotAnAnswer);
  });
});

test("a long page in its place keeps no connection", async () => {
  const server = createServer((_request, response) => {
    response.writeHead(200, HTML_TYPE);
    response.end("x".repeat(1_000_000));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const connections = () => new Promise<number>((resolve) => server.getConnections((_error, count) => resolve(count)));
  const ask = onlyAnswers(DefaultRestOptions.makeRequest);
  for (let nth = 0; nth < 10; nth++)
    await expect(ask(`http://127.0.0.1:${port}/`, { method: "GET" })).rejects.toThrow(NotAnAnswer);
  await expect.poll(connections).toBeLessThan(3);
});

describe("is one", () => {
  test.each([
    ["JSON", 200, JSON_TYPE, '{"id":"12"}'],
    ["JSON with its letters named", 201, { "content-type": "application/json; charset=utf-8" }, '{"id":"12"}'],
    ["JSON in other letters", 200, { "content-type": "Application/JSON" }, '{"id":"12"}'],
    ["what failed, in whatever form: others know what it says", 502, HTML_TYPE, "<html>"],
  ])("%s", async (_what, status, headers, body) => {
    expect(await (await asked(status, headers, body)).text()).toBe(body);
  });

  test("no content", async () => {
    expect((await asked(204, {})).status).toBe(204);
  });
});
