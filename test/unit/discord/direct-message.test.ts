import { join } from "node:path";
import { expect, test } from "vitest";
import { loadContent } from "../../../src/content/load.ts";
import type { DirectMessage } from "../../../src/delivery/outbox.ts";
import { createDrawDirectMessage } from "../../../src/discord/draw/direct-message.ts";
import { checkMessage } from "../../../src/playground/messages/check-message.ts";
import { controlsIn, textIn } from "../../support/read-card.ts";

const draw = createDrawDirectMessage(loadContent(join(import.meta.dirname, "../../../data")));

const USER = "234567890123456789";
const bedtime = Temporal.Instant.from("2026-03-12T22:30:00Z");
const opensAt = Temporal.Instant.from("2026-03-12T21:45:00Z");
const windDown = { kind: "wind-down", userId: USER, night: "2026-03-12", bedtime } as const;
const consent = {
  kind: "consent",
  startsNow: false,
  isMove: false,
  schedule: { bedtime: "22:30", zone: "Europe/Lisbon", leadMinutes: 45 },
  opensAt,
  marker: "n0nce",
} as const;
const every: readonly DirectMessage[] = [
  windDown,
  consent,
  { kind: "test" },
  { kind: "stopped" },
  { kind: "nothing-to-stop" },
  { kind: "help", topic: "crisis" },
  { kind: "help", topic: "emergency" },
  { kind: "cannot-read" },
];

test.each(every)("$kind is a message that Discord takes", (message) => {
  expect(() => checkMessage(draw(message))).not.toThrow();
  expect(textIn(draw(message)).length).toBeGreaterThan(50);
  expect(draw(message).allowed_mentions).toEqual({ parse: [] });
});

test("the nightly message says when bedtime is, gives one idea with its reason, and how to end it", () => {
  const text = textIn(draw(windDown));
  expect(text).toContain("<t:1773354600:t>");
  expect(text).toContain("Why it works: ");
  expect(text.match(/^### /gm)).toHaveLength(1);
  expect(text).toMatch(/evidence/i);
  expect(text).toMatch(/press \*\*Stop\*\* or type \*\*stop\*\*/);
  expect(text).not.toContain(USER);
});

test("the buttons of the nightly message carry its night, and those of the consent its marker", () => {
  expect(controlsIn(draw(windDown)).map(({ label, custom_id }) => [label, custom_id])).toEqual([
    ["Skip tonight", "1|reminder.skip|2026-03-12"],
    ["Stop", "1|reminder.stop|2026-03-12"],
  ]);
  expect(controlsIn(draw(consent)).map(({ custom_id }) => custom_id)).toEqual(["1|reminder.stop|n0nce"]);
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

test("who writes what cannot be read is told what can be, and whom to call in danger", () => {
  const text = textIn(draw({ kind: "cannot-read" }));
  for (const part of ["**stop**", "/help", "emergency number"]) expect(text).toContain(part);
});
