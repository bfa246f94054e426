import type { ErrorObject } from "ajv/dist/2020.js";
import type { Problem } from "../rest/api-error.ts";

/** Keywords that only say that another one failed. */
const ECHOES = ["if", "allOf", "oneOf"];

/** How Discord says that a value has the wrong type, by the type it was to have. */
const WRONG_TYPE: Readonly<Record<string, readonly [code: string, message: (value: unknown) => string]>> = {
  integer: ["NUMBER_TYPE_COERCE", (value) => `Value "${value}" is not int.`],
  number: ["NUMBER_TYPE_COERCE", (value) => `Value "${value}" is not float.`],
  string: ["STRING_TYPE_CONVERT", (value) => `Could not interpret "${JSON.stringify(value)}" as string.`],
  boolean: ["BOOLEAN_TYPE_CONVERT", () => "Must be either true or false."],
  array: ["LIST_TYPE_CONVERT", () => "Only iterables may be used in a ListType"],
  object: ["MODEL_TYPE_CONVERT", () => "Only dictionaries may be used in a ModelType"],
};

/**
 * What ajv found, in Discord's words and places. Discord's codes are not published as a list; these are the ones seen
 * in answers of the real one. `PLAYGROUND_UNKNOWN_PROPERTY` is ours: Discord drops a property it does not know without
 * a word, so a mistyped one would do nothing there.
 */
export function schemaProblems(errors: readonly ErrorObject[]): Problem[] {
  const found = errors.filter(({ keyword }) => !ECHOES.includes(keyword)).map(asProblem);
  const seen = new Set<string>();
  return found.filter((problem) => {
    const key = JSON.stringify([problem.path, problem.code]);
    return !seen.has(key) && seen.add(key);
  });
}

function asProblem(error: ErrorObject): Problem {
  const { keyword, params, data, parentSchema } = error;
  const path = steps(error.instancePath);
  const { minLength, maxLength, minItems, maxItems } = (parentSchema ?? {}) as Record<string, number | undefined>;
  switch (keyword) {
    case "required":
      return { path: [...path, params.missingProperty], code: "BASE_TYPE_REQUIRED", message: "This field is required" };
    case "additionalProperties": {
      const name: string = params.additionalProperty;
      const message = `Discord has nothing called '${name}' here and would ignore it.`;
      return { path: [...path, name], code: "PLAYGROUND_UNKNOWN_PROPERTY", message };
    }
    case "maxLength":
    case "minLength":
      return { path, ...badLength(minLength, maxLength) };
    case "maxItems":
    case "minItems":
      return { path, ...badLength(minItems, maxItems) };
    case "maximum":
      return { path, code: "NUMBER_TYPE_MAX", message: `int value should be less than or equal to ${params.limit}.` };
    case "minimum":
      return {
        path,
        code: "NUMBER_TYPE_MIN",
        message: `int value should be greater than or equal to ${params.limit}.`,
      };
    case "enum":
      return { path, code: "BASE_TYPE_CHOICES", message: `Value must be one of {${params.allowedValues.join(", ")}}.` };
    case "uniqueItems":
      return { path, code: "SET_TYPE_ALREADY_CONTAINS_VALUE", message: "The set already contains this value" };
    case "type":
      return { path, ...wrongType(params.type, data) };
    case "pattern":
    case "format":
      return { path, ...wrongFormat(parentSchema?.format, data) };
    default:
      return { path, code: "BASE_TYPE_INVALID", message: `This value ${error.message ?? "does not fit"}.` };
  }
}

function badLength(least: number | undefined, most: number | undefined): Omit<Problem, "path"> {
  if (most === undefined) return { code: "BASE_TYPE_MIN_LENGTH", message: `Must be ${least} or more in length.` };
  if (!least) return { code: "BASE_TYPE_MAX_LENGTH", message: `Must be ${most} or fewer in length.` };
  return { code: "BASE_TYPE_BAD_LENGTH", message: `Must be between ${least} and ${most} in length.` };
}

function wrongType(wanted: string | readonly string[], value: unknown): Omit<Problem, "path"> {
  const types = typeof wanted === "string" ? wanted.split(",") : wanted;
  const [code, message] = WRONG_TYPE[types.find((type) => type !== "null") ?? ""] ?? ["BASE_TYPE_INVALID", String];
  return { code, message: message(value) };
}

function wrongFormat(format: unknown, value: unknown): Omit<Problem, "path"> {
  if (format === "uri") return { code: "URL_TYPE_INVALID_URL", message: "Not a well formed URL." };
  if (format === "snowflake") return { code: "NUMBER_TYPE_COERCE", message: `Value "${value}" is not snowflake.` };
  if (format === "date-time") {
    return { code: "DATE_TIME_TYPE_PARSE", message: `Could not parse ${value}. Should be ISO8601.` };
  }
  return { code: "STRING_TYPE_REGEX", message: "String value did not match validation regex." };
}

/** "/components/0/type" as ["components", 0, "type"]. */
function steps(pointer: string): (string | number)[] {
  return pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}
