import { expect, test } from "vitest";
import { entry, problemsAfter, setting } from "../planted.ts";

const FILE = "check.json";

test.each([
  ["an urgent question after one that can wait", setting("legs", { urgency: "now" }), "asks something urgent after"],
  ["no question about a crisis", setting("crisis", { urgency: "now" }), "does not ask about a crisis first"],
  [
    "a page to read on that is not public",
    setting("self-help", { sources: ["nhs-insomnia", "aasm-2021"] }),
    "data/check.json: entry “self-help”: sources[1]: “aasm-2021” is no public page that may be linked",
  ],
  ["a source that does not exist", setting("legs", { sources: ["gone"] }), "sources[0]: no such source “gone”"],
  ["an entry nobody reviewed", setting("mood", { reviewedOn: undefined }), "entry “mood”: reviewedOn"],
  [
    "nothing for somebody who says no to everything",
    (json: unknown) => {
      entry(json, "none-fits").shownTo = "some-fit";
      entry(json, "self-help").shownTo = "some-fit";
    },
    "leaves somebody without a closing card",
  ],
])("the check is refused with %s", (_name, change, complaint) => {
  expect(problemsAfter(FILE, change).join("\n")).toContain(complaint);
});

test.each([
  ["cbti", "Spend less time in bed for a week.", "time-in-bed"],
  ["lasting", "Take two tablets before bed.", "amount"],
  ["wheel", "Driving is safe after a coffee.", "safe-verdict"],
])("the content rules read the check, too: %s", (id, text, rule) => {
  expect(problemsAfter(FILE, setting(id, { text })).join("\n")).toContain(`breaks the rule ${rule}`);
});
