import { expect, test } from "vitest";
import { choiceProblems } from "../../src/rules/choices.ts";
import { formProblems } from "../../src/rules/form.ts";

const input = (fields: object = {}) => ({ type: 4, custom_id: "asleep", style: 1, ...fields });
const label = (component: object) => ({ type: 18, label: "Asleep at", component });
const form = (fields: object = {}) => ({
  custom_id: "diary",
  title: "Last night",
  components: [label(input())],
  ...fields,
});
const inputs = (count: number) => Array.from({ length: count }, (_, index) => label(input({ custom_id: `i${index}` })));

test.each<[string, object, string[]]>([
  ["five fields", { components: inputs(5) }, []],
  ["six fields", { components: inputs(6) }, ["components: BASE_TYPE_BAD_LENGTH"]],
  ["no field", { components: [] }, ["components: BASE_TYPE_BAD_LENGTH"]],
  ["a title of 46 characters", { title: "a".repeat(46) }, ["title: BASE_TYPE_BAD_LENGTH"]],
  ["no custom id", { custom_id: "" }, ["custom_id: BASE_TYPE_BAD_LENGTH"]],
  [
    "the same field twice",
    { components: [label(input()), label(input())] },
    ["components.1.component.custom_id: COMPONENT_CUSTOM_ID_DUPLICATED"],
  ],
  [
    "a text longer than the field",
    { components: [label(input({ max_length: 3, value: "23:15" }))] },
    ["components.0.component.value: BASE_TYPE_BAD_LENGTH"],
  ],
  [
    "a field whose least is more than its most",
    { components: [label(input({ min_length: 5, max_length: 3 }))] },
    ["components.0.component.min_length: NUMBER_TYPE_MAX"],
  ],
  [
    "all boxes of a group ticked beforehand",
    {
      components: [
        label({
          type: 22,
          custom_id: "b",
          options: [
            { label: "A", value: "a", default: true },
            { label: "B", value: "b", default: true },
          ],
        }),
      ],
    },
    [],
  ],
])("a form with %s", (_name, fields, complaints) => {
  expect(formProblems(form(fields)).map(({ path, code }) => `${path.join(".")}: ${code}`)).toEqual(complaints);
});

const choice = (fields: object = {}) => ({ name: "Light", value: "light", ...fields });

test.each<[string, unknown, "string" | "integer" | undefined, number]>([
  ["25 suggestions", Array.from({ length: 25 }, () => choice()), "string", 0],
  ["26 suggestions", Array.from({ length: 26 }, () => choice()), "string", 1],
  ["no suggestion", [], "string", 0],
  ["a name of 101 characters", [choice({ name: "a".repeat(101) })], "string", 1],
  ["an empty text", [choice({ value: "" })], "string", 1],
  ["a text for a whole number", [choice({ value: "5" })], "integer", 1],
  ["a fraction for a whole number", [choice({ value: 1.5 })], "integer", 1],
  ["a number where the kind is not known", [choice({ value: 1.5 })], undefined, 0],
])("%s is taken or refused as documented", (_name, choices, kind, count) => {
  expect(choiceProblems(choices, ["choices"], kind)).toHaveLength(count);
});
