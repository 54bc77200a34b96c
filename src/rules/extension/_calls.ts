/** Operations that extensions call: lists of choices, schemas that differ from call to call, tests of a connection. */

import { type Extension, extensionsOf, ownerNamesOf } from "../../connector/extensions/extensions.ts";
import { member, members, type Node, stringOf } from "../../connector/node.ts";
import { oncePer } from "../../connector/once.ts";
import { isSelectable } from "../../connector/swagger/selectable.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";

export interface Call {
  /** `x-ms-dynamic-values`, `x-ms-dynamic-tree.open`, `testConnection` … */
  readonly by: string;
  /** Names of what carries the extension, outermost first. */
  readonly owner: readonly string[];
  /** The object that names the operation. */
  readonly node: Node;
  /** The text of `operationId`. */
  readonly operationId: Node;
}

/** Objects below an extension that may name an operation. */
const parts: ReadonlyMap<string, readonly string[]> = new Map([
  ["x-ms-dynamic-values", [""]],
  ["x-ms-dynamic-list", [""]],
  ["x-ms-dynamic-schema", [""]],
  ["x-ms-dynamic-properties", [""]],
  ["x-ms-dynamic-tree", ["open", "browse"]],
  ["x-ms-notification", [""]],
  ["x-ms-operation-context", ["simulate"]],
  ["x-ms-pageable", [""]],
]);

export const callsOf = oncePer((swagger: Swagger): readonly Call[] =>
  extensionsOf(swagger).flatMap((extension) => {
    // Most extensions call nothing, and names take time.
    if (parts.has(extension.name)) return callsOfParts(extension, ownerNamesOf(swagger, extension));
    const isCapability = extension.name === "x-ms-capabilities";
    return isCapability && ownerNamesOf(swagger, extension).length === 0
      ? callsOfCapabilities(extension)
      : [];
  }),
);

/** Calls that something makes which designers still list. */
export const selectableCalls = oncePer((swagger: Swagger): readonly Call[] =>
  callsOf(swagger).filter(({ node }) => isSelectable(swagger, node.pointer)),
);

function callsOfParts({ name, node }: Extension, owner: readonly string[]): readonly Call[] {
  const calls: Call[] = [];
  for (const part of parts.get(name) ?? []) {
    const by = name === "x-ms-dynamic-tree" ? `${name}.${part}` : name;
    addCall(calls, by, owner, part === "" ? node : member(node, part));
  }
  return calls;
}

/** Those of the document. */
function callsOfCapabilities({ node }: Extension): readonly Call[] {
  const calls: Call[] = [];
  addCall(calls, "testConnection", [], member(node, "testConnection"));
  const picker = member(node, "file-picker");
  for (const name of ["open", "browse"]) addCall(calls, `file-picker.${name}`, [], member(picker, name));
  return calls;
}

function addCall(calls: Call[], by: string, owner: readonly string[], node: Node | undefined): void {
  const operationId = member(node, "operationId");
  if (node === undefined || operationId === undefined || stringOf(operationId)?.trim() === "") return;
  calls.push({ by, owner, node, operationId });
}

/** Names and values of a call's `parameters`. */
export function argumentsOf(call: Call): readonly { readonly name: string; readonly node: Node }[] {
  return members(member(call.node, "parameters"));
}
