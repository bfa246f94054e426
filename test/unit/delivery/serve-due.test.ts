import { afterEach, describe, expect, test } from "vitest";
import { nonceFor } from "../../../src/delivery/nonce.ts";
import { Reminder } from "../../../src/nights/reminder.ts";
import { AgendaRow } from "../../../src/storage/agenda/store-agenda.ts";
import { openMapStore } from "../../../src/storage/core/map-store.ts";
import { createMapTables } from "../../../src/storage/core/map-table.ts";
import { createTablesStore } from "../../../src/storage/core/tables-store.ts";
import { LATE_EVENING } from "../../support/a-reminder.ts";
import { createEvening, USER } from "../../support/one-person.ts";

const ANOTHER = "100000000000000002";
const TONIGHT = "2026-01-10";

/** Tables of which one page is damaged: reading this person's row fails, by itself and among others. */
function damagedFor(userId: string) {
  const tables = createMapTables();
  return {
    ...tables,
    open(name: string) {
      const table = tables.open(name);
      if (name !== "reminders") return table;
      const failing = (keys: readonly string[]) => {
        if (isDamaged && keys.includes(userId)) throw new Error("database disk image is malformed");
      };
      return {
        ...table,
        async getMany(keys: readonly string[]) {
          failing(keys);
          return table.getMany(keys);
        },
        async get(key: string) {
          failing([key]);
          return table.get(key);
        },
      };
    },
  };
}
let isDamaged = false;
afterEach(() => {
  isDamaged = false;
});

/** An evening whose rows can be spoiled as a newer version or a hand would. */
function createOpenEvening() {
  const tables = createMapTables();
  const store = createTablesStore(tables);
  const spoil = (userId: string) => tables.transaction([{ table: "reminders", key: userId, text: "{}" }]);
  return { ...createEvening({ store }), spoil };
}

