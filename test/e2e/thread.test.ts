import type { Answer, LocalDiscord, SeenMessage } from "@winddown/local-discord";
import { afterEach, expect, test } from "vitest";
import { controlNamed, type House, openHouse, POSTS, requestsTo, shown, textOf } from "../support/house.ts";

/** Whose direct messages are closed: from Discord's refusal to a thread, and what becomes of that thread. */

let house: House;
afterEach(() => house.close());

const threadIn = ({ channels }: LocalDiscord) => channels.findLast(({ place }) => place === "thread");
const inThread = () =>
  house.discord.seen(house.sam, "thread").filter(({ message, onlyFor }) => message.type === 0 && onlyFor === undefined);
const lastInThread = (): SeenMessage => {
  const last = inThread().at(-1);
  if (!last) throw new Error("nothing in the thread");
  return last;
};
/** What the message says once the press is answered, however long a busy machine takes for that. */
async function press(answer: Answer | SeenMessage, label: string): Promise<SeenMessage> {
  const pressed = "kind" in answer ? shown(answer) : answer;
  const come = await house.press(house.sam, pressed, label);
  if (come.kind !== "acknowledged") return shown(come);
  const now = () =>
    house.discord
      .seenIn(house.sam, pressed.message.channel_id)
      .find(({ message, components }) => message.id === pressed.message.id && components !== pressed.components);
  await expect.poll(now).toBeDefined();
  return now() as SeenMessage;
}
/** What is said after the answer to a command, when there is something to say. */
async function notice(words: string): Promise<SeenMessage> {
  await house.type(house.sam, "/reminder show");
  const find = () => house.discord.seen(house.sam, "server").find((seen) => textOf(seen).includes(words));
  await expect.poll(find).toBeDefined();
  return find() as SeenMessage;
}
const threadsMade = () => requestsTo(house.discord, "POST", /\/threads$/).filter(({ status }) => status === 201);
const threadId = () => threadIn(house.discord)?.id ?? "";

/** Sam, whose direct messages are closed, asks for a reminder in the server; 10 June 2026, 18:00 in Lisbon. */
async function askWithClosedDms(): Promise<SeenMessage> {
  house = await openHouse("2026-06-10T17:00:00Z");
  house.discord.refuseDms(house.sam, 50007);
  return shown(await house.type(house.sam, "/reminder set bedtime:22:30 zone:lisbon"));
}

async function withThread(): Promise<void> {
  await press(await askWithClosedDms(), "Private thread here");
}

test("where direct messages are closed, a press makes a private thread, and the nights come there", async () => {
  const refused = await askWithClosedDms();
  expect(textOf(refused)).toContain("It is not on");
  expect(textOf(refused)).toContain("Moderators of this server (Manage Threads) can read it");
  expect(threadsMade()).toHaveLength(0); // never unasked

  const on = await press(refused, "Private thread here");
  expect(textOf(on)).toContain("Your reminder is on");
  expect(textOf(on)).toContain(`I've just written in <#${threadId()}>`);
  expect(threadIn(house.discord)?.thread?.members).toEqual([house.sam.user.id]);
  expect(threadsMade()[0]?.body).toMatchObject({ type: 12, invitable: false, auto_archive_duration: 10080 });
  expect(textOf(lastInThread())).toContain("Your wind-down reminder is on");
  expect(textOf(lastInThread())).toContain("I do not see what is written here");

  await house.moveTo("2026-06-10T21:00:00Z"); // 22:00 in Lisbon: the message came at 21:45
  const nightly = lastInThread();
  expect(nightly.message.timestamp).toContain("2026-06-10T20:45");
  expect(nightly.message.mentions.map(({ id }) => id)).toEqual([house.sam.user.id]);
  const [posted] = requestsTo(house.discord, "POST", POSTS).slice(-1);
  expect(posted?.body).toMatchObject({ allowed_mentions: { parse: [], users: [house.sam.user.id] } });
  expect(inThread()).toHaveLength(2);

  expect(textOf(await press(nightly, "In bed already"))).toContain("Good night");
  await house.moveTo("2026-06-12T06:00:00Z");
  expect(inThread()).toHaveLength(3); // one a night
});

test("two presses at once make one thread, and one reminder", async () => {
  const refused = await askWithClosedDms();
  const both = await Promise.all([
    house.press(house.sam, refused, "Private thread here"),
    house.press(house.sam, refused, "Private thread here"),
  ]);
  expect(both.map(({ kind }) => kind)).not.toContain("no-answer");
  expect(threadsMade()).toHaveLength(1);
  await house.moveTo("2026-06-11T06:00:00Z");
  expect(inThread().filter(({ message }) => message.timestamp.includes("T20:45"))).toHaveLength(1);
});

test("a kill while the message is on its way brings no second one into the thread", async () => {
  await withThread();
  let isDown = false;
  house.discord.setFault(({ method, path }) => {
    if (method !== "POST" || !POSTS.test(path) || isDown) return undefined;
    isDown = true;
    void house.bot.kill();
    return { kind: "cut-after" };
  });
  await house.moveTo("2026-06-10T20:45:00Z").catch(() => undefined);
  await expect.poll(() => house.bot.pid).toBeUndefined();
  house.discord.setFault(undefined);
  await house.bot.start();
  await house.moveTo("2026-06-11T06:00:00Z");

  expect(inThread()).toHaveLength(2); // the consent, and one for the night
  expect(textOf(shown(await house.type(house.sam, "/reminder show")))).toContain("sent at");
});

