/**
 * Where a document breaks OpenAPI 2.0 or the extensions of connectors, member by member: one breach for each location,
 * instead of everything a validator reports about it. The schema leaves open what another rule checks.
 */
import { oncePer } from "../../connector/once.ts";
import { strayReferences } from "../../connector/swagger/stray-references.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { childPointer, parsePointer, pointerOfRef } from "../../text/json/pointer.ts";
import { validate } from "./_conformance.generated.ts";
import schema from "./_conformance.schema.json" with { type: "json" };

export type Breach = {
  /** Pointer of the value that is wrong; for a member nobody knows, of that member. */
  readonly pointer: string;
  /** The kind of object that breaks the schema: `operation`, `x-ms-dynamic-values`; empty for other values. */
  readonly objectKind: string;
} & (
  | { readonly kind: "type"; readonly types: readonly string[] }
  | { readonly kind: "unknown-member"; readonly name: string }
  | { readonly kind: "none-of"; readonly names: readonly string[] }
);

/** What ajv says of one breach. */
interface AjvError {
  readonly keyword: string;
  /** RFC 6901. */
  readonly instancePath: string;
  /** `x-kind`: the name of the definition, where the schema describes an object. */
  readonly parentSchema: { readonly "x-kind"?: string };
  readonly params: { readonly type?: string | string[]; readonly additionalProperty?: string };
}

/** What a review can use; a document of thousands of breaches is broken as a whole. */
const maxBreaches = 5_000;

/** In no particular order. */
export const breachesOf = oncePer((swagger: Swagger): readonly Breach[] => {
  const isRight: (value: unknown) => boolean = validate;
  if (isRight(swagger.root.value)) return [];
  const errors: readonly AjvError[] = Reflect.get(validate, "errors") ?? [];
  const elsewhere = misplaced(swagger);
  return errors
    .slice(0, maxBreaches)
    .flatMap((error) => breachOf(error) ?? [])
    .filter(({ pointer }) => !elsewhere.some((holder) => pointer.startsWith(holder)));
});

function breachOf({ keyword, instancePath, parentSchema, params }: AjvError): Breach | undefined {
  const objectKind = parentSchema["x-kind"] ?? "";
  switch (keyword) {
    case "type":
      return { kind: "type", objectKind, pointer: instancePath, types: [params.type ?? []].flat() };
    case "additionalProperties": {
      const name = params.additionalProperty ?? "";
      return { kind: "unknown-member", objectKind, pointer: childPointer(instancePath, name), name };
    }
    case "anyOf":
      return { kind: "none-of", objectKind, pointer: instancePath, names: alternatives(objectKind) };
    default:
      // Errors of the branches of a choice, and that a condition applied, are not causes by themselves.
      return undefined;
  }
}

/** The members an object of this kind may have, extensions that are nowhere described left out. */
export function membersOf(objectKind: string): readonly string[] {
  return Object.keys(definitionOf(objectKind)?.properties ?? {});
}

/** Every name that OpenAPI 2.0 gives a meaning somewhere. */
export const knownNames: ReadonlySet<string> = new Set(Object.keys(schema.definitions).flatMap(membersOf));

function alternatives(objectKind: string): readonly string[] {
  return (definitionOf(objectKind)?.anyOf ?? []).flatMap(({ required }) => required);
}

interface Definition {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly anyOf?: readonly { readonly required: readonly string[] }[];
}

function definitionOf(objectKind: string): Definition | undefined {
  const definitions: Readonly<Record<string, Definition>> = schema.definitions;
  return Object.hasOwn(definitions, objectKind) ? definitions[objectKind] : undefined;
}

/** Extensions change without notice: what is inside them is no error. */
export function isInExtension({ pointer }: Breach): boolean {
  let isMap = false;
  return (parsePointer(pointer) ?? []).slice(0, -1).some((segment) => {
    const isName = isMap;
    isMap = !isName && maps.has(segment);
    return !isName && segment.startsWith("x-");
  });
}

/** Members whose own members are names, not keywords. */
const maps = new Set(["properties", "definitions", "parameters", "responses", "paths", "headers"]);

/** A parameter among the definitions is reported where it is referred to: parameter/ref-invalid, response/ref-invalid. */
function misplaced(swagger: Swagger): readonly string[] {
  const { parameter, response } = strayReferences(swagger);
  return [...parameter, ...response].flatMap(({ reference }) => {
    const pointer = pointerOfRef(reference.target);
    return pointer?.startsWith("/definitions/") === true ? [`${pointer}/`] : [];
  });
}
