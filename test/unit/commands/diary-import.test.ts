import { describe, expect, test } from "vitest";
import { diaryCsv } from "../../../src/diary/csv.ts";
import type { DiaryNight } from "../../../src/diary/diary-night.ts";
import { openMapStore } from "../../../src/storage/core/map-store.ts";
import { commandHouse, filesFrom, mapDiaries } from "../../support/command-house.ts";
import { storedReminder } from "../../support/fake-reminders.ts";
import { asNight, fitbitFile, someNights, zipOf } from "../../support/sleep-files/apps.ts";

const ID = "234567890123456789";
const ZONE = "Europe/Lisbon";
const NIGHTS = someNights(31);
const FILE = { url: "https://cdn.discordapp.com/a", size: 100_000 };

/** Somebody with a reminder in Lisbon, a clock, and a file to give. */
function house(file: string | Uint8Array = fitbitFile(NIGHTS)) {
  const clock = { now: Temporal.Instant.from("2026-03-13T12:00:00Z") };
  const store = openMapStore();
  const files = filesFrom({ [FILE.url]: file });
  const open = () =>
    commandHouse(
      { find: async () => storedReminder() },
      { now: clock.now.toString(), files, diaries: mapDiaries(() => clock.now, store) },
    );
  const { diary } = mapDiaries(() => clock.now, store);
  const nights = async () => (await diary.find(ID))?.nights ?? [];
  return { clock, open, diary, nights, store };
}

const idOf = (outcome: { controls: readonly { custom_id?: string; label?: string }[] }, label: RegExp) =>
  outcome.controls.find((control) => label.test(control.label ?? ""))?.custom_id ?? "";

