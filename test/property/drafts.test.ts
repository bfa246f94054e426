import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ReminderDraft, readDraft, writeDraft } from "../../commands/reminder/draft.ts";
import { customId } from "../../src/discord/ui/actions.ts";
import type { Cycle } from "../../src/nights/cycle.ts";
import { packCycle, unpackCycle } from "../../src/nights/packed-cycle.ts";
import { ROTA_BEDTIMES } from "../../src/understanding/rota/rota.ts";
import { seeded } from "../support/seed.ts";

const time = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((at) => new Temporal.PlainTime(Math.floor(at / 60), at % 60));
const cycle: fc.Arbitrary<Cycle> = fc
  .uniqueArray(time, { minLength: 1, maxLength: ROTA_BEDTIMES, selector: String })
  .chain((times) =>
    fc.record({
      start: fc
        .integer({ min: 0, max: 2_000 })
        .map((days) => new Temporal.PlainDate(2025, 1, 1).add({ days }).toString()),
      bedtimes: fc.array(fc.constantFrom(...times, undefined), { minLength: 2, maxLength: 28 }),
    }),
  )
  .filter(({ bedtimes }) => bedtimes.some((bedtime) => bedtime !== undefined));

const draft: fc.Arbitrary<ReminderDraft> = fc.record({
  bedtimes: fc.constant([]),
  isAsked: fc.constant(false),
  rota: cycle,
  leadMinutes: fc.option(fc.integer({ min: 15, max: 120 }), { nil: undefined }),
  isSeen: fc.constantFrom(true, undefined),
  quiet: fc.constantFrom(true, false, undefined),
});

describe("a rota in a button", () => {
  test("fits, whatever rota, place and occasion, and is read back as it was", () => {
    fc.assert(
      fc.property(draft, (one) => {
        const written = writeDraft(one);
        expect(written.bedtimes.length).toBeLessThanOrEqual(44);
        customId("reminder.my-clock-typed", { ...written, occasion: "12345678901234567890" });
        // A rota is typed without a lead, and its card is a question with a mark.
        const { bedtimes, nights } = writeDraft({ ...one, quiet: undefined });
        const zone = "America/North_Dakota/New_Salem";
        customId("reminder.at", { bedtimes, lead: "", nights, zone, asked: "zik0zj" });
        const read = readDraft(written);
        expect(writeDraft(read)).toEqual(written);
        expect(read.rota?.start).toBe(one.rota?.start);
        expect(read.rota?.bedtimes.map(String)).toEqual(one.rota?.bedtimes.map(String));
      }),
      seeded,
    );
  });

  test("what is not one is not read as one", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          cycle.map((one) => `${packCycle(one)}0`),
          fc.stringMatching(/^[0-9a-z.]{1,50}$/),
        ),
        (text) => {
          const read = unpackCycle(text);
          if (read) expect(unpackCycle(packCycle(read))).toBeDefined();
        },
      ),
      seeded,
    );
  });
});
