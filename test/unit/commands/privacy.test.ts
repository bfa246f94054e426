import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { MessageFlags } from "discord.js";
import { describe, expect, test } from "vitest";
import { ABOUT_NOBODY, KEPT } from "../../../commands/privacy/kept.ts";
import { DiaryNight } from "../../../src/diary/diary-night.ts";
import { ledgerOf, PastNight } from "../../../src/nights/ledger.ts";
import { Reminder } from "../../../src/nights/reminder.ts";
import { commandHouse, mapDiary, mapPeople } from "../../support/command-house.ts";
import { storedCheckIn } from "../../support/fake-check-ins.ts";
import { storedReminder } from "../../support/fake-reminders.ts";
import { WHOLE_NIGHT } from "../../support/whole-night.ts";

type WithFiles = { readonly files?: readonly { name: string; attachment: Buffer }[]; readonly flags: number };

const ROOT = join(import.meta.dirname, "../../..");

const FULL = storedReminder({
  pending: {
    schedule: { bedtime: "23:15", zone: "Asia/Tokyo", leadMinutes: 30 },
    nonce: "a-nonce",
    askedAt: "2026-03-12T19:59:00Z",
  },
  plans: { reminder: "2026-03-12T21:45:00Z", consent: "2026-03-12T20:01:00Z" },
  next: { night: "2026-03-12", opensAt: "2026-03-12T21:45:00Z", closesAt: "2026-03-12T22:30:00Z", step: 1 },
  claim: {
    night: "2026-03-12",
    opensAt: "2026-03-12T21:45:00Z",
    closesAt: "2026-03-12T22:30:00Z",
    step: 1,
    nonce: "another",
    at: "2026-03-12T21:45:30Z",
  },
  refusals: 2,
  schedule: { bedtime: "22:30", zone: "Europe/Lisbon", leadMinutes: 45, nights: [5], quiet: true },
  pausedBy: "person",
  pausedUntil: "2026-03-14",
  locale: "en-GB",
  unanswered: 3,
  sinceAsked: 2,
  keptOn: "2026-02-02",
  troubled: "2026-03-11",
  notice: "dms-refused",
  wish: { bedtime: "23:45", zone: "Europe/Lisbon", leadMinutes: 45 },
  thread: { id: "1285000000000000001" },
});

/** How `/privacy show` tells of each stored field. A field that is stored and not listed here is not told. */
const TOLD: Readonly<Record<keyof Reminder, string | undefined>> = {
  version: undefined, // the form in which records are written, the same for everybody
  state: "**Is your reminder on?** yes",
  schedule:
    "**Your reminder:** bedtime 22:30 in Lisbon (Europe/Lisbon), Friday nights, a message 45 minutes before, without a sound",
  pausedBy: undefined, // only with state "paused", see below
  pausedUntil: "**When your pause ends:** 14 March",
  locale: "**The language of your Discord**",
  unanswered: "**Nights in a row without a sign from you:** 3",
  sinceAsked: "**How many of them came since I asked if you want them:** 2",
  keptOn: "**When you chose to keep your reminder:** 2 February, so that I don't ask again for a year",
  troubled: "**The last night Discord didn't take a message at first:** 11 March",
  pending: "**What you asked for, not on yet:** bedtime 23:15 in Tokyo (Asia/Tokyo)",
  wish: "**What you asked for last, which Discord let no message through about:** bedtime 23:45 in Lisbon",
  thread: "**The private thread you chose for your reminder:** <#1285000000000000001>",
  channelId: "**The id of our direct messages**",
  next: "**Your next message:** from <t:1773351900:f>, until bedtime at <t:1773354600:f>",
  plans: "**Next scheduled checks:** <t:1773351900:f> and <t:1773345660:f>",
  claim: "**A message on its way** since <t:1773351930:f>",
  last: "**The last night I wrote to you:** 11 March",
  nights: "**How your last nights went** (at most 14, now 1)",
  refusals: "**How often in a row Discord refused my message:** 2",
  notice: "**Something I have to tell you**",
  changedAt: "**You last changed it:** <t:1772366400:f>",
};

/** What is inside the fields: telling the field tells these as well. */
const INSIDE: Readonly<Partial<Record<keyof Reminder, readonly string[]>>> = {
  schedule: ["bedtime", "zone", "leadMinutes", "nights", "quiet", "cycle", "everyOther", "travel"],
  pending: ["schedule", "nonce", "askedAt", "thread"],
  wish: ["bedtime", "zone", "leadMinutes", "nights", "quiet", "cycle", "everyOther", "travel"],
  thread: ["id", "trouble"],
  next: ["night", "opensAt", "closesAt", "step"],
  plans: ["reminder", "consent"],
  claim: ["night", "opensAt", "closesAt", "step", "thread", "nonce", "at"],
  last: ["night", "at"],
};

