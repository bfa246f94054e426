import { describe, expect, test, vi } from "vitest";
import { TIPS } from "../../../commands/diary/week.ts";
import { commands, commandsFor } from "../../../commands/index.ts";
import type { WeekInput } from "../../../src/diary/picture/week-input.ts";
import { REMARKS } from "../../../src/diary/stands-out.ts";
import { customId } from "../../../src/discord/ui/actions.ts";
import { commandHouse, content, english, mapDiary } from "../../support/command-house.ts";
import { storedReminder } from "../../support/fake-reminders.ts";

const NOW = "2026-03-13T08:00:00Z";
const ME = "234567890123456789";
const NIGHT = { bed: "23:10, 23:30", onset: "half an hour", awake: "2, 20 min", rise: "6:45, 7:10", quality: "fair" };

/** What Discord sends of a form whose fields were all emptied. */
const CLEARED = { bed: "", onset: "", awake: "", rise: "", quality: "" };

function house(now = NOW) {
  const diary = mapDiary(now);
  return { diary, ...commandHouse({ find: async () => storedReminder() }, { now, diary }) };
}

type Form = NonNullable<Awaited<ReturnType<ReturnType<typeof house>["type"]>>["form"]>;

/** What stands in the fields of a form. */
function filled(form: Form | undefined): Record<string, string | undefined> {
  const parts = (form?.components ?? []) as unknown as {
    component: { custom_id: string; value?: string; options?: { value: string; default?: boolean }[] };
  }[];
  return Object.fromEntries(
    parts.map(({ component: { custom_id, value, options } }) => [
      custom_id,
      value ?? options?.find((option) => option.default)?.value,
    ]),
  );
}

test("with DIARY=off there is no /diary, and everything else", () => {
  expect(commandsFor({ hasDiary: true })).toEqual(commands);
  const left = commandsFor({ hasDiary: false }).map(({ data }) => data.name);
  expect(left).toEqual(commands.map(({ data }) => data.name).filter((name) => name !== "diary"));
});

