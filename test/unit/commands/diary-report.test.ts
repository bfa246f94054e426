import { describe, expect, test } from "vitest";
import type { DiaryNight } from "../../../src/diary/diary-night.ts";
import type { DrawnReport } from "../../../src/diary/picture/picture-queue.ts";
import type { ReportPlan } from "../../../src/diary/report/report-plan.ts";
import { commandHouse, mapDiary } from "../../support/command-house.ts";
import { storedReminder } from "../../support/fake-reminders.ts";
import { nightsInARow } from "../../support/report-words.ts";

const NOW = "2026-03-13T08:00:00Z";
const ME = "234567890123456789";
const PDF = Buffer.from("a page");

async function house(
  nights: readonly DiaryNight[],
  drawn: DrawnReport = { kind: "drawn", pdf: PDF, isNameLeftOut: false },
) {
  const diary = mapDiary(NOW);
  for (const night of nights) await diary.keepNight(ME, night);
  const plans: ReportPlan[] = [];
  const drawReport = async (plan: ReportPlan) => {
    plans.push(plan);
    return drawn;
  };
  return { ...commandHouse({ find: async () => storedReminder() }, { now: NOW, diary, drawReport }), diary, plans };
}

type House = Awaited<ReturnType<typeof house>>;
type Outcome = Awaited<ReturnType<House["type"]>>;

const filesOf = ({ cards }: Outcome) =>
  (cards as unknown as { files?: { name: string; attachment: Buffer }[] }[]).flatMap(({ files = [] }) => files);
const idOf = ({ controls }: Outcome, label: string) => controls.find((one) => one.label === label)?.custom_id ?? "";

describe("/diary report", () => {
  test("is one PDF of two weeks, for the person alone, and leads to free nights and to the next night", async () => {
    const at = await house(nightsInARow(20));
    const outcome = await at.type("diary report");
    expect(filesOf(outcome)).toEqual([{ name: "sleep-diary.pdf", attachment: PDF }]);
    expect(outcome.text).toContain("14 of 14 nights on one page");
    expect(outcome.text).toContain("Only you see this");
    expect(outcome.controls.map(({ label }) => label)).toEqual(["Choose free nights", "Log last night"]);
    const [plan] = at.plans;
    expect(plan?.chart.rows).toHaveLength(14);
    expect(plan?.table.nights.at(-1)?.label).toBe("Thu 12 Mar");
    expect(plan?.name).toBeUndefined();
  });

  test.each([1, 4])("of %i weeks has as many nights, those without a note among them", async (weeks) => {
    const at = await house(nightsInARow(5));
    await at.type("diary report", { weeks });
    expect(at.plans[0]?.table.nights).toHaveLength(weeks * 7);
  });

  test("no percentage and no index stands on the card: those are the page's", async () => {
    const at = await house(nightsInARow(14));
    const { text } = await at.type("diary report");
    expect(text).not.toMatch(/\d\s?%|regularity|efficiency|score/i);
    expect(JSON.stringify(at.plans)).toContain("Sleep Regularity Index: 100");
  });

  test("a name stands on the page, without what cannot be seen, and is neither kept nor said on the card", async () => {
    const at = await house(nightsInARow(14));
    const { text } = await at.type("diary report", { name: "  Robin\u202E  Doe\u0007 " });
    expect(at.plans[0]?.name).toBe("Robin Doe");
    expect(text).not.toContain("Robin");
    expect(text).not.toContain("Your name on it?");
    expect(JSON.stringify(await at.diary.wordForWord(ME))).not.toContain("Robin");
    await at.type("diary report", { name: " \u200B " });
    expect(at.plans[1]?.name).toBeUndefined();
  });

  test("a name that the font cannot write is said to have a line instead", async () => {
    const at = await house(nightsInARow(14), { kind: "drawn", pdf: PDF, isNameLeftOut: true });
    expect((await at.type("diary report", { name: "山田花子" })).text).toContain("a line to write it by hand");
  });

  test("of too few nights says so, and a button notes one", async () => {
    const empty = await house([]);
    const nothing = await empty.type("diary report");
    expect(nothing.text).toContain("You logged no night in the last 2 weeks.");
    expect(filesOf(nothing)).toEqual([]);
    expect((await empty.press(idOf(nothing, "Note a night"))).form?.title).toBe("Night of Thu 12 March");

    const few = await (await house(nightsInARow(2))).type("diary report", { weeks: 1 });
    expect(few.text).toContain("You logged 2 nights in the last seven days.");
    expect(few.controls.map(({ label }) => label)).toEqual(["Note a night"]);
  });

  test("who never said where they live is told how to begin, not that something is wrong", async () => {
    const { text, logged } = await commandHouse({}, { now: NOW }).type("diary report", {}, { locale: "en-US" });
    expect(text).toContain("Not enough nights yet");
    expect(text).toContain("Begin with `/diary log`, and name your city");
    expect(logged).toBe("");
  });

  test("where more weeks have enough nights, a button makes it of those", async () => {
    const at = await house(nightsInARow(25).slice(0, 6));
    const few = await at.type("diary report");
    expect(few.controls.map(({ label }) => label)).toEqual(["Note a night", "Use 4 weeks"]);
    expect(filesOf(await at.press(idOf(few, "Use 4 weeks")))).toHaveLength(1);
    expect(at.plans[0]?.table.nights).toHaveLength(28);
  });

  test.each(["busy", "failed"] as const)("when it is %s, one press tries again", async (kind) => {
    const at = await house(nightsInARow(14), { kind });
    const outcome = await at.type("diary report", { weeks: 3 });
    expect(filesOf(outcome)).toEqual([]);
    await at.press(idOf(outcome, "Try again"));
    expect(at.plans.map(({ table }) => table.nights.length)).toEqual([21, 21]);
  });

  test.each([
    ["en-US", "America/New_York", "letter"],
    ["en-US", "Europe/Lisbon", "a4"],
    ["en-GB", "America/New_York", "a4"],
    ["de", "Europe/Berlin", "a4"],
  ] as const)("for %s in %s comes on %s", async (locale, zone, paper) => {
    const diary = mapDiary(NOW);
    for (const night of nightsInARow(5, () => ({ zone }))) await diary.keepNight(ME, night);
    const plans: ReportPlan[] = [];
    const drawReport = async (plan: ReportPlan) => {
      plans.push(plan);
      return { kind: "busy" } as const;
    };
    await commandHouse({}, { now: NOW, diary, drawReport }).type("diary report", {}, { locale });
    expect(plans[0]?.paper).toBe(paper);
  });
});

