import { expect, test } from "vitest";
import { typeLines } from "./type-lines.ts";

test("somebody can block the bot, and take that back", async () => {
  // The message comes after the answer, and before that of whoever asks next.
  const lines = [":block", ":inspect last", ":unblock", "/remind", "/slow"];
  const [blocked, refused, taken, ...arrived] = await typeLines(...lines);

  expect(blocked).toContain("robin has blocked the bot");
  expect(refused).toBeDefined();
  expect(taken).toBe("robin takes messages from the bot again.");
  expect(arrived.join("\n")).toContain("Direct message from Winddown");
});

test("faults are switched on and off by phrase, and told when asked for", async () => {
  const [none, on, told, unknown, off] = await typeLines(
    ":fault",
    ":fault 500 10%",
    ":fault",
    ":fault banana",
    ":fault off",
  );

  expect(none).toContain("Nothing fails just now.");
  expect(none).toContain(":fault 500 10%");
  expect(on).toContain("500");
  expect(told).toContain("10 times in 100");
  expect(unknown).toContain("There is no fault “banana”.");
  expect(off).toBe("Nothing goes wrong any more.");
});

test("somebody who has removed the bot is offered no command", async () => {
  const [removed, refused, back, answered] = await typeLines(":uninstall", "/tomorrow", ":install", "/tomorrow");

  expect(removed).toContain("robin has removed the bot");
  expect(refused).not.toContain("Tomorrow, then.");
  expect(back).toContain("robin has the bot again");
  expect(answered).toContain("Tomorrow, then.");
});

test("a connection that is cut comes back, and the next command is answered", async () => {
  const [cut, answered] = await typeLines(":drop", "/tomorrow");

  expect(cut).toContain("The bot's connection is cut.");
  expect(answered).toContain("Tomorrow, then.");
});
