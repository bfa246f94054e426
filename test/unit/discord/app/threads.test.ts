import { RESTJSONErrorCodes as Code, type REST, type RouteLike } from "discord.js";
import { expect, test } from "vitest";
import { createThreads } from "../../../../src/discord/app/threads.ts";
import { apiError } from "../../../support/discord-errors.ts";

const USER = "100000000000000001";
const CHANNEL = "200000000000000001";
const THREAD = "300000000000000001";
const ASKED = { channelId: CHANNEL, userId: USER, name: "Winding down" };

/** Threads whose requests are answered by `answer`; "METHOD /path" of each is noted. */
function createAnswered(answer: (request: string) => unknown = () => undefined) {
  const requests: string[] = [];
  const ask = (method: string) => async (route: RouteLike) => {
    const request = `${method} ${route}`;
    requests.push(request);
    const answered = answer(request) ?? (request.endsWith("/threads") ? { id: THREAD } : {});
    if (answered instanceof Error) throw answered;
    return answered;
  };
  const [get, post, put, patch] = ["GET", "POST", "PUT", "PATCH"].map(ask);
  const rest = { get, post, put, patch, delete: ask("DELETE") } as unknown as REST;
  return { threads: createThreads(rest), requests };
}

const MADE = [`POST /channels/${CHANNEL}/threads`, `PUT /channels/${THREAD}/thread-members/${USER}`];

test("a thread is made and its person added", async () => {
  const { threads, requests } = createAnswered();
  expect(await threads.open(ASKED)).toEqual({ kind: "opened", threadId: THREAD });
  expect(requests).toEqual(MADE);
});

test("asked for twice at once, and again before it is written down, it is one", async () => {
  const { threads, requests } = createAnswered((request) =>
    request === `GET /channels/${THREAD}` ? { parent_id: CHANNEL } : undefined,
  );
  await Promise.all([threads.open(ASKED), threads.open(ASKED)]);
  expect(await threads.open(ASKED)).toEqual({ kind: "opened", threadId: THREAD });
  expect(requests.filter((request) => request.startsWith("POST"))).toHaveLength(1);
});

test("one of theirs in that channel is used again, out of the archive if need be", async () => {
  let isArchived = true;
  const { threads, requests } = createAnswered((request) => {
    if (request.startsWith("GET")) return { parent_id: CHANNEL };
    if (request.startsWith("PATCH")) isArchived = false;
    return request.startsWith("PUT") && isArchived ? apiError(400, Code.InvalidActionOnArchivedThread) : undefined;
  });
  expect(await threads.open({ ...ASKED, known: THREAD })).toEqual({ kind: "opened", threadId: THREAD });
  expect(requests.map((request) => request.split(" ")[0])).toEqual(["GET", "PUT", "PATCH", "PUT"]);
});

test.each([
  ["in another channel", { parent_id: "200000000000000009" }],
  ["deleted", apiError(404, Code.UnknownChannel)],
  ["closed to the bot", apiError(403, Code.MissingAccess)],
])("one of theirs that is %s is left, and another made", async (_name, found) => {
  const old = "300000000000000009";
  const { threads, requests } = createAnswered((request) => (request.startsWith("GET") ? found : undefined));
  expect(await threads.open({ ...ASKED, known: old })).toEqual({ kind: "opened", threadId: THREAD });
  expect(requests.slice(-2)).toEqual(MADE);
});

test.each([
  [apiError(403, Code.MissingPermissions), "lacking"],
  [apiError(403, Code.MissingAccess), "lacking"],
  [apiError(400, Code.MaximumActiveThreads), "too-many"],
  [apiError(503, 0), "not-now"],
])("%s is told as its own kind", async (error, kind) => {
  expect(await createAnswered(() => error).threads.open(ASKED)).toEqual({ kind });
});

test("asked for in a thread, it is made beside that; in a voice channel or a forum it cannot be", async () => {
  const wrong = apiError(400, Code.CannotExecuteActionOnThisChannelType);
  const inside = (type: number) => (request: string) => {
    if (request.startsWith("GET")) return { type, parent_id: "200000000000000005" };
    return request === `POST /channels/${CHANNEL}/threads` ? wrong : undefined;
  };
  expect(await createAnswered(inside(11)).threads.open(ASKED)).toEqual({ kind: "opened", threadId: THREAD });
  expect(await createAnswered(inside(2)).threads.open(ASKED)).toEqual({ kind: "wrong-channel" });
});

test("a thread is deleted where the bot may, and else left; neither fails for what Discord answers", async () => {
  const may = createAnswered();
  await may.threads.close(THREAD);
  expect(may.requests).toEqual([`DELETE /channels/${THREAD}`]);

  const mayNot = createAnswered(() => apiError(403, Code.MissingPermissions));
  await mayNot.threads.close(THREAD);
  expect(decodeURIComponent(mayNot.requests.at(-1) ?? "")).toBe(`DELETE /channels/${THREAD}/thread-members/@me`);
});
