import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createLocalDiscord } from "@winddown/local-discord";
import { expect, test } from "vitest";
import { groupEndsWithTest } from "../support/ends-with-test.ts";
import { tempFolder } from "../support/temp-folder.ts";

const ROOT = join(import.meta.dirname, "../..");

/** `npm start` as a newcomer has it: nothing set but what is given. */
function npmStart(env: Record<string, string> = {}, script = "start") {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn("npm", ["run", script], {
    cwd: ROOT,
    env: { PATH, HOME, STATE_DIR: tempFolder(), ...env },
    detached: true, // a group of its own, so that all of it can be ended
  });
  groupEndsWithTest(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  return { child, said: () => said, ended };
}

/** Every process below this one, by its command line. */
function descendants(child: ChildProcess): string[] {
  const rows = execFileSync("ps", ["-eo", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  const parsed = rows.map((row) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row)).filter((row) => row !== null);
  const below = (pid: string): string[] =>
    parsed.flatMap(([, own = "", parent, args = ""]) => (parent === pid ? [`${own} ${args}`, ...below(own)] : []));
  return below(String(child.pid));
}

function isAlive(pid: string): boolean {
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch {
    return false; // ESRCH: there is no such process
  }
}

test("piped commands are answered, then it exits with 0", async () => {
  const { child, said, ended } = npmStart();
  child.stdin.end("/help\n:quit\n");

  expect(await ended).toBe(0);
  expect(said()).toContain("practice Discord");
  expect(said()).toContain("── Winddown in #general");
  expect(said()).toContain("Why: "); // the opening /sleep tips
  expect(said()).toContain("I am not a doctor");
});

test("input that ends after commands: they are answered, then it exits with 0", async () => {
  const { child, said, ended } = npmStart();
  child.stdin.end("/reminder set bedtime:22:30 zone:Lisbon");

  expect(await ended).toBe(0);
  expect(said()).toContain("Your reminder is on");
});

test.each(["SIGTERM", "SIGINT"] as const)(
  "with no input it stays up until %s to npm, then nothing stays behind",
  async (signal) => {
    const { child, said, ended } = npmStart();
    child.stdin.end();
    await expect.poll(said).toContain("Why: ");
    const below = descendants(child);
    expect(below.some((one) => one.includes("src/main.ts"))).toBe(true);

    child.kill(signal);
    await ended;
    await expect.poll(() => below.filter((one) => isAlive(one.split(" ")[0] ?? ""))).toEqual([]);
  },
);

test("killing the playground outright takes the bot with it", async () => {
  const { child, said } = npmStart();
  child.stdin.end();
  await expect.poll(said).toContain("Why: ");
  const below = descendants(child);
  const playground = below.find((one) => one.includes("src/bin/start.ts") && !one.includes("sh -c"));
  process.kill(Number(playground?.split(" ")[0]), "SIGKILL");

  await expect.poll(() => below.filter((one) => isAlive(one.split(" ")[0] ?? ""))).toEqual([]);
});

test.each([
  [
    "whose token is misspelt",
    ".env",
    "DISCORD_TOKNE=x\n",
    ["sets DISCORD_TOKNE, which is no setting", "it sets no DISCORD_TOKEN"],
  ],
  ["whose token is empty", ".env", "\ufeffDISCORD_TOKEN=\n", ["it sets no DISCORD_TOKEN: this is the playground"]],
  ["that Notepad has renamed", ".env.txt", "DISCORD_TOKEN=x\n", ["There is a .env.txt, which is not read: rename it"]],
])("beside a .env %s the playground says so", async (_name, file, text, sentences) => {
  const cwd = tempFolder();
  writeFileSync(join(cwd, file), text);
  const { PATH = "", HOME = "" } = process.env;
  const started = spawn(process.execPath, [join(ROOT, "src/bin/start.ts")], {
    cwd,
    env: { PATH, HOME, STATE_DIR: tempFolder() },
    detached: true,
  });
  const { stdin, stderr } = groupEndsWithTest(started);
  let said = "";
  stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  stdin.end(":quit\n");
  await new Promise((resolve) => stderr.once("close", resolve));

  for (const sentence of sentences) expect(said).toContain(sentence);
});

test.each([
  ["in production", { NODE_ENV: "production" }],
  ["with a database set", { DATABASE_URL: "postgres://localhost/winddown" }],
])("%s a missing token is an error that names it, not a playground", async (_name, env) => {
  const { said, ended } = npmStart(env);

  expect(await ended).toBe(1);
  expect(said()).toContain("DISCORD_TOKEN is missing");
  expect(said()).not.toContain("    at "); // no stack trace
});

test("what the bot does not go by in its settings is said before it does anything: a proxy, and a loose sslmode", async () => {
  const { said, ended } = npmStart({
    DISCORD_TOKEN: "x".repeat(70),
    DISCORD_API_URL: "http://discord.invalid/api",
    HTTP_PROXY: "http://proxy.invalid:3128",
    DATABASE_URL: "postgres://winddown:secret@127.0.0.1:1/winddown?sslmode=require",
  });

  expect(await ended).toBe(1);
  expect(said()).toMatch(/"variables":\["HTTP_PROXY"\].*a proxy is set, and Winddown does not use it/);
  expect(said()).toMatch(/"sslmode":"require".*is taken for verify-full/);
  expect(said()).toContain("The database in DATABASE_URL cannot be reached");
  expect(said()).not.toMatch(/secret|3128/);
});

test("a folder that cannot be used is said in one sentence, and the playground does not open", async () => {
  const { said, ended } = npmStart({ STATE_DIR: join(ROOT, "package.json", "state") });

  expect(await ended).toBe(1);
  expect(said()).toContain("Set STATE_DIR to another folder");
  expect(said()).not.toContain("    at "); // no stack trace
});

test("a token Discord does not know is an error that says what to do, and does not show it", async () => {
  const discord = await createLocalDiscord({ now: () => Temporal.Now.instant() });
  const token = "not-a-token-that-anybody-knows";
  const { said, ended } = npmStart({ DISCORD_TOKEN: token, DISCORD_API_URL: discord.apiUrl });

  expect(await ended).toBe(1);
  expect(said()).toContain("Discord does not accept DISCORD_TOKEN");
  expect(said()).not.toContain(token);
  await discord.close();
});

test("npm run register registers once, and says when there is nothing to do", async () => {
  const discord = await createLocalDiscord({ now: () => Temporal.Now.instant() });
  const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl };
  const first = npmStart(env, "register");
  expect(await first.ended).toBe(0);
  expect(first.said()).toContain("Registered /sleep");
  expect(
    discord
      .commands()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(["cautions", "coach", "diary", "help", "privacy", "reminder", "sleep"]);

  const second = npmStart(env, "register");
  expect(await second.ended).toBe(0);
  expect(second.said()).toContain("exactly these already");

  const withoutDiary = npmStart({ ...env, DIARY: "off" }, "register");
  expect(await withoutDiary.ended).toBe(0);
  expect(discord.commands().map(({ name }) => name)).not.toContain("diary");
  await discord.close();
});

test("npm run register ends with a sentence when Discord does not answer", async () => {
  const { said, ended } = npmStart(
    { DISCORD_TOKEN: "x".repeat(70), DISCORD_API_URL: "http://127.0.0.1:9" },
    "register",
  );

  expect(await ended).toBe(1);
  expect(said()).toContain("Discord does not answer, so nothing was registered");
});

test("a damaged database is left as it is, and the way out is to restore it", async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, "winddown.sqlite"), "this is no database, whatever its name says".repeat(40));
  const { said, ended } = npmStart({ DISCORD_TOKEN: "x".repeat(70), STATE_DIR: folder });

  expect(await ended).toBe(1);
  expect(said()).toContain("is damaged");
  expect(said()).toContain("npm run restore");
});
