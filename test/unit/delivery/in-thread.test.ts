import { expect, test } from "vitest";
import type { DirectMessage, Outbox, PostOutcome } from "../../../src/delivery/outbox.ts";
import { LATE_EVENING } from "../../support/a-reminder.ts";
import { createEvening, USER } from "../../support/one-person.ts";

/** A reminder that comes in a private thread; tonight's window is 21:45 to 22:30 UTC. */

const THREAD = "300000000000000001";
const OTHER = "300000000000000002";
const IN_THREAD = { thread: THREAD };
const DMS = { thread: undefined };

async function inThread() {
  const evening = createEvening();
  await evening.coach.reminders.turnOn(USER, LATE_EVENING, "first", undefined, IN_THREAD);
  return evening;
}

const placesOf = ({ discord }: ReturnType<typeof createEvening>) => discord.delivered.map(({ channelId }) => channelId);

/** Answers posts to the thread with `outcome` from now on. */
function refusing(outbox: Outbox, outcome: () => PostOutcome | undefined): void {
  const { post } = outbox;
  outbox.post = async (channelId: string, message: DirectMessage, nonce: string) =>
    (message.inThread === undefined ? undefined : outcome()) ?? post(channelId, message, nonce);
}

test("the consent and the nights come in the thread, and nothing is opened for it", async () => {
  const evening = await inThread();
  expect(evening.requests).toEqual(["post"]);
  await evening.beatAt("2026-01-10T21:45:00Z");
  expect(placesOf(evening)).toEqual([THREAD, THREAD]);
  expect(evening.discord.delivered.map(({ message }) => message.inThread)).toEqual([USER, USER]);
  const record = await evening.coach.reminders.find(USER);
  expect(record).toMatchObject({ thread: { id: THREAD }, channelId: null });
});

test("a change of the time stays in the thread and needs no message; another place is asked for with a message there", async () => {
  const evening = await inThread();
  const later = { ...LATE_EVENING, bedtime: LATE_EVENING.bedtime.add({ minutes: 30 }) };
  const later30 = await evening.coach.reminders.turnOn(USER, later, "second");
  expect(later30).toMatchObject({ kind: "moved", thread: THREAD });
  expect(placesOf(evening)).toEqual([THREAD]);

  const moved = await evening.coach.reminders.turnOn(USER, later, "third", undefined, DMS);
  expect(moved).toMatchObject({ kind: "on", thread: undefined });
  expect(placesOf(evening).at(-1)).toBe(`dm-${USER}`);
  expect((await evening.coach.reminders.find(USER))?.thread).toBeUndefined();
});

test("a place that lets no message through leaves the reminder as it was, and the time moves on there at once", async () => {
  const evening = await inThread();
  evening.discord.setWeather(({ what }) => (what === "post" ? "refused" : "fine"));
  const refused = await evening.coach.reminders.turnOn(USER, LATE_EVENING, "to the DMs", undefined, DMS);
  expect(refused).toMatchObject({ kind: "refused", staysOn: true });

  evening.discord.setWeather(() => "fine");
  const later = { ...LATE_EVENING, bedtime: LATE_EVENING.bedtime.add({ minutes: 30 }) };
  expect(await evening.coach.reminders.turnOn(USER, later, "second")).toMatchObject({ kind: "moved", thread: THREAD });
  const record = await evening.coach.reminders.find(USER);
  expect(record).toMatchObject({ state: "on", thread: { id: THREAD }, schedule: { bedtime: "23:00" } });
  expect(record?.wish).toBeUndefined();
});

test("whose thread is lost is asked with a message wherever it is to come next, also after a pause of their own", async () => {
  const evening = await inThread();
  refusing(evening.outbox, () => ({ kind: "refused", trouble: "gone" }));
  await evening.beatAt("2026-01-10T21:45:00Z");
  expect(await evening.coach.reminders.find(USER)).toMatchObject({ state: "paused", pausedBy: "refusals" });
  expect((await evening.coach.reminders.find(USER))?.unanswered ?? 0).toBe(0);
  expect(await evening.coach.reminders.pause(USER, "2026-01-12")).toMatchObject({ resumesAt: undefined });
  expect(await evening.coach.reminders.find(USER)).toMatchObject({ state: "paused", pausedBy: "person" });
  const later = { ...LATE_EVENING, bedtime: LATE_EVENING.bedtime.add({ minutes: 30 }) };
  expect(await evening.coach.reminders.turnOn(USER, later, "second")).toMatchObject({ kind: "on", thread: undefined });
  expect(placesOf(evening).at(-1)).toBe(`dm-${USER}`);
  expect((await evening.coach.reminders.find(USER))?.thread).toBeUndefined();
});

test("what was asked for is kept when no direct message gets through, for one press to ask for it in a thread", async () => {
  const evening = createEvening();
  evening.discord.setWeather(({ what }) => (what === "post" ? "refused" : "fine"));
  expect(await evening.turnOn()).toMatchObject({ kind: "refused" });
  const { wish } = (await evening.coach.reminders.find(USER)) ?? {};
  expect(wish).toMatchObject({ bedtime: "22:30" });

  evening.discord.setWeather(() => "fine");
  await evening.coach.reminders.turnOn(USER, LATE_EVENING, "in a thread", undefined, IN_THREAD);
  expect((await evening.coach.reminders.find(USER))?.wish).toBeUndefined();
});

