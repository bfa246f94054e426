import type { Problem } from "../rest/api-error.ts";
import { nameOf, type Parameter } from "./openapi-document.ts";

type Sent = { readonly params: Readonly<Record<string, string>>; readonly query: URLSearchParams };

const SNOWFLAKE = /^(0|[1-9]\d{0,19})$/;

/** What is wrong with the parts of a path and the query. */
export function parameterProblems(parameters: readonly Parameter[], { params, query }: Sent): Problem[] {
  const problems: Problem[] = [];
  for (const parameter of parameters) {
    const value = parameter.in === "path" ? params[parameter.name] : query.get(parameter.name);
    if (value === undefined || value === null) continue;
    const problem = wrong(parameter, value);
    if (problem) problems.push({ path: [parameter.name], ...problem });
  }
  const known = parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name);
  for (const name of new Set(query.keys())) {
    if (known.includes(name)) continue;
    const message = `Discord has no query parameter '${name}' here and would ignore it.`;
    problems.push({ path: [name], code: "PLAYGROUND_UNKNOWN_PROPERTY", message });
  }
  return problems;
}

function wrong({ schema }: Parameter, value: string): Omit<Problem, "path"> | undefined {
  if (nameOf(schema.$ref) === "SnowflakeType") {
    if (SNOWFLAKE.test(value)) return undefined;
    return { code: "NUMBER_TYPE_COERCE", message: `Value "${value}" is not snowflake.` };
  }
  if (schema.type === "integer") {
    if (!/^-?\d+$/.test(value)) return { code: "NUMBER_TYPE_COERCE", message: `Value "${value}" is not int.` };
    const { minimum = -Infinity, maximum = Infinity } = schema as { minimum?: number; maximum?: number };
    if (Number(value) >= minimum && Number(value) <= maximum) return undefined;
    return { code: "NUMBER_TYPE_RANGE", message: `int value should be between ${minimum} and ${maximum}.` };
  }
  if (schema.type === "boolean" && !/^(true|false)$/i.test(value)) {
    return { code: "BOOLEAN_TYPE_CONVERT", message: "Must be either true or false." };
  }
  return undefined;
}
