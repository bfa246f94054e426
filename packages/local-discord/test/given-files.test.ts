import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createUploads } from "../src/interactions/uploads.ts";
import { createLocalDiscord } from "../src/local-discord.ts";
import { createKeptFiles } from "../src/rest/kept-files.ts";
import { giveFiles } from "../src/terminal/give-files.ts";
import { tempFolder } from "./temp-folder.ts";

const FILE = 11;
const known = [
  { path: ["diary", "import"], description: "", options: [{ name: "file", description: "", type: FILE }] },
] as never as Parameters<typeof giveFiles>[1];
const commandOf = (file: string) => ({ path: ["diary", "import"], options: [{ name: "file", value: file }] });

/** What came of a file as it was typed in the terminal. */
async function given(file: string) {
  const files: { name: string; text: string }[] = [];
  const give = (name: string, bytes: Uint8Array) => {
    files.push({ name, text: Buffer.from(bytes).toString() });
    return "given:1";
  };
  const { options } = await giveFiles(commandOf(file), known, { give });
  return { files, options };
}

test("a path in the terminal is the file that is there", async () => {
  const path = join(tempFolder(), "nights of mine.csv");
  writeFileSync(path, "a,b\n1,2\n");
  expect(await given(path)).toEqual({
    files: [{ name: "nights of mine.csv", text: "a,b\n1,2\n" }],
    options: [{ name: "file", value: "given:1" }],
  });
});

test("what is in a file can be typed in place of its path", async () => {
  expect((await given("text:a,b\\n1,2")).files).toEqual([{ name: "typed.txt", text: "a,b\n1,2" }]);
});

test("a path that leads nowhere is said to, with what would do", async () => {
  await expect(given("/nowhere/nights.csv")).rejects.toThrow(
    /There is no file \/nowhere\/nights\.csv\. Give file a path/,
  );
});

test("a file that was given can be fetched from the address the bot is told, and a mere name cannot", async () => {
  const discord = await createLocalDiscord();
  onTestFinished(() => discord.close());
  const kept = createKeptFiles(() => "http://127.0.0.1:9");
  const uploads = createUploads({
    newId: () => "7",
    baseUrl: "http://127.0.0.1:9",
    keep: (id, file) => kept.keep("1", id, file, "ephemeral-attachments"),
  });
  const handle = uploads.give("nights.csv", Buffer.from("a,b"));
  const attachment = uploads.upload(handle);
  expect(attachment).toMatchObject({ filename: "nights.csv", size: 3, content_type: "text/csv; charset=utf-8" });
  expect(Buffer.from(kept.find(new URL(attachment.url).pathname)?.bytes ?? []).toString()).toBe("a,b");
  const other = uploads.upload("notes.txt");
  expect(other.filename).toBe("notes.txt");
  expect(kept.find(new URL(other.url).pathname)).toBeUndefined();
});

test("files that were given and never used make room for later ones", () => {
  const uploads = createUploads({ newId: () => "7", baseUrl: "http://127.0.0.1:9", keep: () => "kept" });
  const handles = Array.from({ length: 11 }, (_, at) => uploads.give(`${at}.csv`, Buffer.from("x")));
  expect(uploads.upload(handles[0] ?? "").url).not.toBe("kept");
  expect(uploads.upload(handles[1] ?? "").url).toBe("kept");
});
