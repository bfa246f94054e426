import { checkMessage } from "@winddown/local-discord/testing";
import { describe, expect, test } from "vitest";
import type { Shown } from "../../../../src/discord/ui/card.ts";
import { createDrawDirectMessage } from "../../../../src/discord/ui/direct-message.ts";
import { contents, texts } from "../../../support/command-house.ts";
import {
  CLOCK_CHANGE,
  CHECK_IN as checkIn,
  CONSENT as consent,
  EVERY,
  INSTANCE,
  NO_TIP,
  PLAIN as windDown,
} from "../../../support/every-direct-message.ts";
import { controlsIn, textIn } from "../../../support/read-card.ts";

const draw = createDrawDirectMessage(contents, texts, INSTANCE);
const { userId: USER } = windDown;
/** The kinds of message that answer words, but for help itself. */
const ANSWERS_WORDS = [
  "stopped",
  "nothing-to-stop",
  "paused",
  "skipped",
  "check-in-skipped",
  "resumed",
  "ask-stop",
  "ask-delete",
  "ask-remind",
  "awake",
  "overview",
  "tip-for-now",
  "tips",
  "cautions",
  "no-tip",
  "too-many",
];

test("in a thread a message names the one whose it is, and can notify nobody else", () => {
  const shown = draw({ ...windDown, inThread: USER });
  expect(shown.components[0]).toMatchObject({ content: `<@${USER}>` });
  expect(shown.allowed_mentions).toEqual({ parse: [], users: [USER] });
  expect(textIn(shown)).not.toContain("type **stop** here"); // nobody would hear it
  expect(draw(windDown).allowed_mentions).toEqual({ parse: [] });
});

test.each(EVERY)("$kind is a message that Discord takes", (message) => {
  expect(() => checkMessage(draw(message))).not.toThrow();
  expect(textIn(draw(message)).length).toBeGreaterThan(30);
  expect(draw(message).allowed_mentions).toEqual({ parse: [], ...(message.inThread && { users: [message.inThread] }) });
  expect(Object.keys(draw(message)).toSorted()).toEqual(["allowed_mentions", "components", "flags"]); // sent as it is
});

