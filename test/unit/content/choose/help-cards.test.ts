import { expect, test } from "vitest";
import { everyHelpCard, helpDirectory } from "../../../../src/content/choose/help-cards.ts";
import { loadContent } from "../../../../src/content/load/load.ts";
import { HelpCardId } from "../../../../src/content/schema/help-card.ts";
import { DATA, entry, problemsAfter, setting } from "../planted.ts";

const content = loadContent(DATA);

test("there is a card for every case, the most urgent first", () => {
  expect(everyHelpCard(content).map(({ id }) => id)).toEqual(HelpCardId.options);
  expect(HelpCardId.options[0]).toBe("not-waking");
});

test("the list of crisis lines by country leads to its page", () => {
  expect(helpDirectory(content)).toMatchObject({
    entry: { name: "findahelpline.com" },
    link: "https://findahelpline.com",
  });
});

type Change = Parameters<typeof problemsAfter>[1];
const without =
  (id: string): Change =>
  (json) =>
    json.filter((one: { id: string }) => one.id !== id);

test.each<[string, string, Change, string]>([
  ["a missing card", "help-cards.json", without("withdrawal"), "entry “withdrawal”: is missing"],
  ["missing steps behind a button", "help-cards.json", without("cpr"), "entry “cpr”: is missing"],
  ["no list of crisis lines", "help-cards.json", without("directory"), "has 0 directories; one is shown"],
  [
    "a list of crisis lines that cannot be opened",
    "help-cards.json",
    setting("directory", { sources: ["seed-article"] }),
    "entry “directory”: sources[0]: has no link to show",
  ],
  [
    "a card without the emergency number",
    "help-cards.json",
    setting("withdrawal", { calls: [{ line: "crisis", when: "Now." }] }),
    "entry “withdrawal”: calls: do not name the emergency number",
  ],
  [
    "a card that does without the emergency number",
    "help-cards.json",
    setting("withdrawal", { calls: [{ line: "emergency", when: "Now.", without: "Wait." }] }),
    "calls: say what to do without an emergency number",
  ],
  [
    "a sixth step",
    "help-cards.json",
    setting("crisis", { steps: Array.from({ length: 6 }, () => ({ text: "Breathe." })) }),
    "entry “crisis”: steps: ",
  ],
  ["a card by no source", "help-cards.json", setting("friend", { sources: ["gone"] }), "no such source “gone”"],
  [
    "an amount on a card",
    "help-cards.json",
    (json) => {
      entry(json, "overdose").steps[0].text = "Take two tablets of charcoal.";
    },
    "steps[0].text: “two tablets” breaks the rule amount",
  ],
  [
    "a number that one list alone has, shown as confirmed",
    "helplines.json",
    setting("co", { unconfirmed: ["poison"] }),
    "helpline “co”: evidence.crisis: is “one”, so the number has to be among the unconfirmed",
  ],
  [
    "a grade for no number",
    "helplines.json",
    setting("tr", { evidence: { crisis: "lists" } }),
    "helpline “tr”: evidence.crisis: grades no number",
  ],
  [
    "another number on the card",
    "helplines.json",
    setting("de", { onCard: { poison: "030 19241 (Berlin)" } }),
    "helpline “de”: onCard.poison: has digits that poison has not",
  ],
])("%s stops the bot from starting", (_what, file, change, complaint) => {
  expect(problemsAfter(file, change).join("\n")).toContain(complaint);
});

test("what is for maintainers may say what no card may, and is read by no rule", () => {
  const note = "Seen at https://example.org: take two tablets.";
  expect(problemsAfter("help-cards.json", setting("overdose", { maintainerNote: note }))).toEqual([]);
  expect(problemsAfter("helplines.json", setting("de", { maintainerNote: note }))).toEqual([]);
});

test("no note that is shown says where a number was seen", () => {
  for (const { id, note } of content.helplines)
    expect(note ?? "", id).not.toMatch(/seen|source|confirm|page|announced|list|estimated|operator/i);
});