describe("/privacy show", () => {
  test("tells every field that is stored about somebody", async () => {
    expect(Object.keys(TOLD).toSorted()).toEqual(Object.keys(Reminder.shape).toSorted());
    expect(Reminder.parse(FULL)).toEqual(FULL);
    const { text } = await commandHouse({ find: async () => FULL }).type("privacy show");
    for (const [field, words] of Object.entries(TOLD)) expect(text, field).toContain(words ?? "");
    expect(text).toContain("**Your Discord user id**");
  });

  test("and nothing is stored inside a field without our knowing", () => {
    expect(Object.keys(PastNight.shape)).toEqual(["night", "outcome", "at", "why", "answer", "snoozes"]);
    for (const [field, shape] of [
      ["schedule", Reminder.shape.schedule.unwrap().shape],
      ["pending", Reminder.shape.pending.unwrap().shape],
      ["next", Reminder.shape.next.unwrap().shape],
      ["plans", Reminder.shape.plans.shape],
      ["claim", Reminder.shape.claim.unwrap().shape],
      ["last", Reminder.shape.last.unwrap().shape],
    ] as const)
      expect(Object.keys(shape).toSorted(), field).toEqual(INSIDE[field]?.toSorted());
  });

  test.each(["skipped", "refused", "failed", "unknown", "late"] as const)(
    "does not call a night written to that was %s",
    async (outcome) => {
      const nights = ledgerOf([{ night: "2026-03-11", outcome, at: "2026-03-11T21:45:01Z" }]);
      const find = async () => ({ ...FULL, nights });
      const { text } = await commandHouse({ find }, { checkIns: { find: async () => storedCheckIn({ nights }) } }).type(
        "privacy show",
      );
      expect(text).toContain("**The last night I dealt with:** 11 March");
      expect(text).toContain("**The last night I dealt with, for the check-in:** 11 March");
      expect(text).not.toContain("The last night I wrote to you");
      expect(text).not.toContain("The last night I asked about");
    },
  );

  test("tells a week of bedtimes, every other night, and a journey", async () => {
    const schedule = {
      bedtime: "22:30",
      zone: "Europe/Lisbon",
      leadMinutes: 45,
      cycle: "2026-01-05 3x2230 1x- 2x2345 1x2230",
      everyOther: "2026-03-12",
      travel: { zone: "Asia/Tokyo", until: "2026-03-20" },
    };
    const { text } = await commandHouse({ find: async () => storedReminder({ schedule }) }).type("privacy show");
    expect(text).toContain(
      "bedtimes in Tokyo (Asia/Tokyo) until Friday 20 March, then Lisbon: Sun–Wed 22:30 · Fri Sat 23:45 · Thu off, every other night",
    );
  });

  test("tells a rota", async () => {
    const schedule = {
      bedtime: "23:00",
      zone: "Europe/Lisbon",
      leadMinutes: 45,
      cycle: "2026-03-09 4x2300 2x0800 3x-",
    };
    const { text } = await commandHouse({ find: async () => storedReminder({ schedule }) }).type("privacy show");
    expect(text).toContain(
      "bedtimes by a rota in Lisbon (Europe/Lisbon): 4 × 23:00, 2 × 08:00, 3 off, counted from Monday 9 March",
    );
  });

  test("says nothing of what is not there", async () => {
    const bare = storedReminder({
      state: "off",
      channelId: null,
      next: null,
      plans: {},
      last: null,
      nights: ledgerOf([]),
    });
    const { text } = await commandHouse({ find: async () => bare }).type("privacy show");
    for (const words of ["null", "undefined", "not on yet", "on its way", "refused"]) expect(text).not.toContain(words);
    expect(text).toContain("30 days");
  });

  test("says so when nothing is kept", async () => {
    const { text } = await commandHouse().type("privacy show");
    expect(text).toContain("## What I keep about you\nNothing.");
    expect(text).toContain("What I never keep");
  });
});

describe("/privacy export", () => {
  test("is one JSON file with all that is kept, word for word, for this person alone", async () => {
    const people = mapPeople();
    await people.chooseCountry("234567890123456789", "PT");
    const records = [JSON.stringify(FULL), "not JSON"];
    const agenda = ["2026-03-12T21:45:00.000000000Z|234567890123456789|reminder"];
    const house = commandHouse({ find: async () => FULL, wordForWord: async () => ({ records, agenda }) }, { people });

    const { cards, text } = await house.type("privacy export");

    const [{ files = [], flags } = { flags: 0 }] = cards as readonly WithFiles[];
    expect(flags & MessageFlags.Ephemeral).not.toBe(0);
    expect(text).toContain("Only you can see this");
    expect(files.map(({ name }) => name)).toEqual(["winddown-export.json"]);
    expect(JSON.parse(String(files[0]?.attachment))).toEqual({
      about: expect.stringContaining("Everything Winddown keeps about this person"),
      userId: "234567890123456789",
      exportedAt: "2026-03-12T20:00:00Z",
      reminder: {
        records: [
          { ...FULL, nights: [{ night: "2026-03-11", outcome: "sent", at: "2026-03-11T21:45:01Z" }] },
          "not JSON",
        ],
        agenda,
      },
      country: { records: [{ version: 1, country: "PT" }] },
    });
    expect((await house.type("privacy show")).text).toContain("**What I can no longer read** (one record)");
  });

  test("says so when nothing is kept, without a file", async () => {
    const { cards, text } = await commandHouse().type("privacy export");
    expect(text).toContain("I keep nothing about you.");
    expect(cards[0]).not.toHaveProperty("files");
  });
});