describe("one person's trouble", () => {
  test("with an unreadable record costs the others nothing, and is left as it is", async () => {
    const { beatAt, discord, events, records, turnOn, spoil } = createOpenEvening();
    await turnOn(LATE_EVENING, USER);
    await turnOn(LATE_EVENING, ANOTHER);
    await spoil(USER);

    await beatAt("2026-01-10T21:45:00Z");

    expect(discord.nights(ANOTHER)).toEqual([TONIGHT]);
    expect(discord.nights(USER)).toEqual([]);
    expect(events).toContainEqual({ type: "unreadable-record", userId: USER });
    expect((await records.get(USER)).kind).toBe("unreadable");
  });

  test("with an unreadable record is over by itself: once it can be read again, the next beat sends", async () => {
    const { beatAt, discord, store, turnOn, spoil } = createOpenEvening();
    await turnOn();
    const [text = ""] = await store.collection("reminders", Reminder).wordForWord(USER);
    await spoil(USER);
    await beatAt("2026-01-10T21:45:00Z");

    await store.transaction([{ table: "reminders", key: USER, text }]);
    await beatAt("2026-01-10T21:46:00Z");

    expect(discord.nights(USER)).toEqual([TONIGHT]);
  });

  test("on a damaged page costs the others nothing; that everybody is on one is an error of the beat", async () => {
    const { beatAt, coach, discord, turnOn } = createEvening({ store: createTablesStore(damagedFor(USER)) });
    await turnOn(LATE_EVENING, USER);
    await turnOn(LATE_EVENING, ANOTHER);
    isDamaged = true;
    await beatAt("2026-01-10T21:45:00Z");
    expect(discord.nights(ANOTHER)).toEqual([TONIGHT]);
    expect(discord.nights(USER)).toEqual([]);

    await expect(coach.serveDue()).rejects.toThrow("malformed");
  });

  test("in a place that the runtime does not know waits, is told of, and costs the others nothing", async () => {
    const { beatAt, coach, discord, events, store, turnOn } = createEvening();
    await turnOn(LATE_EVENING, USER);
    await turnOn(LATE_EVENING, ANOTHER);
    const [text = ""] = await store.collection("reminders", Reminder).wordForWord(USER);
    const gone = text.replaceAll("Europe/Lisbon", "Europe/Nowhere");
    await store.transaction([{ table: "reminders", key: USER, text: gone }]);

    await beatAt("2026-01-10T21:45:00Z");
    await coach.reminders.sweep();

    expect(discord.nights(ANOTHER)).toEqual([TONIGHT]);
    expect(events.filter(({ type }) => type === "failed")).toEqual([]);
    expect(events).toContainEqual({ type: "unknown-zone", userId: USER });
    expect(await store.collection("reminders", Reminder).wordForWord(USER), "nothing of it is changed").toEqual([gone]);

    await store.transaction([{ table: "reminders", key: USER, text }]);
    await beatAt("2026-01-10T21:50:00Z");
    expect(discord.nights(USER), "a runtime that knows it goes on").toEqual([TONIGHT]);
  });

  test("with an unreadable record ends with deleting everything", async () => {
    const { reminders, records, turnOn, spoil } = createOpenEvening();
    await turnOn();
    await spoil(USER);

    expect(await reminders.forget(USER)).toBe(true);
    expect(await records.get(USER)).toEqual({ kind: "absent" });
    expect((await turnOn()).kind).toBe("on");
  });

  test("with an error of ours costs the others nothing, and is tried again at the next beat", async () => {
    const evening = createEvening({
      meanwhile: () => {
        if (isBroken) throw new Error("a bug");
      },
    });
    let isBroken = false;
    const { beatAt, discord, events, turnOn } = evening;
    await turnOn(LATE_EVENING, USER);
    isBroken = true;
    await beatAt("2026-01-10T21:45:00Z");
    isBroken = false;

    await beatAt("2026-01-10T21:48:00Z");

    expect(events).toContainEqual({ type: "failed", userId: USER, error: new Error("a bug") });
    expect(discord.nights(USER)).toEqual([TONIGHT]);
  });

  test("five hundred are served in one beat, fifty at a time", async () => {
    let inFlight = 0;
    let most = 0;
    const { beatAt, discord, turnOn } = createEvening({
      meanwhile: async () => {
        most = Math.max(most, ++inFlight);
        await new Promise(setImmediate);
        inFlight -= 1;
      },
    });
    const users = Array.from({ length: 500 }, (_, index) => String(10n ** 17n + BigInt(index)));
    for (const userId of users) await turnOn(LATE_EVENING, userId);

    await beatAt("2026-01-10T21:45:00Z");

    expect(users.every((userId) => discord.nights(userId).length === 1)).toBe(true);
    expect(most).toBe(50);
  });
});

test("a place is free once the message is sent, and the beat is over once all outcomes are written", async () => {
  const disk = Promise.withResolvers<void>();
  let isSlow = false;
  // Only what is written after sending has a part in the agenda: the plan done with and the next one.
  const store = openMapStore({
    before: (table, step) => (isSlow && table === "agenda" && step === "transaction" ? disk.promise : undefined),
  });
  const { beatAt, discord, outcomes, turnOn } = createEvening({ store });
  const users = Array.from({ length: 60 }, (_, index) => String(10n ** 17n + BigInt(index)));
  for (const userId of users) await turnOn(LATE_EVENING, userId);
  isSlow = true;

  let isOver = false;
  const beat = beatAt("2026-01-10T21:45:00Z").then(() => {
    isOver = true;
  });
  await new Promise(setImmediate);

  expect(users.filter((userId) => discord.nights(userId).length === 1)).toHaveLength(60);
  expect(isOver).toBe(false);
  disk.resolve();
  await beat;
  for (const userId of users) expect(await outcomes(userId)).toEqual([[TONIGHT, "sent"]]);
});

