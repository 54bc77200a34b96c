/** Where a member that its holder may not have belongs, if not to an object around it: a sentence, or undefined. */
import { namesTo } from "../../connector/swagger/names.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { isObject, own } from "../../text/json/json.ts";
import { parsePointer, toPointer, valueAt } from "../../text/json/pointer.ts";
import { quoted } from "../../wording/quoted.ts";
import { membersOf } from "./_conformance.ts";

export function betterLocationFor(
  swagger: Swagger,
  {
    name,
    pointer,
    objectKind,
  }: { readonly name: string; readonly pointer: string; readonly objectKind: string },
): string | undefined {
  const inner = innerObject(objectKind, name);
  if (inner !== undefined) return `Move ${quoted(name)} into ${inner}.`;
  return objectKind === "parameterBody" || objectKind === "responseBody"
    ? ofOperation(swagger, name, pointer)
    : undefined;
}

/** By the kind of the holder: objects that it may have, and that may have such members. */
const innerObjects: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  document: [
    [/^\//, "`paths`"],
    [/^(?:get|put|post|delete|options|head|patch)$/, "a path of `paths`"],
    [/^email$/, "the `contact` of `info`"],
  ],
  info: [
    [/^email$/, "`contact`"],
    [/^(?:name|url)$/, "`contact` or `license`"],
  ],
  operation: [
    [/^(?:default|[1-5]\d\d)$/, "`responses`"],
    [/^schema$/, "the response or the body that it describes"],
  ],
};

function innerObject(objectKind: string, name: string): string | undefined {
  if (objectKind === "responseBody") return isOfSchema(name) ? "the `schema` of the response" : undefined;
  return innerObjects[objectKind]?.find(([names]) => names.test(name))?.[1];
}

function isOfSchema(name: string): boolean {
  return name !== "title" && !aboutOperations.has(name) && membersOf("schemaBody").includes(name);
}

/** The operation may have them; here they are about a parameter or response alone, as in other versions of OpenAPI. */
const aboutOperations: ReadonlySet<string> = new Set(["deprecated", "externalDocs", "summary", "tags"]);

function ofOperation(swagger: Swagger, name: string, pointer: string): string | undefined {
  if (!aboutOperations.has(name)) return undefined;
  const segments = parsePointer(pointer) ?? [];
  const around = toPointer(segments.slice(0, 3));
  const operation = valueAt(swagger.root.value, around);
  const say = "into a `description`";
  return segments[0] === "paths" &&
    segments.length === 6 &&
    isObject(operation) &&
    own(operation, name) === undefined
    ? `If ${quoted(name)} is about the whole ${quoted(namesTo(swagger, around).join("."))}, move it there; otherwise write what it says ${say}.`
    : `Write what ${quoted(name)} says ${say}.`;
}
