/** Puts two states of a connector side by side. */

import type { Connector, ViewState } from "../connector.ts";
import { once } from "../once.ts";
import type { ApiProperties } from "../properties/api-properties.ts";
import type { Comparison, Side } from "./comparison.ts";
import { compareConnections } from "./connections.ts";
import { makeOperationPair } from "./pair-operation.ts";
import { pairOperations } from "./pair-operations.ts";
import { makeIsSame } from "./same-value.ts";
import { makeShapes } from "./shape.ts";

/**
 * @param before the connector on the merge base, under whatever folder it had there
 * @returns not ready when a document of either side cannot be read: its content is unknown
 */
export function compareConnectors(before: Connector, after: Connector): ViewState<Comparison> {
  const [one, other] = [sideOf(before), sideOf(after)];
  if (one.state !== "ready") return one;
  if (other.state !== "ready") return other;
  return { state: "ready", view: makeComparison(one.view, other.view) };
}

function makeComparison(before: Side, after: Side): Comparison {
  const paired = once(() => pairOperations(before.swagger, after.swagger));
  const lenses = once(() => ({
    before: makeShapes(before.swagger),
    after: makeShapes(after.swagger),
    isSame: hasSameText(before, after) ? () => true : makeIsSame(before.swagger, after.swagger),
    spent: { pairs: 0 },
  }));
  return {
    before,
    after,
    operations: once(() =>
      paired().kept.map((couple) => makeOperationPair(couple, { before, after }, lenses())),
    ),
    renamedOperations: () => paired().renamed,
    removedOperations: () => paired().removed,
    addedOperations: () => paired().added,
    connections: once(() => compareConnections(before, after)),
  };
}

/** Equal blob ids are equal bytes. */
function hasSameText(before: Side, after: Side): boolean {
  return before.connector.file("swagger")?.id === after.connector.file("swagger")?.id;
}

function sideOf(connector: Connector): ViewState<Side> {
  const swagger = connector.view("swagger");
  if (swagger.state !== "ready") return swagger;
  const properties: ViewState<ApiProperties> = connector.view("properties");
  if (properties.state !== "ready" && properties.state !== "absent") return properties;
  return {
    state: "ready",
    view: {
      connector,
      swagger: swagger.view,
      properties: properties.state === "ready" ? properties.view : undefined,
    },
  };
}
