import { RESTJSONErrorCodes as Code, type REST, type RouteLike } from "discord.js";
import { expect, test } from "vitest";
import type { PostOutcome } from "../../../../src/delivery/outbox.ts";
import { createThreadPosts } from "../../../../src/discord/app/thread-posts.ts";
import { outcomeOf } from "../../../../src/discord/rest/failures.ts";
import { apiError } from "../../../support/discord-errors.ts";

const THREAD = { id: "300000000000000001", userId: "100000000000000001" };
type Answers = { member?: unknown; channel?: unknown; patch?: unknown; posts?: readonly unknown[] };

async function post({ member, channel, patch, posts = [] }: Answers) {
  const requests: string[] = [];
  const give = (request: string, answer: unknown) => {
    requests.push(request);
    if (answer instanceof Error) throw answer;
    return answer ?? {};
  };
  const rest = {
    get: async (route: RouteLike) =>
      route.includes("thread-members") ? give("member", member) : give("channel", channel),
    patch: async () => give("unarchive", patch),
  } as unknown as REST;
  const attempt = async <R>(
    _kind: "post",
    request: () => Promise<R>,
    read: (error: unknown) => PostOutcome | undefined,
  ) => {
    try {
      return { taken: await request() };
    } catch (error) {
      return read(error) ?? outcomeOf(error);
    }
  };
  let posted = 0;
  const outcome = await createThreadPosts({ rest, attempt, failed: outcomeOf }).post(THREAD, async () =>
    give("post", posts[posted++]),
  );
  return { outcome: "taken" in outcome ? "sent" : outcome, requests };
}

const GONE = apiError(404, Code.UnknownChannel);

test("it is asked whether the person is in the thread, and then posted", async () => {
  expect(await post({})).toEqual({ outcome: "sent", requests: ["member", "post"] });
});

test("who has left is written nothing: a mention would bring them back", async () => {
  const { outcome, requests } = await post({ member: apiError(404, Code.UnknownMember) });
  expect(outcome).toEqual({ kind: "refused", trouble: "left" });
  expect(requests).not.toContain("post");
});

test("a thread is gone when it is so itself, and one answer alone says nothing", async () => {
  expect((await post({ member: GONE, channel: GONE })).outcome).toEqual({ kind: "refused", trouble: "gone" });
  expect((await post({ posts: [GONE], channel: GONE })).outcome).toEqual({ kind: "refused", trouble: "gone" });
  expect((await post({ posts: [GONE] })).outcome).toEqual({ kind: "unclear" });
});

test.each([Code.MissingAccess, Code.MissingPermissions, Code.ThreadLocked])("%i closes it to the bot", async (code) => {
  expect((await post({ posts: [apiError(403, code)] })).outcome).toEqual({ kind: "refused", trouble: "closed" });
  expect((await post({ member: apiError(403, code) })).outcome).toEqual({ kind: "refused", trouble: "closed" });
});

test("an archived thread is taken out of the archive, once", async () => {
  const archived = apiError(400, Code.InvalidActionOnArchivedThread);
  expect(await post({ posts: [archived] })).toEqual({
    outcome: "sent",
    requests: ["member", "post", "unarchive", "post"],
  });
  expect((await post({ posts: [archived, archived] })).outcome).toEqual({ kind: "unclear" });
});

test("an outage while asking has sent nothing", async () => {
  expect((await post({ member: apiError(500, 0) })).outcome).toEqual({ kind: "unavailable" });
});
