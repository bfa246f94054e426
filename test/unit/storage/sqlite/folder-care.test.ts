import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { StoreFolderError, StoreRefusedError } from "../../../../src/storage/core/store-errors.ts";
import { lockFolder } from "../../../../src/storage/sqlite/folder-lock.ts";
import { openSqliteStore } from "../../../../src/storage/sqlite/sqlite-store.ts";
import { canFillDisk } from "../../../fault/soak/state-on-disk.ts";
import { tempFolder } from "../../../support/temp-folder.ts";

const Row = z.strictObject({ padding: z.string() });

async function open(folder: string, options: Partial<Parameters<typeof openSqliteStore>[0]> = {}) {
  const store = await openSqliteStore({ folder, ...options });
  onTestFinished(() => store.close());
  return { store, rows: store.collection("rows", Row) };
}

/** A folder with a store of some hundred pages in it, closed in good order. */
async function filledFolder(): Promise<string> {
  const folder = join(tempFolder(), "state");
  const { store, rows } = await open(folder);
  await rows.putMany(Array.from({ length: 400 }, (_, at) => [`row-${at}`, { padding: "x".repeat(1_000) }] as const));
  await store.close();
  return folder;
}

const fileIn = (folder: string) => join(folder, "winddown.sqlite");
const refusalOf = (folder: string) => openSqliteStore({ folder }).catch((error: unknown) => error);

describe("whether there was a store", () => {
  test("a new one is told of once, when it is made", async () => {
    const folder = tempFolder();
    let made = 0;
    const onMade = () => {
      made += 1;
    };
    await (await open(folder, { onMade })).store.close();
    expect(made).toBe(1);
    await open(folder, { onMade });
    expect(made).toBe(1);
  });

  test.each([
    ["is gone", (file: string) => rmSync(file)],
    [
      "is gone with its log",
      (file: string) => [file, `${file}-wal`].forEach((each) => void rmSync(each, { force: true })),
    ],
    ["was cut to nothing", (file: string) => truncateSync(file)],
  ])("one that %s is not replaced by an empty one", async (_name, lose) => {
    const folder = await filledFolder();
    lose(fileIn(folder));

    const refusal = await refusalOf(folder);
    expect(refusal).toBeInstanceOf(StoreRefusedError);
    expect(String(refusal)).toContain("npm run restore");
    expect(refusal, "and not at the next start either").toEqual(await refusalOf(folder));
  });

  test("a first start that was killed before there was one is no reason to refuse the second", async () => {
    const folder = tempFolder();
    lockFolder(folder).unlock();
    let made = 0;
    await open(folder, {
      onMade: () => {
        made += 1;
      },
    });
    expect(made).toBe(1);
  });

  test("one that an earlier version made is known from its first start on", async () => {
    const folder = await filledFolder();
    rmSync(join(folder, "lock.sqlite"));
    await (await open(folder)).store.close();
    rmSync(fileIn(folder));
    expect(await refusalOf(folder)).toBeInstanceOf(StoreRefusedError);
  });

  test("one that was migrated is not opened any more, but for going on with the migration", async () => {
    const folder = await filledFolder();
    const { store } = await open(folder);
    store.noteMigrated();
    await store.close();

    expect(String(await refusalOf(folder))).toContain("set DATABASE_URL");
    await open(folder, { mayBeMigrated: true });
  });
});

describe("damage", () => {
  test.each([
    ["in the middle", 0.5],
    ["near the end", 0.9],
  ])("of a page %s is found at the start, before anybody's record on it is needed", async (_name, where) => {
    const folder = await filledFolder();
    const bytes = readFileSync(fileIn(folder));
    const page = Math.floor((bytes.length * where) / 4_096) * 4_096;
    bytes.fill(0xa5, page, page + 4_096);
    writeFileSync(fileIn(folder), bytes);

    const refusal = await refusalOf(folder);
    expect(refusal).toBeInstanceOf(StoreFolderError);
    expect(String(refusal)).toContain("is damaged");
    expect(readFileSync(fileIn(folder)).equals(bytes), "it is left as it was").toBe(true);
  });

  test("of a file that was cut off is found, too", async () => {
    const folder = await filledFolder();
    truncateSync(fileIn(folder), Math.floor(statSync(fileIn(folder)).size / 8_192) * 4_096);

    expect(String(await refusalOf(folder))).toContain("is damaged");
  });
});

