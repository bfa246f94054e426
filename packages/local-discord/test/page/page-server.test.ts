import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLocalDiscord } from "../../src/local-discord.ts";
import { alwaysRunning } from "../../src/page/keeper.ts";
import { createPageServer, type PageServer } from "../../src/page/server/page-server.ts";
import { channelsOf, newestOfAll } from "../../src/page/server/views.ts";
import type { LocalDiscord, Timeline } from "../../src/types.ts";

let discord: LocalDiscord;
let server: PageServer;
const lines: string[] = [];
const moved: string[] = [];
const now = Temporal.Instant.from("2026-03-12T20:00:00Z");
const timeline: Timeline = {
  now: () => now,
  running: false,
  moveTo: async (to) => void moved.push(to.toString()),
  beat: async () => {},
  nextDue: async () => undefined,
};

beforeAll(async () => {
  discord = await createLocalDiscord({ now: () => now, firstZone: "Europe/Lisbon" });
  server = await createPageServer({
    discord,
    timeline,
    bot: alwaysRunning,
    onAct: ({ user }, place, line) => lines.push(`${user.username} ${place} ${line}`),
  });
});
afterAll(async () => {
  await server.close();
  await discord.close();
});

type Reply = { status: number; headers: Record<string, unknown>; text: string };

function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Reply> {
  const { method = "GET", headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const asked = request(`${server.url}${path}`, { method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        text += part;
        if (path.startsWith("/events") && text.includes('"type":"commands"')) finish();
      });
      const finish = () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        asked.destroy();
      };
      response.on("end", finish);
    });
    asked.on("error", (error) => {
      if (!asked.destroyed) reject(error);
    });
    asked.end(body);
  });
}

const keyOf = async () => /name="key" content="([^"]+)"/.exec((await ask("/")).text)?.[1] ?? "";

async function act(name: string, body: object, headers: Record<string, string> = {}): Promise<Reply> {
  const own = { origin: server.url, "x-key": await keyOf(), "content-type": "application/json" };
  return ask(`/act/${name}`, { method: "POST", headers: { ...own, ...headers }, body: JSON.stringify(body) });
}

const robin = () => discord.people[0]?.user.id ?? "";
const outcome = async (reply: Promise<Reply>) => JSON.parse((await reply).text) as { kind: string; text?: string };

test("it listens on this machine alone, and its page allows nothing inline and nothing from elsewhere", async () => {
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const { status, headers, text } = await ask("/");
  expect(status).toBe(200);
  expect(headers["content-security-policy"]).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["access-control-allow-origin"]).toBeUndefined();
  expect(text).not.toMatch(/<script>|\sstyle=|\son\w+=|https?:/);
});

test.each([
  ["another host", { host: "evil.example" }],
  ["another origin", { origin: "https://evil.example" }],
  ["a key that is not its own", { "x-key": "guessed" }],
  ["no key", { "x-key": "" }],
])("%s does nothing", async (_name, headers) => {
  const before = lines.length;
  const reply = await act("write", { person: robin(), place: "dm", text: "hello" }, headers);
  expect(reply.status).toBe(403);
  expect(lines).toHaveLength(before);
});

test("the stream of events wants the key, and begins with all there is", async () => {
  expect((await ask("/events?key=guessed")).status).toBe(403);
  const { text, headers } = await ask(`/events?key=${await keyOf()}`);
  expect(headers["content-type"]).toContain("text/event-stream");
  expect(text).toContain('"type":"hello"');
  expect(text).toContain('"username":"robin"');
});

test("what is written on the page is in the Discord, and told to whoever watches the terminal", async () => {
  expect(await outcome(act("write", { person: robin(), place: "dm", text: "hello" }))).toEqual({ kind: "done" });
  const [person] = discord.people;
  expect(person && discord.seen(person, "dm").at(-1)?.message.content).toBe("hello");
  expect(lines.at(-1)).toBe("robin dm hello");
});

test.each<[string, string, object, RegExp]>([
  [
    "a command there is not",
    "slash",
    { place: "server", command: { path: ["nothing"], options: [] } },
    /no command \/nothing/,
  ],
  ["a place there is not", "write", { place: "moon", text: "x" }, /no place/],
  ["a form that is not open", "submit", { form: "1", fields: {} }, /no longer open/],
  ["a time nobody can read", "clock", { phrase: "soonish" }, /could not read/],
  ["a zone there is not", "settle", { zone: "Mars/Base" }, /no zone “Mars\/Base”/],
  ["a language Discord does not have", "settle", { locale: "tlh" }, /no language “tlh”/],
  ["a language that is no word", "settle", { locale: 7 }, /no locale/],
  ["anything a bot cannot be", "bot", { act: "juggle" }, /on or off/],
  ["a message that nothing is planned for", "clock", { phrase: "message" }, /nothing planned/],
  ["a fault there is not", "fault", { phrase: "earthquake" }, /There is no fault/],
])("%s is refused in a sentence", async (_name, name, body, sentence) => {
  const answered = await outcome(act(name, { person: robin(), ...body }));
  expect(answered.kind).toBe("refused");
  expect(answered.text).toMatch(sentence);
});

