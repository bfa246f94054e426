import type { Interaction, RESTOptions } from "discord.js";
import { expect, test } from "vitest";
import { createAcknowledgements } from "../../../../src/discord/app/acknowledgements.ts";

const CALLBACK = "https://discord.com/api/v10/interactions/42/token/callback";

function setUp(status = 204) {
  const told: string[] = [];
  let now = 1_000;
  const answer = new Response(status === 204 ? null : "{}", { status });
  const makeRequest = (async () => {
    now += 120;
    return answer;
  }) as unknown as RESTOptions["makeRequest"];
  const acknowledgements = createAcknowledgements(
    {
      acknowledged: (kind, took) => void told.push(`${kind} ${took.total("milliseconds")} ms`),
      unacknowledged: (kind) => void told.push(`${kind} never`),
    },
    () => now,
    makeRequest,
  );
  return { told, ...acknowledgements };
}

const interaction = (of: "command" | "suggestion" = "command") =>
  ({
    id: "42",
    isAutocomplete: () => of === "suggestion",
    isModalSubmit: () => false,
    isMessageComponent: () => false,
  }) as unknown as Interaction;

test("the first answer counts, from the arrival until Discord has taken it; what follows does not", async () => {
  const { during, makeRequest, told } = setUp();
  await during(interaction(), async () => {
    await makeRequest(CALLBACK, { method: "POST" });
    await makeRequest("https://discord.com/api/v10/webhooks/1/token/messages/@original", { method: "PATCH" });
    await makeRequest(CALLBACK, { method: "POST" });
  });
  expect(told).toEqual(["command 120 ms"]);
});

test("an answer that Discord does not take is none, and work that fails fails as before", async () => {
  const { during, makeRequest, told } = setUp(404);
  const failing = during(interaction("suggestion"), async () => {
    await makeRequest(CALLBACK, { method: "POST" });
    throw new Error("unknown interaction");
  });
  await expect(failing).rejects.toThrow("unknown interaction");
  expect(told).toEqual(["suggestion never"]);
});

test("answers to what nobody waits for any more are passed on and not counted", async () => {
  const { makeRequest, told } = setUp();
  expect((await makeRequest(CALLBACK, { method: "POST" })).status).toBe(204);
  expect(told).toEqual([]);
});
