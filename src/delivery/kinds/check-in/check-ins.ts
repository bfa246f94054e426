import type { CheckInTime } from "../../../nights/check-in.ts";
import {
  type RotaInForce,
  transitionToFollow,
  transitionToOpenForm,
  transitionToSkipCheckIn,
  transitionToSkipLatest,
} from "../../../nights/check-in-transitions.ts";
import type { Night } from "../../../nights/night.ts";
import type { CheckIn, NightClaim, StoredCheckIn } from "../../../nights/reminder.ts";
import { ofSilence } from "../../../nights/silence.ts";
import {
  type KeepOutcome,
  type PauseOutcome,
  transitionToKeep,
  transitionToPause,
} from "../../../nights/transitions.ts";
import { transitionToTravelMornings } from "../../../nights/travel.ts";
import type { Rows } from "../../../rows/rows.ts";
import type { Agenda } from "../../agenda.ts";
import { forKind, type GivenDependencies } from "../../dependencies.ts";
import type { MessageKind } from "../../message-kind.ts";
import { createMessageService, type MessageService } from "../../message-service.ts";
import type { CheckInMessage } from "../../outbox.ts";
import { type Served, served } from "../../serve-due.ts";

/** Everything the rest of the bot may do about morning check-ins. They travel as reminders do. */
export interface CheckIns extends MessageService<CheckIn, CheckInTime> {
  /** The question of a night's message whether it is still wanted, answered. */
  keep(userId: string, night: Night): Promise<KeepOutcome>;
  pause(userId: string, night: Night): Promise<PauseOutcome>;
  /** "Skip", pressed on a night's message; false when that message is not known any more. */
  skip(userId: string, night: Night): Promise<boolean>;
  /** "Skip", typed; false when no check-in waits for an answer. */
  skipLatest(userId: string): Promise<boolean>;
  /** The person's rota may be another now: their check-in goes by it. */
  follow(userId: string): Promise<void>;
  /** The form was opened from a night's message. */
  opened(userId: string, night: Night): Promise<void>;
}

type Dependencies = GivenDependencies<CheckIn> & {
  readonly agenda: Agenda;
  readonly records: Pick<Rows<CheckIn>, "entries">;
  /** The nights this person has noted down already, for which no check-in comes. */
  readonly nightsNoted: (userId: string) => Promise<ReadonlySet<Night>>;
  /** The rota that this person's reminder goes by. */
  readonly rotaOf: (userId: string) => Promise<RotaInForce>;
  /** Whether a night can be noted as the person's typical one; never rejects. */
  readonly hasUsual?: (userId: string, night: Night, zone: string) => Promise<boolean>;
  /** Whether this instance has a diary. Without one nothing is sent, and what is kept stays until its time is over. */
  readonly hasDiary: boolean;
};

/** @returns the check-ins, and what the beat has to serve of them */
export function createCheckIns({ nightsNoted, rotaOf, hasUsual, hasDiary, ...given }: Dependencies): {
  checkIns: CheckIns;
  served: Served;
} {
  const messageKind: MessageKind<CheckIn> = {
    name: "check-in", // never early: in the morning that could wake somebody, and it has four hours to come in
    message: checkInMessage,
    consent: ({ schedule, ...confirmed }) => ({
      ...confirmed,
      kind: "check-in-consent",
      schedule: schedule as StoredCheckIn,
    }),
    done: nightsNoted,
    async complete(message) {
      if (message.kind !== "check-in" || hasUsual === undefined) return message;
      const { userId, night, zone } = message;
      return (await hasUsual(userId, night, zone)) ? { ...message, hasUsual: true } : message;
    },
  };
  const dependencies = forKind({ ...given, isServed: hasDiary }, messageKind);
  const { service, apply } = createMessageService<CheckIn, CheckInTime>(dependencies);

  const { messageRecords, timing, records } = dependencies;
  const follow = async (userId: string) => {
    const rota = await rotaOf(userId);
    await messageRecords.change(userId, (current) => ({
      next: transitionToFollow(current, rota, timing.now()),
      result: undefined,
    }));
  };
  /** For those whose rota was changed a moment before a crash. */
  const followAll = async () => {
    for await (const page of pagesOf(records.entries({ pageSize: PAGE }))) {
      if (dependencies.closing?.aborted) return;
      await Promise.all(
        page.map(async ([userId, record]) => {
          const rota = await rotaOf(userId);
          if (transitionToFollow(record, rota, timing.now()) !== record) await follow(userId);
        }),
      ).catch((error: unknown) => dependencies.report({ type: "failed", userId: page[0]?.[0] ?? "", error }));
    }
  };

  return {
    served: served(dependencies),
    checkIns: {
      ...service,
      keep: (userId, night) => apply(userId, (current, now) => transitionToKeep(current, { night, step: 0 }, now)),
      pause: (userId, night) =>
        apply(userId, (current, now) => transitionToPause(current, undefined, now, { night, step: 0 })),
      travel: (userId, travel) => apply(userId, (current, now) => transitionToTravelMornings(current, travel, now)),
      follow,
      async sweep() {
        if (hasDiary) await followAll();
        await service.sweep();
      },
      skip: (userId, night) => apply(userId, (current, now) => transitionToSkipCheckIn(current, night, now)),
      skipLatest: (userId) => apply(userId, transitionToSkipLatest),
      opened: async (userId, night) => {
        await apply(userId, (current, now) => transitionToOpenForm(current, night, now));
      },
    },
  };
}

/** So many are looked at together, in one query. */
const PAGE = 200;

async function* pagesOf<R>(
  entries: AsyncIterable<readonly [string, { readonly kind: string; readonly value?: R }]>,
): AsyncIterable<readonly (readonly [string, R])[]> {
  let page: [string, R][] = [];
  for await (const [userId, read] of entries) {
    if (read.kind === "found" && read.value !== undefined) page.push([userId, read.value]);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  yield page;
}

function checkInMessage(userId: string, { night }: NightClaim, record: CheckIn): CheckInMessage {
  const { schedule, locale } = record;
  // A claim outlives a stop, but not its schedule: a record that was ever on keeps one.
  const zone = schedule?.zone ?? "UTC";
  return { kind: "check-in", locale, userId, night, zone, ofSilence: ofSilence(record, night) };
}