describe("/diary log", () => {
  test("opens one form for last night, and what is sent is said back in words", async () => {
    const { type, submit, diary } = house();
    const { form, cards } = await type("diary log");
    expect(cards).toEqual([]);
    expect(form?.title).toBe("Night of Thu 12 March");
    expect(Object.keys(filled(form))).toEqual(["bed", "onset", "awake", "rise", "quality"]);
    expect(Object.values(filled(form))).toEqual([undefined, undefined, undefined, undefined, undefined]);

    const { text } = await submit(form?.custom_id ?? "", NIGHT);
    expect(text).toBe(
      [
        "## Night of Thursday 12 March",
        "Here's what I understood:",
        "- got into bed at **23:10**",
        "- tried to sleep from **23:30**",
        "- **30 min** to fall asleep",
        "- woke **2 times** in the night",
        "- **20 min** awake in the night, in all",
        "- last wake-up at **06:45**",
        "- out of bed at **07:10**",
        "- how you slept: **fair**",
        "- that makes about 6 h 25 min asleep and 8 h 0 min in bed",
        "-# Times are for Lisbon (Europe/Lisbon). Slept somewhere else? Use `/diary log` with `zone:`.",
      ].join("\n"),
    );
    expect((await diary.find(ME))?.nights).toHaveLength(1);
  });

  test("one field that cannot be read loses no night: the rest is kept and shown, and that field alone is asked for", async () => {
    const { type, submit, press, diary } = house();
    const { form } = await type("diary log");
    const typed = { bed: "25:00", onset: "-5", awake: "2, 20 min", rise: "7", quality: "poor" };
    const part = await submit(form?.custom_id ?? "", typed);
    for (const line of ["woke **2 times**", "last wake-up at **07:00**", "how you slept: **poor**"])
      expect(part.text).toContain(line);
    expect(part.text).toContain("### Still open");
    expect(part.text).toContain("**Got into bed, then tried to sleep:** I could not read that.");
    expect(part.text).toContain("**How long it took to fall asleep:** that's less than zero.");
    const kept = await diary.find(ME);
    expect(kept?.nights).toMatchObject([{ awakenings: 2, woke: "2026-03-13T07:00", quality: "poor" }]);
    expect(kept?.draft).toMatchObject({ bed: "25:00", onset: "-5", awake: "", rise: "", quality: "" });

    const labels = part.controls.map(({ label }) => label);
    expect(labels.slice(-3)).toEqual(["Fill in the rest", "Change it", "Need help now?"]);
    const rest = await press(part.controls.find(({ label }) => label === "Fill in the rest")?.custom_id ?? "");
    expect(filled(rest.form)).toEqual({ bed: "25:00", onset: "-5" });
    expect(filled((await type("diary log")).form)).toEqual({ ...typed, rise: "07:00" });

    const still = await submit(rest.form?.custom_id ?? "", { bed: "23", onset: "over an hour" });
    expect(still.text).toContain("into bed at **23:00**");
    expect(still.text).toContain("I can read that in more than one way");
    const picked = await press(still.controls.find(({ label }) => label === "1 h 30 min")?.custom_id ?? "");
    expect(picked.text).toContain("**1 h 30 min** to fall asleep");
    expect(picked.text).not.toContain("Still open");
    expect((await diary.find(ME))?.draft).toBeUndefined();
    expect((await diary.find(ME))?.nights).toHaveLength(1);
  });

  test("where nothing else was answered, what cannot be read is asked for and no night is noted", async () => {
    const { type, submit, diary } = house();
    const { form } = await type("diary log");
    const { text } = await submit(form?.custom_id ?? "", { ...CLEARED, bed: "25:70" });
    expect(text).toContain("Not logged yet");
    expect((await diary.find(ME))?.nights).toEqual([]);
  });

  test("“no idea”, “ages” and “a few times” are answers, and said to be not known", async () => {
    const { type, submit, diary } = house();
    const { form } = await type("diary log");
    const vague = { bed: "late", onset: "ages", awake: "a few times", rise: "no idea", quality: "" };
    const { text } = await submit(form?.custom_id ?? "", vague);
    expect(text).toContain("not knowing is an answer, too");
    expect(text).toContain(
      "- not known: when you went to bed, how long until you fell asleep, how long you were awake in the night and when you got up",
    );
    expect(text).not.toContain("Still open");
    expect((await diary.find(ME))?.nights).toEqual([{ night: "2026-03-12", zone: "Europe/Lisbon" }]);
  });

  test("of a range the middle is noted, and that is said", async () => {
    const { type, submit } = house();
    const { form } = await type("diary log");
    const { text } = await submit(form?.custom_id ?? "", { ...NIGHT, onset: "20 to 30 minutes" });
    expect(text).toContain("- **25 min** to fall asleep (the middle of 20 min and 30 min)");
  });

  test("a form that lacks a field, as one opened before an update, is read as not answered there", async () => {
    const { submit, diary } = house();
    const form = "1|diary.typed|2026-03-12|Europe/Lisbon|1";
    await submit(form, NIGHT);
    const { text } = await submit(form, { bed: "22:00", onset: "10", awake: "none", rise: "6" });
    expect(text).toContain("into bed at **22:00**");
    expect(text).toContain("how you slept: **fair**");
    expect((await diary.find(ME))?.nights[0]?.quality).toBe("fair");
  });

  test("a field that cannot be read any more leaves what is noted of it", async () => {
    const { submit, diary } = house();
    const form = "1|diary.typed|2026-03-12|Europe/Lisbon|1";
    await submit(form, NIGHT);
    expect((await submit(form, { ...NIGHT, bed: "25:00" })).text).toContain("Still open");
    expect((await diary.find(ME))?.nights[0]?.inBed).toBe("2026-03-12T23:10");
  });

  test("a night that can be read in two ways is asked about, and the button opens its form", async () => {
    const { type, press } = house();
    const { text, controls } = await type("diary log", { night: "2/3" });
    expect(text).toContain("I can read that in more than one way");
    expect(controls[0]?.label).toBe("Monday 2 March");
    const { form } = await press(controls[0]?.custom_id ?? "");
    expect(form?.title).toBe("Night of Mon 2 March");
  });

  test("a past night opens with what was there, and an empty form deletes it", async () => {
    const { type, submit, diary } = house();
    await submit("1|diary.typed|2026-03-06|Europe/Lisbon|1", NIGHT);
    const { form } = await type("diary log", { night: "last Friday" });
    expect(filled(form)).toEqual({
      bed: "23:10, 23:30",
      onset: "30 min",
      awake: "2, 20 min",
      rise: "06:45, 07:10",
      quality: "fair",
    });
    expect((await submit(form?.custom_id ?? "", CLEARED)).text).toContain("## Deleted");
    expect(await diary.find(ME)).toBeUndefined();
    expect((await submit(form?.custom_id ?? "", CLEARED)).text).toContain("I kept nothing");
  });

  test("the place is that of the reminder, else of the last night, else likely, else asked for", async () => {
    const diary = mapDiary(NOW);
    const none = commandHouse({}, { now: NOW, diary });
    expect((await none.type("diary log")).text).toContain("Add it once: `zone:Lisbon`");
    expect((await none.type("diary log", {}, { locale: "ja" })).form?.custom_id).toContain("Asia/Tokyo");
    const { form } = await none.type("diary log", { zone: "Denver" });
    expect(form?.custom_id).toContain("America/Denver");
    await none.submit(form?.custom_id ?? "", { quality: "fair" });
    expect((await none.type("diary log")).form?.custom_id).toContain("America/Denver");
    expect((await house().type("diary log")).form?.custom_id).toContain("Europe/Lisbon");
    expect((await none.type("diary log", { zone: "zzzz" })).text).toContain("which time zone that is");
  });

  test.each([
    ["tonight", "still to come"],
    ["2020-01-01", "more than 400 days ago"],
    ["soon", "I could not tell which night you mean"],
  ])("night:%s is refused in a sentence", async (night, sentence) => {
    expect((await house().type("diary log", { night })).text).toContain(sentence);
  });

  test("a form that is older than what it overwrites says so, and what stood there", async () => {
    const { type, submit, diary } = house();
    const onPhone = (await type("diary log")).form?.custom_id ?? "";
    const onDesk = (await type("diary log")).form?.custom_id ?? "";
    const first = await submit(onDesk, NIGHT);
    expect(first.text).not.toContain("something newer");
    const second = await submit(onPhone, { bed: "22:00", quality: "good" });

    expect(second.text).toContain("**This replaced something newer.**");
    expect(second.text).toContain("- got into bed at **23:10**");
    expect((await diary.find(ME))?.nights).toMatchObject([{ inBed: "2026-03-12T22:00" }]);
    const emptied = await submit(onDesk, { bed: "", onset: "", awake: "", rise: "", quality: "" });
    expect(emptied.text).toContain("## Deleted");
    expect(emptied.text).toContain("- got into bed at **22:00**");
  });

  test("a form that was opened on what it overwrites has nothing to say of it", async () => {
    const { type, submit, press } = house();
    const kept = await submit((await type("diary log")).form?.custom_id ?? "", NIGHT);
    const again = await press(kept.controls[0]?.custom_id ?? "");
    const changed = await submit(again.form?.custom_id ?? "", { ...NIGHT, quality: "poor" });

    expect(changed.text).toContain("how you slept: **poor**");
    expect(changed.text).not.toContain("something newer");
  });

  test.each(["2026-99-99", "2026-02-30", "0000-00-00", "2025-02-29", "12 March"])(
    "an id with the forged date %s is out of date, and no bug",
    async (night) => {
      const { press, submit } = house();
      const outcomes = [
        await press(`1|diary.open|${night}|Europe/Lisbon|${ME}`),
        await submit(`1|diary.typed|${night}|Europe/Lisbon|1`, NIGHT),
        await press(`1|diary.checkin-log|${night}|Europe/Lisbon|${ME}`),
        await press(`1|diary.checkin-skip|${night}|Europe/Lisbon|${ME}`),
      ];
      for (const { text, logged } of outcomes) {
        expect(text).toContain("That is out of date");
        expect(logged).toBe("");
      }
    },
  );

  test("a form that somebody else's button would open stays shut", async () => {
    const { press } = house();
    expect((await press("1|diary.open|2026-03-12|Europe/Lisbon|1")).text).toContain("somebody else's");
  });

  test("the longest place fits into every custom id", async () => {
    const { press, submit } = house();
    const zone = "America/Argentina/ComodRivadavia";
    const { form } = await press(`1|diary.open|2026-03-12|${zone}|${ME}`);
    expect(form?.custom_id.length).toBeLessThanOrEqual(100);
    const { controls } = await submit(form?.custom_id ?? "", {
      bed: "23.5",
      onset: "over 11 hours",
      awake: "x",
      rise: "y",
    });
    expect(controls.length).toBeGreaterThan(5);
    for (const { custom_id = "" } of controls) expect(custom_id.length).toBeLessThanOrEqual(100);
  });
});

