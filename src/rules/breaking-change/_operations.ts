/** The operations whose changes flows can notice, and what to do instead of changing them. */
import type { Comparison, OperationPair } from "../../connector/comparison/comparison.ts";
import { member, numberOf, stringOf } from "../../connector/node.ts";
import type { Operation } from "../../connector/swagger/swagger.ts";
import { quoted } from "../../wording/quoted.ts";

/** An operation that was internal is in no flow: only the connector's own definition calls it. */
export function usedOperations(comparison: Comparison): readonly OperationPair[] {
  return comparison.operations().filter(({ before }) => !before.isInternal);
}

/** "action" or "trigger". */
export function kindOf(operation: Operation): string {
  return operation.trigger === undefined ? "action" : "trigger";
}

export function everyFlowWith(operation: Operation): string {
  return operation.trigger === undefined
    ? "every flow and app that uses the action"
    : "every flow that starts with the trigger";
}

export interface Revision {
  readonly family: string;
  readonly revision: number;
}

/** What `x-ms-api-annotation` says; without it an operation is the first of a family of its own name. */
export function revisionOf(operation: Operation): Revision {
  const annotation = member(operation.node, "x-ms-api-annotation");
  const written = numberOf(member(annotation, "revision"));
  const spelled = suffix.exec(operation.name);
  return {
    family: stringOf(member(annotation, "family")) ?? operation.name.replace(suffix, ""),
    revision: written ?? (spelled === null ? 1 : Number(spelled[1])),
  };
}

const suffix = /_V(\d{1,4})$/i;

/** `GetInvoice` → `GetInvoice_V2` → `GetInvoice_V3`. */
export function nextId(operation: Operation): string {
  const found = suffix.exec(operation.name);
  return `${operation.name.replace(suffix, "")}_V${found === null ? 2 : Number(found[1]) + 1}`;
}

/** @param keep what to leave as it was, as a sentence without its end: "Keep the type" */
export function orNewRevision(keep: string, operation: Operation): string {
  const { family, revision } = revisionOf(operation);
  return `${keep}, or leave ${quoted(operation.name)} as it was, mark it deprecated, and make the change in ${quoted(nextId(operation))} (family ${quoted(family)}, revision ${revision + 1}).`;
}
