import { describe, expect, test } from "vitest";
import { openMapStore } from "../../src/storage/core/map-store.ts";
import { createCoach } from "../support/coach.ts";
import { commandHouse, mapCoaching } from "../support/command-house.ts";
import { createSimulatedDiscord } from "../support/simulated-discord.ts";
import { createTestClock } from "../support/test-clock.ts";

/** The process is dead: nothing it still tries has any effect. */
class Crash extends Error {}

const ME = "234567890123456789";
const EVENING = { bedtime: Temporal.PlainTime.from("23:30"), zone: "Europe/Lisbon", leadMinutes: 45 };

/** What somebody presses on which day: a button of what this command shows. */
type Press = readonly [day: number, path: string, label: string];

const LIVES: readonly { readonly name: string; readonly presses: readonly Press[]; readonly comesTo: object }[] = [
  {
    name: "a week of steps, a pause and the next week",
    presses: [
      [0, "coach show", "Did it"],
      [1, "coach show", "Not tonight"],
      [2, "coach show", "Pause"],
      [4, "coach show", "Go on"],
      [12, "coach show", "On to week 2"],
    ],
    comesTo: { record: { programme: { week: 2, weekOn: "2026-03-24", days: [{ did: true }, { did: false }] } } },
  },
  {
    name: "a bedtime moved, with a pause between",
    presses: [
      [0, "coach shift", "Move to 23:15"],
      [2, "coach shift", "Move to 23:00"],
      [3, "coach shift", "Pause"],
      [4, "coach shift", "Go on"],
      [6, "coach shift", "Move to 22:45"],
    ],
    comesTo: { bedtime: "22:45", record: { shift: { at: "22:45", movedOn: "2026-03-18" } } },
  },
];

/**
 * Lives it, and dies before the step numbered `crashAt` of those that touch the store or Discord. Whoever got no answer
 * looks again after the restart, and presses again what is still there.
 */
async function live(presses: readonly Press[], crashAt: number) {
  const clock = createTestClock("2026-03-12T20:00:00Z");
  const discord = createSimulatedDiscord(clock.now);
  let steps = 0;
  let isCounting = false;
  let isDead = false;
  const step = () => {
    if (!isCounting) return;
    steps += 1;
    if (steps === crashAt) isDead = true;
    if (isDead) throw new Crash();
  };
  const store = openMapStore({ before: step });
  const before = <A extends unknown[], R>(does: (...given: A) => Promise<R>) => {
    return async (...given: A) => {
      step();
      return does(...given);
    };
  };
  const { open, post, find, lookUp } = discord.outbox;
  const outbox = { open: before(open), post: before(post), find: before(find), lookUp: before(lookUp) };
  const start = () => createCoach({ store, outbox, clock });
  let coach = start();
  const house = () =>
    commandHouse(coach.reminders, {
      now: clock.now().toString(),
      coaching: mapCoaching(clock.now().toString(), store),
    });
  await coach.reminders.turnOn(ME, EVENING, "set");
  await coach.reminders.find(ME);

  const begun = Temporal.Instant.from("2026-03-12T20:00:00Z");
  const coaching = mapCoaching(begun.toString(), store);
  await coaching.programme(ME, () => ({
    next: {
      startedOn: "2026-03-12",
      week: 1,
      weekOn: "2026-03-12",
      step: "w1-light",
      days: [],
      touchedOn: "2026-03-12",
    },
    outcome: undefined,
  }));
  await coaching.shift(ME, () => ({
    next: { from: "23:30", to: "22:30", at: "23:30", startedOn: "2026-03-12", touchedOn: "2026-03-12" },
    outcome: undefined,
  }));
  isCounting = true;
  for (const [day, path, label] of presses) {
    const at = begun.add({ hours: 24 * day });
    clock.advance(clock.now().until(at));
    for (let tries = 0; tries < 3; tries += 1) {
      const shown = await house().type(path);
      const id = shown.controls.find((one) => one.label === label)?.custom_id;
      if (id !== undefined) await house().press(id);
      if (!isDead) break;
      isDead = false;
      coach = start();
      await coach.reminders.sweep().catch(() => undefined);
    }
  }
  isCounting = false;
  const reminder = await coach.reminders.find(ME);
  const record = await mapCoaching(clock.now().toString(), store).find(ME);
  return { steps, record, bedtime: reminder?.schedule?.bedtime, isOn: reminder?.state };
}

describe.each(LIVES)("$name", ({ presses, comesTo }) => {
  test("comes to the same, wherever the process dies", async () => {
    const whole = await live(presses, Number.POSITIVE_INFINITY);
    expect(whole).toMatchObject(comesTo);
    for (let crashAt = 1; crashAt <= whole.steps; crashAt += 1) {
      const { steps: _steps, ...lived } = await live(presses, crashAt);
      const { steps: _whole, ...wanted } = whole;
      expect(lived, `dead before step ${crashAt}`).toEqual(wanted);
    }
  });
});