describe("the day before", () => {
  const find = (controls: readonly { label?: string; custom_id?: string }[], label: string) =>
    controls.find((control) => control.label === label)?.custom_id ?? "";

  test("is asked for by whoever turned it on, as boxes to tick, until they turn it off", async () => {
    const { type, submit, press, diary } = house();
    const off = await submit((await type("diary log")).form?.custom_id ?? "", NIGHT);
    expect(off.controls.map(({ label }) => label).slice(0, 2)).toEqual(["Change it", "Also note the day before"]);
    const { form } = await press(find(off.controls, "Also note the day before"));
    expect(JSON.stringify(form)).not.toMatch(/how (much|many)/i);
    expect((await diary.find(ME))?.asksAlso).toBeUndefined(); // opening it is no choice yet

    const ticked = await submit(form?.custom_id ?? "", { also: "alcohol,nap" });
    expect(ticked.text).toContain("- the day before had: a nap and alcohol");
    expect(ticked.text).toContain("into bed at **23:10**");
    expect((await diary.find(ME))?.nights[0]?.also).toEqual(["nap", "alcohol"]);

    const next = await submit("1|diary.typed|2026-03-11|Europe/Lisbon|1", NIGHT);
    expect(next.controls.map(({ label }) => label).slice(0, 3)).toEqual([
      "The day before",
      "Change it",
      "Don't ask about the day",
    ]);
    const none = await submit((await press(next.controls[0]?.custom_id ?? "")).form?.custom_id ?? "", { also: "" });
    expect(none.text).toContain("the day before had none of what I ask about");

    const stopped = await press(find(none.controls, "Don't ask about the day"));
    expect(stopped.text).toContain("I won't ask about the day before any more");
    expect(stopped.controls.map(({ label }) => label)).toContain("Also note the day before");
    expect((await diary.find(ME))?.nights.map(({ also }) => also)).toEqual([[], ["nap", "alcohol"]]);
  });

  test("stays with its night when the night is told anew, and is not asked for of a night that is gone", async () => {
    const { submit, press, diary } = house();
    await submit("1|diary.typed|2026-03-12|Europe/Lisbon|1", NIGHT);
    await submit("1|diary.also-ticked|2026-03-12|Europe/Lisbon|1", { also: "exercise" });
    const again = await submit("1|diary.typed|2026-03-12|Europe/Lisbon|2", { ...NIGHT, quality: "good" });
    expect(again.text).toContain("the day before had: exercise");
    await submit("1|diary.typed|2026-03-12|Europe/Lisbon|3", CLEARED);
    expect((await press(`1|diary.also|2026-03-12|Europe/Lisbon|${ME}`)).text).toContain("I have nothing for the night");
    const late = await submit("1|diary.also-ticked|2026-03-12|Europe/Lisbon|1", { also: "nap" });
    expect(late.text).toContain("I have nothing for the night");
    expect(await diary.find(ME)).toBeUndefined();
  });
});