describe("the agenda and the records", () => {
  test("a row that no record stands by is dropped without a request", async () => {
    const { agenda, beatAt, requests, turnOn } = createEvening();
    await turnOn();
    await agenda.plan({ userId: USER, kind: "reminder", dueAt: Temporal.Instant.from("2026-01-10T17:00:00Z") });
    await agenda.plan({ userId: ANOTHER, kind: "reminder", dueAt: Temporal.Instant.from("2026-01-10T17:00:00Z") });
    await agenda.plan({ userId: USER, kind: "constructor", dueAt: Temporal.Instant.from("2026-01-10T17:00:00Z") });

    await beatAt("2026-01-10T17:00:00Z");

    expect(requests).toEqual([]);
    expect((await agenda.next())?.toString()).toBe("2026-01-10T21:45:00Z");
  });

  test("one reminder costs two writes: the claim, and the outcome together with the plans done with and next", async () => {
    const writes: string[] = [];
    const store = openMapStore({
      before: (table, step) => {
        if (!["get", "getMany", "page", "count"].includes(step)) writes.push(`${table} ${step}`);
      },
    });
    const { beatAt, turnOn } = createEvening({ store });
    await turnOn();
    writes.length = 0;

    await beatAt("2026-01-10T21:45:00Z");

    expect(writes).toEqual(["reminders transaction", "agenda transaction", "reminders transaction"]);
  });

  test("an agenda that cannot be read ends the beat with an error, and the next one goes on", async () => {
    let isBroken = false;
    const store = openMapStore({
      before: (table, step) => {
        if (isBroken && table === "agenda" && step === "page") throw new Error("busy");
      },
    });
    const { beatAt, discord, turnOn } = createEvening({ store });
    await turnOn();
    isBroken = true;
    await expect(beatAt("2026-01-10T21:45:00Z")).rejects.toThrow("could not list agenda");
    isBroken = false;

    await beatAt("2026-01-10T21:46:00Z");

    expect(discord.nights(USER)).toEqual([TONIGHT]);
  });
});

describe("the sweep", () => {
  test("gives a reminder its lost row back", async () => {
    const { agenda, beatAt, discord, events, reminders, store, turnOn } = createEvening();
    await turnOn();
    for await (const [key] of store.collection("agenda", AgendaRow).entries()) {
      await store.collection("agenda", AgendaRow).delete(key);
    }
    expect(await agenda.next()).toBeUndefined();

    await reminders.sweep();
    await beatAt("2026-01-10T21:45:00Z");

    expect(events).toContainEqual({ type: "swept", replanned: 1, purged: 0, unreadable: 0 });
    expect(discord.nights(USER)).toEqual([TONIGHT]);
  });

  test("brings back a reminder that was planned while the clock was a year ahead", async () => {
    const { beatAt, clock, discord, outcomes, reminders, turnOn } = createEvening();
    await turnOn();
    await beatAt("2027-01-10T22:00:00Z");
    clock.set("2026-01-10T17:00:00Z");

    await reminders.sweep();
    await beatAt("2026-01-10T21:45:00Z");

    expect(discord.nights(USER)).toEqual([TONIGHT]);
    expect(await outcomes()).toContainEqual([TONIGHT, "sent"]);
  });

  test("changes nothing where all is well, however often", async () => {
    const { reminders, turnOn } = createEvening();
    await turnOn();
    const before = await reminders.find(USER);

    await reminders.sweep();
    await reminders.sweep();

    expect(await reminders.find(USER)).toEqual(before);
  });

  test("deletes the record of a stopped reminder after thirty days and not before", async () => {
    const { clock, events, records, reminders, turnOn } = createEvening();
    await turnOn();
    await reminders.stop(USER);

    clock.set("2026-02-09T15:59:59Z");
    await reminders.sweep();
    expect((await records.get(USER)).kind).toBe("found");
    clock.set("2026-02-09T16:00:00Z");
    await reminders.sweep();

    expect((await records.get(USER)).kind).toBe("absent");
    expect(events.at(-1)).toEqual({ type: "swept", replanned: 0, purged: 1, unreadable: 0 });
  });

  test("plans nothing for somebody who deletes everything while it looks", async () => {
    let isLooking = false;
    const store = openMapStore({
      async before(table, step) {
        if (!isLooking || table !== "agenda" || step !== "getMany") return;
        isLooking = false;
        await reminders.forget(USER);
      },
    });
    const { reminders, agenda, turnOn } = createEvening({ store });
    await turnOn();

    isLooking = true;
    await reminders.sweep();

    expect(isLooking).toBe(false);
    expect(await agenda.rowsOf(USER)).toEqual([]);
  });

  test("counts what it cannot read, and goes on", async () => {
    const { events, reminders, turnOn, spoil } = createOpenEvening();
    await turnOn(LATE_EVENING, USER);
    await turnOn(LATE_EVENING, ANOTHER);
    await spoil(USER);

    await reminders.sweep();

    expect(events.at(-1)).toEqual({ type: "swept", replanned: 0, purged: 0, unreadable: 1 });
  });
});

