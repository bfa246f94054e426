import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { asked, consented } from "../../src/nights/changes.ts";
import { nightsIn } from "../../src/nights/ledger.ts";
import { Reminder } from "../../src/nights/reminder.ts";
import { AgendaRow, createStoreAgenda } from "../../src/storage/agenda/store-agenda.ts";
import { openSqliteStore } from "../../src/storage/sqlite/sqlite-store.ts";
import { LATE_EVENING } from "../support/a-reminder.ts";
import { openHouse, POSTS, requestsTo } from "../support/house.ts";

const OPENS_AT = Temporal.Instant.from("2026-01-11T21:45:00Z");
const NIGHT = "2026-01-11";
/** What is claimed and not yet sent at most (src/delivery/serve-due.ts). */
const IN_FLIGHT = 50;

const crowd = Array.from({ length: 200 }, (_, index) => ({
  userId: String(300_000_000_000_000_000n + BigInt(index)),
  dmChannelId: String(400_000_000_000_000_000n + BigInt(index)),
}));

async function withRecords<R>(folder: string, use: (store: Awaited<ReturnType<typeof openSqliteStore>>) => Promise<R>) {
  const store = await openSqliteStore({ folder });
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** Everybody in the crowd has a reminder on, due at `OPENS_AT`. */
async function seed(folder: string): Promise<void> {
  const before = OPENS_AT.subtract({ hours: 6 });
  await withRecords(folder, async (store) => {
    const records = crowd.map(({ userId, dmChannelId }) => {
      const reminder = consented(
        asked<Reminder>(undefined, LATE_EVENING, `consent-${userId}`, before),
        dmChannelId,
        before,
      );
      expect(reminder.next?.opensAt).toBe(OPENS_AT.toString());
      return [userId, reminder] as const;
    });
    await store.collection("reminders", Reminder).putMany(records);
    const agenda = createStoreAgenda({ rows: store.collection("agenda", AgendaRow), onUnreadable: () => {} });
    await agenda.planMany(crowd.map(({ userId }) => ({ userId, kind: "reminder", dueAt: OPENS_AT })));
  });
}

const readAll = (folder: string) =>
  withRecords(folder, async (store) => {
    const reads = await store.collection("reminders", Reminder).getMany(crowd.map(({ userId }) => userId));
    return reads.map((read) => (read.kind === "found" ? read.value : undefined));
  });

test("SIGTERM while many are being sent: nothing is claimed any more, what is on its way is finished, the next start sends the rest, none twice", async () => {
  const house = await openHouse("2026-01-11T20:00:00Z", {}, crowd);
  try {
    await house.bot.stop();
    await seed(house.stateDir);
    await house.bot.start();
    house.discord.setFault(() => ({ kind: "hold", until: sleep(80).then(() => undefined) }));
    // A busy machine lets them arrive unevenly, and some are refused with 429.
    const taken = () => requestsTo(house.discord, "POST", POSTS).filter(({ status }) => status === 200);
    const posts = () => requestsTo(house.discord, "POST", POSTS).length;
    const draining = house.moveTo(OPENS_AT.toString()).catch(() => undefined); // the bot goes while it beats
    await expect.poll(posts, { interval: 20 }).toBeGreaterThanOrEqual(60);
    const atSignal = posts();
    expect(await house.bot.stop()).toBe(0);
    await draining;

    const sentByThen = taken().length;
    expect(posts() - atSignal).toBeLessThanOrEqual(IN_FLIGHT + 10); // ten may have come between the look and the signal
    expect(sentByThen).toBeLessThan(crowd.length);
    const records = await readAll(house.stateDir);
    expect(records.filter((record) => record?.claim !== null)).toEqual([]);
    const toldSent = records.filter((record) => record && nightsIn(record.nights).at(-1)?.night === NIGHT);
    expect(toldSent).toHaveLength(sentByThen);

    await house.bot.start();
    await house.beat();
    const takenAfterABeat = async () => {
      await house.beat();
      return taken().length;
    };
    await expect.poll(takenAfterABeat).toBeGreaterThanOrEqual(crowd.length);
    const channels = taken().map(({ path }) => path.split("/")[2]);
    expect(channels).toHaveLength(crowd.length);
    expect(new Set(channels).size).toBe(crowd.length);
    expect(
      (await readAllWhenStopped(house)).every((record) => record && nightsIn(record.nights).at(-1)?.outcome === "sent"),
    ).toBe(true);
  } finally {
    await house.close();
  }
});

async function readAllWhenStopped(house: Awaited<ReturnType<typeof openHouse>>) {
  await house.bot.stop();
  return readAll(house.stateDir);
}
