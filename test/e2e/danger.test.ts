import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type controlNamed, formOn, type House, openHouse, shown, textOf, titlesOn } from "../support/house.ts";

/** Two o'clock in the morning: people in danger type wherever they are. */
let house: House;
beforeAll(async () => {
  house = await openHouse("2026-03-13T02:00:00Z", { LOG_LEVEL: "trace" });
});
afterAll(() => house.close());

const CRY = "I want to die tonight zxqvk";
const DOUBT = "I feel hopeless zxqvk";
const offersHelp = (seen: Parameters<typeof controlNamed>[0]) => textOf(seen).includes("Need help now?");

test("a cry in public is answered to one person alone, whom to call first, with nothing else run", async () => {
  for (const typed of [
    `/sleep tips about:${CRY}`,
    `/reminder set bedtime:${CRY}`,
    `/reminder set bedtime:22:30 nights:${CRY}`,
    `/diary log night:${CRY}`,
    `/diary checkin on at:${CRY}`,
    `/cautions topic:${CRY}`,
    `/help country:${CRY}`,
  ]) {
    const answer = shown(await house.type(house.robin, typed));
    expect(answer.onlyFor, typed).toBe(house.robin.user.id);
    expect(textOf(answer), typed).toContain("local emergency number");
    expect(textOf(answer), typed).not.toMatch(/could not read|I have no|zxqvk/);
  }
  expect(textOf(shown(await house.type(house.robin, "/privacy show")))).toContain("Nothing.");
});

test("a cry is not completed while it is typed", async () => {
  const command = { path: ["cautions"], options: [{ name: "topic", value: CRY }] };
  const answer = await house.discord.autocomplete(house.robin, "server", command, "topic");
  expect(answer).toMatchObject({ kind: "choices", choices: [] });
});

test("a cry in a form is answered in private and is not in the form when it opens again", async () => {
  const form = await formOn(() => house.type(house.robin, "/diary log zone:lisbon"));
  const answer = shown(await house.discord.submit(form, { bed: CRY, onset: "10" }));
  expect(answer.onlyFor).toBe(house.robin.user.id);
  expect(textOf(answer)).toContain("local emergency number");
  const again = await formOn(() => house.type(house.robin, "/diary log zone:lisbon"));
  expect(JSON.stringify(again)).not.toContain("zxqvk");
});

test("words that may be danger are answered in private, asked about, and lead to help in one press", async () => {
  const answer = shown(await house.type(house.robin, `/sleep tips about:${DOUBT}`));
  expect(answer.onlyFor).toBe(house.robin.user.id);
  expect(textOf(answer).trim()).toMatch(/^Thinking of ending your life, or worried about someone\?/);
  const help = shown(await house.press(house.robin, answer, "Help now"));
  expect(help.onlyFor).toBe(house.robin.user.id);
  expect(textOf(help)).toContain("local emergency number");
});

test("a public answer to harmless words offers help to whoever presses, however often it is changed", async () => {
  const page = shown(await house.type(house.robin, "/sleep tips about:noisy neighbours"));
  expect(page.onlyFor).toBeUndefined();
  expect(offersHelp(page)).toBe(true);
  const next = shown(await house.press(house.robin, page, titlesOn(page)[0] ?? ""));
  expect(next.message.id).toBe(page.message.id);
  expect(offersHelp(next)).toBe(true);

  const forSam = shown(await house.press(house.sam, next, "Need help now?"));
  expect(forSam.onlyFor).toBe(house.sam.user.id);
  expect(offersHelp(shown(await house.type(house.robin, "/sleep tips")))).toBe(false); // nothing was typed
});

test("in the DM it is the same: help, a question, or the small button", async () => {
  await house.discord.write(house.robin, CRY);
  await expect.poll(() => textOf(house.lastDm(house.robin))).toContain("local emergency number");
  await house.discord.write(house.robin, DOUBT);
  await expect.poll(() => textOf(house.lastDm(house.robin)).trim()).toMatch(/^Thinking of ending your life/);
  await house.discord.write(house.robin, "thank you!");
  await expect.poll(() => textOf(house.lastDm(house.robin)).trim()).toMatch(/^Hello\. Ask me about your sleep/);
  const help = shown(await house.press(house.robin, house.lastDm(house.robin), "Need help now?"));
  expect(textOf(help)).toContain("emergency number");
  expect(textOf(help)).toContain("What is happening?");
});

test("nothing of it is in the log, whose level is the finest there is, or in the files of the store", async () => {
  await house.bot.stop();
  expect(house.lines.length).toBeGreaterThan(0);
  expect(house.lines.join("\n")).not.toContain("zxqvk");
  for (const file of readdirSync(house.stateDir, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  ))
    expect(readFileSync(join(file.parentPath, file.name)).includes("zxqvk"), file.name).toBe(false);
});
