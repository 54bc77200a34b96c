/** Parameters as they are written: a shared one once, however many operations use it. */

import type { Location } from "../../text/location.ts";
import { keyLocationOf, locationOf, member, type Node } from "../node.ts";
import { oncePer } from "../once.ts";
import type { PartLabel } from "../part-label.ts";
import type { Operation, Parameter, Swagger } from "../swagger/swagger.ts";

export interface WrittenParameter {
  readonly parameter: Parameter;
  /** Names, outermost first: the operation, the path or `parameters`, then the parameter. */
  readonly subject: readonly string[];
  readonly label: PartLabel;
  /** Where a reader looks for what is missing: its name. */
  readonly location: Location;
  /** Makers never see it: it is internal, or every operation that has it is. */
  readonly isHidden: boolean;
  /** The operations that have it; never empty. */
  readonly operations: readonly [Operation, ...Operation[]];
}

/** Every parameter some operation has, in the order of its first use. */
export const writtenParameters = oncePer((swagger: Swagger): readonly WrittenParameter[] => {
  const uses = new Map<
    string,
    { readonly parameter: Parameter; readonly operations: [Operation, ...Operation[]] }
  >();
  for (const operation of swagger.operations()) {
    for (const parameter of operation.parameters) {
      const known = uses.get(parameter.node.pointer);
      if (known === undefined) uses.set(parameter.node.pointer, { parameter, operations: [operation] });
      else known.operations.push(operation);
    }
  }
  return [...uses.values()].map(({ parameter, operations }) => ({
    parameter,
    operations,
    location: nameLocation(parameter.node),
    subject: subjectOf(parameter, operations[0]),
    label: labelOf(parameter, operations[0]),
    isHidden: parameter.isInternal || operations.every((operation) => isHiddenIn(operation, parameter)),
  }));
});

/** An agent fills the body of an MCP operation, as its protocol says. */
function isHiddenIn({ isInternal, kind }: Operation, { in: location }: Parameter): boolean {
  return isInternal || (kind === "mcp" && location === "body");
}

/** Where a reader recognizes an entry of a parameter list: its name, or what it refers to. */
export function nameLocation(entry: Node): Location {
  const name = member(entry, "name") ?? member(entry, "$ref");
  return name === undefined ? keyLocationOf(entry) : locationOf(name);
}

function isShared(parameter: Parameter): boolean {
  return parameter.node.pointer !== parameter.usedAt.pointer;
}

/** The location in the request is at the end only where the name alone would mean two parameters. */
function subjectOf(parameter: Parameter, operation: Operation): readonly string[] {
  if (isShared(parameter))
    return ["parameters", parameter.node.pointer.slice(parameter.node.pointer.lastIndexOf("/") + 1)];
  const holder = parameter.isFromPathItem ? operation.path : operation.name;
  const isAlone = operation.parameters.filter(({ name }) => name === parameter.name).length === 1;
  return isAlone ? [holder, parameter.name] : [holder, parameter.name, parameter.in];
}

function labelOf(parameter: Parameter, operation: Operation): PartLabel {
  const { name, isFromPathItem } = parameter;
  if (isShared(parameter)) return { what: "the shared parameter", name };
  return { what: "the parameter", name, of: isFromPathItem ? operation.path : operation.name };
}
