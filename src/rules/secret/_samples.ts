/** Values that authors made up, or did not: defaults, examples, test values, what policies write into requests. */

import type { Connector } from "../../connector/connector.ts";
import { member, type Node, stringOf } from "../../connector/node.ts";
import type { ApiProperties } from "../../connector/properties/api-properties.ts";
import { parameterPrefix } from "../../connector/properties/policies.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { isObject, type JsonValue } from "../../text/json/json.ts";
import { toPointer } from "../../text/json/pointer.ts";

export interface SampleValue {
  /** What it is a value of: the parameter, the property, the header; empty when nothing names it. */
  readonly name: string;
  readonly text: string;
  /** `body value`: what a policy writes into a body, where connection parameters aren't expanded. */
  readonly kind: "default" | "example" | "test value" | "policy value" | "body value";
  readonly node: Node;
}

const kinds: ReadonlyMap<string, SampleValue["kind"]> = new Map([
  ["default", "default"],
  ["example", "example"],
  ["examples", "example"],
  ["x-example", "example"],
  ["x-ms-test-value", "test value"],
  ["x-ms-examples", "example"],
]);

/** Members whose keys are names that authors chose: a property called `default` is no default. */
const maps: ReadonlySet<string> = new Set([
  "properties",
  "definitions",
  "parameters",
  "responses",
  "securityDefinitions",
]);

/** More are a file built to keep us busy. */
const maxSamples = 20_000;
const known = new WeakMap<Swagger, readonly SampleValue[]>();

/** Every text in a default, an example or a test value, in the order of the file. Computed once. */
function samplesOf(swagger: Swagger): readonly SampleValue[] {
  const samples = known.get(swagger) ?? collect(swagger.root);
  known.set(swagger, samples);
  return samples;
}

interface Walk {
  readonly file: string;
  readonly found: SampleValue[];
  /** Segments of the pointer to where the walk is. */
  readonly path: (string | number)[];
}

function collect(root: Node): readonly SampleValue[] {
  const walk: Walk = { file: root.file, found: [], path: [] };
  visit(root.value, "", false, walk);
  return walk.found;
}

/** @param isMap the keys of `value` are names */
function visit(value: JsonValue, name: string, isMap: boolean, walk: Walk): void {
  if (walk.found.length >= maxSamples) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) below(index, walk, () => visit(item, name, false, walk));
  } else if (isObject(value)) {
    const own = typeof value["name"] === "string" && !isMap ? value["name"] : name;
    for (const key of Object.keys(value)) {
      const act = isMap ? insideOf(key, false) : insideOf(own, maps.has(key), kinds.get(key));
      below(key, walk, () => act(value[key] ?? null, walk));
    }
  }
}

type Act = (value: JsonValue, walk: Walk) => void;

function insideOf(name: string, isMap: boolean, kind?: SampleValue["kind"]): Act {
  return kind === undefined
    ? (value, walk) => visit(value, name, isMap, walk)
    : (value, walk) => gather(value, name, kind, walk);
}

/** The texts of one sample: each is a value of the nearest name above it. */
function gather(value: JsonValue, name: string, kind: SampleValue["kind"], walk: Walk): void {
  if (typeof value === "string") {
    if (walk.found.length >= maxSamples) return;
    const node = { value, file: walk.file, pointer: toPointer(walk.path) };
    walk.found.push({ name, text: value, kind, node });
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) below(index, walk, () => gather(item, name, kind, walk));
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) below(key, walk, () => gather(value[key] ?? null, key, kind, walk));
  }
}

function below(segment: string | number, { path }: Walk, act: () => void): void {
  path.push(segment);
  act();
  path.pop();
}

/** Samples of the definition, and what policies of the properties write. */
export function everySample(swagger: Swagger, connector: Connector): readonly SampleValue[] {
  const properties = connector.view("properties");
  return [...samplesOf(swagger), ...(properties.state === "ready" ? policyValues(properties.view) : [])];
}

/** Members of a policy's parameters that hold what it writes, and where: into headers and queries, and into bodies. */
const written = [
  { name: "name", value: "value", kind: "policy value" },
  { name: "newPropertySubPathTemplate", value: "propertyValuePathTemplate", kind: "body value" },
] as const;

/** Headers, query parameters and properties that policies set, by their names. */
function policyValues(properties: ApiProperties): readonly SampleValue[] {
  return properties.policyTemplates().flatMap(({ parameters }) =>
    written.flatMap(({ name, value, kind }): readonly SampleValue[] => {
      const node = member(parameters, parameterPrefix + value);
      const text = stringOf(node);
      if (node === undefined || text === undefined) return [];
      const called = stringOf(member(parameters, parameterPrefix + name)) ?? "";
      return [{ name: called, text, kind, node }];
    }),
  );
}