describe("As usual on a morning's message", () => {
  const lived = async () => {
    const at = house();
    for (const day of ["07", "08", "09", "10", "11"])
      await at.submit(`1|diary.typed|2026-03-${day}|Europe/Lisbon|1`, NIGHT);
    return at;
  };
  const USUAL = `1|diary.checkin-usual|2026-03-12|Europe/Lisbon|${ME}`;

  test("notes the typical night in one press, shows it, and one press takes it out again", async () => {
    const { press, diary } = await lived();
    const [onMessage, beside] = (await press(USUAL)).cards.map((card) => JSON.stringify(card));
    expect(onMessage).toContain("Logged as usual");
    expect(onMessage).not.toContain("23:10"); // the message stays in the direct messages
    for (const words of ["Noted as your typical night", "got into bed at **23:10**", "out of bed at **07:10**"])
      expect(beside).toContain(words);
    expect(onMessage).toContain("Undo");
    expect(beside).not.toContain("Undo"); // pressed there, the message would go on saying that it is noted
    expect(beside).not.toContain("how you slept");
    expect((await diary.find(ME))?.nights).toHaveLength(6);

    const undone = await press(`1|diary.checkin-undo|2026-03-12|Europe/Lisbon|${ME}`);
    expect(undone.text).toContain("## Undone");
    expect(undone.controls.map(({ label }) => label)).toEqual(["Log", "As usual", "Skip", "Stop"]);
    expect((await diary.find(ME))?.nights).toHaveLength(5);
  });

  test("pressed twice at once it is noted once, and what was told since is neither noted over nor undone", async () => {
    const { press, submit, diary } = await lived();
    await Promise.all([press(USUAL), press(USUAL)]);
    await submit("1|diary.typed|2026-03-12|Europe/Lisbon|1", { ...NIGHT, bed: "21:00" });
    expect((await press(USUAL)).text).toContain("got into bed at **21:00**");
    expect((await press(`1|diary.checkin-undo|2026-03-12|Europe/Lisbon|${ME}`)).text).toContain("I left it as it is");
    expect((await diary.find(ME))?.nights.at(-1)).toMatchObject({ inBed: "2026-03-12T21:00" });
    expect((await diary.find(ME))?.nights.at(-1)?.asUsual).toBeUndefined();
  });

  test("says so when the nights for it are gone, and nothing is noted for somebody else", async () => {
    const { press, diary } = house();
    expect((await press(USUAL)).text).toContain("I don't know your typical night any more");
    expect((await press(USUAL.replace(ME, "1"))).text).toContain("somebody else's");
    expect(await diary.find(ME)).toBeUndefined();
  });
});

