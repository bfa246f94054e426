import { describe, expect, test } from "vitest";
import { createQuestions, OpenQuestion, QUESTION_KEPT } from "../../../../src/preferences/questions.ts";
import { openMapStore } from "../../../../src/storage/core/map-store.ts";
import { createUserLocks } from "../../../../src/storage/core/user-locks.ts";
import { commandHouse, mapQuestions } from "../../../support/command-house.ts";
import { storedReminder } from "../../../support/fake-reminders.ts";
import { createTestClock } from "../../../support/test-clock.ts";

const NOW = "2026-03-12T20:00:00Z";
const USER = "234567890123456789";

/** Each thing typed or pressed has an id of its own, as at Discord. */
function createHouse(store = openMapStore()) {
  const done: string[] = [];
  const start = () =>
    commandHouse(
      {
        find: async () => storedReminder(),
        turnOn: async (_user, { bedtime }) => {
          done.push(bedtime.toString().slice(0, 5));
          return { kind: "overtaken" };
        },
        stop: async () => {
          done.push("stopped");
          return { wasOn: true, isOneInFlight: false };
        },
        pause: async (_user, until) => {
          done.push(`paused until ${until}`);
          return { kind: "paused", isOneInFlight: false, resumesAt: undefined };
        },
        forget: async () => {
          done.push("deleted");
          return true;
        },
      },
      { now: NOW, questions: mapQuestions(NOW, store) },
    );
  let house = start();
  let ids = 1_101_112_131_415_161_718n;
  const more = () => ({ id: String(++ids) });
  return {
    done,
    restart() {
      house = start();
    },
    type: (path: string, options = {}) => house.type(path, options, more()),
    press: (customId: string) => house.press(customId, more()),
  };
}

type Shown = {
  readonly controls: readonly { readonly label?: string | undefined; readonly custom_id?: string | undefined }[];
};
const idOf = ({ controls }: Shown, label: string) => controls.find((one) => one.label === label)?.custom_id ?? "";

describe("one question at a time", () => {
  test("pressed after a newer one, an older question does nothing, and shows the newer", async () => {
    const { type, press, done } = createHouse();
    const older = await type("reminder set", { bedtime: "10" });
    const newer = await type("reminder set", { bedtime: "11" });
    const pressed = await press(idOf(older, "22:00"));

    expect(done).toEqual([]);
    expect(pressed.text).toContain("I've asked you something newer since, so this does nothing any more.");
    expect(idOf(pressed, "23:00")).toBe(idOf(newer, "23:00"));
    await press(idOf(pressed, "23:00"));
    expect(done).toEqual(["23:00"]);
  });

  test("of whatever kind the two are, and over a restart", async () => {
    const house = createHouse();
    const cards: [Shown, string][] = [
      [await house.type("privacy delete"), "Delete everything"],
      [await house.press("1|reminder.stop|2026-03-12"), "Yes, stop"],
      [await house.type("reminder pause", { until: "next Friday" }), "Friday 13 March"],
      [await house.type("reminder set", { bedtime: "10" }), "22:00"],
      [await house.type("diary checkin on", { at: "half 8" }), "07:30"],
    ];
    house.restart();
    for (const [card, label] of cards.slice(0, -1)) {
      expect(idOf(card, label)).not.toBe("");
      expect((await house.press(idOf(card, label))).text).toContain("When in the morning?");
    }
    expect(house.done).toEqual([]);
  });

  test("is over once the newer one is answered, and leads on", async () => {
    const { type, press, done } = createHouse();
    const older = await type("reminder set", { bedtime: "10" });
    await press(idOf(await press("1|reminder.stop|2026-03-12"), "Yes, stop"));
    const pressed = await press(idOf(older, "10:00"));

    expect(done).toEqual(["stopped"]);
    expect(pressed.text).toContain("Nothing was changed.");
    expect(pressed.controls.map(({ custom_id }) => custom_id)).toEqual(["1|reminder.begin"]);
  });

  test("pressed twice, the newest does what it does both times", async () => {
    const { press, done } = createHouse();
    const yes = idOf(await press("1|reminder.stop|2026-03-12"), "Yes, stop");
    await Promise.all([press(yes), press(yes)]);
    expect(done).toEqual(["stopped", "stopped"]);
  });

  test("which leads to another question, is followed by that one", async () => {
    const { type, press, done } = createHouse();
    const place = await type("reminder set", { bedtime: "10", zone: "Lisbonn" });
    const time = await press(place.controls[0]?.custom_id ?? "");
    expect((await press(place.controls[0]?.custom_id ?? "")).text).toContain("I've asked you something newer since");
    await press(idOf(time, "22:00"));
    expect(done).toEqual(["22:00"]);
  });

  test("from a version that knew no marks, works until another is asked", async () => {
    const { type, press, done } = createHouse();
    await press("1|reminder.stop-now");
    await type("privacy delete");
    await press("1|reminder.stop-now");
    expect(done).toEqual(["stopped"]);
  });

  test("keeping everything as it is works on any of them", async () => {
    const { press } = createHouse();
    const older = await press("1|reminder.stop|2026-03-12");
    await press("1|privacy.ask");
    expect((await press(idOf(older, "Keep it"))).text).toBe("Nothing was changed.");
  });
});

describe("what is kept of it", () => {
  const open = () => {
    const clock = createTestClock(NOW);
    const store = openMapStore();
    const rows = store.collection("questions", OpenQuestion);
    return { clock, questions: createQuestions({ rows, locks: createUserLocks(), now: clock.now }) };
  };

  test("is the card until it is answered or a day old, and for thirty days that there was one", async () => {
    const { clock, questions } = open();
    await questions.ask(USER, "q1", [{ type: 17 }]);
    expect(await questions.standingOf(USER, "q0")).toEqual({ kind: "older", card: [{ type: 17 }] });
    clock.advance({ hours: QUESTION_KEPT.hours, seconds: 1 });
    expect(await questions.standingOf(USER, "q0")).toEqual({ kind: "older", card: undefined });
    await questions.sweep();
    expect(await questions.wordForWord(USER)).toEqual([`{"version":1,"asked":"q1","at":"${NOW}"}`]);
    expect(await questions.standingOf(USER, "q1")).toEqual({ kind: "last" });
    clock.advance({ hours: 24 * QUESTION_KEPT.days });
    await questions.sweep();
    expect(await questions.wordForWord(USER)).toEqual([]);
  });

  test("is told, exported and deleted", async () => {
    const { type, press } = createHouse();
    await type("reminder set", { bedtime: "10" });
    const shown = await type("privacy show");
    expect(shown.text).toContain("**When I last asked before doing something:**");
    expect(shown.text).toContain("**That question as you saw it,**");
    await press(idOf(await type("privacy delete"), "Delete everything"));
    expect((await type("privacy show")).text).not.toContain("When I last asked");
  });
});
