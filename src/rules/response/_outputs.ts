/** Properties of what operations return, each counted once: for the first operation by name that returns it. */

import { notificationSchema } from "../../connector/comparison/outputs.ts";
import { items, member, members, type Node, stringOf } from "../../connector/node.ts";
import { oncePer } from "../../connector/once.ts";
import { schemasBelow } from "../../connector/schemas/schemas-below.ts";
import { selectableOperations } from "../../connector/swagger/selectable.ts";
import type { Operation, Swagger } from "../../connector/swagger/swagger.ts";
import type { JsonValue } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";

export interface OutputProperty {
  readonly name: string;
  readonly node: Node;
  /** Listed in `required` of the object that has it. */
  readonly isRequired: boolean;
}

export interface Outputs {
  readonly operation: Operation;
  /** Those that no operation before it returns; what is a reference is left out, its target counts. */
  readonly properties: readonly OutputProperty[];
}

/** Of operations that makers see; those without properties of their own are left out. */
export const outputsOf = oncePer((swagger: Swagger): readonly Outputs[] => {
  const visited = new Set<JsonValue>();
  return (
    selectableOperations(swagger)
      .filter(({ isInternal, kind }) => !isInternal && kind !== "mcp")
      // By name, not by position: a finding of an operation stays with it when paths are reordered.
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((operation) => ({ operation, properties: propertiesOf(swagger, operation, visited) }))
      .filter(({ properties }) => properties.length > 0)
  );
});

function propertiesOf(swagger: Swagger, operation: Operation, visited: Set<JsonValue>): OutputProperty[] {
  const found: OutputProperty[] = [];
  const open = [...schemasOf(operation)];
  for (let schema = open.pop(); schema !== undefined; schema = open.pop()) {
    const resolution = swagger.resolve(schema);
    if (resolution.state !== "resolved" || visited.has(resolution.node.value)) continue;
    const { node } = resolution;
    visited.add(node.value);
    for (const property of ownProperties(node))
      if (member(property.node, "$ref") === undefined && isVisible(property)) found.push(property);
    for (const one of schemasBelow(node)) open.push(one);
  }
  return found;
}

/** Of a webhook that says what it sends nobody sees how the service answers to the subscription. */
function schemasOf(operation: Operation): readonly Node[] {
  const sent = sentBy(operation);
  if (sent !== undefined) return [sent];
  return operation.responses.flatMap(({ schema, isSuccess }) =>
    schema === undefined || !isSuccess ? [] : [schema],
  );
}

function sentBy(operation: Operation): Node | undefined {
  return operation.kind === "webhook" ? notificationSchema(operation) : undefined;
}

function ownProperties(schema: Node): readonly OutputProperty[] {
  const required = new Set(items(member(schema, "required")).map(stringOf));
  return members(member(schema, "properties")).map(({ name, node }) => ({
    name,
    node,
    isRequired: required.has(name),
  }));
}

export function isVisible({ node }: { readonly node: Node }): boolean {
  return stringOf(member(node, "x-ms-visibility")) !== "internal";
}

/** @returns "In what `GetUser` returns, 3 of 7 properties have no label, such as `id`." */
export function outputsMessage(
  bare: readonly OutputProperty[],
  { operation, properties }: Outputs,
  [ofOne, ofMany]: readonly [string, string],
): string {
  const verb = sentBy(operation) === undefined ? "returns" : "sends";
  const [start, first] = [`In what ${quoted(operation.name)} ${verb},`, quoted(bare[0]?.name ?? "")];
  return bare.length === 1
    ? `${start} the property ${first} ${ofOne}.`
    : `${start} ${bare.length} of ${properties.length} properties ${ofMany}, such as ${first}.`;
}
