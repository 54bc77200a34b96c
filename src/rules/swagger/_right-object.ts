/** The object that a misplaced member belongs to. */
import { isObject, type JsonObject, type JsonValue } from "../../text/json/json.ts";
import { parsePointer, toPointer, valueAt } from "../../text/json/pointer.ts";
import { membersOf } from "./_conformance.ts";

export interface RightObject {
  /** Pointer of the object; "" is the document. */
  readonly pointer: string;
  /** What the object has there already. */
  readonly taken: JsonValue | undefined;
}

/**
 * The nearest object around the holder that may have a member of this name.
 * @param pointer of the member where it is
 */
export function rightObjectOf(root: JsonValue, pointer: string): RightObject | undefined {
  const segments = parsePointer(pointer) ?? [];
  const name = segments.at(-1) ?? "";
  if (ofOthers.has(name)) return undefined;
  if (segments.length === 1 && membersOf("info").includes(name)) return objectAt(root, "/info", name);
  // The holder itself doesn't know the name.
  for (let length = segments.length - 2; length >= 0; length--) {
    const around = segments.slice(0, length);
    const isDirect = length === segments.length - 2;
    if (mayHave(objectKindAt(around), name, isDirect)) return objectAt(root, toPointer(around), name);
  }
  return undefined;
}

/** @param isDirect the object holds the holder: far below a parameter or response, a name isn't about it */
function mayHave(kind: string | undefined, name: string, isDirect: boolean): boolean {
  if (kind === undefined || !membersOf(kind).includes(name)) return false;
  if (kind === "responseBody") return isDirect;
  return kind !== "parameterBody" || (isDirect && ofBodies.has(name));
}

function objectAt(root: JsonValue, pointer: string, name: string): RightObject | undefined {
  const value = valueAt(root, pointer);
  return isObject(value) ? { pointer, taken: own(value, name) } : undefined;
}

/** Other versions of OpenAPI have these at parameters, responses and schemas, about those alone. */
const ofOthers: ReadonlySet<string> = new Set(["deprecated", "examples", "externalDocs", "summary", "tags"]);

/** What stands inside the schema of a parameter is about a body. */
const ofBodies: ReadonlySet<string> = new Set(["in", "name", "schema"]);

function own(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Pointers by their segments, `*` for any. Schemas are nested at will, and left out. */
const kinds: readonly (readonly [string, string])[] = [
  ["", "document"],
  ["info", "info"],
  ["paths/*", "pathItem"],
  ["paths/*/*", "operation"],
  ["paths/*/*/parameters/*", "parameterBody"],
  ["paths/*/parameters/*", "parameterBody"],
  ["paths/*/*/responses/*", "responseBody"],
  ["parameters/*", "parameterBody"],
  ["responses/*", "responseBody"],
];

function objectKindAt(segments: readonly string[]): string | undefined {
  return kinds.find(([pattern]) => {
    const names = pattern === "" ? [] : pattern.split("/");
    return (
      names.length === segments.length && names.every((name, at) => name === "*" || name === segments[at])
    );
  })?.[1];
}