describe("free nights", () => {
  test("are chosen from a menu, kept with the diary, and on the next page", async () => {
    const at = await house(nightsInARow(14));
    const menu = await at.press(idOf(await at.type("diary report"), "Choose free nights"));
    expect(menu.text).toContain("You have chosen none.");
    const saved = await at.choose("1|diary.free-chosen|2", "6", "5");
    expect(saved.text).toContain("Your free nights: **Friday and Saturday**.");
    expect((await at.diary.find(ME))?.freeNights).toEqual([5, 6]);
    await at.press(idOf(saved, "Make the report"));
    expect(at.plans[0]?.figures.lines.join()).toContain("not given, as no free nights were chosen");
    expect(at.plans[1]?.figures.lines.join()).toContain("Social jetlag: 0 min between free nights");
    expect((await at.type("privacy show")).text).toContain("The evenings you call free:** Friday and Saturday");
  });

  test("all of them taken away leaves no trace, and what no menu says is no day", async () => {
    const at = await house(nightsInARow(14));
    await at.choose("1|diary.free-chosen|2", "6", "8", "x");
    expect((await at.diary.find(ME))?.freeNights).toEqual([6]);
    expect((await at.choose("1|diary.free-chosen|2")).text).toContain("No free nights.");
    expect(await at.diary.find(ME)).not.toHaveProperty("freeNights");
  });

  test("stay when a night is noted, and go with the diary", async () => {
    const at = await house(nightsInARow(14));
    await at.diary.chooseFreeNights(ME, [5]);
    await at.diary.keepNight(ME, nightsInARow(1)[0] as DiaryNight);
    expect((await at.diary.find(ME))?.freeNights).toEqual([5]);
    await at.diary.forget(ME);
    await at.diary.chooseFreeNights(ME, [5]);
    expect(await at.diary.find(ME)).toBeUndefined();
  });
});