describe("the way on from what could not be read", () => {
  test("leads from an unknown night to last night's form", async () => {
    const { type, press } = house();
    const { controls } = await type("diary log", { night: "soon" });
    expect(controls[0]?.label).toBe("Log last night");
    expect((await press(controls[0]?.custom_id ?? "")).form?.title).toBe("Night of Thu 12 March");
  });

  test("leads from a missing place to the night that was named", async () => {
    const none = commandHouse({}, { now: NOW, diary: mapDiary(NOW) });
    const { controls } = await none.type("diary log", { night: "2026-03-10" });
    expect(controls[0]?.label).toBe("Say where I sleep");
    const asked = await none.press(controls[0]?.custom_id ?? "");
    const placed = await none.submit(asked.form?.custom_id ?? "", { place: "Lisbon" });
    expect(placed.text).toContain("Tuesday 10 March");
    const { form } = await none.press(placed.controls[0]?.custom_id ?? "");
    expect(form?.custom_id).toContain("2026-03-10|Europe/Lisbon");

    const unknown = await none.submit(asked.form?.custom_id ?? "", { place: "zzzz" });
    expect(unknown.controls.map(({ label }) => label)).toContain("Say where I sleep");
  });
});

test("a whole night told in the first field is taken apart, and what could not be read of it is asked for alone", async () => {
  const { type, submit } = house();
  const { form } = await type("diary log");
  const told = "11ish to bed, asleep maybe half past, up twice 20 min, awake 6:40 up 7";
  const { text } = await submit(form?.custom_id ?? "", { ...CLEARED, bed: told });
  for (const words of [
    "got into bed at **23:00**",
    "**30 min** to fall asleep",
    "woke **2 times**",
    "**20 min** awake",
  ])
    expect(text).toContain(words);
  expect(text).toContain("last wake-up at **06:40**");
  expect(text).toContain("out of bed at **07:00**");
  expect(text).not.toContain("Still open");
});

