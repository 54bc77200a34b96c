/** Operations that some error of this family speaks about. */
import type { Operation } from "../../connector/swagger/swagger.ts";
import type { ConnectorRule, RuleContext } from "../../review/rule/rule.ts";
import inputBecameRequired from "./input-became-required.ts";
import inputDeleted from "./input-deleted.ts";
import inputEnumNarrowed from "./input-enum-narrowed.ts";
import inputRequiredAdded from "./input-required-added.ts";
import inputType from "./input-type.ts";
import method from "./method.ts";
import operationDeleted from "./operation-deleted.ts";
import operationHidden from "./operation-hidden.ts";
import operationRenamed from "./operation-renamed.ts";
import outputDeleted from "./output-deleted.ts";
import outputSchemaRemoved from "./output-schema-removed.ts";
import outputType from "./output-type.ts";
import paramBecameRequired from "./param-became-required.ts";
import paramDeleted from "./param-deleted.ts";
import paramInternal from "./param-internal.ts";
import paramLocation from "./param-location.ts";
import paramRequiredAdded from "./param-required-added.ts";
import paramType from "./param-type.ts";
import path from "./path.ts";
import triggerKind from "./trigger-kind.ts";

const rules: readonly ConnectorRule[] = [
  inputBecameRequired,
  inputDeleted,
  inputEnumNarrowed,
  inputRequiredAdded,
  inputType,
  method,
  operationDeleted,
  operationHidden,
  operationRenamed,
  outputDeleted,
  outputSchemaRemoved,
  outputType,
  paramBecameRequired,
  paramDeleted,
  paramInternal,
  paramLocation,
  paramRequiredAdded,
  paramType,
  path,
  triggerKind,
];

export interface BrokenOperation {
  readonly before: Operation;
  /** Undefined when it is gone. */
  readonly after: Operation | undefined;
}

export function brokenOperations(context: RuleContext<"comparison">): readonly BrokenOperation[] {
  const { comparison } = context;
  const broken = new Set<string>();
  for (const rule of rules) {
    // Rules of this family look through the comparison only.
    for (const { comparison: change, severity } of rule.check(
      context as Parameters<ConnectorRule["check"]>[0],
    )) {
      if (severity === undefined && typeof change?.operation === "string") broken.add(change.operation);
    }
  }
  const all: readonly BrokenOperation[] = [
    ...comparison.operations(),
    ...comparison.renamedOperations(),
    ...comparison.removedOperations().map((before) => ({ before, after: undefined })),
  ];
  return all.filter(({ before }) => broken.has(before.name));
}
