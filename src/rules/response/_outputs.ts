/** Properties of what operations return, each counted once: for the first operation by name that returns it. */

import { notificationSchema } from "../../connector/comparison/outputs.ts";
import type { Node } from "../../connector/node.ts";
import { oncePer } from "../../connector/once.ts";
import { type ShownProperty, shownProperties } from "../../connector/schemas/shown-properties.ts";
import { selectableOperations } from "../../connector/swagger/selectable.ts";
import type { Operation, Swagger } from "../../connector/swagger/swagger.ts";
import type { JsonValue } from "../../text/json/json.ts";
import { quoted } from "../../wording/quoted.ts";

export interface Outputs {
  readonly operation: Operation;
  /** Those that no operation before it returns; what is a reference is left out, its target counts. */
  readonly properties: readonly ShownProperty[];
}

/** Of operations that makers see; those without properties of their own are left out. */
export const outputsOf = oncePer((swagger: Swagger): readonly Outputs[] => {
  const visited = new Set<JsonValue>();
  return (
    selectableOperations(swagger)
      .filter(({ isInternal, kind }) => !isInternal && kind !== "mcp")
      // By name, not by position: a finding of an operation stays with it when paths are reordered.
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((operation) => ({
        operation,
        properties: shownProperties(swagger, schemasOf(operation), visited),
      }))
      .filter(({ properties }) => properties.length > 0)
  );
});

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

/** @returns "In what `GetUser` returns, 3 of 7 properties have no label, such as `id`." */
export function outputsMessage(
  bare: readonly ShownProperty[],
  { operation, properties }: Outputs,
  [ofOne, ofMany]: readonly [string, string],
): string {
  const verb = sentBy(operation) === undefined ? "returns" : "sends";
  const [start, first] = [`In what ${quoted(operation.name)} ${verb},`, quoted(bare[0]?.name ?? "")];
  return bare.length === 1
    ? `${start} the property ${first} ${ofOne}.`
    : `${start} ${bare.length} of ${properties.length} properties ${ofMany}, such as ${first}.`;
}