describe("a nonce", () => {
  test("is the same for the same occasion, whatever the process", () => {
    expect(nonceFor("app", USER, TONIGHT, "wind-down", "0")).toBe(nonceFor("app", USER, TONIGHT, "wind-down", "0"));
  });

  test("differs by app, person, night and kind, and where the parts are cut", () => {
    const nonces = [
      nonceFor("app", USER, TONIGHT, "wind-down"),
      nonceFor("app2", USER, TONIGHT, "wind-down"),
      nonceFor("app", ANOTHER, TONIGHT, "wind-down"),
      nonceFor("app", USER, "2026-01-11", "wind-down"),
      nonceFor("app", USER, TONIGHT, "consent"),
      nonceFor("app", `${USER}${TONIGHT}`, "wind-down"),
    ];

    expect(new Set(nonces).size).toBe(nonces.length);
  });

  test("fits into the 25 characters Discord takes", () => {
    expect(nonceFor("app", USER, TONIGHT, "wind-down", "0")).toMatch(/^[\w-]{24}$/);
  });
});

describe("a turn that ends", () => {
  test("in the middle of a beat: nothing more is claimed, what is claimed is sent, and the next one goes on", async () => {
    let isLeader = true;
    let sent = 0;
    const { beatAt, discord, records, turnOn } = createEvening({
      isLeader: () => isLeader,
      meanwhile: async (request) => {
        await new Promise(setImmediate);
        if (request === "post" && ++sent === 200) isLeader = false;
      },
    });
    const users = Array.from({ length: 300 }, (_, index) => String(10n ** 17n + BigInt(index)));
    for (const userId of users) await turnOn(LATE_EVENING, userId);
    [isLeader, sent] = [true, 0];

    await beatAt("2026-01-10T21:45:00Z");

    const told = users.filter((userId) => discord.nights(userId).length === 1);
    expect(told.length).toBeGreaterThanOrEqual(200);
    expect(told.length).toBeLessThan(250); // no more than were on their way
    for (const userId of users) expect(await records.get(userId)).toMatchObject({ value: { claim: null } });

    isLeader = true;
    await beatAt("2026-01-10T21:46:00Z");
    expect(users.every((userId) => discord.nights(userId).length === 1)).toBe(true);
  });

  test("before it begins: nothing is asked of Discord", async () => {
    let isLeader = true;
    const { beatAt, requests, turnOn } = createEvening({ isLeader: () => isLeader });
    await turnOn();
    isLeader = false;

    await beatAt("2026-01-10T21:45:00Z");

    expect(requests).toEqual([]);
  });
});

