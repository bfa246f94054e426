import { MessageFlags } from "discord-api-types/v10";
import { emptyMessage, invalidForm, type Problem } from "../rest/api-error.ts";
import { type AnyComponent, walk } from "./component-tree.ts";

/** The fields of a message body that decide whether Discord takes it. */
export type MessageFields = {
  readonly content?: unknown;
  readonly embeds?: unknown;
  readonly components?: unknown;
  readonly nonce?: unknown;
  readonly flags?: unknown;
};

const LONGEST_CONTENT = 2000;
const LONGEST_NONCE = 25;
const LONGEST_CUSTOM_ID = 100;
const MOST_COMPONENTS = 40;
const MOST_SHOWN_TEXT = 4000;
const ACTION_ROW = 1;
const BUTTON = 2;
const TEXT_DISPLAY = 10;
const STYLES_WITHOUT_CUSTOM_ID = [5, 6]; // link and premium buttons

/**
 * The checks a message must pass as a whole, for a new one and for one as it would be after an edit.
 * Source of the numbers: docs.discord.com, "Message" and "Component Reference".
 *
 * @param at where in the request body the message stands, such as ["data"] in an interaction callback
 * @throws {ApiError} 50006 when there is nothing in it, 50035 with each thing that is wrong
 */
export function checkMessage(message: MessageFields, at: readonly string[] = []): void {
  const problems = messageProblems(message).map((problem) => ({ ...problem, path: [...at, ...problem.path] }));
  if (problems.length > 0) throw invalidForm(problems);
  if (!message.content && list(message.embeds).length === 0 && list(message.components).length === 0) {
    throw emptyMessage();
  }
}

function messageProblems(message: MessageFields): Problem[] {
  const components = list(message.components) as AnyComponent[];
  const isV2 = (Number(message.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
  return [
    ...tooLong("content", message.content, LONGEST_CONTENT),
    ...tooLong("nonce", message.nonce === undefined ? "" : String(message.nonce), LONGEST_NONCE),
    ...componentProblems(components),
    ...(isV2 ? v2Problems(message, components) : legacyProblems(components)),
  ];
}

function v2Problems(message: MessageFields, components: readonly AnyComponent[]): Problem[] {
  const problems: Problem[] = [];
  for (const field of ["content", "embeds"] as const) {
    const value = message[field];
    if (Array.isArray(value) ? value.length === 0 : !value) continue;
    problems.push({
      path: [field],
      code: "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
      message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    });
  }
  const placed = [...walk(components)];
  if (placed.length > MOST_COMPONENTS) {
    problems.push({
      path: ["components"],
      code: "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
      message: `The maximum number of components (including nested) is ${MOST_COMPONENTS}.`,
    });
  }
  const shown = placed.filter(({ component }) => component.type === TEXT_DISPLAY);
  const length = shown.reduce((sum, { component }) => sum + characters(component.content ?? ""), 0);
  if (length > MOST_SHOWN_TEXT) {
    problems.push({
      path: ["components"],
      code: "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
      message: `The total length of all text must be ${MOST_SHOWN_TEXT} or fewer.`,
    });
  }
  return problems;
}

function legacyProblems(components: readonly AnyComponent[]): Problem[] {
  return components.flatMap((component, index) =>
    component.type === ACTION_ROW
      ? []
      : [{ path: ["components", index, "type"], code: "BASE_TYPE_CHOICES", message: "Value must be one of {1}." }],
  );
}

function componentProblems(components: readonly AnyComponent[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const { component, path } of walk(components)) {
    const customId = component.custom_id;
    if (customId === undefined) {
      if (component.type === BUTTON && !STYLES_WITHOUT_CUSTOM_ID.includes(component.style ?? 0)) {
        problems.push({
          path: [...path, "custom_id"],
          code: "BASE_TYPE_REQUIRED",
          message: "This field is required",
        });
      }
      continue;
    }
    if (customId.length < 1 || characters(customId) > LONGEST_CUSTOM_ID) {
      problems.push({
        path: [...path, "custom_id"],
        code: "BASE_TYPE_BAD_LENGTH",
        message: `Must be between 1 and ${LONGEST_CUSTOM_ID} in length.`,
      });
    }
    if (seen.has(customId)) {
      problems.push({
        path: [...path, "custom_id"],
        code: "COMPONENT_CUSTOM_ID_DUPLICATED",
        message: "Component custom id cannot be duplicated",
      });
    }
    seen.add(customId);
  }
  return problems;
}

function tooLong(field: string, value: unknown, most: number): Problem[] {
  if (value === undefined || value === null) return [];
  if (typeof value !== "string") {
    return [{ path: [field], code: "STRING_TYPE_CONVERT", message: `Could not interpret "${value}" as string.` }];
  }
  if (characters(value) <= most) return [];
  return [{ path: [field], code: "BASE_TYPE_MAX_LENGTH", message: `Must be ${most} or fewer in length.` }];
}

/** Discord counts code points, so one emoji outside the basic plane is one. */
function characters(text: string): number {
  return [...text].length;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
