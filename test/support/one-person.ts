import type { Spread } from "../../src/delivery/crowd.ts";
import type { Outbox } from "../../src/delivery/outbox.ts";
import { type NightOutcome, nightsIn } from "../../src/nights/ledger.ts";
import type { Schedule } from "../../src/nights/night.ts";
import { openMapStore } from "../../src/storage/core/map-store.ts";
import type { Store } from "../../src/storage/core/store.ts";
import { LATE_EVENING } from "./a-reminder.ts";
import { createCoach } from "./coach.ts";
import { createSimulatedDiscord } from "./simulated-discord.ts";
import { createTestClock } from "./test-clock.ts";

export const USER = "100000000000000001";

type Options = {
  readonly store?: Store;
  /** Something to do while a request is on its way, such as pressing a button. */
  readonly meanwhile?: (request: "open" | "post" | "find" | "look-up") => Promise<void> | void;
  readonly isLeader?: () => boolean;
  readonly isClockSteady?: () => boolean;
  readonly mayDelete?: () => boolean;
  readonly spread?: Spread | undefined;
};

/** A bot and its Discord in the afternoon of 10 January 2026; tonight's window is 21:45 to 22:30 UTC. */
export function createEvening({ store = openMapStore(), meanwhile = () => {}, ...sure }: Options = {}) {
  const clock = createTestClock("2026-01-10T16:00:00Z");
  const discord = createSimulatedDiscord(clock.now);
  const requests: string[] = [];
  const outbox: Outbox = {
    async open(userId) {
      requests.push("open");
      await meanwhile("open");
      return discord.outbox.open(userId);
    },
    async post(channelId, message, nonce) {
      requests.push("post");
      await meanwhile("post");
      return discord.outbox.post(channelId, message, nonce);
    },
    async find(channelId, message, since) {
      requests.push("find");
      await meanwhile("find");
      return discord.outbox.find(channelId, message, since);
    },
    async lookUp(userId) {
      requests.push("look-up");
      await meanwhile("look-up");
      return discord.outbox.lookUp(userId);
    },
  };
  const coach = createCoach({ store, outbox, clock, ...sure });
  let occasions = 0;
  return {
    ...coach,
    coach,
    store,
    clock,
    discord,
    requests,
    outbox,
    turnOn: (schedule: Schedule = LATE_EVENING, userId = USER) =>
      coach.reminders.turnOn(userId, schedule, `command ${++occasions}`),
    /** Beats once at this instant. */
    async beatAt(instant: string) {
      clock.set(instant);
      requests.length = 0;
      await coach.serveDue();
    },
    async outcomes(userId = USER): Promise<(readonly [night: string, outcome: NightOutcome])[]> {
      const record = await coach.reminders.find(userId);
      return (record ? nightsIn(record.nights) : []).map(({ night, outcome }) => [night, outcome]);
    },
  };
}