describe("while the wall clock has jumped", () => {
  test("nobody is claimed, dropped or given up, and all goes on once it is sure", async () => {
    let isClockSteady = true;
    const { beatAt, discord, outcomes, turnOn } = createEvening({ isClockSteady: () => isClockSteady });
    await turnOn();
    isClockSteady = false;
    await beatAt("2026-01-10T21:45:00Z");
    await beatAt("2027-03-10T21:45:00Z");
    expect(discord.nights(USER)).toEqual([]);
    expect(await outcomes()).toEqual([]);

    isClockSteady = true;
    await beatAt("2026-01-10T21:46:00Z");
    expect(discord.nights(USER)).toEqual([TONIGHT]);
  });

  test("in the middle of a beat, the rest of it waits", async () => {
    let isClockSteady = true;
    const { beatAt, discord, turnOn } = createEvening({
      isClockSteady: () => isClockSteady,
      meanwhile: (request) => {
        if (request === "post" && isPosting) isClockSteady = false;
      },
    });
    let isPosting = false;
    const users = Array.from({ length: 120 }, (_, index) => String(10n ** 17n + BigInt(index)));
    for (const userId of users) await turnOn(LATE_EVENING, userId);
    isPosting = true;

    await beatAt("2026-01-10T21:45:00Z");

    const sent = users.filter((userId) => discord.nights(userId).length > 0);
    expect(sent.length).toBeLessThanOrEqual(50);
  });

  test("what a clock three hours ahead wrote off comes once it is right, and once only", async () => {
    const { beatAt, clock, coach, discord, outcomes, turnOn } = createEvening();
    await turnOn();
    await beatAt("2026-01-10T23:30:00Z"); // it is 20:30
    expect(await outcomes()).toEqual([[TONIGHT, "late"]]);

    clock.set("2026-01-10T20:31:00Z");
    await coach.reminders.sweep();
    expect(await outcomes()).toEqual([]);
    await beatAt("2026-01-10T21:45:00Z");
    await beatAt("2026-01-10T21:46:00Z");
    expect(discord.nights(USER)).toEqual([TONIGHT]);
  });

  test.each([
    ["ahead", "2028-01-10T21:50:00Z", "2028-01-10"],
    ["back", "2024-01-10T21:50:00Z", "2024-01-10"],
  ])("what came before a clock was two years %s for some minutes does not come again", async (_way, wrong) => {
    const { beatAt, clock, coach, discord, outcomes, turnOn } = createEvening();
    await turnOn();
    await beatAt("2026-01-10T21:45:00Z");
    for (let beats = 0; beats < 3; beats++) {
      clock.set(wrong);
      await coach.reminders.sweep();
      await beatAt(wrong);
    }

    clock.set("2026-01-10T21:53:00Z");
    await beatAt("2026-01-10T21:53:00Z"); // the beat may come before the sweep
    await coach.reminders.sweep();
    for (const minute of [54, 55]) await beatAt(`2026-01-10T21:${minute}:00Z`);
    expect(discord.nights(USER).filter((night) => night === TONIGHT)).toEqual([TONIGHT]);
    expect(discord.nights(USER).length, "or the wrong clock was never gone by").toBeGreaterThan(1);
    expect(new Set((await outcomes()).map(([, outcome]) => outcome)), "and nothing else was missed").toEqual(
      new Set(["sent"]),
    );
  });

  test("a message that was claimed by a clock ahead is found in the DM, and is not sent again", async () => {
    const { beatAt, clock, coach, discord, records, turnOn } = createEvening();
    await turnOn();
    await beatAt("2026-01-10T21:45:00Z");
    const read = await records.get(USER);
    if (read.kind !== "found") throw new Error("there is no record");
    const { last, ...sent } = read.value;
    const window = { night: TONIGHT, opensAt: "2026-01-10T21:45:00Z", closesAt: "2026-01-10T22:30:00Z" };
    const nonce = nonceFor("app", USER, TONIGHT, "wind-down", "0");
    // It was cut off before it was written down, and its clock had been a year ahead.
    await records.put(USER, { ...sent, last: null, claim: { ...window, nonce, at: "2027-01-10T21:45:00Z" } });
    clock.set("2026-01-10T21:46:00Z");
    await coach.reminders.sweep();
    await beatAt("2026-01-10T21:46:00Z");

    expect(discord.nights(USER)).toEqual([TONIGHT]);
    expect(last?.night).toBe(TONIGHT);
  });

  test("nothing that was stopped is deleted by a clock that is not sure", async () => {
    let mayDelete = false;
    const { clock, coach, records, turnOn } = createEvening({ mayDelete: () => mayDelete });
    await turnOn();
    await coach.reminders.stop(USER);
    clock.set("2027-03-10T12:00:00Z");
    await coach.reminders.sweep();
    expect((await records.get(USER)).kind).toBe("found");

    mayDelete = true;
    await coach.reminders.sweep();
    expect((await records.get(USER)).kind).toBe("absent");
  });
});