test("the nightly message says when bedtime is, gives one idea with its reason, and how to end it", () => {
  const text = textIn(draw(windDown));
  expect(text).toContain("<t:1773354600:t>");
  expect(text).toContain("Why: ");
  expect(text.match(/^### /gm)).toHaveLength(1);
  expect(text).toMatch(/evidence/i);
  expect(text).toMatch(/press \*\*Stop\*\* or type \*\*stop\*\*/);
  expect(text).not.toContain(USER);
});

test("the buttons of the nightly message carry its night, and those of the consent its marker", () => {
  expect(controlsIn(draw(windDown)).map(({ label, custom_id }) => [label, custom_id])).toEqual([
    ["In bed already", `1|reminder.in-bed|2026-03-12|0|${USER}`],
    ["15 more minutes", `1|reminder.snooze|2026-03-12|0|${USER}`],
    ["Skip tonight", `1|reminder.skip|2026-03-12|0|${USER}`],
    ["Stop", `1|reminder.stop|2026-03-12|0|${USER}`],
    ["I'm awake now", `1|sleep.awake|2026-03-12|0|${USER}`],
  ]);
  const last = draw({ ...windDown, step: 2, offersSnooze: false });
  expect(controlsIn(last).map(({ label }) => label)).toEqual([
    "In bed already",
    "Skip tonight",
    "Stop",
    "I'm awake now",
  ]);
  expect(controlsIn(draw(consent)).map(({ custom_id }) => custom_id)).toEqual(["1|reminder.stop|n0nce"]);
});

test("messages of one night share no button, so that one is never taken for the other", () => {
  const ids = [0, 1, 2].flatMap((step) =>
    controlsIn(draw({ ...windDown, step, ...(step === 0 && { ofSilence: "asks" as const }) })).map(
      ({ custom_id }) => custom_id,
    ),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test("a clock change is told with what it means for this bedtime", () => {
  const text = textIn(draw({ ...windDown, clockChange: CLOCK_CHANGE }));
  expect(text).toContain("**The clocks change in the night of Saturday 28 March:** they go forward by an hour.");
  expect(text).toContain("Your bedtime stays 02:30 on your clock. That night 02:30 does not exist");
  const back = textIn(
    draw({ ...windDown, clockChange: { ...CLOCK_CHANGE, inNights: 0, minutes: -30, bedtimeThatNight: undefined } }),
  );
  expect(back).toContain("**The clocks change tonight:** they go back by 30 minutes.");
  expect(back).not.toContain("does not exist");
});

describe("after nights without a sign", () => {
  const USUAL = ["In bed already", "15 more minutes", "Skip tonight", "Stop", "I'm awake now"];
  const labels = (shown: Shown) => controlsIn(shown).map(({ label }) => label);

  test("it asks in the same message, below the usual buttons, and says what silence will bring", () => {
    const asking = draw({ ...windDown, ofSilence: "asks", isNightly: true });
    expect(textIn(asking)).toContain("I haven't heard from you for 14 nights.");
    expect(textIn(asking)).toContain("after 30 more I'll pause by myself.");
    expect(labels(asking)).toEqual([...USUAL, "Keep nightly", "Every other night", "Pause"]);
  });

  test("somebody with chosen nights is not offered every other one", () => {
    expect(labels(draw({ ...windDown, ofSilence: "asks", isNightly: false }))).toEqual([...USUAL, "Keep it", "Pause"]);
  });

  test("the last one says that it is, and what it leaves to press", () => {
    const last = draw({ ...windDown, ofSilence: "pauses" });
    expect(textIn(last)).toContain("I haven't heard from you for 44 nights, so this is my last message.");
    expect(labels(last)).toEqual(["Resume", "Stop", "I'm awake now"]);
    // It is found again by its buttons, and no other message has one of them.
    expect(controlsIn(last).map(({ custom_id }) => custom_id)).toEqual(
      ["reminder.resume", "reminder.stop", "sleep.awake"].map((name) => `1|${name}|2026-03-12|0|${windDown.userId}`),
    );
  });

  test("a check-in asks and ends in the same way", () => {
    const asking = draw({ ...checkIn, ofSilence: "asks" });
    expect(textIn(asking)).toContain("I haven't heard from you for 14 mornings");
    expect(labels(asking)).toEqual(["Log", "Skip", "Stop", "Keep it", "Pause"]);
    const last = draw({ ...checkIn, ofSilence: "pauses" });
    expect(textIn(last)).toContain("this is my last question");
    expect(labels(last)).toEqual(["Log", "Skip", "Stop", "Resume"]);
  });
});

test("every night of a year has a message that fits, and no idea comes two nights running", () => {
  const ideaOf = (night: string) => /^### .*$/m.exec(textIn(draw({ ...windDown, night })))?.[0];
  const nights = Array.from({ length: 366 }, (_, day) =>
    Temporal.PlainDate.from("2026-03-12").add({ days: day }).toString(),
  );
  for (const night of nights) expect(() => checkMessage(draw({ ...windDown, night }))).not.toThrow();
  expect(ideaOf("2026-03-12")).toBe(ideaOf("2026-03-12"));
  const ideas = nights.map(ideaOf);
  expect(nights.filter((_night, day) => day > 0 && ideas[day] === ideas[day - 1])).toEqual([]);
});

test("the consent says what comes, when, where, and how to stop", () => {
  const text = textIn(draw(consent));
  for (const part of [
    "45 minutes before",
    "**22:30**",
    "Lisbon",
    "<t:1773351900:F>",
    "**Stop**",
    "**stop**",
    "/reminder off",
  ])
    expect(text).toContain(part);
});

test("who writes what nothing answers is led on by buttons, and told whom to call in danger", () => {
  const shown = draw(NO_TIP);
  expect(textIn(shown)).toMatch(/have nothing on that.*danger, call your local emergency number/s);
  expect(controlsIn(shown).map(({ label }) => label)).toEqual([
    "Turn the clock away",
    "Cut noise",
    "Try a tip",
    "I'm awake now",
    "Bad for months?",
    "Need help now?",
  ]);
  expect(textIn(draw({ ...NO_TIP, country: "DE" }))).toContain("danger, call 112 now");
});

test("whatever answers written words offers help, below; where they may be danger it asks so first, above", () => {
  const asks = { kind: "not-breathing", card: "not-waking" } as const;
  for (const message of EVERY.filter((one) => ANSWERS_WORDS.includes(one.kind))) {
    const plain = draw(message);
    expect(controlsIn(plain).at(-1)).toMatchObject({ label: "Need help now?", custom_id: "1|help.now" });

    const asking = draw({ ...message, ask: asks } as typeof message);
    expect(textIn(asking)).toMatch(/^Is somebody hard to wake, or not breathing well\?\n/);
    expect(controlsIn(asking)[0]).toMatchObject({ label: "Help now", custom_id: "1|help.now-asked|not-waking" });
    expect(controlsIn(asking).at(-1)).toMatchObject({ label: "Need help now?" });
  }
});

test("what comes by itself does not", () => {
  for (const message of EVERY.filter((one) => ![...ANSWERS_WORDS, "help"].includes(one.kind)))
    expect(controlsIn(draw(message)).map(({ label }) => label)).not.toContain("Need help now?");
});

test("a check-in names its night, has Log and Skip, and is found again though its person has moved meanwhile", () => {
  const card = draw(checkIn);
  expect(textIn(card)).toContain("The night of Thursday 12 March");
  expect(controlsIn(card).map(({ label }) => label)).toEqual(["Log", "Skip", "Stop"]);

  const ids = (message: typeof checkIn) => controlsIn(draw(message)).map(({ custom_id }) => custom_id);
  const moved = { ...checkIn, zone: "Europe/London" } as unknown as typeof checkIn;
  const nextDay = { ...checkIn, night: "2026-03-13" } as unknown as typeof checkIn;
  expect(ids(checkIn).some((id) => ids(moved).includes(id))).toBe(true);
  expect(ids(checkIn).some((id) => ids(nextDay).includes(id))).toBe(false);
  expect(ids(checkIn).some((id) => ids(windDown as never).includes(id))).toBe(false);
});
