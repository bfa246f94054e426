import { PermissionFlagsBits } from "discord.js";
import { describe, expect, test } from "vitest";
import type { TurnOnOutcome } from "../../../src/delivery/consent.ts";
import type { OpenedThread, Threads } from "../../../src/discord/app/threads.ts";
import type { Reminder, ThreadTrouble } from "../../../src/nights/reminder.ts";
import { commandHouse } from "../../support/command-house.ts";
import { storedReminder } from "../../support/fake-reminders.ts";

/** Where the nightly message comes, as people read and press it. */

const THREAD = "300000000000000001";
const WISH = { bedtime: "23:45", zone: "Europe/Lisbon", leadMinutes: 45 };
const REFUSED: TurnOnOutcome = { kind: "refused" };
const IN_SERVER = { server: {} };
/** A server in which the bot may do all but make private threads. */
const NO_THREADS = { server: { lacks: [PermissionFlagsBits.CreatePrivateThreads] } };

const withPlace = (trouble?: ThreadTrouble, more: Partial<Reminder> = {}) =>
  storedReminder({ thread: { id: THREAD, ...(trouble && { trouble }) }, ...more });

function house(record: Reminder | undefined, outcome: TurnOnOutcome = REFUSED, opened?: OpenedThread) {
  const turnedOn: unknown[] = [];
  const asked: Parameters<Threads["open"]>[0][] = [];
  const closed: string[] = [];
  const commands = commandHouse(
    {
      find: async () => record,
      async turnOn(_userId, schedule, _occasion, _locale, place) {
        turnedOn.push({ bedtime: schedule.bedtime.toString({ smallestUnit: "minute" }), place });
        return outcome;
      },
    },
    {
      threads: {
        async open(given) {
          asked.push(given);
          return opened ?? { kind: "opened", threadId: THREAD };
        },
        close: async (threadId) => void closed.push(threadId),
      },
    },
  );
  return { ...commands, turnedOn, asked, closed };
}

const labels = ({ controls }: { controls: readonly { label?: string | undefined }[] }) =>
  controls.flatMap(({ label }) => label ?? []);
const SET = { bedtime: "22:30", zone: "Lisbon" };

describe("a direct message that is refused", () => {
  test("brings the offer of a thread in a server, which says who can read it, in 60 words at most", async () => {
    const said = await house(storedReminder({ state: "off", wish: WISH })).type("reminder set", SET, IN_SERVER);
    expect(said.text).toContain("**Private thread here:** I make one and add you alone");
    expect(said.text).toContain("Moderators of this server (Manage Threads) can read it");
    expect(said.text).toContain("Privacy Settings");
    expect(labels(said)).toEqual(expect.arrayContaining(["Private thread here", "Try direct messages"]));
    expect(said.text.split(/\s+/).length).toBeLessThanOrEqual(60);
  });

  test("names what the bot lacks there, and offers none", async () => {
    const said = await house(storedReminder()).type("reminder set", SET, NO_THREADS);
    expect(said.text).toContain("in this channel I lack **Create Private Threads**");
    expect(labels(said)).not.toContain("Private thread here");
  });

  test("offers none where the bot is in no server, and says how to allow direct messages", async () => {
    const said = await house(storedReminder()).type("reminder set", SET);
    expect(said.text).not.toContain("thread");
    expect(said.text).toContain("Add App");
    expect(labels(said)).toContain("Try direct messages");
  });

  test("of a check-in offers none: moderators would read along", async () => {
    const { type } = commandHouse({}, { checkIns: { find: async () => undefined, turnOn: async () => REFUSED } });
    const said = await type("diary checkin on", { at: "8:00", zone: "Lisbon" }, IN_SERVER);
    expect(said.text).toContain("moderators would see which nights you log");
    expect(labels(said)).not.toContain("Private thread here");
  });
});

describe("Private thread here", () => {
  test("asks in the thread for what was asked for last, and says where it comes", async () => {
    const window = {
      night: "2026-03-12",
      opensAt: Temporal.Instant.from("2026-03-12T23:00:00Z"),
      closesAt: Temporal.Instant.from("2026-03-12T23:45:00Z"),
    };
    const on = { kind: "on", window, isFirst: true, isPaused: false, thread: THREAD } as const;
    const { press, asked, turnedOn } = house(storedReminder({ state: "off", wish: WISH }), on);
    const said = await press("1|reminder.thread", IN_SERVER);
    expect(asked).toMatchObject([{ channelId: "456789012345678901", userId: "234567890123456789" }]);
    expect(turnedOn).toEqual([{ bedtime: "23:45", place: { thread: THREAD } }]);
    expect(said.text).toContain(`I've just written in <#${THREAD}>`);
    expect(said.text).toContain("Moderators of this server can read them");
    expect(labels(said)).toContain("Move to direct messages");
  });

  test.each([
    ["lacking", "I need **View Channel**, **Create Private Threads**"],
    ["wrong-channel", "text channels only"],
    ["too-many", "as many active threads as Discord allows"],
    ["not-now", "nothing was changed"],
  ] as const)("says so when Discord answers %s, with a way on, and turns nothing on", async (kind, words) => {
    const { press, turnedOn } = house(storedReminder({ wish: WISH }), REFUSED, { kind });
    const said = await press("1|reminder.thread", IN_SERVER);
    expect(said.text).toContain(words);
    expect(labels(said)).toContain("Try direct messages");
    expect(turnedOn).toEqual([]);
  });

  test("makes none where none can be made, or where nothing is set", async () => {
    const elsewhere = house(storedReminder({ wish: WISH }));
    expect((await elsewhere.press("1|reminder.thread")).text).toContain("needs a server that I am in");
    expect((await elsewhere.press("1|reminder.thread", NO_THREADS)).text).toContain("**Create Private Threads**");
    const nothing = house(undefined);
    expect((await nothing.press("1|reminder.thread", IN_SERVER)).text).toContain("No reminder is set");
    expect([...elsewhere.asked, ...nothing.asked]).toEqual([]);
  });
});

