import { locationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { childPointer } from "../../text/json/pointer.ts";
import { atPointer } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";
import { operationIdOf, referencedOperations, restored } from "./_deleted.ts";
import { everyFlowWith, kindOf, nextId, revisionOf } from "./_operations.ts";

export default defineRule({
  id: "breaking-change/operation-deleted",
  official: ["OperationDeleted"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  covers: ["breaking-change/versioning-hint"],
  title: "Published operations that stay",
  why: "Flows and apps call an operation by its id. When the id is gone, every one of them stops at its next run.",
  source: "Certification updates of connectors, OperationDeleted; Microsoft's operational versioning",
  since: "0.1.0",
  *check({ comparison }) {
    const { after } = comparison;
    const removed = comparison.removedOperations();
    const isInternal = removed.some((operation) => operation.isInternal);
    const stillCalled = isInternal ? referencedOperations(after.swagger) : new Set<string>();
    for (const operation of removed) {
      if (operation.isInternal && !stillCalled.has(operation.name)) continue;
      const { family, revision } = revisionOf(operation);
      yield {
        location: atPointer(after.swagger.file, childPointer("/paths", operation.path), "key"),
        subject: [operation.name],
        message: `The ${kindOf(operation)} ${quoted(operation.name)} is gone.`,
        fix: operation.isInternal
          ? `Put ${quoted(operation.name)} back: a dynamic value of this definition still calls it.`
          : `Put ${quoted(operation.name)} back and mark it deprecated; what is new goes into ${quoted(nextId(operation))} (family ${quoted(family)}, revision ${revision + 1}).`,
        cause: operation.name,
        comparison: {
          operation: operation.name,
          what: kindOf(operation),
          before: `${operation.method.toUpperCase()} ${operation.path}`,
          after: "removed",
          who: everyFlowWith(operation),
          beforeLocation: locationOf(operationIdOf(operation)),
        },
        edits: [restored(after.swagger, operation)],
      };
    }
  },
});
