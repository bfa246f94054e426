import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { groupEndsWithTest } from "../support/ends-with-test.ts";
import { tempFolder } from "../support/temp-folder.ts";

const ROOT = join(import.meta.dirname, "../..");

/** `npm start -- --page` as somebody types it, with a keyboard that stays. */
function startWithPage() {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn("npm", ["start", "--", "--page"], {
    cwd: ROOT,
    env: { PATH, HOME, STATE_DIR: tempFolder() },
    detached: true, // a group of its own, so that all of it can be ended
  });
  groupEndsWithTest(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  return { type: (line: string) => child.stdin.write(`${line}\n`), said: () => said, ended };
}

/** What a browser does with the page, without a browser: it reads the key and the stream, and asks for things. */
async function visit(url: string) {
  const html = await (await fetch(url)).text();
  const key = /name="key" content="([^"]+)"/.exec(html)?.[1] ?? "";
  const gone = new AbortController();
  onTestFinished(() => gone.abort());
  const stream = await fetch(`${url}/events?key=${key}`, { signal: gone.signal });
  let told = "";
  const reading = (async () => {
    const words = new TextDecoder();
    for await (const part of stream.body ?? []) told += words.decode(part, { stream: true });
  })();
  reading.catch(() => {}); // the visit, or the page, has ended
  const act = async (name: string, body: object) => {
    const headers = { origin: url, "x-key": key, "content-type": "application/json" };
    const reply = await fetch(`${url}/act/${name}`, { method: "POST", headers, body: JSON.stringify(body) });
    return (await reply.json()) as { kind: string; text?: string };
  };
  return { html, key, told: () => told, act };
}

test("npm start opens a page: it says where, only its key opens it, and page and terminal show the same", async () => {
  const { type, said, ended } = startWithPage();
  await expect.poll(said).toMatch(/As a page in the browser: http:\/\/127\.0\.0\.1:\d+\n/);
  const url = /As a page in the browser: (http:\/\/127\.0\.0\.1:\d+)/.exec(said())?.[1] ?? "";
  await expect.poll(said).toContain("Why: "); // the opening /sleep tips

  const { html, key, told, act } = await visit(url);
  expect(html).toContain("<script");
  expect(key).not.toBe("");
  expect((await fetch(`${url}/events?key=guessed`)).status).toBe(403);
  const script = await fetch(`${url}/page.js`);
  expect(script.headers.get("content-type")).toContain("text/javascript");
  expect((await script.text()).length).toBeGreaterThan(10_000);
  await expect.poll(told).toContain("Why: "); // what came before the page was opened
  const person = /"people":\[\{"user":\{"id":"(\d+)"/.exec(told())?.[1] ?? "";

  type("/help");
  await expect.poll(told).toContain("I am not a doctor");

  const command = { path: ["cautions"], options: [{ name: "topic", value: "alcohol" }] };
  const asked = await act("slash", { person, place: "server", command });
  expect(asked).toEqual({ kind: "done" });
  await expect.poll(said).toContain("robin #general (in the browser) > /cautions");
  const answered = () => said().slice(said().indexOf("(in the browser) > /cautions"));
  await expect.poll(answered).toContain("Never mix with alcohol");
  await expect.poll(told).toContain("Never mix with alcohol");
  expect(await act("write", { person, place: "dm", text: "a word from the page" })).toEqual({ kind: "done" });
  await expect.poll(said).toContain("a word from the page");

  type(":quit");
  expect(await ended).toBe(0);
  await expect(fetch(url)).rejects.toThrow(); // the page goes when the terminal does
});
