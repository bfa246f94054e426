import { createDiary, StoredDiary } from "../../../src/diary/diary.ts";
import { createPeople, StoredPerson } from "../../../src/preferences/people.ts";
import type { Store } from "../../../src/storage/core/store.ts";
import { createUserLocks } from "../../../src/storage/core/user-locks.ts";
import { createEvening } from "../one-person.ts";

const LISBON = { bedtime: Temporal.PlainTime.from("22:30"), zone: "Europe/Lisbon", leadMinutes: 45 };
export const personOf = (nth: number) => `10000000000000000${nth}`;

/**
 * Three days in January with all that is kept about people: 1 answered and asked for more time, missed a night and is in
 * the middle of a message; 2 chose nights; 3 paused; 4 paused until a day; 5 stopped; 6 skips; 7 has asked and was not
 * answered; 8 is in the middle of a message; 9 has check-ins. The stores of earlier versions beside this file were made
 * by this, run with the code of their time, and are the rows as they stood in `winddown.sqlite`.
 */
export async function liveThreeDays(store: Store): Promise<void> {
  let isCut = false;
  const evening = createEvening({
    store,
    meanwhile: () => {
      if (isCut) throw new Error("cut off");
    },
  });
  const { reminders, checkIns, clock, uptime, beatAt, turnOn } = evening;
  const now = () => clock.now();
  await uptime.begin(now());
  await turnOn(LISBON, personOf(1));
  await turnOn({ ...LISBON, bedtime: Temporal.PlainTime.from("00:10"), nights: [1, 2, 3], quiet: true }, personOf(2));
  for (const nth of [3, 4, 5, 6, 8]) await turnOn(LISBON, personOf(nth));
  const at = { at: Temporal.PlainTime.from("08:00"), zone: "Europe/Lisbon" };
  await checkIns.turnOn(personOf(9), at, "check", "en-GB");
  await beatAt("2026-01-10T21:45:00Z");
  await reminders.snooze(personOf(1), { night: "2026-01-10", step: 0 });
  await beatAt("2026-01-10T22:00:00Z");
  await beatAt("2026-01-11T08:00:00Z");
  await reminders.answer(personOf(6), { night: "2026-01-10", step: 0 }, "in-bed");
  clock.set("2026-01-11T12:00:00Z");
  await reminders.pause(personOf(3));
  await reminders.pause(personOf(4), "2026-01-20");
  await reminders.stop(personOf(5));
  await reminders.skipTonight(personOf(6));
  await uptime.alive(now());
  clock.set("2026-01-12T02:00:00Z");
  await uptime.begin(now());
  await beatAt("2026-01-12T02:00:00Z"); // the 11th was missed
  clock.set("2026-01-12T12:00:00Z");
  isCut = true;
  await beatAt("2026-01-12T21:45:00Z");
  await turnOn({ ...LISBON, leadMinutes: 30 }, personOf(7)).catch(() => undefined); // cut off, too

  const dependencies = { locks: createUserLocks(), onUnreadable: () => {} };
  const diary = createDiary({ ...dependencies, rows: store.collection("diary", StoredDiary), now });
  await diary.keepNight(personOf(1), {
    night: "2026-01-10",
    zone: "Europe/Lisbon",
    inBed: "2026-01-10T22:40",
    tried: "2026-01-10T23:00",
    onsetMinutes: 20,
    awakenings: 1,
    awakeMinutes: 5,
    woke: "2026-01-11T07:00",
    rose: "2026-01-11T07:20",
    quality: "good",
  });
  await diary.keepNight(personOf(1), { night: "2026-01-11", zone: "Europe/Lisbon", noSleep: true });
  await diary.look(personOf(1), "2026-01-12");
  const typed = { bed: "late", onset: "ages", awake: "", rise: "?", quality: "" };
  await diary.keepDraft(personOf(1), "2026-01-11", "Europe/Lisbon", typed);
  await createPeople({ ...dependencies, rows: store.collection("people", StoredPerson) }).chooseCountry(
    personOf(1),
    "PT",
  );
}
