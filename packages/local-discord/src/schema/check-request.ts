import type { Ajv2020, ValidateFunction } from "ajv/dist/2020.js";
import { invalidForm } from "../rest/api-error.ts";
import { AMENDED_BODIES } from "./amendments.ts";
import { findOperation, type Schema } from "./openapi-document.ts";
import { parameterProblems } from "./parameter-problems.ts";
import { reworkSchema } from "./rework-schema.ts";
import { schemaProblems } from "./schema-problems.ts";

/** What the schema says something about: an operation, by method and template, and what was sent to it. */
export type SchemaRequest = {
  readonly method: string;
  /** As Discord's OpenAPI file writes it, such as "/channels/{channel_id}/messages". */
  readonly template: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
};

const FIRST_SENT = [
  ["PUT", "/applications/{application_id}/commands"],
  ["POST", "/interactions/{interaction_id}/{interaction_token}/callback"],
] as const;

const bodyChecks = new Map<string, Promise<ValidateFunction>>();
let ajv: Promise<Ajv2020> | undefined;

/**
 * Holds a request against Discord's OpenAPI file. Each operation's schema is compiled when it is first used, and kept
 * for the life of the process.
 *
 * @throws {ApiError} 50035 with everything that does not fit
 */
export async function checkRequest(request: SchemaRequest): Promise<void> {
  const { method, template, params } = request;
  const operation = findOperation(method, originalTemplate(template, params));
  if (!operation) return;
  const problems = parameterProblems(operation.parameters, request);
  // A body that is not there is refused by its route, as an empty one.
  if (operation.body && request.body !== undefined) {
    const check = await bodyCheck(method, template, operation.body);
    if (!check(request.body)) problems.push(...schemaProblems(check.errors ?? []));
  }
  if (problems.length > 0) throw invalidForm(problems);
}

/** Compiles what nearly every bot sends first, while that bot is still starting, so that nobody waits for it. */
export function prepareChecks(): void {
  setImmediate(async () => {
    for (const [method, template] of FIRST_SENT) {
      const body = findOperation(method, template)?.body;
      if (body) await bodyCheck(method, template, body);
    }
  });
}

function bodyCheck(method: string, template: string, body: Schema): Promise<ValidateFunction> {
  const key = `${method} ${template}`;
  const check = bodyChecks.get(key) ?? compile(AMENDED_BODIES[key] ?? body);
  bodyChecks.set(key, check);
  return check;
}

async function compile(schema: Schema): Promise<ValidateFunction> {
  ajv ??= createCompiler();
  return (await ajv).compile(reworkSchema(schema));
}

/** The file has `@original` as a path of its own; here it is one message id among others. */
function originalTemplate(template: string, params: SchemaRequest["params"]): string {
  return params.message_id === "@original" ? template.replace("{message_id}", "@original") : template;
}

/** ajv takes a tenth of a second to load, so it is loaded when there is something to hold against a schema. */
async function createCompiler(): Promise<Ajv2020> {
  const [{ Ajv2020 }, { default: formats }] = await Promise.all([import("ajv/dist/2020.js"), import("ajv-formats")]);
  const compiler = new Ajv2020({ strict: false, allErrors: true, logger: false, verbose: true });
  formats.default(compiler);
  compiler.addFormat("snowflake", /^(0|[1-9]\d{0,19})$/);
  compiler.addFormat("nonce", true);
  return compiler;
}