test("an archived thread is written in all the same", async () => {
  await withThread();
  house.discord.threads.archive(threadId());
  house.discord.faults.set("50083 next");
  await house.moveTo("2026-06-10T21:00:00Z");
  expect(inThread()).toHaveLength(2);
  expect(threadIn(house.discord)?.thread?.isArchived).toBe(false);
});

test("a deleted thread pauses the reminder, and the next command asks where it is to come", async () => {
  await withThread();
  house.discord.threads.delete(threadId());
  await house.moveTo("2026-06-11T06:00:00Z");

  const gone = await notice("The thread for your reminder is gone");
  const again = await press(gone, "Private thread here");
  expect(textOf(again)).toContain("Your reminder");
  expect(threadsMade()).toHaveLength(2);
  await house.moveTo("2026-06-12T06:00:00Z");
  expect(inThread().at(-1)?.message.timestamp).toContain("2026-06-11T20:45");
});

test("who leaves the thread is not brought back by a message", async () => {
  await withThread();
  house.discord.threads.leave(house.sam, threadId());
  await house.moveTo("2026-06-12T06:00:00Z");

  expect(threadIn(house.discord)?.thread?.members).toEqual([]);
  const text = textOf(shown(await house.type(house.sam, "/reminder show")));
  expect(text).toContain("you left the thread");
});

test("what the bot lacks in the channel is named, and everything else works without it", async () => {
  house = await openHouse("2026-06-10T17:00:00Z");
  house.discord.keepBotFrom(["CreatePrivateThreads", "ManageThreads"]);
  house.discord.refuseDms(house.sam, 50007);
  const refused = shown(await house.type(house.sam, "/reminder set bedtime:22:30 zone:lisbon"));
  expect(textOf(refused)).toContain("I lack **Create Private Threads**");
  expect(() => controlNamed(refused, "Private thread here")).toThrow("no button");

  house.discord.refuseDms(house.sam, undefined);
  expect(textOf(await press(refused, "Try direct messages"))).toContain("Your reminder is on");
});

test("three nights without the permission pause it, and the permission is named", async () => {
  await withThread();
  house.discord.keepBotFrom(["SendMessagesInThreads", "ManageThreads"]);
  await house.moveTo("2026-06-13T12:00:00Z");
  const closed = await notice("I may not write in your thread");
  expect(textOf(closed)).toContain("**Send Messages in Threads**");

  house.discord.keepBotFrom(["ManageThreads"]);
  await press(closed, "Switch it on again");
  await house.moveTo("2026-06-14T06:00:00Z");
  expect(inThread().at(-1)?.message.timestamp).toContain("2026-06-13T20:45");
});

test("without the bot in the server, and in a direct message with it, no thread is offered", async () => {
  house = await openHouse("2026-06-10T17:00:00Z");
  house.discord.refuseDms(house.sam, 50278);
  house.discord.kickBot();
  const refused = shown(await house.type(house.sam, "/reminder set bedtime:22:30 zone:lisbon"));
  expect(textOf(refused)).toContain("add me to your account");
  expect(textOf(refused)).not.toContain("thread");
  house.discord.inviteBot();
  const inDm = shown(await house.type(house.sam, "/reminder set bedtime:22:30 zone:lisbon", "dm"));
  expect(textOf(inDm)).not.toContain("thread");
});

test("it moves to direct messages once one has arrived there, and stays in the thread until then", async () => {
  await withThread();
  const show = async () => shown(await house.type(house.sam, "/reminder show"));
  expect(textOf(await show())).toContain(`It comes in <#${threadId()}>`);
  expect(textOf(await press(await show(), "Move to direct messages"))).toContain(
    "Your reminder stays on where it came before",
  );
  await house.moveTo("2026-06-10T21:00:00Z");
  expect(inThread()).toHaveLength(2);

  house.discord.refuseDms(house.sam, undefined);
  expect(textOf(await press(await show(), "Move to direct messages"))).toContain("direct message");
  await house.moveTo("2026-06-12T06:00:00Z");
  expect(inThread()).toHaveLength(2);
  expect(house.dms(house.sam).at(-1)?.message.timestamp).toContain("2026-06-11T20:45");
});

test("stop, pause and skip work as in direct messages, and a stop leaves the thread as it is", async () => {
  await withThread();
  const asked = await press(lastInThread(), "Stop");
  await press(asked, "Yes, stop");
  await house.moveTo("2026-06-11T06:00:00Z");
  expect(inThread()).toHaveLength(1);
  expect(threadIn(house.discord)?.thread).toMatchObject({ isDeleted: false, members: [house.sam.user.id] });

  // The choice is kept: what is set again comes there again.
  await house.type(house.sam, "/reminder set bedtime:22:30 zone:lisbon");
  expect(inThread()).toHaveLength(2);
  await house.moveTo("2026-06-12T06:00:00Z");
  expect(inThread()).toHaveLength(3);
});

test("what is kept of it is told, and deleted with everything else", async () => {
  await withThread();
  const kept = shown(await house.type(house.sam, "/privacy show"));
  expect(textOf(kept)).toContain(`**The private thread you chose for your reminder:** <#${threadId()}>`);
  expect(textOf(kept)).toContain("moderators of that server can read it");

  const id = threadId();
  const done = await press(await house.type(house.sam, "/privacy delete"), "Delete everything");
  expect(textOf(done)).toContain(`I now delete the thread <#${id}>, or leave it`);
  const leaving = () => requestsTo(house.discord, "DELETE", /\/thread-members\//).map(({ status }) => status);
  await expect.poll(leaving).toEqual([204]);
  await house.moveTo("2026-06-12T06:00:00Z");
  expect(inThread()).toHaveLength(1);
});
