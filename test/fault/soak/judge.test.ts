import { expect, test } from "vitest";
import type { Journal } from "./journal.ts";
import { judge } from "./judge.ts";

/** In Lisbon in January, where the clock shows UTC: one window a night, 21:45 to 22:30. */
const WISH = { bedtime: "22:30", zone: "Europe/Lisbon", leadMinutes: 45 };
const NIGHT = "2026-01-10";

const at = (time: string) => Temporal.Instant.from(`2026-01-10T${time}Z`);
const moment = (time: string) => ({ at: at(time), realMs: at(time).epochMilliseconds });
const message = (time: string, night = NIGHT) => ({
  person: 0,
  night,
  stored: moment(time),
  arrived: moment(time),
});
const set = { person: 0, kind: "on", asked: moment("16:00"), confirmed: moment("16:00") } as const;

/** One evening on which the bot is up, with a beat a minute from 21:40 to 22:40. */
function evening(changes: Partial<Journal>): Journal {
  const beats = Array.from({ length: 61 }, (_, minute) => ({
    at: at("21:40").add({ minutes: minute }),
    isServed: true,
  }));
  return {
    people: [WISH],
    begun: at("15:00"),
    ended: at("23:00"),
    beats,
    troubles: [],
    changes: [set],
    messages: [],
    ledger: [],
    erased: [],
    ...changes,
  };
}

function counted(changes: Partial<Journal>) {
  const { counts } = judge(evening(changes));
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

test("one message inside the window is a night as it should be", () => {
  expect(counted({ messages: [message("21:45")] })).toEqual({ nights: 1, delivered: 1 });
  expect(counted({ messages: [message("22:29")] })).toEqual({ nights: 1, delivered: 1 });
});

test("none, though the bot was up, is lost, whatever it wrote down", () => {
  expect(counted({})).toEqual({ nights: 1, lost: 1 });
  expect(counted({ ledger: [{ person: 0, night: NIGHT, outcome: "unknown" }] })).toEqual({ nights: 1, lost: 1 });
});

test("two inside the window are doubled", () => {
  expect(counted({ messages: [message("21:45"), message("21:59")] })).toEqual({ nights: 1, doubled: 1 });
});

test.each([
  ["before it opens", message("21:44")],
  ["at bedtime", message("22:30")],
  ["for another night", message("21:45", "2026-01-09")],
])("a message %s is outside its window", (_name, one) => {
  expect(counted({ messages: [one] })).toMatchObject({ outside: 1 });
});

test("down but for a single beat: nobody's fault; two beats in a row are enough", () => {
  const up = (...times: string[]) =>
    evening({}).beats.map((beat) => ({ ...beat, isServed: times.some((time) => at(time).equals(beat.at)) }));

  expect(counted({ beats: up("22:00") })).toEqual({ nights: 1, excused: 1 });
  expect(counted({ beats: up("22:00", "22:02") })).toEqual({ nights: 1, excused: 1 });
  expect(counted({ beats: up("22:00", "22:01") })).toEqual({ nights: 1, lost: 1 });
});

test("two minutes after a mishap are too soon, and counted apart", () => {
  const until = (time: string) => [{ what: "kill", from: at("21:00"), to: at(time) }];

  expect(counted({ troubles: until("22:26") })).toEqual({ nights: 1, lost: 1 });
  expect(counted({ troubles: until("22:27") })).toEqual({ nights: 1, silent: 1 });
  expect(counted({ troubles: until("22:29") })).toEqual({ nights: 1, excused: 1 });
});

test("somebody else's trouble is no excuse", () => {
  const troubles = [{ what: "unreadable-record", person: 1, from: at("21:00"), to: at("23:00") }];
  expect(counted({ troubles })).toEqual({ nights: 1, lost: 1 });
});

test("written down as unknown counts apart; as sent, though it never came, is lost", () => {
  const troubles = [{ what: "500s", from: at("21:00"), to: at("22:40") }];
  const ledger = (outcome: string) => [{ person: 0, night: NIGHT, outcome }];

  expect(counted({ troubles, ledger: ledger("unknown") })).toEqual({ nights: 1, unknown: 1 });
  expect(counted({ troubles, ledger: ledger("sent") })).toEqual({ nights: 1, lost: 1 });
  expect(counted({ troubles, ledger: ledger("late"), messages: [message("21:45")] })).toEqual({
    nights: 1,
    delivered: 1,
    misrecorded: 1,
  });
});

test("after a stop nothing is due, and a message begun after the answer is outside; one under way is not", () => {
  const stop = (time: string) => ({ person: 0, kind: "off", asked: moment(time), confirmed: moment(time) }) as const;

  expect(counted({ changes: [set, stop("20:00")] })).toEqual({});
  expect(counted({ changes: [set, stop("20:00")], messages: [message("21:45")] })).toMatchObject({ outside: 1 });
  expect(counted({ changes: [set, stop("21:50")] })).toEqual({ nights: 1, excused: 1 });
  const inFlight = { ...message("21:50"), arrived: moment("21:49") };
  expect(counted({ changes: [set, stop("21:50")], messages: [inFlight] })).toEqual({ nights: 1, delivered: 1 });
});

test("a message that came by a wrong clock is counted apart, and one for the same night is not missed", () => {
  const troubles = [{ what: "wrong-clock", from: at("20:00"), to: at("20:10") }];
  const early = message("20:05");
  expect(counted({ troubles, messages: [early] })).toEqual({ nights: 1, excused: 1, misled: 1 });
  expect(counted({ troubles, messages: [early, message("21:45")] })).toEqual({ nights: 1, delivered: 1, misled: 1 });
  expect(counted({ troubles, messages: [early, message("21:45"), message("21:50")] })).toMatchObject({ doubled: 1 });
  expect(counted({ troubles }), "and it excuses no night whose window came later").toEqual({ nights: 1, lost: 1 });
});

test("what is gone though nobody deleted it is counted", () => {
  const erased = [{ person: 0, what: "the diary" }];
  expect(counted({ erased, messages: [message("21:45")] })).toEqual({ nights: 1, delivered: 1, erased: 1 });
});

test("a check-in is judged by its own window", () => {
  const people = [{ checkInAt: "22:00", zone: "Europe/Lisbon" }];
  const morning = { ...message("22:00", "2026-01-09") };
  const long = { people, ended: at("23:00").add({ hours: 4 }), beats: evening({}).beats };
  expect(counted({ ...long, messages: [morning] })).toEqual({ nights: 1, delivered: 1 });
  expect(counted({ ...long, messages: [{ ...morning, night: NIGHT }] })).toMatchObject({ outside: 1 });
});

test("nobody asked: a message is outside", () => {
  expect(counted({ changes: [], messages: [message("21:45")] })).toMatchObject({ outside: 1 });
});
