import { expect, test } from "vitest";
import { createUptime, StoredUptime } from "../../../src/delivery/uptime.ts";
import { openMapStore } from "../../../src/storage/core/map-store.ts";
import { at } from "../../support/a-reminder.ts";

const WINDOW = { night: "2026-03-12", opensAt: at("2026-03-12T21:45:00Z"), closesAt: at("2026-03-12T22:30:00Z") };

function house() {
  const rows = openMapStore().collection("uptime", StoredUptime);
  /** A process that begins here and beats until there. */
  const run = async (from: string, to: string) => {
    const uptime = createUptime(rows);
    await uptime.begin(at(from));
    await uptime.alive(at(to));
    return uptime;
  };
  return { rows, run };
}

test("what was missed while the bot was away is told with the time it was away", async () => {
  const { run } = house();
  await run("2026-03-12T10:00:00Z", "2026-03-12T21:40:00Z");
  const uptime = await run("2026-03-12T23:10:00Z", "2026-03-12T23:11:00Z");

  expect(uptime.whyLate(WINDOW)).toEqual({ kind: "down", from: "2026-03-12T21:40:00Z", to: "2026-03-12T23:10:00Z" });
});

test("a restart within two minutes, and times away outside the window, explain nothing", async () => {
  const { run } = house();
  await run("2026-03-12T10:00:00Z", "2026-03-12T21:50:00Z");
  expect((await run("2026-03-12T21:51:30Z", "2026-03-12T22:40:00Z")).whyLate(WINDOW)).toBeUndefined();
  expect((await run("2026-03-13T06:00:00Z", "2026-03-13T06:00:00Z")).whyLate(WINDOW)).toBeUndefined();
});

test("it is remembered over later restarts for as long as the night can be shown, and no longer", async () => {
  const { rows, run } = house();
  await run("2026-03-12T10:00:00Z", "2026-03-12T21:40:00Z");
  await run("2026-03-12T23:10:00Z", "2026-03-20T10:00:00Z");
  expect((await run("2026-03-20T10:01:00Z", "2026-04-20T10:00:00Z")).whyLate(WINDOW)?.kind).toBe("down");
  expect((await run("2026-04-20T10:01:00Z", "2026-04-20T10:02:00Z")).whyLate(WINDOW)).toBeUndefined();
  expect(await rows.get("bot")).toMatchObject({ kind: "found", value: { outages: [] } });
});