test("moved while a message is on its way, it is looked for where it went, and none comes twice", async () => {
  const evening = await inThread();
  evening.discord.setWeather(({ what }) => (what === "post" ? "answer-lost" : "fine"));
  await evening.beatAt("2026-01-10T21:45:00Z");
  expect(placesOf(evening)).toEqual([THREAD, THREAD]);

  evening.discord.setWeather(() => "fine");
  await evening.coach.reminders.turnOn(USER, LATE_EVENING, "moved", undefined, DMS);
  await evening.beatAt("2026-01-10T21:48:00Z");
  await evening.beatAt("2026-01-10T21:52:00Z");

  expect(evening.discord.nights(USER)).toEqual(["2026-01-10"]);
  expect(await evening.outcomes()).toEqual([["2026-01-10", "sent"]]);
});

test("moved while a message got nowhere, it comes in the new place", async () => {
  const evening = await inThread();
  evening.discord.setWeather(({ what }) => (what === "post" ? "lost-before" : "fine"));
  await evening.beatAt("2026-01-10T21:45:00Z");

  evening.discord.setWeather(() => "fine");
  await evening.coach.reminders.turnOn(USER, LATE_EVENING, "moved", undefined, { thread: OTHER });
  for (const minute of ["48", "50", "52"]) await evening.beatAt(`2026-01-10T21:${minute}:00Z`);

  const nightly = evening.discord.delivered.filter(({ message }) => message.kind === "wind-down");
  expect(nightly.map(({ channelId }) => channelId)).toEqual([OTHER]);
});

test.each(["gone", "left"] as const)(
  "a thread that is %s pauses it that night, says so once, and waits for a place",
  async (trouble) => {
    const evening = await inThread();
    refusing(evening.outbox, () => ({ kind: "refused", trouble }));
    await evening.beatAt("2026-01-10T21:45:00Z");

    const { reminders } = evening.coach;
    expect(await reminders.find(USER)).toMatchObject({ state: "paused", pausedBy: "refusals", thread: { trouble } });
    expect(await reminders.takeNotice(USER)).toBe(`thread-${trouble}`);
    expect(await reminders.takeNotice(USER)).toBeNull();
    expect(await reminders.resume(USER)).toEqual({ kind: "thread-lost" });

    // The next time something is set, direct messages are tried first, and tonight still comes there.
    expect(await evening.turnOn()).toMatchObject({ kind: "on", thread: undefined });
    await evening.beatAt("2026-01-10T21:50:00Z");
    expect(evening.discord.nights(USER)).toEqual(["2026-01-10"]);
  },
);

test("a permission that is missing pauses it after three nights, and resuming tries the thread again", async () => {
  const evening = await inThread();
  let outcome: PostOutcome | undefined = { kind: "refused", trouble: "closed" };
  refusing(evening.outbox, () => outcome);
  for (const day of ["10", "11"]) await evening.beatAt(`2026-01-${day}T21:45:00Z`);
  expect((await evening.coach.reminders.find(USER))?.state).toBe("on");
  await evening.beatAt("2026-01-12T21:45:00Z");
  expect(await evening.coach.reminders.takeNotice(USER)).toBe("thread-closed");

  outcome = undefined;
  expect(await evening.coach.reminders.resume(USER)).toMatchObject({ kind: "resumed" });
  await evening.beatAt("2026-01-13T21:45:00Z");
  expect(placesOf(evening)).toEqual([THREAD, THREAD]);
  expect((await evening.coach.reminders.find(USER))?.thread).toEqual({ id: THREAD });
});

test("a test goes where the nightly messages go, a parked worry into the direct messages alone", async () => {
  const evening = await inThread();
  await evening.coach.reminders.test(USER, "test");
  await evening.coach.reminders.say(USER, { kind: "worry", worry: "the rent" }, "worry");
  expect(placesOf(evening)).toEqual([THREAD, THREAD, `dm-${USER}`]);
});

test("a stop keeps the place that was chosen, a deletion nothing", async () => {
  const evening = await inThread();
  await evening.coach.reminders.stop(USER);
  await evening.turnOn();
  expect(placesOf(evening)).toEqual([THREAD, THREAD]);

  await evening.coach.reminders.forget(USER);
  await evening.turnOn();
  expect(placesOf(evening).at(-1)).toBe(`dm-${USER}`);
});

test("silence is counted in a thread as anywhere, and Resume on the last message has the next ones come there", async () => {
  const evening = await inThread();
  const { reminders } = evening.coach;
  const first = Temporal.Instant.from("2026-01-10T21:45:00Z");
  for (let night = 0; night < 46; night++) await evening.beatAt(first.add({ hours: 24 * night }).toString());
  const said = evening.discord.delivered.flatMap(({ message }) =>
    message.kind === "wind-down" && message.ofSilence ? [[message.ofSilence, message.inThread, message.night]] : [],
  );
  expect(said).toEqual([
    ["asks", USER, "2026-01-24"],
    ["pauses", USER, "2026-02-23"],
  ]);
  expect(await reminders.find(USER)).toMatchObject({ state: "paused", pausedBy: "silence", thread: { id: THREAD } });

  expect(await reminders.resume(USER, { night: "2026-02-23", step: 0 })).toMatchObject({ kind: "resumed" });
  await evening.beatAt(first.add({ hours: 24 * 46 }).toString());
  expect(placesOf(evening).at(-1)).toBe(THREAD);
});
