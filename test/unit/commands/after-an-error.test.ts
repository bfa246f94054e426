import { expect, test } from "vitest";
import { commandHouse } from "../../support/command-house.ts";
import { storedReminder } from "../../support/fake-reminders.ts";

const houseOf = () => commandHouse({ find: async () => storedReminder() });

/** What was typed or pressed, what went wrong, and what can be pressed in place of typing it again. */
test.each([
  ["cautions", { topic: "the moon" }, "Ask about a name"],
  ["sleep article", { about: "bicycles" }, "What the article is"],
  ["reminder set", { bedtime: "22:30", nights: "never ever" }, "Remind me nightly"],
  ["reminder pause", { until: "when pigs fly" }, "Pause"],
  ["help", { country: "Atlantis" }, "Emergency numbers"],
])("/%s %j has “%s” to press after its error", async (command, options, label) => {
  const house = houseOf();
  const { text, controls } = await house.type(command, options);
  const next = controls.find((control) => control.label === label);
  expect(next, `${text}\n${controls.map((one) => one.label).join(" · ")}`).toBeDefined();
});

test.each([
  ["1|sleep.tip|nobody|x|y|z|9", "Try a tip"],
  ["1|sleep.check-yes|gone||none", "Bad for months?"],
  ["1|help.now-card|gone|none", "Emergency numbers"],
  ["2|from.another-version", "Try a tip"],
])("%s, which leads nowhere, has “%s” to press, and that leads on", async (customId, label) => {
  const house = houseOf();
  const { controls } = await house.press(customId);
  const next = controls.find((control) => control.label === label);
  expect(next, controls.map((one) => one.label).join(" · ")).toBeDefined();
  expect((await house.press(next?.custom_id ?? "")).text).not.toMatch(/again\.|went wrong/);
});
