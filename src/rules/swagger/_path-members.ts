/** Members of an operation or of the document that stand in a path, next to its operations. */
import { keyLocationOf, member, members, type Node } from "../../connector/node.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import type { Diagnostic } from "../../review/rule/rule.ts";
import { listed } from "../../wording/listed.ts";
import { quoted } from "../../wording/quoted.ts";
import { membersOf } from "./_conformance.ts";
import type { RightObject } from "./_right-object.ts";

export interface PathMember {
  readonly holder: string;
  readonly name: string;
  readonly node: Node;
  /** The root, or the path's only operation; undefined when the author has to choose one. */
  readonly rightObject: RightObject | undefined;
}

export function pathMembers(swagger: Swagger): readonly PathMember[] {
  const [ofPath, ofOperation, ofRoot] = ["pathItem", "operation", "document"].map(
    (kind) => new Set(membersOf(kind)),
  );
  return swagger.paths().flatMap(({ template, node: path }) => {
    const operations = swagger.operations().filter(({ pathItem }) => pathItem.pointer === path.pointer);
    const only = operations.length === 1 ? operations[0]?.node : undefined;
    return members(path)
      .filter(({ name }) => !name.startsWith("x-") && ofPath?.has(name) !== true)
      .flatMap(({ name, node }) => {
        if (ofOperation?.has(name) === true)
          return { holder: template, name, node, rightObject: only && objectWith(only, name) };
        // Later versions of OpenAPI have `servers` here.
        if (ofRoot?.has(name) !== true || name === "servers") return [];
        return { holder: template, name, node, rightObject: objectWith(swagger.root, name) };
      });
  });
}

function objectWith(node: Node, name: string): RightObject {
  return { pointer: node.pointer, taken: member(node, name)?.value };
}

/** Of paths with several operations, or none: one for each path. */
export function withoutOperation(all: readonly PathMember[]): readonly Diagnostic[] {
  const byPath = Map.groupBy(
    all.filter(({ rightObject }) => rightObject === undefined),
    ({ holder }) => holder,
  );
  return [...byPath].flatMap(([path, inPath]) => {
    const found = inPath.toSorted((one, other) => (one.name < other.name ? -1 : 1));
    const [first] = found;
    if (first === undefined) return [];
    const names = listed(found.map(({ name }) => quoted(name)));
    const [noun, verb, clause] =
      found.length === 1 ? ["member", "is", "it belongs"] : ["members", "are", "they belong"];
    return {
      location: keyLocationOf(first.node),
      subject: [path, ...found.map(({ name }) => name)],
      message: `The ${noun} ${names} ${verb} inside ${quoted(path)}; ${clause} to an operation.`,
      fix: `Move ${names} into an operation of the path, such as \`get\`.`,
      consequences: found.map(({ node }) => ({ rules: ["*"], under: node.pointer })),
    };
  });
}
