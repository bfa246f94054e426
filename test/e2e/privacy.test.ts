import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type House, openHouse, shown, textOf } from "../support/house.ts";

const MAIN = join(import.meta.dirname, "../../src/main.ts");
const SET = "/reminder set bedtime:22:30 zone:lisbon";

let house: House;
beforeEach(async () => {
  house = await openHouse("2026-03-12T20:00:00Z");
});
afterEach(() => house.close());

/** What is in the file that came with the answer to `/privacy export`. */
async function exported(): Promise<Record<string, unknown>> {
  const seen = shown(await house.type(house.robin, "/privacy export"));
  expect(seen.onlyFor).toBe(house.robin.user.id);
  const [file, ...others] = seen.message.attachments;
  expect(file?.filename).toBe("winddown-export.json");
  expect(others).toEqual([]);
  return (await (await fetch(file?.url ?? "")).json()) as Record<string, unknown>;
}

/** The files of the state folder in which these words stand, anywhere. */
function filesHolding(words: string): string[] {
  return readdirSync(house.stateDir).filter((name) => readFileSync(join(house.stateDir, name)).includes(words));
}

/** Works on the database as a hand would, while the bot is stopped. */
async function inTheDatabase(work: (database: DatabaseSync) => void): Promise<void> {
  await house.bot.stop();
  const database = new DatabaseSync(join(house.stateDir, "winddown.sqlite"));
  work(database);
  database.close();
  await house.bot.start();
}

test("/privacy export is a file with everything, and what it holds is gone after /privacy delete", async () => {
  const { id } = house.robin.user;
  expect(textOf(shown(await house.type(house.robin, "/privacy export")))).toContain("I keep nothing about you.");
  await house.type(house.robin, SET);
  await house.type(house.robin, "/help country:Portugal");
  await house.moveTo("2026-03-13T12:00:00Z");

  expect(await exported()).toMatchObject({
    userId: id,
    exportedAt: "2026-03-13T12:00:00Z",
    reminder: {
      records: [
        {
          state: "on",
          schedule: { bedtime: "22:30" },
          nights: [expect.objectContaining({ night: "2026-03-12", outcome: "sent" })],
        },
      ],
      agenda: [`2026-03-13T21:45:00.000000000Z|${id}|reminder`],
    },
    country: { records: [{ country: "PT" }] },
  });

  const channel = house.lastDm(house.robin).message.channel_id;
  for (const secret of [id, channel, "Europe/Lisbon"]) expect(filesHolding(secret), secret).not.toEqual([]);

  const question = shown(await house.type(house.robin, "/privacy delete"));
  await house.press(house.robin, question, "Delete everything");
  expect(textOf(shown(await house.type(house.robin, "/privacy export")))).toContain("I keep nothing about you.");

  const isGone = () => {
    for (const secret of [id, channel, "Europe/Lisbon"]) expect(filesHolding(secret), secret).toEqual([]);
  };
  await vi.waitFor(isGone, { timeout: 60_000, interval: 200 });
  await house.bot.stop();
  isGone();
});

test("a record that cannot be read is exported word for word, and deleted with its row on the agenda", async () => {
  const { id } = house.robin.user;
  await house.type(house.robin, SET);
  await inTheDatabase((database) => database.prepare("UPDATE reminders SET value = 'half a rec'").run());

  const row = `2026-03-12T21:45:00.000000000Z|${id}|reminder`;
  expect(await exported()).toMatchObject({ reminder: { records: ["half a rec"], agenda: [row] } });
  const question = shown(await house.type(house.robin, "/privacy delete"));
  expect(textOf(shown(await house.press(house.robin, question, "Delete everything")))).toContain("## Deleted");

  await inTheDatabase((database) => {
    expect(database.prepare("SELECT key FROM agenda").all()).toEqual([]);
    expect(database.prepare("SELECT key FROM reminders").all()).toEqual([]);
  });
});

test("with STORE_KEY a night goes as ever and nothing is stored in the clear; without it the bot refuses", async () => {
  await house.close();
  const key = randomBytes(32).toString("base64");
  house = await openHouse("2026-03-12T20:00:00Z", { STORE_KEY: key });
  await house.type(house.robin, SET);
  await house.moveTo("2026-03-12T21:45:00Z");
  expect(textOf(house.lastDm(house.robin))).toContain("Time to wind down");
  expect(await exported()).toMatchObject({ reminder: { records: [{ schedule: { zone: "Europe/Lisbon" } }] } });
  await house.bot.stop();
  expect(filesHolding("Europe/Lisbon")).toEqual([]);
  expect(filesHolding(house.robin.user.id)).toEqual(["winddown.sqlite"]); // as docs/run.md says: ids stay readable

  for (const [STORE_KEY, sentence] of [
    ["", "is encrypted, and STORE_KEY is not set"],
    [randomBytes(32).toString("hex"), "is encrypted with another key than STORE_KEY"],
  ] as const) {
    const env = {
      DISCORD_TOKEN: house.discord.token,
      DISCORD_API_URL: house.discord.apiUrl,
      STATE_DIR: house.stateDir,
    };
    const run = spawnSync(process.execPath, [MAIN], { env: { ...env, STORE_KEY }, encoding: "utf8", timeout: 280_000 });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain(sentence);
    if (STORE_KEY) expect(run.stderr + run.stdout).not.toContain(STORE_KEY);
  }
});