describe("/diary import", () => {
  test("shows what it found, and writes nothing before Import is pressed", async () => {
    const { open, diary, nights } = house();
    await diary.keepNight(ID, { night: "2026-03-12", zone: ZONE, quality: "good" });
    const outcome = await open().type("diary import", { file: FILE });
    expect(outcome.text).toContain("Found 31 nights");
    expect(outcome.text).toContain("From Fitbit");
    expect(outcome.text).toContain("1 already in your diary stays as it is");
    expect(outcome.controls.map(({ label }) => label)).toEqual(["Import 30 nights", "Cancel"]);
    expect(await nights()).toHaveLength(1);
  });

  test("imports in one go with one press, also after a restart, and twice pressed is once", async () => {
    const { open, nights } = house();
    const id = idOf(await open().type("diary import", { file: FILE }), /^Import/);
    const [first, second] = await Promise.all([open().press(id), open().press(id)]);
    expect(first.text).toContain("Imported: 31 nights");
    expect(second.text).toContain("Imported: 31 nights");
    expect(await nights()).toEqual(NIGHTS.map((night) => asNight(night, ZONE)));
  });

  test("keeps a night that was noted between the preview and the press", async () => {
    const { open, diary, nights } = house();
    const id = idOf(await open().type("diary import", { file: FILE }), /^Import/);
    const mine: DiaryNight = { night: "2026-03-11", zone: ZONE, quality: "poor" };
    await diary.keepNight(ID, mine);
    expect((await open().press(id)).text).toContain("One was already there and stays as it was");
    expect((await nights()).find(({ night }) => night === "2026-03-11")).toEqual(mine);
  });

  test("takes back the nights it added with Undo, but none that was changed since", async () => {
    const { open, diary, nights } = house();
    const mine: DiaryNight = { night: "2026-03-10", zone: ZONE, quality: "poor" };
    await diary.keepNight(ID, mine);
    const imported = await open().press(idOf(await open().type("diary import", { file: FILE }), /^Import/));
    const changed = { ...asNight(NIGHTS[0] as (typeof NIGHTS)[0], ZONE), quality: "good" as const };
    await diary.keepNight(ID, changed);
    const undone = await open().press(idOf(imported, /^Undo/));
    expect(undone.text).toContain("29 nights are out of your diary again. One that you changed since stays.");
    expect(await nights()).toEqual([changed, mine]);
    expect((await open().press(idOf(imported, /^Undo/))).text).toContain("can't be undone any more");
  });

  test("undoes for a day, and holds what it found for an hour", async () => {
    const { open, clock, nights } = house();
    const preview = await open().type("diary import", { file: FILE });
    clock.now = clock.now.add({ minutes: 61 });
    expect((await open().press(idOf(preview, /^Import/))).text).toContain("That’s gone".replace("’", "'"));
    expect(await nights()).toEqual([]);
    const imported = await open().press(idOf(await open().type("diary import", { file: FILE }), /^Import/));
    clock.now = clock.now.add({ hours: 24 });
    expect((await open().press(idOf(imported, /^Undo/))).text).toContain("can't be undone any more");
    expect(await nights()).toHaveLength(31);
  });

  test("holds only the latest, and nothing after Cancel", async () => {
    const { open, nights, store } = house();
    const first = await open().type("diary import", { file: FILE });
    const second = await open().type("diary import", { file: FILE });
    if (idOf(first, /^Import/) !== idOf(second, /^Import/))
      expect((await open().press(idOf(first, /^Import/))).text).toContain("That's gone");
    expect((await open().press(idOf(second, /^Cancel/))).text).toContain("Nothing was imported");
    expect((await open().press(idOf(second, /^Import/))).text).toContain("That's gone");
    expect(await nights()).toEqual([]);
    for (const row of await Promise.all(
      ["diary", "diary_imports"].map((name) => store.collection(name, {} as never).count()),
    ))
      expect(row).toBe(0);
  });

  test("says when all of it is there already", async () => {
    const { open } = house();
    await open().press(idOf(await open().type("diary import", { file: FILE }), /^Import/));
    const again = await open().type("diary import", { file: FILE });
    expect(again.text).toContain("All 31 nights in this file from Fitbit are in your diary already");
    expect(again.controls.map(({ label }) => label)).toEqual(["See my week"]);
  });

  test("names the entries it could not read, and what else it left out", async () => {
    const records = JSON.parse(fitbitFile(someNights(500)));
    records[499].startTime = "yesterday";
    records[498].endTime = "never";
    records.push({
      ...records[497],
      startTime: "2026-03-11T14:00:00.000",
      endTime: "2026-03-11T14:40:00.000",
      mainSleep: false,
    });
    const { open } = house(JSON.stringify(records));
    const { text } = await open().type("diary import", { file: FILE });
    expect(text).toContain("2 I could not read: entries 499 and 500");
    expect(text).toContain("1 nap is left out");
    expect(text).toMatch(/\d+ are older than the 400 days I keep/);
  });

  test.each([
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])],
    ["nothing", ""],
    ["another table", "name,phone\nRobin,123\n"],
    ["a zip without any sleep", zipOf({ "../../etc/passwd": "root:x:0:0", "a.json": "{}" })],
  ])("answers %s with what can be imported", async (_what, file) => {
    const { open } = house(file);
    const { text, controls } = await open().type("diary import", { file: FILE });
    expect(text).toContain("I found no sleep in that file");
    expect(text).toContain("Apple Health");
    expect(controls.map(({ label }) => label)).toContain("See my week");
  });

  test("brings back what /diary export wrote, with the words for the nights", async () => {
    const whole: DiaryNight = { ...asNight(NIGHTS[3] as (typeof NIGHTS)[0], ZONE), quality: "good", awakenings: 2 };
    const { open, nights } = house(diaryCsv([whole]));
    await open().press(idOf(await open().type("diary import", { file: FILE }), /^Import/));
    expect(await nights()).toEqual([{ ...whole }]);
  });

  test("keeps what a night's day before had beside the nights, where telling it anew and Undo leave it right", async () => {
    const [first, second] = NIGHTS.slice(0, 2).map((one) => asNight(one, ZONE)) as [DiaryNight, DiaryNight];
    const { open, nights, diary } = house(
      diaryCsv([
        { ...first, also: ["nap"], asUsual: true },
        { ...second, also: [] },
      ]),
    );
    const imported = await open().press(idOf(await open().type("diary import", { file: FILE }), /^Import/));
    const kept = async () => JSON.parse((await diary.wordForWord(ID))[0] ?? "{}");
    expect(await kept()).toMatchObject({
      nights: [first, second], // as a version before can read them
      also: { [first.night]: ["nap"], [second.night]: [] },
      asUsual: [first.night],
    });
    await diary.keepNight(ID, { ...first, quality: "good" });
    expect((await nights())[0]).toEqual({ ...first, quality: "good", also: ["nap"] });
    await open().press(idOf(imported, /^Undo/));
    expect(await kept()).toMatchObject({ nights: [{ night: first.night }], also: { [first.night]: ["nap"] } });
    expect(Object.keys((await kept()).also)).toHaveLength(1);
  });

  test("is told by /privacy show, in /privacy export, and gone with /privacy delete", async () => {
    const { open, store } = house();
    const id = idOf(await open().type("diary import", { file: FILE }), /^Import/);
    expect((await open().type("privacy show")).text).toContain("31 nights that wait for you to press");
    const copy = await open().type("privacy export");
    expect(copy.text).not.toContain("nothing about you");
    await open().press(id);
    expect((await open().type("privacy show")).text).toContain("Which nights you imported last");
    await open().press("1|privacy.delete");
    expect(await store.collection("diary_imports", {} as never).count()).toBe(0);
    expect((await open().press(id)).text).toContain("That's gone");
  });
});

describe("/diary export", () => {
  test.each([
    ["csv", "sleep-diary.csv", "Consensus Sleep Diary"],
    ["standard", "sleep-diary.json", "sleepdiary.github.io"],
    ["plees", "plees-tracker.csv", "Plees Tracker"],
  ])("format:%s gives %s and says what it is", async (format, name, said) => {
    const { open, diary } = house();
    for (const night of NIGHTS.slice(0, 3)) await diary.keepNight(ID, asNight(night, ZONE));
    await diary.keepNight(ID, { night: "2026-03-12", zone: ZONE, quality: "fair" });
    const { text, cards } = await open().type("diary export", { format });
    expect(text).toContain(said);
    expect(text).toContain(format === "csv" ? "4 nights" : "3 nights");
    expect(text.includes("no beginning or no end")).toBe(format !== "csv");
    expect(JSON.stringify(cards)).toContain(`attachment://${name}`);
  });
});