describe("the picture of a week", () => {
  const png = Buffer.from("a picture");
  const withPicture = async (options: object = {}) => {
    const diary = mapDiary(NOW);
    await diary.keepNight(ME, {
      night: "2026-03-10",
      zone: "Europe/Lisbon",
      inBed: "2026-03-11T00:15",
      tried: "2026-03-11T00:30",
      onsetMinutes: 20,
      woke: "2026-03-11T07:00",
      rose: "2026-03-11T07:10",
    });
    const inputs: WeekInput[] = [];
    const drawWeek = async (input: WeekInput) => {
      inputs.push(input);
      return { png, altText: "Your nights as bars.", width: 1000, height: 1250 };
    };
    const reminder = storedReminder({ schedule: { bedtime: "00:30", zone: "Europe/Lisbon", leadMinutes: 45 } });
    const at = commandHouse({ find: async () => reminder }, { now: NOW, diary, drawWeek });
    return { ...at, inputs, outcome: await at.type("diary week", options as never) };
  };

  test("comes with alt text, every night of the weeks, the bedtime, and the table behind a button", async () => {
    const { outcome, inputs, press } = await withPicture({ weeks: 2 });
    const [card] = outcome.cards as unknown as { files: { name: string; attachment: Buffer }[] }[];
    expect(card?.files).toEqual([{ name: "nights.png", attachment: png }]);
    expect(JSON.stringify(card)).toContain("Your nights as bars.");
    expect(outcome.text).not.toContain("```");

    const [input] = inputs;
    expect(input?.nights).toHaveLength(14);
    expect(input?.nights.at(-1)).toEqual({ date: "2026-03-12" }); // nothing noted: a gap
    expect(input?.nights.find(({ date }) => date === "2026-03-10")).toMatchObject({ bedAt: 735, sleepAt: 770 });
    expect(new Set([input?.bedtime].flat())).toEqual(new Set([750])); // half past midnight

    const button = outcome.controls.find(({ label }) => label === "As a table");
    expect((await press(button?.custom_id ?? "")).text).toContain("Tue 10 00:15 07:00 07:10 –");
    expect((await press("1|diary.table|99")).text).toContain("Tue 10"); // four weeks at the most
  });
});

