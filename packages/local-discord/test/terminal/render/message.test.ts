import { ComponentType } from "discord-api-types/v10";
import { expect, test } from "vitest";

import { renderBody, renderMessage } from "../../../src/terminal/render/message.ts";
import { textWidth } from "../../../src/terminal/render/text-width.ts";
import { look } from "./look.ts";
import { message, tips } from "./messages.ts";

test("a message reads from top to bottom, with a number on everything that can be pressed", () => {
  expect(renderMessage(tips, look)).toEqual([
    "── Winddown in #general · Sun 21:30 ────────────────────────────────────────────",
    "│ Wind down",
    "│ ---------",
    "│ Dim the lights one hour before bed, at 22:30.",
    "│",
    "│ Screens keep you awake.",
    "│ [1] Why",
    "│",
    "│ (Picture: Seven nights, six of them long)",
    `│ ${"─".repeat(78)}`,
    "│ [2] 🌙 Another   [3] Stop (off)   [4] Read the study (link)",
    "│",
    "│ Another topic (up to 2: type their numbers, such as 5 6):",
    "│   [5] Light – lamps and screens",
    "│   [6] Coffee",
  ]);
});

test("forty columns are enough", () => {
  const lines = renderMessage(tips, { ...look, width: 40 });

  expect(lines.filter((line) => textWidth(line) > 40)).toEqual([]);
  expect(lines).toContain("│ [2] 🌙 Another   [3] Stop (off)");
  expect(lines).toContain("│ [4] Read the study (link)");
});

test("without colour there is not one control character", () => {
  expect(renderMessage(tips, look).join("")).not.toContain("\u001B");
});

test("a direct message announces itself", () => {
  expect(renderMessage(message({ content: "Time to wind down.", place: "dm" }), { ...look, width: 60 })).toEqual([
    "══ Direct message from Winddown · Sun 21:30 ════════════════",
    "Time to wind down.",
  ]);
});

test("an answer to a command typed in the DM is not announced as a message of its own", () => {
  const [header] = renderMessage(message({ content: "Hi", place: "dm", onlyFor: "7" }), look);

  expect(header).toMatch(/^── Winddown in DM · Sun 21:30 · only you can see this ─+$/);
});

test("an answer for one person says that nobody else sees it, and a changed one that it changed", () => {
  const [header] = renderMessage(message({ content: "Hi", onlyFor: "7" }), look, true);

  expect(header).toMatch(/^── Winddown in #general · Sun 21:30 · only you can see this · changed ─+$/);
});

test("a header that is wider than the terminal takes two lines", () => {
  const lines = renderMessage(message({ content: "Hi", onlyFor: "7" }), { ...look, width: 40 });

  expect(lines.slice(0, 2)).toEqual([
    "── Winddown in #general · Sun 21:30 ·",
    "   only you can see this ───────────────",
  ]);
});

test("classic messages show their text, embeds and files", () => {
  const seen = message({
    content: "Your **week**",
    embeds: [
      {
        title: "Nights",
        url: "https://e.org",
        description: "Seven of them",
        fields: [{ name: "Mean", value: "7 h" }],
        footer: { text: "No score" },
      },
    ],
    attachments: [
      {
        id: "9",
        filename: "week.csv",
        size: 120,
        url: "http://localhost/week.csv",
        proxy_url: "http://localhost/week.csv",
        content_type: "text/csv",
      },
    ],
  });

  expect(renderMessage(seen, look).slice(1)).toEqual([
    "Your week",
    "",
    "│ Nights (https://e.org)",
    "│",
    "│ Seven of them",
    "│",
    "│ Mean",
    "│ 7 h",
    "│",
    "│ No score",
    "",
    "(File: week.csv, 120 bytes)",
  ]);
});

test("the entries of a long menu stand side by side, so that its message stays on the screen", () => {
  const options = Array.from({ length: 11 }, (_, index) => ({
    label: `Topic ${index + 1}`,
    value: String(index),
    description: "What it is about",
  }));
  const menu = { type: ComponentType.StringSelect, custom_id: "topics", placeholder: "Read on", options } as const;
  const seen = message({ components: [{ type: ComponentType.ActionRow, components: [menu] }] });

  expect(renderBody(seen, { ...look, width: 60 })).toEqual([
    "Read on:",
    "  [1] Topic 1 · [2] Topic 2 · [3] Topic 3 · [4] Topic 4 ·",
    "  [5] Topic 5 · [6] Topic 6 · [7] Topic 7 · [8] Topic 8 ·",
    "  [9] Topic 9 · [10] Topic 10 · [11] Topic 11",
  ]);
});
