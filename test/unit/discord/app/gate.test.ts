import { describe, expect, test } from "vitest";
import { createGate } from "../../../../src/discord/app/gate.ts";
import type { Danger } from "../../../../src/understanding/danger/danger.ts";
import { readDanger } from "../../../support/command-house.ts";

const HELP: Danger = { level: "help", kind: "overdose", card: "overdose", namesOpioid: true };
const nobody = { isBelieved: () => false };

describe("who said that it is not that", () => {
  const gate = createGate(() => HELP, { isBelieved: (userId) => userId === "1" });

  test("is asked instead of shown help, with all that was read", () => {
    expect(gate("1", ["x"])).toEqual({ ...HELP, level: "ask" });
  });

  test("changes nothing for anybody else", () => {
    expect(gate("2", ["x"])).toEqual(HELP);
  });

  test("is asked about what would have been asked about", () => {
    const ask = createGate(() => ({ ...HELP, level: "ask" }), { isBelieved: () => true });
    expect(ask("1", ["x"]).level).toBe("ask");
  });
});

describe("with the reader the bot has", () => {
  const gate = createGate(readDanger, nobody);

  test.each([
    "I want to die",
    "i dont want to live any more",
    "she took too much",
    "he is not breathing",
    "took too many sleeping pills",
    "i am suicidl",
    "i want to kill myslef",
    "coffee and suicidal, can't sleep, phone in bed",
    "i wnat to die, my phone keeps me awake",
    "SHE STOPPED BREATHING",
  ])("“%s” is answered with help", (words) => {
    expect(gate("1", [words]).level).toBe("help");
  });

  test.each(["I feel hopeless", "passed out early"])("“%s” is asked about", (words) => {
    expect(gate("1", [words]).level).toBe("ask");
  });

  test.each([
    "homeless",
    "overdone it",
    "odd dreams",
    "i end up walking, not sleeping",
    "i want to diet",
    "too many bills",
    "too many thoughts",
    "breathing exercises",
    "too much coffee",
    "I wake up too early",
    "blue light",
    "how much sleep do I need",
    "can't switch off",
    "22:30",
    "Lisbon",
  ])("“%s” goes through", (words) => {
    expect(gate("1", [words])).toEqual({ level: "none" });
  });
});
