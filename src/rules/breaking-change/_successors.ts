/** Operations that replace others: the same family, a higher revision. */
import type { Operation, Swagger } from "../../connector/swagger/swagger.ts";
import { revisionOf } from "./_operations.ts";

/** Among operations that are neither internal nor deprecated. */
export function successorIn(swagger: Swagger, operation: Operation): Operation | undefined {
  const { family, revision } = revisionOf(operation);
  return swagger.operations().find((other) => {
    if (other.isInternal || other.isDeprecated || other.name === operation.name) return false;
    const found = revisionOf(other);
    return found.family.toLowerCase() === family.toLowerCase() && found.revision > revision;
  });
}