test("every collection the bot keeps is told, exported and deleted, or is about nobody", () => {
  const sources = globSync("src/**/*.ts", { cwd: ROOT }).map((path) => readFileSync(join(ROOT, path), "utf8"));
  const opened = sources.flatMap((source) => [...source.matchAll(/\.collection\(\s*"(\w+)"/g)].map(([, name]) => name));
  const known = [...Object.values(KEPT).flatMap(({ collections }) => collections), ...ABOUT_NOBODY];
  expect(opened.toSorted()).toEqual(known.toSorted());
});

describe("/privacy delete", () => {
  test("asks first, and keeping it deletes nothing", async () => {
    const house = commandHouse({
      forget: async () => {
        throw new Error("not to be called");
      },
    });
    const question = await house.type("privacy delete");
    expect(question.text).toContain("This can't be undone.");
    const keep = question.controls.find(({ label }) => label === "Keep it");
    expect((await house.press(keep?.custom_id ?? "")).text).toBe("Nothing was deleted.");
  });

  test.each([
    [true, "## Deleted"],
    [false, "## Nothing to delete"],
  ])("says whether there was anything (%s)", async (existed, heading) => {
    const house = commandHouse({ forget: async () => existed });
    expect((await house.press("1|privacy.delete")).text).toContain(heading);
  });
});

describe("the sleep diary", () => {
  const NOW = "2026-03-13T08:00:00Z";
  const NIGHT: DiaryNight = { ...WHOLE_NIGHT, noSleep: true, also: ["nap"], asUsual: true };

  test("is told with every item that is kept of a night, and with the form that did not fit", async () => {
    expect(Object.keys(NIGHT).toSorted()).toEqual(Object.keys(DiaryNight.shape).toSorted());
    const diary = mapDiary(NOW);
    await diary.keepNight("234567890123456789", NIGHT);
    await diary.keepNight("234567890123456789", { night: "2026-03-10", zone: "UTC" });
    const house = commandHouse({}, { now: NOW, diary });
    expect((await house.type("privacy show")).text).toContain(
      "**Your sleep diary:** 2 nights from 10 March to 12 March. Of each night I keep: its date, the place whose clock " +
        "it goes by, when you got into bed, when you tried to sleep, how long it took to fall asleep, that you did not " +
        "sleep, how often you woke, how long you were awake then, your last wake-up, when you got up, your word for how " +
        "you slept, whether the day before had a nap, late caffeine, alcohol, something to help you sleep or exercise " +
        "(yes or no, never what or how much) and that you noted it with **As usual**",
    );
    await diary.askAlso("234567890123456789", true);
    expect((await house.type("privacy show")).text).toContain("**That you want to note the day before, too**");
    const typed = { bed: "25:00", onset: "", awake: "", rise: "", quality: "" };
    await diary.keepDraft("234567890123456789", "2026-03-12", "UTC", typed);
    expect((await house.type("privacy show")).text).toContain("for the night of 12 March");
    expect((await house.type("privacy show")).text).toContain("400 days");
  });

  test("is deleted with everything else, though there is no reminder", async () => {
    const diary = mapDiary(NOW);
    await diary.keepNight("234567890123456789", NIGHT);
    const house = commandHouse({}, { now: NOW, diary });
    expect((await house.press("1|privacy.delete")).text).toContain("## Deleted");
    expect(await diary.find("234567890123456789")).toBeUndefined();
    expect((await house.press("1|privacy.delete")).text).toContain("## Nothing to delete");
  });
});

test("what is kept about somebody of whom everything is kept is told on two cards, each of which Discord takes", async () => {
  const checkIn = storedCheckIn({
    pending: { schedule: { at: "09:00", zone: "Asia/Tokyo" }, nonce: "n", askedAt: "2026-03-12T19:00:00Z" },
    plans: { reminder: "2026-03-13T08:00:00Z", consent: "2026-03-12T20:01:00Z" },
    refusals: 2,
    unanswered: 3,
    troubled: "2026-03-11",
    locale: "de",
    notice: "dms-refused",
  });
  const many = async () => ({ records: ["{}", "x", "y"], agenda: [] });
  const house = commandHouse(
    { find: async () => FULL, wordForWord: many },
    { checkIns: { find: async () => checkIn, wordForWord: many } },
  );
  for (const night of ["2026-03-10", "2026-03-11"])
    await house.submit(`1|diary.typed|${night}|Europe/Lisbon|1`, {
      bed: "23:10, 23:30",
      onset: "20",
      awake: "2, 20 min",
      rise: "6:45, 7:10",
      quality: "fair",
    });
  const { cards, text, logged } = await house.type("privacy show");

  expect(logged).toBe("");
  expect(cards).toHaveLength(2);
  for (const words of ["**Your reminder:**", "**Your morning check-in:** at 08:00", "**Your sleep diary:** 2 nights"])
    expect(text).toContain(words);
  expect(text.match(/## What I keep about you/g)).toHaveLength(1);
});
