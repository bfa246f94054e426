import { ButtonStyle, ComponentType } from "discord-api-types/v10";
import { expect, test } from "vitest";

import { chooseControl, nearestControl } from "../../src/terminal/choose-control.ts";
import { message, tips } from "./render/messages.ts";

const stop = message({
  id: "2",
  components: [
    {
      type: ComponentType.ActionRow,
      components: [
        { type: ComponentType.Button, style: ButtonStyle.Secondary, custom_id: "more", label: "15 more minutes" },
        { type: ComponentType.Button, style: ButtonStyle.Danger, custom_id: "stop-now", label: "Stop" },
      ],
    },
  ],
});
const words = message({ id: "3", content: "Good night." });
const newestFirst = [words, stop, tips];

test.each([
  ["a number means the newest message that has it", "1", "2", ["15 more minutes"]],
  ["a number only an older message has means that one", "4", "1", ["Read the study"]],
  ["a label in any case", "another", "1", ["Another"]],
  ["a label that two messages have means the newer", "STOP", "2", ["Stop"]],
  ["a label that begins with a number", "15 more minutes", "2", ["15 more minutes"]],
  ["the first words of a label", "15 more", "2", ["15 more minutes"]],
  ["an entry of a menu", "Coffee", "1", ["Coffee"]],
  ["several entries of one menu", "5, 6", "1", ["Light", "Coffee"]],
])("%s", (_name, text, messageId, labels) => {
  const chosen = chooseControl(text, newestFirst);

  expect(chosen).toMatchObject({ messageId, controls: labels.map((label) => ({ label })) });
});

test("several buttons at once are refused", () => {
  expect(chooseControl("2 3", newestFirst)).toEqual({
    problem: "Several numbers at once only work for entries of one menu.",
  });
});

test("where text may be meant as text, only a whole label counts, and never part of a word", () => {
  expect(chooseControl("15 more", newestFirst, true)).toBeUndefined();
  expect(chooseControl("sto", newestFirst)).toBeUndefined();
});

test("what is nowhere is nothing, and its nearest neighbour can be named", () => {
  expect(chooseControl("anothr", newestFirst)).toBeUndefined();
  expect(chooseControl("17", newestFirst)).toBeUndefined();
  expect(nearestControl("anothr", newestFirst)).toMatchObject({ label: "Another", number: 2 });
});