describe("/reminder show", () => {
  test("tells the thread as a link, who reads it, and moves it back on a press", async () => {
    const { type, press, turnedOn } = house(withPlace());
    const said = await type("reminder show");
    expect(said.text).toContain(`It comes in <#${THREAD}>, which moderators of that server can read`);
    expect(labels(said)).toContain("Move to direct messages");

    await press("1|reminder.to-dm");
    expect(turnedOn).toMatchObject([{ place: { thread: undefined } }]);
  });

  test.each(["gone", "left"] as const)(
    "of one that is %s asks where it is to come, and does not offer to resume",
    async (trouble) => {
      const record = withPlace(trouble, { state: "paused", pausedBy: "refusals", next: null });
      const said = await house(record).type("reminder show", {}, IN_SERVER);
      expect(said.text).toContain("Choose below where it comes from now on");
      expect(labels(said)).toEqual(["My clock differs", "By direct message", "Private thread here", "Stop"]);
    },
  );

  test("names the permissions of one that is closed to the bot", async () => {
    const said = await house(withPlace("closed")).type("reminder show");
    expect(said.text).toContain("**Send Messages in Threads**");
    expect(labels(said)).toContain("Move to direct messages");
  });
});

test("/reminder resume asks where it is to come when its thread is lost", async () => {
  const { type } = commandHouse({ resume: async () => ({ kind: "thread-lost" }) });
  const said = await type("reminder resume", {}, IN_SERVER);
  expect(said.text).toContain("Where should it come?");
  expect(labels(said)).toEqual(["By direct message", "Private thread here"]);
});

test("Resume on a message in a thread is for whose message it is", async () => {
  const resumed: string[] = [];
  const { press } = commandHouse({
    async resume(userId) {
      resumed.push(userId);
      return { kind: "nothing-on" };
    },
  });
  expect((await press("1|reminder.resume|||100000000000000001")).text).toContain("sent to somebody else");
  expect(resumed).toEqual([]);
  await press("1|reminder.resume|||234567890123456789");
  expect(resumed).toHaveLength(1);
});

test("Every night again on a message in a thread is for whose message it is", async () => {
  const asked: string[] = [];
  const { press } = commandHouse({
    async everyNight(userId) {
      asked.push(userId);
      return { kind: "nothing-on", nextAt: undefined };
    },
  });
  expect((await press("1|reminder.every-night|100000000000000001")).text).toContain("sent to somebody else");
  expect(asked).toEqual([]);
  await press("1|reminder.every-night|234567890123456789");
  expect(asked).toHaveLength(1);
});

test.each(["go-on", "every-other", "pause-asked"])(
  "what %s leads to on a message in a thread has buttons for whose message it is alone",
  async (name) => {
    const { press } = commandHouse({
      keep: async () => ({ kind: "paused", nextAt: undefined }),
      everyOther: async () => ({ kind: "paused", nextAt: undefined }),
      pause: async () => ({ kind: "paused", isOneInFlight: false, resumesAt: undefined }),
    });
    const me = "234567890123456789";
    const { controls } = await press(`1|reminder.${name}|2026-03-12|0|${me}`);
    expect(controls.map(({ custom_id }) => custom_id)).toContain(`1|reminder.resume|||${me}`);
    expect(controls.filter(({ custom_id }) => !custom_id.endsWith(`|${me}`))).toEqual([]);
  },
);

test("a place that lets no message through while the old one goes on is said not to have moved it", async () => {
  const { press } = house(withPlace(), { kind: "refused", staysOn: true });
  const said = await press("1|reminder.to-dm");
  expect(said.text).toContain("It has not moved");
  expect(said.text).not.toContain("It is not on");
});

test.each(["thread-gone", "thread-left", "thread-closed"] as const)(
  "the notice %s leads on by a press",
  async (notice) => {
    const { type } = commandHouse({ takeNotice: async () => notice, find: async () => withPlace() });
    const said = await type("reminder show", {}, IN_SERVER);
    expect(labels(said)).toEqual(expect.arrayContaining(["By direct message", "Private thread here"]));
    expect(said.text).toContain("paused your reminder");
  },
);

test("deleting everything closes the thread once that is said", async () => {
  const { press, closed } = house(withPlace());
  expect((await press("1|privacy.delete")).text).toContain(`I now delete the thread <#${THREAD}>, or leave it`);
  expect(closed).toEqual([THREAD]);
});
