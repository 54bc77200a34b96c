/** Operations that describe nothing. */
import { member, members } from "../node.ts";
import type { Operation } from "./swagger.ts";

/** Nothing but an id and perhaps an empty list of responses: one finding says so, not one for each missing member. */
export function isEmptyOperation(operation: Operation): boolean {
  const others = members(operation.node).filter(({ name }) => name !== "operationId" && name !== "responses");
  return others.length === 0 && members(member(operation.node, "responses")).length === 0;
}
