import { randomBytes } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { type House, openHouse, shown, textOf } from "../support/house.ts";
import { appleHealthFile, someNights, zipOf } from "../support/sleep-files/apps.ts";

let house: House;

afterEach(async () => {
  await house.close();
});

const NIGHTS = someNights(31, "2026-03-11");
const EXPORT = zipOf({
  "apple_health_export/export_cda.xml": "<ClinicalDocument/>",
  "apple_health_export/export.xml": appleHealthFile(NIGHTS, "Europe/Lisbon", 20),
});

test("a phone's export: fetched, looked at, imported after a restart, and undone after another", async () => {
  house = await openHouse("2026-03-13T08:00:00Z", { STORE_KEY: randomBytes(32).toString("base64") });
  const { robin, discord, bot } = house;
  const give = (bytes: Uint8Array) => discord.give("export.zip", bytes);

  const nothing = shown(await house.type(robin, `/diary import file:${give(Buffer.from("no sleep"))} zone:lisbon`));
  expect(textOf(nothing)).toContain("I found no sleep in that file.");

  const preview = shown(await house.type(robin, `/diary import file:${give(EXPORT)} zone:lisbon`));
  expect(preview.onlyFor).toBe(robin.user.id);
  expect(textOf(preview)).toContain("Found 31 nights");
  expect(textOf(preview)).toContain("From Apple Health.");
  expect(textOf(shown(await house.type(robin, "/diary week")))).toContain("No nights yet");

  await bot.stop(); // what waits for the press is in the store
  await bot.start();
  const imported = shown(await house.press(robin, preview, "Import 31 nights"));
  expect(textOf(imported)).toContain("Imported: 31 nights");
  expect(textOf(shown(await house.press(robin, imported, "See my week")))).toContain("Wed 11");

  await bot.kill();
  await bot.start();
  expect(textOf(shown(await house.press(robin, imported, "Undo")))).toContain("31 nights are out of your diary again.");
  expect(textOf(shown(await house.type(robin, "/diary week")))).toContain("No nights yet");
});
