/** Schemas of a swagger: each one as written, and the properties a schema amounts to. */
import { isObject } from "../text/json.ts";
import { items, member, members, type Node, stringOf } from "./node.ts";
import type { Named, SchemaSite } from "./swagger.ts";
import { operationName, operationNodes, type PathItem } from "./swagger-operations.ts";
import { type Resolve, refOf } from "./swagger-references.ts";

/** Every schema that stands in the text, in its order per part: definitions, shared parts, operations. */
export function findSchemas(root: Node, paths: readonly PathItem[]): readonly SchemaSite[] {
  const outermost = [
    ...members(member(root, "definitions")).map(({ name, node }) =>
      site(node, ["definitions", name], "definition"),
    ),
    ...members(member(root, "parameters")).map(({ name, node }) =>
      site(member(node, "schema"), ["parameters", name], "body"),
    ),
    ...members(member(root, "responses")).map(({ name, node }) =>
      site(member(node, "schema"), ["responses", name], "response"),
    ),
    ...paths.flatMap(pathItemSites),
  ];
  return withNested(outermost.filter((found) => found !== undefined));
}

function pathItemSites({ template, node: pathItem }: PathItem): (SchemaSite | undefined)[] {
  return [
    ...bodySites(pathItem, template),
    notificationSite(pathItem, template),
    ...operationNodes(pathItem).flatMap(({ method, node }) => {
      const name = operationName(node, method, template);
      return [...bodySites(node, name), notificationSite(node, name), ...responseSites(node, name)];
    }),
  ];
}

function bodySites(holder: Node, holderName: string): (SchemaSite | undefined)[] {
  return items(member(holder, "parameters")).map((parameter) =>
    site(member(parameter, "schema"), [holderName, stringOf(member(parameter, "name")) ?? "body"], "body"),
  );
}

function responseSites(operation: Node, operationName: string): (SchemaSite | undefined)[] {
  return members(member(operation, "responses")).map(({ name, node }) =>
    site(member(node, "schema"), [operationName, name], "response"),
  );
}

function notificationSite(holder: Node, holderName: string): SchemaSite | undefined {
  const content = member(holder, "x-ms-notification-content");
  return site(member(content, "schema"), [holderName, "x-ms-notification-content"], "notification");
}

function withNested(outermost: readonly SchemaSite[]): readonly SchemaSite[] {
  const found: SchemaSite[] = [];
  const open = [...outermost].reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    found.push(next);
    const nested = nestedSites(next).reverse();
    for (const inner of nested) open.push(inner);
  }
  return found;
}

/** What stands beside a `$ref` has no effect, so it holds no schemas. */
function nestedSites({ node, names }: SchemaSite): SchemaSite[] {
  if (refOf(node.value) !== undefined) return [];
  const nested = [
    ...members(member(node, "properties")).map((property) =>
      site(property.node, [...names, property.name], "property"),
    ),
    ...itemsSites(member(node, "items"), names),
    ...items(member(node, "allOf")).map((part) => site(part, [...names, allOfName(part)], "allOf")),
    site(member(node, "additionalProperties"), [...names, "additionalProperties"], "additionalProperties"),
  ];
  return nested.filter((inner) => inner !== undefined);
}

function itemsSites(node: Node | undefined, names: readonly string[]): (SchemaSite | undefined)[] {
  const list = items(node);
  const parts = list.length > 0 ? list : [node];
  return parts.map((part) => site(part, [...names, "items"], "items"));
}

/** Subjects are made of names, so a part of `allOf` is called after what it refers to, not by its number. */
function allOfName(part: Node): string {
  const target = refOf(part.value);
  return target === undefined ? "allOf" : `allOf ${target.slice(target.lastIndexOf("/") + 1)}`;
}

function site(
  node: Node | undefined,
  names: readonly string[],
  role: SchemaSite["role"],
): SchemaSite | undefined {
  if (node === undefined || !isObject(node.value)) return undefined;
  return { node, type: stringOf(member(node, "type")), names, role };
}

/** Own properties first, then those of `allOf`, depth first; loops end where they close. */
export function collectProperties(schema: Node, resolve: Resolve): readonly Named[] {
  const found = new Map<string, Named>();
  const visited = new Set<string>();
  const open = [schema];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const resolution = resolve(next);
    if (resolution.state !== "resolved" || visited.has(resolution.node.pointer)) continue;
    visited.add(resolution.node.pointer);
    for (const property of members(member(resolution.node, "properties"))) {
      if (!found.has(property.name)) found.set(property.name, property);
    }
    open.push(...[...items(member(resolution.node, "allOf"))].reverse());
  }
  return [...found.values()];
}
