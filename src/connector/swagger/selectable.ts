/**
 * What designers still list. A deprecated operation is hidden from new flows and changes nothing for those that use it: rules
 * about texts, dynamic lists, visibility and described outputs ask here, so that nobody polishes what will go.
 */
import { oncePer } from "../once.ts";
import { type WrittenParameter, writtenParameters } from "../parameters/written-parameters.ts";
import { callersOf } from "./callers.ts";
import type { Operation, Swagger } from "./swagger.ts";

/** Operations that are not deprecated, internal ones included. */
export const selectableOperations = oncePer((swagger: Swagger): readonly Operation[] =>
  swagger.operations().filter(({ isDeprecated }) => !isDeprecated),
);

/** Parameters that some operation has which is not deprecated. */
export const selectableParameters = oncePer((swagger: Swagger): readonly WrittenParameter[] =>
  writtenParameters(swagger).filter(({ operations }) => operations.some(({ isDeprecated }) => !isDeprecated)),
);

/** False for a location, such as a schema, that only deprecated operations use. */
export function isSelectable(swagger: Swagger, pointer: string): boolean {
  if (selectableOperations(swagger).length === swagger.operations().length) return true;
  const callers = callersOf(swagger, pointer);
  return callers.length === 0 || callers.some(({ isDeprecated }) => !isDeprecated);
}
