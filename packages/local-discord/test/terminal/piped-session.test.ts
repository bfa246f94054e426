import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { sit } from "./sitting.ts";

test.concurrent("commands come in through a pipe and are answered one after another", async () => {
  const lines = [
    "/sleep tips about:light",
    "another",
    "4",
    "/log",
    "22:45",
    "",
    ":dm stop",
    "/tomorrow",
    ":clock +2d",
    "anothr",
  ];
  const { ended, stateDir } = await sit(lines);

  const { code, output } = await ended;

  expect(output.split("\n").filter((line) => !/^(│ *|[─═│ ]*)$/.test(line))).toEqual([
    "This is a practice Discord on your own machine, with the bot in it. Nothing",
    expect.stringMatching(/^leaves it/),
    expect.stringMatching(/^robin, in the channel/),
    expect.stringMatching(/^number or its words/),
    "with /sleep tips:",
    "robin #general > /sleep tips",
    ...tipCard("Dim the lights. (anything)"),
    "robin #general > /sleep tips about:light",
    ...tipCard("Dim the lights. (light)"),
    "robin #general > another",
    ...tipCard("Keep the room cool.", " · changed"),
    "robin #general > 4",
    "(Noise)",
    expect.stringMatching(/^── Winddown in #general · /),
    "About noise.",
    "robin #general > /log",
    expect.stringMatching(/^── Form: Last night ─/),
    "One line for each field. Enter leaves a field blank where that is allowed,",
    ":cancel closes the form.",
    "1 of 2 · Into bed",
    "  > 22:45",
    "2 of 2 · Notes (may be blank)",
    "  > ",
    expect.stringMatching(/^── Winddown in #general · /),
    "In bed at 22:45.",
    "robin #general > :dm stop",
    expect.stringMatching(/^══ Direct message from Winddown · /),
    "You wrote: stop",
    "robin #general > /tomorrow",
    expect.stringMatching(/^── Winddown in #general · /),
    "Tomorrow, then.",
    "robin #general > :clock +2d",
    expect.stringMatching(/^══ Direct message from Winddown · /),
    "Time to wind down.",
    expect.stringMatching(/^It is .* in Europe\/Lisbon\.$/),
    "robin #general > anothr",
    "Nothing here is called “anothr”. Did you mean “Another” (1)?",
  ]);
  expect(code).toBe(0);
  expect(await readdir(stateDir)).toEqual([]);
});

function tipCard(tip: string, note = ""): unknown[] {
  return [
    expect.stringMatching(new RegExp(`^── Winddown in #general · \\w{3} \\d\\d:\\d\\d${note} ─+$`)),
    "│ Tonight",
    "│ -------",
    `│ ${tip}`,
    "│ [1] Another   [2] Study (link)",
    "│ Another topic:",
    "│   [3] Light",
    "│   [4] Noise",
  ];
}

test.concurrent("without any input it shows the tips and stays until it is told to end", async () => {
  const { child, ended, stateDir } = await sit([]);
  await new Promise<void>((resolve) => {
    child.stdout?.on("data", (chunk: Buffer) => chunk.includes("There is no input to read") && resolve());
  });
  child.kill("SIGTERM");

  const { code, output } = await ended;

  expect(output).toContain("Dim the lights.");
  expect(code).toBe(0);
  expect(await readdir(stateDir)).toEqual([]);
});

test.concurrent("a bot that cannot start is reported with its last lines", async () => {
  const { ended, stateDir } = await sit(["/sleep tips"], { FIXTURE: "broken" });

  const { code, output } = await ended;

  expect(output).toContain("The bot ended before it was ready, with code 1.");
  expect(output).toContain("BEDTIME is not set");
  expect(code).toBe(1);
  expect(await readdir(stateDir)).toEqual([]);
});

test.concurrent("a bot that dies is reported, and can be started again", async () => {
  const { ended } = await sit(["/die", "/tomorrow", ":restart", "/tomorrow", ":kill", ":quit", "/never"]);

  const { code, output } = await ended;
  const [died = "", refused = "", restarted = "", answered = "", killed = ""] = output
    .split("robin #general > ")
    .slice(2);

  expect(died).toContain(
    "The bot has ended with exit code 3, though nobody asked it to. The last it said:\nready\nlast words\n",
  );
  expect(refused).toContain("The bot is not running, so nobody would answer. Type :restart to start it.");
  expect(restarted).toContain("The bot is running again, as process");
  expect(answered).toContain("Tomorrow, then.");
  expect(killed).toContain("The bot was ended without warning and is running again");
  expect(output).not.toContain("/never");
  expect(code).toBe(0);
});
