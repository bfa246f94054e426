import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A JSON schema, as far as this folder looks into it. */
export type Schema = { readonly [keyword: string]: unknown };

export type Parameter = {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required?: boolean;
  readonly schema: Schema;
};

export type Operation = {
  readonly parameters: readonly Parameter[];
  /** Undefined when the operation takes no body. */
  readonly body: Schema | undefined;
};

type PathItem = {
  readonly parameters?: readonly Parameter[];
  readonly [method: string]: unknown;
};
type Described = {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
};
type Document = {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

const FILE = join(import.meta.dirname, "../openapi/openapi.json");
let document: Document | undefined;

/** Discord's OpenAPI file; it is read when first asked for (about 10 ms). */
function read(): Document {
  document ??= JSON.parse(readFileSync(FILE, "utf8")) as Document;
  return document;
}

/** What the file says about one operation, undefined when it does not have it. */
export function findOperation(method: string, template: string): Operation | undefined {
  const item = read().paths[template];
  const described = item?.[method.toLowerCase()] as Described | undefined;
  if (!item || !described) return undefined;
  return {
    parameters: [...(item.parameters ?? []), ...(described.parameters ?? [])],
    body: described.requestBody?.content["application/json"]?.schema,
  };
}

/** The name in a reference such as "#/components/schemas/RichEmbed". */
export function nameOf(reference: unknown): string {
  return String(reference).slice("#/components/schemas/".length);
}

/** @throws when the file refers to something it does not have, which is a mistake in the copy */
export function namedSchema(name: string): Schema {
  const schema = read().components.schemas[name];
  if (!schema) throw new Error(`Discord's OpenAPI file has no schema ${name}.`);
  return schema;
}