describe("/diary week", () => {
  const log = async (at: ReturnType<typeof house>, night: string, form: Record<string, string>) =>
    at.submit(`1|diary.typed|${night}|Europe/Lisbon|1`, form);

  test("says so when there is nothing", async () => {
    expect((await house().type("diary week")).text).toContain("## No nights yet");
  });

  test("shows too few nights as too few, and their times in a table narrow enough for a phone", async () => {
    const at = house();
    await log(at, "2026-03-12", NIGHT);
    await log(at, "2026-03-10", { bed: "23:00", onset: "no sleep", rise: "6" });
    await log(at, "2026-03-11", { quality: "good" });
    await log(at, "2026-03-01", NIGHT);
    const { text } = await at.type("diary week");
    const table = text.split("```")[1] ?? "";
    expect(table.trim().split("\n")).toEqual([
      "Night  Bed   Woke  Up    Asleep",
      "Tue 10 23:00 –     06:00 0:00",
      "Wed 11 –     –     –     –",
      "Thu 12 23:10 06:45 07:10 6:25",
    ]);
    expect(text).toContain("Your typical night stands here from 3 nights on.");
    expect(text.split("```").at(-1)?.length).toBeLessThan(100);
    expect(text).toContain("## The last seven nights");
    expect(text).not.toMatch(/\d%|score|streak|\bwell done\b/i);
    expect((await at.type("diary week", { weeks: 2 })).text).toContain("asleep: **6 h 25 min** (3 nights)");
    const { text: longer } = await at.type("diary week", { weeks: 2 });
    expect(longer.match(/more nights are needed/g)).toHaveLength(1);
  });

  test("says the middles, the spread, and one thing that stands out", async () => {
    const at = house();
    for (const [index, rise] of ["4", "5:30", "7", "8:30", "10"].entries())
      await log(at, `2026-03-${String(index + 7).padStart(2, "0")}`, {
        bed: "23:50",
        onset: "20",
        awake: "none",
        rise,
      });
    const { text } = await at.type("diary week");
    expect(text).toContain("got into bed: **23:50** (5 nights)");
    expect(text).toContain("out of bed: **07:00** (5 nights)");
    expect(text).toContain("asleep: **6 h 50 min** (5 nights)");
    expect(text).toContain("bedtime varied by: **0 min** (5 nights)");
    expect(text).toContain("your wake-up times varied more than your bedtimes");
    expect(text.match(/What stands out/g)).toHaveLength(1);
  });

  test("has one button to try for what stands out, which opens that tip beside it, for them alone", async () => {
    const at = house();
    for (const [index, rise] of ["4", "5:30", "7", "8:30", "10"].entries())
      await log(at, `2026-03-${String(index + 7).padStart(2, "0")}`, { bed: "23:50", onset: "20", rise });
    const { controls } = await at.type("diary week");
    const tries = controls.filter(({ label }) => label?.startsWith("Try this"));
    expect(tries.map(({ label }) => label)).toEqual(["Try this: get up at the same time"]);
    const { cards, text } = await at.press(tries[0]?.custom_id ?? "");
    expect(cards).toHaveLength(1);
    expect(text).toContain("Get up at the same time every day");
    expect(JSON.stringify(cards[0])).toContain('"flags":32832'); // beside the week, for them alone
    expect((await at.press("1|diary.stands-out|nothing-such")).text).toContain("My tips have changed");
  });

  test.each(REMARKS)("has tips that are there for “%s”, and words for its button", (remark) => {
    for (const id of TIPS[remark]) expect(content.tips.map((tip) => tip.id)).toContain(id);
    expect(english(`diary.try-${remark}`).length).toBeLessThanOrEqual(80);
  });

  test("says nothing that stands out of four nights, whatever they are", async () => {
    const at = house();
    for (const [index, rise] of ["4", "6", "8", "11"].entries())
      await log(at, `2026-03-0${index + 6}`, { bed: "23:50", onset: "90", awake: "none", rise });
    const { text, controls } = await at.type("diary week");
    expect(text).not.toContain("What stands out");
    expect(controls.map(({ label }) => label)).toEqual(["Log last night"]);
  });

  test("of four whole weeks fits into a message", async () => {
    const at = house();
    for (let back = 0; back < 28; back++)
      await log(at, Temporal.PlainDate.from("2026-03-12").subtract({ days: back }).toString(), NIGHT);
    const { text, logged } = await at.type("diary week", { weeks: 4 });
    expect(logged).toBe("");
    expect(text.match(/23:10 06:45/g)).toHaveLength(28);
  });
});

