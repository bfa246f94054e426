import type { APIApplicationCommand } from "discord-api-types/v10";
import { expect, test } from "vitest";
import {
  asCommand,
  asTyped,
  begun,
  draftOf,
  firstMissing,
  fitting,
  optionalLeft,
  runnables,
  typedBehind,
  typedInto,
  withValue,
} from "../../src/page/client/composer/slash.ts";

const commands = [
  {
    name: "reminder",
    description: "One message a night",
    type: 1,
    contexts: [0, 1],
    options: [
      {
        type: 1,
        name: "set",
        description: "Turn it on",
        options: [
          { type: 3, name: "bedtime", description: "When", required: true },
          { type: 3, name: "zone", description: "Where" },
        ],
      },
      { type: 1, name: "off", description: "Turn it off" },
    ],
  },
  {
    name: "sleep",
    description: "Tips",
    type: 1,
    contexts: [0, 1, 2],
    integration_types: [0, 1],
    options: [{ type: 3, name: "about", description: "What" }],
  },
  { name: "Report", description: "", type: 3, contexts: [0] },
] as unknown as APIApplicationCommand[];
const known = runnables(commands, "server");
const named = (list: typeof known) => list.map(({ path }) => path.join(" "));

test("commands are offered down to their parts, where they may be used", () => {
  expect(named(known)).toEqual(["reminder off", "reminder set", "sleep"]);
  expect(named(runnables(commands, "private"))).toEqual(["sleep"]);
});

test.each([
  ["/", ["reminder off", "reminder set", "sleep"]],
  ["/rem", ["reminder off", "reminder set"]],
  ["/set", ["reminder set"]],
  ["/xyz", []],
])("%s offers %j", (typed, expected) => {
  expect(named(fitting(typed, known))).toEqual(expected);
});

test("a whole command and a blank begin a draft that asks for what it cannot do without", () => {
  expect(draftOf("/reminder set", known)).toBeUndefined();
  const draft = draftOf("/reminder set ", known);
  expect(draft && firstMissing(draft)).toBe("bedtime");
  expect(draft && optionalLeft(draft).map(({ name }) => name)).toEqual(["zone"]);
});

test.each([
  [
    "/reminder set bedtime:22:30 zone:New York",
    [
      ["bedtime", "22:30"],
      ["zone", "New York"],
    ],
  ],
  ["/reminder set 22:30", [["bedtime", "22:30"]]],
  ["/sleep about:can't: switch off", [["about", "can't: switch off"]]],
])("%s is taken apart", (typed, expected) => {
  const draft = draftOf(typed, known);
  expect(draft && asCommand(draft).options.map(({ name, value }) => [name, value])).toEqual(expected);
});

test("of a suggestion its value is sent and its words are shown; options left empty stay out", () => {
  const [, set] = known;
  if (!set) throw new Error("no command");
  const draft = withValue(withValue(begun(set), "bedtime", "Half past ten", "22:30"), "zone", "");
  expect(asCommand(draft).options).toEqual([{ name: "bedtime", value: "22:30" }]);
  expect(asTyped(draft)).toBe("/reminder set bedtime:22:30");
});

test("the name of another option goes on to it, and an option's own name is left out", () => {
  const [, set] = known;
  if (!set) throw new Error("no command");
  const first = typedInto(begun(set), "bedtime", "bedtime:22:30");
  expect(asTyped(first.draft)).toBe("/reminder set bedtime:22:30");
  const second = typedInto(first.draft, "bedtime", "22:30 zone:");
  expect(second.focus).toBe("zone");
  expect(asTyped(typedInto(second.draft, "zone", "New York").draft)).toBe("/reminder set bedtime:22:30 zone:New York");
});

test("behind all options a name begins one, and other words go to the first", () => {
  const sleep = known[2];
  if (!sleep) throw new Error("no command");
  expect(typedBehind(begun(sleep), "abo")).toBeUndefined();
  expect(typedBehind(begun(sleep), "about:")?.focus).toBe("about");
  expect(typedBehind(begun(sleep), "abo ")).toBeUndefined();
  expect(typedBehind(begun(sleep), "caffeine ")?.draft.values).toEqual([{ name: "about", text: "caffeine " }]);
});
