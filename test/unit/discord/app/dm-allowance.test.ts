import { describe, expect, test } from "vitest";
import {
  createDmAllowance,
  MESSAGES_AT_ONCE,
  ONE_MORE_AFTER,
  takeMessage,
} from "../../../../src/discord/app/dm-allowance.ts";
import { UserError } from "../../../../src/errors.ts";
import { commandHouse } from "../../../support/command-house.ts";
import { storedReminder } from "../../../support/fake-reminders.ts";

function atTime() {
  const time = { ms: 1_000 };
  const allowance = createDmAllowance(() => time.ms);
  const taken = (userId = "1") => allowance.take(userId).waitSeconds === 0;
  return { time, allowance, taken };
}

describe("one person's messages", () => {
  test("so many at once, then one more each time it has passed, and no sooner", () => {
    const { time, taken } = atTime();
    for (let times = 0; times < MESSAGES_AT_ONCE; times++) expect(taken()).toBe(true);
    expect(taken()).toBe(false);
    time.ms += ONE_MORE_AFTER.seconds * 1_000 - 1;
    expect(taken()).toBe(false);
    time.ms += 1;
    expect(taken()).toBe(true);
    expect(taken()).toBe(false);
  });

  test("asking in vain makes nobody wait longer, and after a while all are there again", () => {
    const { time, taken } = atTime();
    for (let times = 0; times < 200; times++) taken();
    time.ms += MESSAGES_AT_ONCE * ONE_MORE_AFTER.seconds * 1_000;
    for (let times = 0; times < MESSAGES_AT_ONCE; times++) expect(taken()).toBe(true);
  });

  test("are theirs alone", () => {
    const { taken } = atTime();
    for (let times = 0; times < 200; times++) taken("1");
    expect(taken("2")).toBe(true);
  });

  test("say how long, and whether that was said already", () => {
    const { time, allowance } = atTime();
    for (let times = 0; times < MESSAGES_AT_ONCE; times++) allowance.take("1");
    time.ms += 500;
    expect(allowance.take("1")).toEqual({ waitSeconds: ONE_MORE_AFTER.seconds, isTold: false });
    expect(allowance.take("1")).toMatchObject({ isTold: true });
    time.ms += ONE_MORE_AFTER.seconds * 1_000;
    allowance.take("1");
    expect(allowance.take("1")).toMatchObject({ isTold: false });
  });

  test("as an error that says what to do", () => {
    const { allowance } = atTime();
    const take = () => takeMessage(allowance, "1");
    for (let times = 0; times < MESSAGES_AT_ONCE; times++) take();
    expect(take).toThrow(UserError);
  });
});

test("200 presses for a thread make five: each would be one of those that Discord allows a server", async () => {
  let made = 0;
  const open = async () => {
    made += 1;
    return { kind: "opened", threadId: String(made) } as const;
  };
  const house = commandHouse(
    { find: async () => storedReminder(), turnOn: async () => ({ kind: "waiting" }) },
    { threads: { open }, allowance: createDmAllowance(() => 0) },
  );
  const outcomes = [];
  for (let times = 0; times < 200; times++) outcomes.push(await house.press("1|reminder.thread", { server: {} }));

  expect(made).toBe(MESSAGES_AT_ONCE);
  expect(outcomes[MESSAGES_AT_ONCE - 1]?.text).not.toContain("I need a break");
  expect(outcomes.at(-1)?.text).toContain("I need a break of 20 seconds");
});

describe("200 times at once, a command that sends a message", () => {
  test.each([
    ["reminder set", { bedtime: "22:30", zone: "lisbon" }],
    ["reminder test", {}],
    ["diary checkin on", { at: "08:00", zone: "lisbon" }],
  ])("/%s is done five times, and kindly refused then", async (command, options) => {
    let sent = 0;
    const turnOn = async () => {
      sent += 1;
      return { kind: "waiting" } as const;
    };
    const test = async () => {
      sent += 1;
      return "sent" as const;
    };
    const house = commandHouse({ turnOn, test }, { checkIns: { turnOn }, allowance: createDmAllowance(() => 0) });
    const outcomes = [];
    for (let times = 0; times < 200; times++) outcomes.push(await house.type(command, options as never));

    expect(sent).toBe(MESSAGES_AT_ONCE);
    expect(outcomes.at(-1)?.text).toContain("I need a break of 20 seconds");
    expect(outcomes.at(-1)?.logged).toBe("");
  });
});