describe("while it is open", () => {
  test("a folder that is moved away is noticed, and so is one that comes back", async () => {
    const folder = await filledFolder();
    const { store, rows } = await open(folder);
    await store.check();
    renameSync(folder, `${folder}-away`);
    await expect(store.check()).rejects.toThrow("not there any more");
    expect(await store.writable()).toBe(false);
    await expect(rows.put("late", { padding: "x" }), "nothing is taken that would be lost").rejects.toThrow(
      "not there any more",
    );
    expect((await rows.get("late")).kind).toBe("absent");

    renameSync(`${folder}-away`, folder);
    await store.check();
    expect(await store.writable()).toBe(true);
    await rows.put("late", { padding: "x" });
    expect((await rows.get("late")).kind).toBe("found");
  });

  test("what cannot even be looked for is gone, too: writes are refused, and the bot goes on", async () => {
    const folder = await filledFolder();
    const { rows } = await open(folder);
    renameSync(folder, `${folder}-away`);
    symlinkSync(folder, folder); // "too many levels of links" is neither here nor gone, as a failed mount is
    await expect(rows.put("late", { padding: "x" })).rejects.toThrow("not there any more");
    rmSync(folder);
    renameSync(`${folder}-away`, folder);
    await rows.put("late", { padding: "x" });
  });

  test("another file in its place is not taken for it", async () => {
    const folder = await filledFolder();
    const { store } = await open(folder);
    copyFileSync(fileIn(folder), `${fileIn(folder)}-copy`);
    renameSync(`${fileIn(folder)}-copy`, fileIn(folder));
    await expect(store.check()).rejects.toThrow(StoreRefusedError);
  });

  test("what was written is in the file itself soon after, for who copies that alone", async () => {
    const folder = tempFolder();
    const { rows } = await open(folder);
    await rows.put("kept", { padding: "x" });
    const copy = join(tempFolder(), "copy.sqlite");
    const isInCopy = () => {
      copyFileSync(fileIn(folder), copy);
      const database = new DatabaseSync(copy);
      try {
        return database.prepare("SELECT 1 FROM rows WHERE key = 'kept'").all().length === 1;
      } catch {
        return false; // not even the table is there yet
      } finally {
        database.close();
        for (const end of ["", "-wal", "-shm"]) rmSync(`${copy}${end}`, { force: true });
      }
    };
    while (!isInCopy()) await sleep(100);
    expect(isInCopy()).toBe(true);
  });

  test.runIf(canFillDisk)("a disk that is full is not called writable, and is again when there is room", async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, "full-disk-child.ts"), tempFolder()], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const said = async () => (await lines.next()).value;
    const ask = () => {
      child.stdin.write("?\n");
      return said();
    };
    const limit = (bytes: string) =>
      execFileSync("prlimit", ["--pid", String(child.pid), `--fsize=${bytes}:unlimited`]);

    expect(await said()).toBe("true");
    limit("65000"); // room for another row in the log, and for no page beyond that
    expect(await ask()).toBe("false");
    limit("unlimited");
    expect(await ask()).toBe("true");
  });
});

test("what is in the folder is for this account alone, whoever made the folder; a loose folder is told of", async () => {
  const folder = join(tempFolder(), "loose");
  mkdirSync(folder);
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, "lock.sqlite"), "", { mode: 0o644 });
  let loose = 0;
  const { rows } = await open(folder, {
    onLoose: () => {
      loose += 1;
    },
  });
  await rows.put("a", { padding: "x" });

  for (const name of ["winddown.sqlite", "winddown.sqlite-wal", "winddown.sqlite-shm", "lock.sqlite"])
    expect([name, statSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600]);
  expect(loose).toBe(1);
});

test("a folder that the bot made is not called loose", async () => {
  const onLoose = () => expect.unreachable();
  await open(join(tempFolder(), "own"), { onLoose });
});
