import fc from "fast-check";
import { expect, test } from "vitest";
import type { Plan } from "../../../../src/delivery/agenda.ts";
import { lastKeyAt, planKey, planOfKey } from "../../../../src/storage/agenda/plan-key.ts";
import { seeded } from "../../../support/seed.ts";

const someInstant = fc
  .bigInt({ min: -62_167_219_200_000_000_000n, max: 253_402_300_799_999_999_999n })
  .map((nanoseconds) => Temporal.Instant.fromEpochNanoseconds(nanoseconds));
const somePlan: fc.Arbitrary<Plan> = fc.record({
  dueAt: someInstant,
  userId: fc.stringMatching(/^\d{1,20}$/),
  kind: fc.stringMatching(/^[a-z0-9:~-]{1,20}$/),
});

test("a key spells out when, who and what", () => {
  const dueAt = Temporal.Instant.from("2026-03-28T21:45:00Z");

  expect(planKey({ dueAt, userId: "80351110224678912", kind: "reminder" })).toBe(
    "2026-03-28T21:45:00.000000000Z|80351110224678912|reminder",
  );
});

test("every plan is found again in its key, to the nanosecond", () => {
  fc.assert(
    fc.property(somePlan, (plan) => {
      const again = planOfKey(planKey(plan));
      expect(again && { ...again, dueAt: again.dueAt.epochNanoseconds }).toEqual({
        ...plan,
        dueAt: plan.dueAt.epochNanoseconds,
      });
    }),
    seeded,
  );
});

test("keys sort as text the way their plans sort in time, from the year 0 to 9999", () => {
  fc.assert(
    fc.property(somePlan, somePlan, (a, b) => {
      const inTime = Temporal.Instant.compare(a.dueAt, b.dueAt);
      if (inTime !== 0) expect(planKey(a) < planKey(b)).toBe(inTime < 0);
    }),
    seeded,
  );
});

test("the last key at an instant lets in all that is due then and nothing later", () => {
  fc.assert(
    fc.property(somePlan, someInstant, (plan, until) => {
      expect(planKey(plan) <= lastKeyAt(until)).toBe(Temporal.Instant.compare(plan.dueAt, until) <= 0);
      expect(planKey(plan) <= lastKeyAt(plan.dueAt)).toBe(true);
    }),
    seeded,
  );
});

test.each([
  "",
  "2026-03-28T21:45:00Z|42|reminder",
  "2026-03-28T21:45:00.000000000Z|42",
  "2026-03-28T21:45:00.000000000Z|42|reminder|more",
  "2026-02-30T21:45:00.000000000Z|42|reminder",
  "2026-03-28T21:45:00.000000000Z|forty-two|reminder",
])("“%s” is no plan's key", (key) => {
  expect(planOfKey(key)).toBeUndefined();
});
