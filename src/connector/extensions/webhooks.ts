/** Webhooks: operations whose input holds the address that the service is to call. */

import { parentPointer, valueAt } from "../../text/json/pointer.ts";
import { items, member, members, type Node, stringOf } from "../node.ts";
import { oncePer } from "../once.ts";
import { isInternal, shapeOf } from "../schemas/object-shape.ts";
import { usesOf } from "../swagger/callers.ts";
import { namesTo } from "../swagger/names.ts";
import { followed, type Operation, type Parameter, type Swagger } from "../swagger/swagger.ts";
import { extensionsOf } from "./extensions.ts";

const notificationUrl = "x-ms-notification-url";
export const notificationContent = "x-ms-notification-content";

/** A parameter or property that is marked as the address to call. */
export interface MarkedUrl {
  readonly node: Node;
  /** `"x-ms-notification-url": true`. */
  readonly marker: Node;
  /** Names, outermost first. */
  readonly names: readonly string[];
  /** It is in the description of what a webhook sends. */
  readonly isSent: boolean;
}

export const markedUrls = oncePer((swagger: Swagger): readonly MarkedUrl[] =>
  extensionsOf(swagger).flatMap(({ name, node }) => {
    if (name === notificationContent)
      return markersIn(node).flatMap((marker) => markedBy(swagger, marker, true));
    return name === notificationUrl ? markedBy(swagger, node, false) : [];
  }),
);

function markedBy(swagger: Swagger, marker: Node, isSent: boolean): readonly MarkedUrl[] {
  const pointer = parentPointer(marker.pointer) ?? "";
  const value = valueAt(swagger.root.value, pointer);
  if (marker.value !== true || value === undefined) return [];
  const node = { value, file: marker.file, pointer };
  return [{ node, marker, names: namesTo(swagger, pointer), isSent }];
}

function markersIn(notification: Node): readonly Node[] {
  const found: Node[] = [];
  const open: Node[] = [notification];
  for (const at of open) {
    for (const { name, node } of members(at)) (name === notificationUrl ? found : open).push(node);
    for (const item of items(at)) open.push(item);
  }
  return found;
}

/** An address in the body of an operation, with all that is around it. */
export interface InputUrl {
  readonly operation: Operation;
  readonly url: MarkedUrl;
  /** Makers do not see it or something around it. */
  readonly isInternal: boolean;
  /** What on the way to it may be left out, outermost first. */
  readonly gaps: readonly Gap[];
}

/** Something that is not required: the parameter itself, or a property of the holder. */
export interface Gap {
  readonly holder: Node;
  readonly property: string | undefined;
}

export const inputUrls = oncePer((swagger: Swagger): readonly InputUrl[] =>
  [...operationsWithUrl(swagger)].flatMap((operation) =>
    operation.parameters.flatMap((parameter) => urlsOf(swagger, operation, parameter)),
  ),
);

function operationsWithUrl(swagger: Swagger): ReadonlySet<Operation> {
  // All that is in one shared part has the same uses.
  const uses = new Set(markedUrls(swagger).map(({ node }) => usesOf(swagger, node.pointer)));
  const inputs = [...uses].flat().filter(({ as }) => as === "input");
  return new Set(inputs.map(({ operation }) => operation));
}

/** Operations that register a webhook. */
export const webhooks = oncePer(
  (swagger: Swagger): ReadonlySet<Operation> => new Set(inputUrls(swagger).map(({ operation }) => operation)),
);

function urlsOf(swagger: Swagger, operation: Operation, parameter: Parameter): readonly InputUrl[] {
  const { in: location, schema, isRequired, node } = parameter;
  if (location !== "body" || schema === undefined) return [];
  const isHidden = isInternal(node) || isInternal(schema);
  const outside = isRequired ? [] : [{ holder: node, property: undefined }];
  return urlsInSchema(swagger)(schema).map(({ url, step }) => ({
    operation,
    url,
    isInternal: isHidden || step.isInternal,
    gaps: [...outside, ...step.gaps],
  }));
}

interface Step {
  /** As written, a reference not followed. */
  readonly node: Node;
  readonly isInternal: boolean;
  readonly gaps: readonly Gap[];
}

interface FoundUrl {
  readonly url: MarkedUrl;
  readonly step: Step;
}

/** Many operations may share the schema of their bodies. */
const urlsInSchema = oncePer((swagger: Swagger) => {
  const byPointer = new Map(markedUrls(swagger).map((url) => [url.node.pointer, url]));
  const known = new Map<string, readonly FoundUrl[]>();
  return (schema: Node): readonly FoundUrl[] => {
    const start = followedOrItself(swagger, schema).pointer;
    const found = known.get(start) ?? findUrls(swagger, schema, byPointer);
    known.set(start, found);
    return found;
  };
});

function findUrls(
  swagger: Swagger,
  schema: Node,
  byPointer: ReadonlyMap<string, MarkedUrl>,
): readonly FoundUrl[] {
  const found: FoundUrl[] = [];
  const visited = new Set<string>();
  const open: Step[] = [{ node: schema, isInternal: false, gaps: [] }];
  for (const written of open) {
    const node = followedOrItself(swagger, written.node);
    const step = { ...written, node, isInternal: written.isInternal || isInternal(node) };
    const url = byPointer.get(written.node.pointer) ?? byPointer.get(node.pointer);
    if (url !== undefined) found.push({ url, step });
    if (visited.has(node.pointer)) continue;
    visited.add(node.pointer);
    for (const one of stepsBelow(swagger, step)) open.push(one);
  }
  return found;
}

function followedOrItself(swagger: Swagger, node: Node): Node {
  return followed(swagger, node) ?? node;
}

function stepsBelow(swagger: Swagger, { node, isInternal: isHidden, gaps }: Step): readonly Step[] {
  const inner = member(node, "items");
  if (inner !== undefined && stringOf(member(node, "type")) !== "object")
    return [{ node: inner, isInternal: isHidden || isInternal(inner), gaps }];
  const { properties, required } = shapeOf(swagger)(node);
  return [...properties].map(([name, property]) => ({
    node: property,
    isInternal: isHidden || isInternal(property),
    gaps: required.has(name) ? gaps : [...gaps, { holder: node, property: name }],
  }));
}
