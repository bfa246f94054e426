import { describe, expect, test } from "vitest";
import { outcomeOf } from "../../../../src/discord/rest/failures.ts";
import { apiError, connectionError, httpError, limitError } from "../../../support/discord-errors.ts";

describe("what Discord says about a message", () => {
  test.each([
    ["the person blocked the bot", 403, 50007, "refused"],
    ["no server in common, or its DMs switched off", 403, 50278, "refused"],
    ["no access to the channel", 403, 50001, "wrong-channel"],
    ["no such channel", 404, 10003, "wrong-channel"],
    ["no such account", 404, 10013, "gone"],
    ["a repeat whose first message was deleted meanwhile", 404, 10008, "deleted"],
    ["overloaded", 400, 130000, "unavailable"],
    ["too many DMs opened", 403, 40003, "unavailable"],
    ["the bot is in quarantine", 403, 20026, "unavailable"],
    ["sending is switched off for a while", 403, 40004, "unavailable"],
    ["a feature is switched off for a while", 400, 40006, "unavailable"],
    ["content that may not be sent", 403, 20009, "rejected"],
    ["content that moderation blocks", 400, 200000, "rejected"],
    ["a link that is called harmful", 400, 240000, "rejected"],
    ["a wrong body", 400, 50035, "rejected"],
    ["an empty message", 400, 50006, "rejected"],
    ["a body too large", 400, 40005, "rejected"],
    ["a recipient that cannot be", 400, 50033, "rejected"],
    ["a code nobody has heard of", 403, 99999, "unclear"],
    ["a general 400", 400, 0, "unclear"],
    ["a general 403", 403, 0, "unclear"],
    ["a general 404", 404, 0, "unclear"],
    ["an address that Cloudflare has blocked", 403, 40333, "unclear"],
    ["a code of no known meaning", 403, 340001, "unclear"],
    ["a code of no known meaning under a 5xx", 500, 340001, "unknown"],
  ])("%s: %i with %i is %s", (_name, status, code, kind) => {
    expect(outcomeOf(apiError(status, code)).kind).toBe(kind);
  });
});

test.each([403, 404, 405, 413])(
  "a %i page of Cloudflare's, without a code, says nothing about the person",
  (status) => {
    expect(outcomeOf(apiError(status, undefined)).kind).toBe("unavailable");
  },
);

test.each([500, 502, 503, 504])("after a %i the message may have been sent all the same", (status) => {
  expect(outcomeOf(httpError(status)).kind).toBe("unknown");
});

describe("a limit", () => {
  test.each([
    ["as long as Discord asks", 2_500.4, 2_501],
    ["at least a second, so that a missing number does not become a storm", 0, 1_000],
    ["a few seconds when the number cannot be read", Number.NaN, 5_000],
    ["a few seconds when there is no end", Number.POSITIVE_INFINITY, 5_000],
  ])("is waited for %s", (_name, asked, waited) => {
    const outcome = outcomeOf(limitError(asked));

    expect(outcome.kind === "limited" && outcome.wait.total("milliseconds")).toBe(waited);
  });
});

test("a 401 is about the bot's token, and says nothing of the message but that it was not taken", () => {
  expect(outcomeOf(apiError(401, 0))).toEqual({ kind: "unavailable" });
});

describe("a connection", () => {
  test.each(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ENETUNREACH", "EHOSTUNREACH", "UND_ERR_CONNECT_TIMEOUT"])(
    "never made (%s) has sent nothing",
    (code) => {
      expect(outcomeOf(connectionError(code)).kind).toBe("unavailable");
      expect(outcomeOf(new TypeError("fetch failed", { cause: connectionError(code) })).kind).toBe("unavailable");
    },
  );

  test.each(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"])(
    "lost on the way (%s) may have sent it",
    (code) => {
      expect(outcomeOf(connectionError(code)).kind).toBe("unknown");
    },
  );

  test("that answered in no time may have sent it", () => {
    expect(outcomeOf(new DOMException("This operation was aborted", "AbortError")).kind).toBe("unknown");
  });

  test("anything else may have sent it", () => {
    expect(outcomeOf(new Error("something new")).kind).toBe("unknown");
    expect(outcomeOf("not even an error").kind).toBe("unknown");
  });
});
