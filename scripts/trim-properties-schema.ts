/**
 * Makes src/connector/platform/api-properties-schema.json: what the published schema of apiProperties.json says of types and
 * property names, with alternatives merged and references written out. The rules check the form of a file against it.
 *
 *   node scripts/trim-properties-schema.ts CLONE   (a checkout of microsoft/PowerPlatformConnectors)
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, type JsonObject, type JsonValue } from "../src/text/json/json.ts";
import { valueAt } from "../src/text/json/pointer.ts";
import { dayOf } from "./vocabulary-counts.ts";
import { readJsonc } from "./vocabulary-documents.ts";

const file = "schemas/paconn-apiProperties.schema.json";
const target = join(import.meta.dirname, "../src/connector/platform/api-properties-schema.json");

/** As `Shape` in src/connector/platform/properties-schema.ts reads it. */
interface Shape {
  types?: string[];
  members?: Record<string, Shape>;
  pattern?: string;
  closed?: true;
  items?: Shape;
}

const [, , clone] = process.argv;
if (clone === undefined) {
  console.error("Which checkout?\nUsage: node scripts/trim-properties-schema.ts CLONE");
  process.exit(2);
}
const root = readJsonc(join(clone, file)) as JsonObject; // a schema that a developer handed over
const properties = shapeOf(at("/properties/properties"));
// The rules look at parameters and policies one by one, wherever they are.
for (const name of ["connectionParameters", "policyTemplateInstances"]) {
  const whole = properties.members?.[name];
  if (whole?.types !== undefined)
    properties.members = { ...properties.members, [name]: { types: whole.types } };
}
const sets =
  properties.members?.["connectionParameterSets"]?.members?.["values"]?.items?.members?.["parameters"];
if (sets !== undefined)
  for (const key of Object.keys(sets)) if (key !== "types") delete sets[key as keyof Shape];
const trimmed = {
  source: `https://github.com/microsoft/PowerPlatformConnectors/blob/dev/${file}`,
  checked: dayOf(clone),
  properties,
  parameter: eitherOf(
    ["", "-claim-TenantId"].map((name) => shapeOf(at(`/definitions/ConnectionParameter${name}`))),
  ),
  policy: eitherOf(["", "Base"].map((name) => shapeOf(at(`/definitions/PolicyTemplateInstance${name}`)))),
};
writeFileSync(target, `${JSON.stringify(trimmed, null, 2)}\n`);

function at(pointer: string): JsonObject {
  const value = valueAt(root, pointer);
  if (!isObject(value)) throw new Error(`${file} has nothing at ${pointer}.`);
  return value;
}

function shapeOf(schema: JsonObject): Shape {
  const reference = schema["$ref"];
  if (typeof reference === "string") return shapeOf(at(reference.slice(1)));
  const own: Shape = {};
  const types = typesOf(schema);
  if (types.length > 0) own.types = types;
  if (isObject(schema["properties"]))
    own.members = Object.fromEntries(
      Object.entries(schema["properties"]).map(([name, inner]) => [name, shapeOf(objectOf(inner))]),
    );
  const patterns = isObject(schema["patternProperties"]) ? Object.keys(schema["patternProperties"]) : [];
  if (patterns.length > 0) own.pattern = patterns.join("|");
  if (isObject(schema["items"])) own.items = shapeOf(schema["items"]);
  if (schema["additionalProperties"] === false) own.closed = true;
  const shapesOf = (keyword: string): readonly Shape[] =>
    listOf(schema[keyword]).map((one) => shapeOf(objectOf(one)));
  const alternatives = shapesOf("oneOf");
  const parts = [own, ...shapesOf("allOf"), ...(alternatives.length === 0 ? [] : [eitherOf(alternatives)])];
  return parts.reduce(both);
}

function typesOf({ type, enum: values }: JsonObject): string[] {
  if (typeof type === "string") return [type];
  if (Array.isArray(type)) return type.filter((one) => typeof one === "string");
  return [...new Set(listOf(values).map((value) => (isObject(value) ? "object" : typeof value)))];
}

/** What one of them allows is allowed; closed only where all of them are. */
function eitherOf(shapes: readonly Shape[]): Shape {
  const all = shapes.reduce((one, other) => both(one, other), {});
  return withClosed(all, shapes);
}

function withClosed({ closed: _, members, ...rest }: Shape, shapes: readonly Shape[]): Shape {
  const inner = Object.entries(members ?? {}).map(([name, one]) => [
    name,
    withClosed(
      one,
      // A closed one without the name says nothing of what the name holds.
      shapes.flatMap(({ members: own, closed }) => own?.[name] ?? (closed === true ? [] : [{}])),
    ),
  ]);
  return {
    ...rest,
    ...(members === undefined ? {} : { members: Object.fromEntries(inner) }),
    ...(shapes.every(({ closed }) => closed === true) ? { closed: true } : {}),
  };
}

/** The names and types of both; closed where one of them is. */
function both(one: Shape, other: Shape): Shape {
  const types = [...new Set([...(one.types ?? []), ...(other.types ?? [])])];
  const names = Object.keys({ ...one.members, ...other.members });
  const members = names.map((name) => [name, both(one.members?.[name] ?? {}, other.members?.[name] ?? {})]);
  const patterns = new Set([one.pattern, other.pattern].filter((pattern) => pattern !== undefined));
  const items = one.items === undefined ? other.items : both(one.items, other.items ?? {});
  return {
    ...(types.length === 0 ? {} : { types }),
    ...(one.closed === true || other.closed === true ? { closed: true } : {}),
    ...(patterns.size === 0 ? {} : { pattern: [...patterns].join("|") }),
    ...(members.length === 0 ? {} : { members: Object.fromEntries(members) }),
    ...(items === undefined ? {} : { items }),
  };
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? value : [];
}

function objectOf(value: JsonValue): JsonObject {
  return isObject(value) ? value : {};
}
