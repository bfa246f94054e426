import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import type { Outbox } from "../../src/delivery/outbox.ts";
import { nightsIn } from "../../src/nights/ledger.ts";
import { openPostgresAgenda } from "../../src/storage/agenda/postgres-agenda.ts";
import { openPostgresStore } from "../../src/storage/postgres/postgres-store.ts";
import { reminderOn } from "../support/a-reminder.ts";
import { createCoach } from "../support/coach.ts";
import { freshDatabase } from "../support/postgres/fresh-database.ts";
import { createSimulatedDiscord, type Weather } from "../support/simulated-discord.ts";
import { createTestClock } from "../support/test-clock.ts";

const PEOPLE = Array.from({ length: 120 }, (_, index) => String(300_000_000_000_000_000n + BigInt(index)));

/** Processes on one database, each of which is sure that it leads, and one Discord that takes its time. */
async function severalLeaders(count: number) {
  const url = await freshDatabase();
  const clock = createTestClock("2026-01-10T21:00:00Z");
  const discord = createSimulatedDiscord(clock.now);
  const posts = new Map<string, number>();
  const outbox: Outbox = {
    ...discord.outbox,
    async post(channelId, message, nonce) {
      posts.set(channelId, (posts.get(channelId) ?? 0) + 1);
      await sleep(Math.random() * 8);
      return discord.outbox.post(channelId, message, nonce);
    },
  };
  const leaders = await Promise.all(
    Array.from({ length: count }, async () => {
      const store = await openPostgresStore({ url });
      onTestFinished(() => store.close());
      const agenda = await openPostgresAgenda({ store, onUnreadable: () => {} });
      return createCoach({ store, outbox, clock, agenda, userLocks: (name) => store.userLocks(name) });
    }),
  );
  const [first] = leaders;
  await first?.records.putMany(PEOPLE.map((userId) => [userId, { ...reminderOn(), channelId: `dm-${userId}` }]));
  await first?.reminders.sweep();
  return {
    clock,
    discord,
    posts,
    agenda: first?.agenda,
    beat: () => Promise.all(leaders.map(({ serveDue }) => serveDue())),
    sweep: () => Promise.all(leaders.map(({ reminders }) => reminders.sweep())),
    async outcomes() {
      const reads = (await first?.records.getMany(PEOPLE)) ?? [];
      return reads.map((read) =>
        read.kind === "found" ? nightsIn(read.value.nights).map(({ night, outcome }) => `${night} ${outcome}`) : [],
      );
    },
  };
}

test("three instances that all believe to lead, in the same minute, send everybody one message and note one night", async () => {
  const { clock, discord, agenda, beat, outcomes } = await severalLeaders(3);
  clock.set("2026-01-10T21:45:00Z");

  await beat();

  expect(discord.delivered.map(({ userId }) => userId).toSorted()).toEqual(PEOPLE);
  expect(await outcomes()).toEqual(PEOPLE.map(() => ["2026-01-10 sent"]));
  expect(await agenda?.countDue(clock.now())).toBe(0);
  expect(await agenda?.countDue(clock.now().add({ hours: 24 }))).toBe(PEOPLE.length);
});

test("also when a third of the answers is lost, and all of them go on beating and sweeping until bedtime", async () => {
  const { clock, discord, beat, sweep, outcomes } = await severalLeaders(3);
  let requests = 0;
  discord.setWeather(({ what }): Weather => (what === "post" && ++requests % 3 === 0 ? "answer-lost" : "fine"));
  clock.set("2026-01-10T21:45:00Z");

  for (let minute = 0; minute < 5; minute++) {
    await Promise.all([beat(), sweep()]);
    clock.advance({ minutes: 1 });
  }

  expect(discord.delivered.map(({ userId }) => userId).toSorted()).toEqual(PEOPLE);
  expect(await outcomes()).toEqual(PEOPLE.map(() => ["2026-01-10 sent"]));
});
