import {
  type APIApplicationCommand,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from "discord-api-types/v10";

import { runnableCommands } from "../../../src/interactions/runnable-commands.ts";

const registered: readonly Pick<APIApplicationCommand, "name" | "description" | "options">[] = [
  {
    name: "sleep",
    description: "Sleep better",
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: "tips",
        description: "Tips for tonight",
        options: [
          {
            type: ApplicationCommandOptionType.String,
            name: "about",
            description: "What keeps you awake",
            autocomplete: true,
          },
          { type: ApplicationCommandOptionType.Boolean, name: "private", description: "Only you see it" },
        ],
      },
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: "relax",
        description: "A way to calm down",
        options: [
          {
            type: ApplicationCommandOptionType.String,
            name: "kind",
            description: "Which way",
            choices: [
              { name: "Breathing", value: "breathing" },
              { name: "Muscle relaxation", value: "muscles" },
            ],
          },
        ],
      },
    ],
  },
  {
    name: "reminder",
    description: "The nightly reminder",
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: "set",
        description: "Be reminded every evening",
        options: [
          {
            type: ApplicationCommandOptionType.String,
            name: "bedtime",
            description: "When you want to be in bed, such as 22:30",
            required: true,
          },
          {
            type: ApplicationCommandOptionType.Integer,
            name: "lead",
            description: "Minutes before",
            min_value: 15,
            max_value: 120,
          },
          { type: ApplicationCommandOptionType.String, name: "zone", description: "Where you sleep" },
        ],
      },
      { type: ApplicationCommandOptionType.Subcommand, name: "show", description: "What is set" },
    ],
  },
  { name: "help", description: "What it can do" },
];

/** A few commands like those of a sleep coach, as Discord would hand them out. */
export const known = runnableCommands(
  registered.map((command, index) => ({
    ...command,
    id: String(index),
    application_id: "1",
    version: "1",
    type: ApplicationCommandType.ChatInput,
    default_member_permissions: null,
  })),
);
