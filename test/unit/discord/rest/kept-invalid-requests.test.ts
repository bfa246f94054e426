import { describe, expect, test } from "vitest";
import { InvalidRequestsRow } from "../../../../src/discord/rest/invalid-requests.ts";
import { keptInvalidRequests } from "../../../../src/discord/rest/kept-invalid-requests.ts";
import { openMapStore } from "../../../../src/storage/core/map-store.ts";
import { createTestClock } from "../../../support/test-clock.ts";
import { logIntoMemory } from "../../ops/log-lines.ts";

const entries = async function* () {};
const { now } = createTestClock("2026-01-10T21:45:00Z");

describe("the kept count", () => {
  test("is that of the run before", async () => {
    const rows = openMapStore().collection("invalid_requests", InvalidRequestsRow);
    const first = await keptInvalidRequests(rows, now, logIntoMemory().log);
    for (let one = 0; one < 40; one++) first.answered(403, null);
    await expect.poll(async () => (await keptInvalidRequests(rows, now, logIntoMemory().log)).recent()).toBe(40);
  });

  test("begins anew when it cannot be read", async () => {
    const absent = { kind: "unreadable", reason: "it is not JSON" } as const;
    const deleted: string[] = [];
    const rows = {
      get: async () => absent,
      put: async () => {},
      delete: async (key: string) => deleted.push(key) > 0,
      entries,
    };
    const count = await keptInvalidRequests(rows, now, logIntoMemory().log);
    expect(count.recent()).toBe(0);
    expect(deleted).toEqual(["recent"]);
  });

  test("that cannot be written is counted all the same, and said", async () => {
    const { log, lines } = logIntoMemory();
    const rows = {
      get: async () => ({ kind: "absent" }) as const,
      put: async () => Promise.reject(new Error("disk full")),
      delete: async () => false,
      entries,
    };
    const count = await keptInvalidRequests(rows, now, log);
    count.answered(403, null);
    count.answered(429, "user");
    expect(count.recent()).toBe(2);
    await expect.poll(lines).toMatchObject([{ level: 40, msg: expect.stringContaining("could not be kept") }]);
  });

  test("of several instances is each one's own, and that of one long gone is thrown away", async () => {
    const rows = openMapStore().collection("invalid_requests", InvalidRequestsRow);
    const anHourAgo = now().subtract({ minutes: 61 }).epochMilliseconds;
    await rows.put("recent|gone", { version: 1, steps: [[anHourAgo, 1_999]] });
    await rows.put("recent|b", { version: 1, steps: [[now().epochMilliseconds - 1_000, 7]] });

    const count = await keptInvalidRequests(rows, now, logIntoMemory().log, "a");
    count.answered(403, null);

    expect(count.recent()).toBe(1);
    expect((await keptInvalidRequests(rows, now, logIntoMemory().log, "b")).recent()).toBe(7);
    await expect.poll(async () => (await rows.get("recent|a")).kind).toBe("found");
    expect(await rows.get("recent|gone")).toEqual({ kind: "absent" });
  });
});
