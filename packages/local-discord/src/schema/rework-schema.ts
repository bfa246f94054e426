import { AMENDED_PROPERTIES } from "./amendments.ts";
import { namedSchema, nameOf, type Schema } from "./openapi-document.ts";

type Branch = { readonly schema: Schema; readonly tag: readonly unknown[] };

/**
 * A schema of Discord's OpenAPI file, and those it refers to, as one that refuses what the file does not name and
 * that says what is wrong in one sentence:
 *
 * - an object takes the properties it lists and no others;
 * - a union becomes "if it is this kind, then that", so that only the kind that was meant is reported on;
 * - a list of titled constants becomes an `enum`.
 */
export function reworkSchema(schema: Schema): Schema {
  const definitions: Record<string, Schema> = {};
  const reworked = rework(schema, definitions);
  return { ...reworked, $defs: definitions };
}

function rework(schema: Schema, definitions: Record<string, Schema>): Schema {
  if (schema.$ref !== undefined) return { $ref: `#/$defs/${define(nameOf(schema.$ref), definitions)}` };
  const { oneOf, anyOf, properties, items, additionalProperties, allOf, ...rest } = schema;
  const out: Record<string, unknown> = { ...rest };
  if (properties) {
    out.properties = Object.fromEntries(
      Object.entries(properties as Record<string, Schema>).map(([name, each]) => [name, rework(each, definitions)]),
    );
    out.additionalProperties = false;
  }
  if (typeof additionalProperties === "object") {
    out.additionalProperties = rework(additionalProperties as Schema, definitions);
  } else if (additionalProperties !== undefined && !properties) out.additionalProperties = additionalProperties;
  if (items) out.items = rework(items as Schema, definitions);
  // Beside an `enum` an `allOf` only names the type whose values those are.
  if (allOf && !rest.enum) out.allOf = (allOf as Schema[]).map((each) => rework(each, definitions));
  const union = (oneOf ?? anyOf) as Schema[] | undefined;
  if (union) Object.assign(out, reworkUnion(union, definitions));
  return out;
}

function define(name: string, definitions: Record<string, Schema>): string {
  if (definitions[name]) return name;
  definitions[name] = {}; // a component may contain itself
  const schema = namedSchema(name);
  const properties = schema.properties as Record<string, Schema> | undefined;
  const amended = properties ? { ...schema, properties: { ...properties, ...AMENDED_PROPERTIES[name] } } : schema;
  definitions[name] = rework(amended, definitions);
  return name;
}

function reworkUnion(union: readonly Schema[], definitions: Record<string, Schema>): Schema {
  if (union.every((branch) => "const" in branch)) return { enum: union.map((branch) => branch.const) };
  const others = union.filter((branch) => branch.type !== "null");
  const meant = oneOfThese(others, definitions);
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON schema
  return others.length < union.length ? { if: { not: { type: "null" } }, then: meant } : meant;
}

function oneOfThese(union: readonly Schema[], definitions: Record<string, Schema>): Schema {
  const [only] = union;
  if (only && union.length === 1) return rework(only, definitions);
  const tagged = union.map((schema): Branch => ({ schema: rework(schema, definitions), tag: typeTag(schema) }));
  if (tagged.every(({ tag }) => tag.length > 0)) {
    const cases = tagged.map(({ schema, tag }) => ({
      if: { type: "object", properties: { type: { enum: tag } }, required: ["type"] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON schema
      then: schema,
    }));
    const known = { properties: { type: { enum: tagged.flatMap(({ tag }) => tag) } }, required: ["type"] };
    return { type: "object", allOf: [known, ...cases] };
  }
  const types = union.map(({ type }) => type);
  if (types.every((type) => typeof type === "string")) {
    const cases = tagged.map(({ schema }, index) => {
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON schema
      return { if: { type: types[index] }, then: schema };
    });
    return { type: types, allOf: cases };
  }
  return { anyOf: tagged.map(({ schema }) => schema) };
}

/** The values of `type` that say it is this kind, none when it has no such property. */
function typeTag(schema: Schema): readonly unknown[] {
  const whole = schema.$ref === undefined ? schema : namedSchema(nameOf(schema.$ref));
  const type = (whole.properties as Record<string, Schema> | undefined)?.type;
  return (type?.enum as readonly unknown[] | undefined) ?? [];
}