test("a refused language or act changes nobody and nothing", async () => {
  const [person] = discord.people;
  const before = { ...person };
  await act("settle", { person: robin(), locale: "tlh", zone: "Asia/Tokyo" });
  await act("settle", { person: robin(), locale: "de", zone: "Mars/Base" });
  expect(person).toEqual(before);
});

test("a file that is chosen is uploaded, with its name, and stands for itself in a command", async () => {
  const own = { origin: server.url, "x-key": await keyOf(), "x-file-name": encodeURIComponent("nights (1).csv") };
  const reply = await ask("/act/give", { method: "POST", headers: own, body: "a,b" });
  expect(JSON.parse(reply.text)).toMatch(/^given:/);
  expect((await ask("/act/give", { method: "POST", headers: { ...own, "x-key": "guessed" }, body: "a" })).status).toBe(
    403,
  );
  expect(
    (await ask("/act/give", { method: "POST", headers: { ...own, "x-file-name": "a b" }, body: "a" })).status,
  ).toBe(400);
});

test("the clock goes where somebody says", async () => {
  await act("clock", { person: robin(), phrase: "22:30" });
  await act("clock", { person: robin(), phrase: "change" });
  expect(moved).toEqual(["2026-03-12T22:30:00Z", "2026-03-28T20:00:00Z"]);
});

test("an action, a path or a body that is none is said to be none", async () => {
  expect((await act("constructor", {})).status).toBe(404);
  expect((await ask("/attachments/1/2/x.png")).status).toBe(404);
  expect((await ask("//")).status).toBe(400);
  const key = await keyOf();
  const post = (body: string) =>
    ask("/act/write", { method: "POST", headers: { origin: server.url, "x-key": key }, body });
  expect((await post("{")).status).toBe(400);
  expect((await post("x".repeat(300_000))).status).toBe(400);
  expect(JSON.parse((await post("[]")).text)).toMatchObject({ kind: "refused" });
});

test.each([
  ["a page", "a.html", "text/html", "application/octet-stream", /^attachment;/],
  ["a drawing that could run a script", "a.svg", "image/svg+xml", "application/octet-stream", /^attachment;/],
  ["a picture", "a.png", "image/png", "image/png", /^inline;/],
])("%s that a bot sends is shown only if it is surely a picture", async (_name, file, type, served, disposition) => {
  const form = new FormData();
  form.set("payload_json", JSON.stringify({ content: "a file" }));
  form.set("files[0]", new Blob(["<script>alert(1)</script>"], { type }), file);
  const channel = discord.channels.find(({ place }) => place === "dm")?.id;
  const sent = await fetch(`${discord.apiUrl}/v10/channels/${channel}/messages`, {
    method: "POST",
    headers: { authorization: `Bot ${discord.token}` },
    body: form,
  });
  const { attachments } = (await sent.json()) as { attachments: { url: string }[] };
  const { status, headers } = await ask(new URL(attachments[0]?.url ?? "").pathname);
  expect(status).toBe(200);
  expect(headers["content-type"]).toBe(served);
  expect(headers["content-disposition"]).toMatch(disposition);
});

test("the page is given each thread as a channel, with what is in it, for everybody who sees it", async () => {
  const headers = { authorization: `Bot ${discord.token}`, "content-type": "application/json" };
  const post = async (path: string, body: object, method = "POST") =>
    fetch(`${discord.apiUrl}/v10${path}`, { method, headers, body: JSON.stringify(body) });
  const [, sam] = discord.people;
  const made = await post(`/channels/${discord.channels[0]?.id}/threads`, { name: "Evenings", type: 12 });
  const { id } = (await made.json()) as { id: string };
  await fetch(`${discord.apiUrl}/v10/channels/${id}/thread-members/${sam.user.id}`, { method: "PUT", headers });
  await post(`/channels/${id}/messages`, { content: "Good evening." });

  const thread = channelsOf(discord).find((channel) => channel.id === id);
  expect(thread).toMatchObject({ place: "thread", thread: { name: "Evenings", members: [sam.user.id] } });
  expect(thread?.people.toSorted()).toEqual([discord.people[0].user.id, sam.user.id].toSorted());
  const contents = newestOfAll(discord).messages.filter(({ channel }) => channel === thread?.key);
  expect(contents.map(({ message }) => message.content)).toEqual(["", "Good evening."]);
});
