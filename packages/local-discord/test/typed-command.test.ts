import { SlashCommandBuilder } from "discord.js";
import type { APIApplicationCommand } from "discord-api-types/v10";
import { expect, test } from "vitest";
import { TypedCommandError } from "../src/interactions/client-refusal.ts";
import { readCommand } from "../src/interactions/typed-command.ts";
import { createPeople } from "../src/people.ts";
import type { Place, TypedCommand } from "../src/types.ts";

const reminder = new SlashCommandBuilder()
  .setName("reminder")
  .setDescription("One nightly reminder")
  .setContexts(0, 1)
  .addSubcommand((sub) => sub.setName("show").setDescription("Show it"))
  .addSubcommand((sub) =>
    sub
      .setName("set")
      .setDescription("Set it")
      .addStringOption((o) => o.setName("bedtime").setDescription("In bed at").setRequired(true).setMaxLength(8))
      .addIntegerOption((o) => o.setName("lead").setDescription("Minutes").setMinValue(15).setMaxValue(120))
      .addBooleanOption((o) => o.setName("quiet").setDescription("Without a sound"))
      .addUserOption((o) => o.setName("with").setDescription("Somebody"))
      .addStringOption((o) =>
        o
          .setName("nights")
          .setDescription("Which nights")
          .addChoices({ name: "Every night", value: "all" }, { name: "Before work", value: "work" }),
      ),
  )
  .toJSON();
const commands = [{ ...reminder, id: "1284011223344556099", type: 1 } as unknown as APIApplicationCommand];
const people = createPeople("Europe/Lisbon");

/** "reminder set bedtime=22:30", as a terminal would split it. */
function typed(line: string): TypedCommand {
  const parts = line.split(" ");
  const options = parts
    .filter((part) => part.includes("="))
    .map((part) => part.split("="))
    .map(([name = "", value = ""]) => ({ name, value: value.replaceAll("_", " ") }));
  return { path: parts.filter((part) => !part.includes("=")), options };
}

const read = (line: string, place: Place = "dm") => readCommand(typed(line), { commands, place, people });

test("what was typed goes out nested under its subcommand, each option as its own type", () => {
  const data = read("reminder set bedtime=22:30 lead=45 quiet=yes nights=before_work");

  expect(data).toEqual({
    id: "1284011223344556099",
    name: "reminder",
    type: 1,
    options: [
      {
        name: "set",
        type: 1,
        options: [
          { name: "bedtime", type: 3, value: "22:30" },
          { name: "lead", type: 4, value: 45 },
          { name: "quiet", type: 5, value: true },
          { name: "nights", type: 3, value: "work" },
        ],
      },
    ],
  });
});

test("a person goes out as an id, with the person beside it, and in a server the membership", () => {
  const id = people[1].user.id;
  const line = "reminder set bedtime=22:30 with=@sam";

  expect(read(line, "server")).toMatchObject({
    options: [{ options: [{}, { name: "with", value: id }] }],
    resolved: { users: { [id]: { username: "sam" } }, members: { [id]: { roles: [] } } },
  });
  expect(read(line, "dm").resolved).toEqual({ users: { [id]: people[1].user } });
});

test.each([
  ["an unknown command", "remind", "There is no command /remind. Try /reminder."],
  ["a command without its part", "reminder", "/reminder has parts. Try /reminder show, /reminder set."],
  ["an unknown part", "reminder sit", "There is no /reminder sit. Try /reminder show, /reminder set."],
  ["a part too many", "reminder show all", "/reminder show has no part called all."],
  ["a missing option", "reminder set lead=45", "/reminder set needs bedtime (In bed at)."],
  [
    "an unknown option",
    "reminder set bedtime=22 at=3",
    "has no option called at. It has: bedtime, lead, quiet, with, nights.",
  ],
  ["an option where there are none", "reminder show at=3", "It takes none."],
  ["an option twice", "reminder set bedtime=22 bedtime=23", "bedtime is there twice."],
  ["text for a number", "reminder set bedtime=22 lead=soon", "lead takes a whole number, such as lead:15"],
  ["a fraction for a whole number", "reminder set bedtime=22 lead=15.5", "lead takes a whole number"],
  ["a number out of range", "reminder set bedtime=22 lead=5", "lead takes 15 to 120; 5 is outside."],
  ["something else for yes or no", "reminder set bedtime=22 quiet=maybe", "quiet takes true or false"],
  [
    "a choice that is not offered",
    "reminder set bedtime=22 nights=some",
    "nights takes one of: Every night, Before work.",
  ],
  ["text that is too long", "reminder set bedtime=half_past_ten", "bedtime takes at most 8 characters; this has 13."],
  ["nobody here", "reminder set bedtime=22 with=kim", "There are: robin, sam, alex."],
])("%s is refused with what to type instead", (_name, line, sentence) => {
  expect(() => read(line)).toThrow(TypedCommandError);
  expect(() => read(line)).toThrow(sentence);
});

test("a command is not offered where it does not belong", () => {
  expect(() => read("reminder show", "private")).toThrow("/reminder is not offered between two people.");
});
