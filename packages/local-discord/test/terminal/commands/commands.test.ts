import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tempFolder } from "../../temp-folder.ts";
import { typeLines } from "./type-lines.ts";

test("who is there is told, with clocks and languages", async () => {
  const [people = ""] = await typeLines(":people");

  expect(people.split("\n")).toEqual([
    "robin (you)",
    expect.stringMatching(/^ {4}\w{3} \d\d:\d\d in Europe\/Lisbon; Discord in American English \(en-US\)$/),
    "  sam",
    expect.stringMatching(/^ {4}\w{3} \d\d:\d\d in Europe\/London; Discord in British English \(en-GB\)$/),
    "  alex",
    expect.stringMatching(/^ {4}\w{3} \d\d:\d\d in Asia\/Kolkata; Discord in Hindi \(hi\)$/),
    ":as sam makes you somebody else.",
  ]);
});

test("the raw exchange can be looked at", async () => {
  const [, last = "", unknown = ""] = await typeLines("/tomorrow", ":inspect last", ":inspect banana");

  expect(last).toMatch(/^── (\d+) of \1 · \d\d:\d\d:\d\d · answered 204 ─/);
  expect(last).toMatch(/\nPOST \/interactions\/\d+\/\w+…\/callback/);
  expect(last).toContain('"content": "Tomorrow, then."');
  expect(unknown).toBe("Type :inspect last for the last request, :inspect 3 for the last three.");
});

test("the screen is kept in a file, and a file that is there is not lost", async () => {
  const file = join(tempFolder(), "notes.txt");
  const [, saved, refused, again, nowhere] = await typeLines(
    "/tomorrow",
    `:save ${file}`,
    `:save ${file}`,
    `:save ${file} again`,
    ":save",
  );

  expect(saved).toMatch(/^\d+ lines are in\s/);
  expect(refused?.replaceAll(/\s+/g, " ")).toBe(
    `${file} is there already and stays as it is. Take another name, or type :save ${file} again`,
  );
  expect(again).toMatch(/^\d+ lines are in\s/);
  expect(nowhere).toBe("Say where to, such as :save notes.txt");
  expect(readFileSync(file, "utf8")).toContain("robin #general > /tomorrow\n\n── Winddown in #general");
});

test("the help is short, and all of it is there when asked for", async () => {
  const [short = "", all = ""] = await typeLines(":help", ":help all");

  expect(short.split("\n").length).toBeLessThanOrEqual(12);
  expect(short).toContain(":help all");
  for (const name of ["dms", "people", "inspect", "block", "uninstall", "fault", "drop", "kill", "save"]) {
    expect(all).toMatch(new RegExp(`^:${name}`, "m"));
  }
});

test("where nobody has made a thread, that is said", async () => {
  const [shown, gone] = await typeLines(":thread", ":in thread");
  expect(shown?.replaceAll(/\s+/g, " ")).toContain("robin is in no thread: a bot makes one and adds people.");
  expect(gone).toContain("There is no thread that robin sees.");
});
