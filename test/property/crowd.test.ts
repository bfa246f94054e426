import fc from "fast-check";
import { expect, test } from "vitest";
import { earlyOf, firstOf, type Spread } from "../../src/delivery/crowd.ts";
import { seeded } from "../support/seed.ts";

type Person = { readonly userId: string; readonly minute: number };
type Served = Person & { readonly at: number };

const MINUTES = 40;
const anyCrowds = fc
  .array(fc.record({ minute: fc.integer({ min: 16, max: MINUTES - 1 }), count: fc.integer({ min: 1, max: 120 }) }), {
    maxLength: 6,
  })
  .map((crowds) => crowds.flatMap(({ minute, count }, index) => peopleOf(minute, count, index)));
const anySpread: fc.Arbitrary<Spread> = fc.record({
  minutes: fc.integer({ min: 1, max: 15 }),
  perMinute: fc.integer({ min: 5, max: 40 }),
});

function peopleOf(minute: number, count: number, crowd: number): Person[] {
  return Array.from({ length: count }, (_, index) => ({ userId: `${crowd}${minute}00${index}`, minute }));
}

/** Serves them minute by minute: who is due first, then who begins early; so many a minute, and no more. */
function serve(people: readonly Person[], spread: Spread | undefined, perMinute: number): Served[] {
  const served: Served[] = [];
  let waiting = people.toSorted((a, b) => a.minute - b.minute || (a.userId < b.userId ? -1 : 1));
  for (let at = 0; waiting.length > 0; at++) {
    const due = waiting.filter(({ minute }) => minute <= at).slice(0, perMinute);
    const begun = new Set(due);
    if (spread !== undefined) {
      const counts = Array.from({ length: spread.minutes * 2 }, (_, later) => crowdOf(waiting, at + 1 + later).length);
      for (const [later, count] of earlyOf(counts, spread, 1 - due.length / perMinute).entries())
        for (const one of firstOf(crowdOf(waiting, at + 1 + later), count)) if (begun.size < perMinute) begun.add(one);
    }
    for (const one of begun) served.push({ ...one, at });
    waiting = waiting.filter((one) => !begun.has(one));
  }
  return served;
}

const crowdOf = (waiting: readonly Person[], at: number) => waiting.filter(({ minute }) => minute === at);
const byPerson = (served: readonly Served[]) => new Map(served.map((one) => [one.userId, one]));

test("everybody is served once, nobody earlier than the spread, and nobody later than without one", () => {
  fc.assert(
    fc.property(anyCrowds, anySpread, (people, spread) => {
      const without = byPerson(serve(people, undefined, spread.perMinute));
      const served = serve(people, spread, spread.perMinute);

      expect(served.map(({ userId }) => userId).toSorted()).toEqual(people.map(({ userId }) => userId).toSorted());
      for (const { userId, minute, at } of served) {
        expect(minute - at).toBeLessThanOrEqual(spread.minutes);
        expect(at).toBeLessThanOrEqual(Math.max(minute, without.get(userId)?.at ?? 0));
      }
    }),
    seeded,
  );
});

test("where every minute carries its own, everybody is served in it", () => {
  fc.assert(
    fc.property(anyCrowds, anySpread, (people, spread) => {
      const fullest = Math.max(1, ...people.map(({ minute }) => crowdOf(people, minute).length));
      const served = serve(people, { ...spread, perMinute: fullest }, fullest);
      expect(served.every(({ at, minute }) => at === minute)).toBe(true);
    }),
    seeded,
  );
});

test("a crowd for which there are places is on time, all of it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 40 }), (minutes, perMinute) => {
      const people = peopleOf(20, perMinute * (minutes + 1), 0);
      const served = serve(people, { minutes, perMinute }, perMinute);
      expect(served.every(({ at, minute }) => at <= minute)).toBe(true);
    }),
    seeded,
  );
});

test("on every night each of a crowd is as early as on any other, also when some do not come", () => {
  fc.assert(
    fc.property(fc.integer({ min: 50, max: 120 }), fc.nat(), (count, skipped) => {
      const spread = { minutes: 5, perMinute: 20 };
      const crowd = peopleOf(20, count, 0);
      const first = byPerson(serve(crowd, spread, 20));
      expect(byPerson(serve(crowd, spread, 20))).toEqual(first);
      const without = byPerson(serve(crowd.toSpliced(skipped % count, 1), spread, 20));
      for (const [userId, { at }] of without)
        expect(Math.abs(at - (first.get(userId)?.at ?? 0))).toBeLessThanOrEqual(1);
    }),
    seeded,
  );
});