describe("Stop on a morning's message", () => {
  test("notes that the message has arrived before it stops, since its buttons go with it", async () => {
    const calls: string[] = [];
    const { press } = commandHouse(
      {},
      {
        now: NOW,
        checkIns: {
          opened: async (_userId, night) => void calls.push(`opened ${night}`),
          stop: async () => {
            calls.push("stop");
            return { wasOn: true, isOneInFlight: false };
          },
        },
      },
    );

    expect((await press(customId("diary.checkin-stop", { of: "2026-03-12", owner: ME }))).text).toContain(
      "Check-in off",
    );
    expect(calls).toEqual(["opened 2026-03-12", "stop"]);
  });

  test("does nothing for somebody else", async () => {
    const stop = vi.fn();
    const { press } = commandHouse({}, { now: NOW, checkIns: { stop, opened: stop } });

    await press(customId("diary.checkin-stop", { of: "2026-03-12", owner: "999999999999999999" }));

    expect(stop).not.toHaveBeenCalled();
  });
});

test("refused, the way back to a check-in is its own command", async () => {
  const { type } = commandHouse({}, { now: NOW, checkIns: { turnOn: async () => ({ kind: "refused" }) } });

  const { text } = await type("diary checkin on", { at: "8", zone: "lisbon" });

  expect(text).toContain("## Your check-in is not on");
  expect(text).toContain("Then use `/diary checkin on` again.");
  expect(text).not.toContain("/reminder set");
});

describe("/diary checkin on", () => {
  const on = (at: string) => {
    const asked: string[] = [];
    const checkIns = {
      turnOn: async (_user: string, { at: time, zone }: { at: Temporal.PlainTime; zone: string }) => {
        asked.push(`${time.toString({ smallestUnit: "minute" })} ${zone}`);
        return { kind: "overtaken" } as const;
      },
    };
    const house = commandHouse({ find: async () => storedReminder() }, { now: NOW, checkIns });
    return { ...house, asked, shown: house.type("diary checkin on", { at }) };
  };

  test.each([
    ["8", "08:00 Europe/Lisbon"], // in the evening the night is not over
    ["12:30 pm", "12:30 Europe/Lisbon"],
    ["halb acht", "07:30 Europe/Lisbon"],
  ])("“%s” is no question, since one reading alone is a morning", async (at, wanted) => {
    const { asked, shown } = on(at);
    await shown;
    expect(asked).toEqual([wanted]);
  });

  test.each([
    ["half 8", ["08:30", "07:30"]],
    ["after 8", ["08:00"]],
    ["8 or 9 am", ["08:00", "09:00"]],
    ["with the birds", ["06:30", "07:00", "07:30", "08:00", "09:00"]],
  ])("“%s” is asked about: %j", async (at, labels) => {
    const { asked, shown, press } = on(at);
    const { controls } = await shown;
    expect(asked).toEqual([]);
    expect(controls.map(({ label }) => label).slice(0, -1)).toEqual(labels);
    await press(controls[0]?.custom_id ?? "");
    expect(asked).toEqual([`${labels[0]} Europe/Lisbon`]);
  });

  test("a button of somebody else's, or one that no check-in can have, turns nothing on", async () => {
    const { asked, press } = on("half 8");
    expect((await press("1|diary.checkin-at|0800|Europe/Lisbon|1")).text).toContain("somebody else's");
    expect((await press(`1|diary.checkin-at|2200|Europe/Lisbon|${ME}`)).text).toContain("out of date");
    expect(asked).toEqual([]);
  });
});
