import { expect, test } from "vitest";
import { createPeople } from "../../src/people.ts";
import type { Look } from "../../src/terminal/render/look.ts";
import { createTranscript } from "../../src/terminal/transcript.ts";
import type { SeenMessage } from "../../src/types.ts";

const [robin] = createPeople("Europe/Lisbon");
const LOOK: Look = {
  width: 80,
  colour: false,
  zone: "Europe/Lisbon",
  locale: "en-GB",
  now: Temporal.Instant.from("2026-11-22T20:00:00Z"),
  nameOf: () => undefined,
};

function message(number: number): SeenMessage {
  return {
    place: "dm",
    onlyFor: undefined,
    components: [],
    message: {
      id: String(100_000_000_000_000_000 + number),
      content: `message ${number}`,
      timestamp: "2026-11-22T20:00:00Z",
      author: { ...robin.user, username: "Winddown", bot: true },
      flags: 0,
      embeds: [],
      attachments: [],
    } as unknown as SeenMessage["message"],
  };
}

async function arriving(count: number): Promise<string[]> {
  const printed: string[] = [];
  const transcript = createTranscript({
    discord: { seen: () => [] },
    print: (text) => printed.push(text),
    lookOf: () => LOOK,
  });
  await transcript.crowd(
    async () => {
      for (let number = 1; number <= count; number++) transcript.show(message(number), robin);
    },
    (passedOver) => printed.push(`(${passedOver} more)`),
  );
  return printed.map((text) => /message \d+|\(\d+ more\)/.exec(text)?.[0] ?? text);
}

test("a few messages during a move of the clock are all shown", async () => {
  expect(await arriving(4)).toEqual(["message 1", "message 2", "message 3", "message 4"]);
});

test("of a crowd the first and the last are shown, and the rest is counted", async () => {
  expect(await arriving(126)).toEqual(["message 1", "message 2", "message 3", "(122 more)", "message 126"]);
});

test("after a crowd every message is shown again", async () => {
  const printed: string[] = [];
  const transcript = createTranscript({
    discord: { seen: () => [] },
    print: (text) => printed.push(text),
    lookOf: () => LOOK,
  });
  await transcript.crowd(
    async () => {},
    () => {},
  );
  for (let number = 1; number <= 5; number++) transcript.show(message(number), robin);

  expect(printed).toHaveLength(5);
});
