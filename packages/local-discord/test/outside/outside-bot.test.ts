import type { Client } from "discord.js";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createLocalDiscord } from "../../src/local-discord.ts";
import type { Answer, CommandOption, LocalDiscord, Person, SeenMessage } from "../../src/types.ts";
import { standingClock } from "../tiny-bot.ts";
import { startOutsideBot } from "./outside-bot.ts";

let discord: LocalDiscord;
let client: Client<true>;
let robin: Person;
let sam: Person;
const errors: Error[] = [];

beforeAll(async () => {
  discord = await createLocalDiscord({ now: standingClock().now });
  [robin, sam] = discord.people as [Person, Person, Person];
  client = await startOutsideBot(discord.token, discord.apiUrl);
  client.on("error", (error) => errors.push(error));
});
afterAll(async () => {
  await client.destroy();
  await discord.close();
  expect(errors).toEqual([]);
});

const shown = (answer: Answer): SeenMessage => {
  if (answer.kind === "message" || answer.kind === "update") return answer.seen;
  throw new Error(`A message was to come, not ${answer.kind}.`);
};
const said = (answer: Answer): string => shown(answer).message.content;
const slash = (path: string, options: readonly CommandOption[] = [], place: "server" | "dm" = "server") =>
  discord.slash(robin, place, { path: path.split(" "), options });

test("a slash command takes an option of every type, in a server", async () => {
  const answer = await slash("everything", [
    { name: "text", value: "hello" },
    { name: "whole", value: 3 },
    { name: "number", value: 1.5 },
    { name: "yes", value: true },
    { name: "who", value: "sam" },
    { name: "role", value: "Night owls" },
    { name: "where", value: "#general" },
    { name: "mention", value: "night owls" },
    { name: "file", value: "notes.txt" },
  ]);

  expect(JSON.parse(said(answer))).toEqual({
    text: "hello",
    whole: 3,
    number: 1.5,
    yes: true,
    who: "sam",
    isMember: true,
    role: "Night owls",
    where: "general",
    mention: "Night owls",
    file: "notes.txt",
  });
});

test("in a direct message there are people, and neither members nor roles nor channels", async () => {
  const who = await slash(
    "everything",
    [
      { name: "text", value: "a" },
      { name: "who", value: "robin" },
    ],
    "dm",
  );
  expect(JSON.parse(said(who))).toMatchObject({ who: "robin", isMember: false });

  const withRole = [
    { name: "text", value: "a" },
    { name: "role", value: "Night owls" },
  ];
  await expect(slash("everything", withRole, "dm")).rejects.toThrow("role takes a role. No role here is called");
});

test("a subcommand in a group completes, and runs with what was completed", async () => {
  const typed = { path: ["garden", "bed", "plant"], options: [{ name: "what", value: "l" }] };
  const choices = await discord.autocomplete(robin, "server", typed, "what");
  const answer = await slash("garden bed plant", [
    { name: "what", value: "lavender" },
    { name: "many", value: 2 },
  ]);

  expect(choices).toMatchObject({ choices: [{ name: "LAVENDER", value: "lavender" }, { value: "lemon balm" }] });
  expect(said(answer)).toBe("bed plant 2 lavender");
});

test("a command from a person's menu hears of the person, and in a server of the membership", async () => {
  const inServer = await discord.useOn(robin, "server", "Who is this", { person: sam });
  const inDm = await discord.useOn(robin, "dm", "Who is this", { person: robin });

  expect([said(inServer), said(inDm)]).toEqual(["sam true", "robin false"]);
  expect(shown(inServer).message).toMatchObject({
    type: 23,
    interaction_metadata: { type: 2, user: { username: "robin" }, target_user: { username: "sam" } },
  });
});

test("a command from a message's menu hears the message", async () => {
  const { message } = shown(await slash("garden bed plant", [{ name: "what", value: "valerian" }]));

  const answer = await discord.useOn(sam, "server", "Count words", { messageId: message.id });

  expect(said(answer)).toBe(String(message.content.split(" ").length));
  expect(shown(answer).message.interaction_metadata).toMatchObject({ target_message_id: message.id });
  await expect(discord.useOn(sam, "server", "Who is this", { messageId: message.id })).rejects.toThrow(
    "That menu has no “Who is this” here. It has “Count words”.",
  );
});

test("an answer can be deferred, filled in, read, followed up, and a follow-up taken back", async () => {
  const before = discord.seen(robin, "dm").length;

  await slash("ways", [], "dm");

  const texts = () =>
    discord
      .seen(robin, "dm")
      .slice(before)
      .map(({ message }) => message.content);
  await expect.poll(texts).toEqual(["First", "Second, of one message: true"]);
});

test("what is written to the bot is answered, changed and taken back", async () => {
  for (const text of ["hello", "again", "take it back"]) await discord.write(sam, text);

  const answers = () =>
    discord
      .seen(sam, "dm")
      .map(({ message }) => message.content)
      .filter((content) => content.startsWith("You wrote"))
      .sort();
  await expect.poll(answers).toEqual(["You wrote it again.", "You wrote “hello”."]);
});

test("the bot writes to somebody who only used a command", async () => {
  const [, , alex] = discord.people as [Person, Person, Person];

  const answer = await discord.slash(alex, "server", { path: ["dm"], options: [] });

  expect(shown(answer)).toMatchObject({ onlyFor: alex.user.id, message: { content: "Sent in true" } });
  expect(discord.seen(alex, "dm").map(({ message }) => message.content)).toEqual(["Psst, again."]);
});

let panel: string;
beforeEach(async () => {
  panel = shown(await slash("panel")).message.id;
});

test.each([
  ["users", ["sam", "alex"], "sam,alex (2)"],
  ["roles", ["Night owls"], "Night owls"],
  ["channels", ["general"], "general"],
  ["mentionables", ["sam", "Night owls"], "1 1"],
])("a menu of %s hands over %j", async (menu, chosen, text) => {
  expect(said(await discord.choose(robin, panel, menu, chosen))).toBe(text);
});

test("a button replaces its message, and the list that is there now changes it again", async () => {
  expect(said(await discord.press(sam, panel, "update"))).toBe("Now a list.");
  expect(said(await discord.choose(sam, panel, "list", ["2"]))).toBe("Chosen: 2");
});

test("a button that is acknowledged first changes its message afterwards", async () => {
  expect(await discord.press(robin, panel, "later")).toMatchObject({
    kind: "update",
    seen: { message: { id: panel, content: "Changed later." } },
  });
});

test("a form hands over text, people, a choice, a tick and a file", async () => {
  const opened = await discord.press(robin, panel, "form");
  if (opened.kind !== "form") throw new Error(`A form was to open, not ${opened.kind}.`);

  const fields = { name: "Robin", friends: "sam, alex", size: "Large", sure: "yes", picture: "cat.png" };
  const answer = await discord.submit(opened.form, fields);

  expect(said(answer)).toBe("Robin | sam,alex | l | true | cat.png");
  expect(shown(answer).onlyFor).toBe(robin.user.id);
});
