/** Properties of the bodies that operations send, each counted once: for the first operation by name that sends it. */
import type { JsonValue } from "../../text/json/json.ts";
import { booleanOf, member, members, type Node } from "../node.ts";
import { oncePer } from "../once.ts";
import { type ShownProperty, shownProperties } from "../schemas/shown-properties.ts";
import { selectableOperations } from "../swagger/selectable.ts";
import type { Operation, Swagger } from "../swagger/swagger.ts";

export interface BodyInputs {
  readonly operation: Operation;
  readonly properties: readonly ShownProperty[];
}

/** Of operations that makers see; those that send nothing of their own are left out. */
export const bodyInputsOf = oncePer((swagger: Swagger): readonly BodyInputs[] => {
  const visited = new Set<JsonValue>();
  return (
    selectableOperations(swagger)
      .filter(({ isInternal, kind }) => !isInternal && kind !== "mcp")
      // By name, not by position: a finding of an operation stays with it when paths are reordered.
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((operation) => ({
        operation,
        properties: shownProperties(swagger, bodiesOf(operation), visited).filter(isFilledIn),
      }))
      .filter(({ properties }) => properties.length > 0)
  );
});

function bodiesOf({ parameters }: Operation): readonly Node[] {
  return parameters.flatMap(({ in: location, schema, isInternal }) =>
    location !== "body" || isInternal || schema === undefined ? [] : [schema],
  );
}

/**
 * The card shows the properties of an object instead of the object, and doesn't show what is only read; the platform fills in
 * the address that a webhook calls.
 */
function isFilledIn({ node }: ShownProperty): boolean {
  return (
    members(member(node, "properties")).length === 0 &&
    members(member(member(node, "items"), "properties")).length === 0 &&
    booleanOf(member(node, "readOnly")) !== true &&
    booleanOf(member(node, "x-ms-notification-url")) !== true
  );
}

/** Values of the schemas of all inputs, for rules about what operations return: both may be one definition. */
export const inputValuesOf = oncePer(
  (swagger: Swagger): ReadonlySet<JsonValue> =>
    new Set(bodyInputsOf(swagger).flatMap(({ properties }) => properties.map(({ node }) => node.value))),
);
