import { type APIModalInteractionResponseCallbackData, ComponentType, TextInputStyle } from "discord-api-types/v10";
import { expect, test } from "vitest";

import { fillForm } from "../../../src/terminal/forms/fill-form.ts";
import { look } from "../render/look.ts";

const data: APIModalInteractionResponseCallbackData = {
  custom_id: "log",
  title: "Last night",
  components: [
    { type: ComponentType.TextDisplay, content: "A guess is **fine**." },
    {
      type: ComponentType.Label,
      label: "Into bed",
      component: {
        type: ComponentType.TextInput,
        custom_id: "bed",
        style: TextInputStyle.Short,
        placeholder: "22:30",
        max_length: 5,
      },
    },
    {
      type: ComponentType.Label,
      label: "How rested",
      description: "Not a score",
      component: {
        type: ComponentType.RadioGroup,
        custom_id: "rested",
        options: [
          { label: "Well", value: "3" },
          { label: "Badly", value: "1" },
        ],
      },
    },
    {
      type: ComponentType.Label,
      label: "Notes",
      component: {
        type: ComponentType.TextInput,
        custom_id: "notes",
        style: TextInputStyle.Paragraph,
        required: false,
      },
    },
  ],
};

async function fill(
  lines: readonly string[],
): Promise<{ fields: Record<string, string> | undefined; printed: string[] }> {
  const printed: string[] = [];
  const left = [...lines];
  const desk = { print: (text: string) => void printed.push(...text.split("\n")), ask: async () => left.shift() };
  const person = {
    user: { id: "7", username: "robin", discriminator: "0", global_name: null, avatar: null },
    locale: "en-GB",
    zone: "UTC",
  };
  const fields = await fillForm({ person, place: "server", data, messageId: undefined }, desk, look);
  return { fields, printed };
}

test("a form is filled in field by field, and what may be blank can be left blank", async () => {
  const { fields, printed } = await fill(["22:45", "badly", ""]);

  expect(fields).toEqual({ bed: "22:45", rested: "1", notes: "" });
  expect(printed.slice(4)).toEqual([
    "A guess is fine.",
    "1 of 3 · Into bed",
    "  For example: 22:30",
    "2 of 3 · How rested",
    "  Not a score",
    "  [1] Well",
    "  [2] Badly",
    "3 of 3 · Notes (may be blank)",
  ]);
});

test("a field that must be filled in, is too long or is no entry is asked for again, with the reason", async () => {
  const { fields, printed } = await fill(["", "half past ten", "22:30", "7", "1", "fine"]);

  expect(fields).toEqual({ bed: "22:30", rested: "3", notes: "fine" });
  expect(printed).toContain("This one cannot be left blank.");
  expect(printed).toContain("At most 5 characters fit; this has 13.");
  expect(printed).toContain("There is no “7” here; type a number from 1 to 2.");
});

test(":cancel and the end of the input close a form unsent", async () => {
  expect((await fill(["22:45", ":cancel"])).fields).toBeUndefined();
  expect((await fill(["22:45"])).fields).toBeUndefined();
});
