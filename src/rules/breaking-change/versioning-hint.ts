import type { Comparison } from "../../connector/comparison/comparison.ts";
import { keyLocationOf } from "../../connector/node.ts";
import type { Operation } from "../../connector/swagger/swagger.ts";
import { defineRule, type FamilyDiagnostic } from "../../review/rule/rule.ts";
import { atPointer } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";
import { everyFlowWith, kindOf, nextId, revisionOf } from "./_operations.ts";
import { successorIn } from "./_successors.ts";

export default defineRule({
  id: "breaking-change/versioning-hint",
  severity: "info",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  readsFamily: true,
  title: "Breaking changes as a new revision",
  why: "Under a new id both versions live side by side, and makers move when they are ready.",
  source: "Microsoft's operational versioning",
  since: "0.1.0",
  *check({ comparison, family }) {
    const added = new Set(comparison.addedOperations());
    for (const { before, after } of brokenOperations(comparison, family)) {
      const successor = successorIn(comparison.after.swagger, before);
      if (successor !== undefined && added.has(successor)) continue;
      const { family, revision } = revisionOf(before);
      yield {
        location:
          after === undefined
            ? atPointer(comparison.after.swagger.file, "/paths", "key")
            : keyLocationOf(after.node),
        subject: [before.name],
        message: `The ${kindOf(before)} ${quoted(before.name)} changes in a way that breaks flows, and has no new revision.`,
        fix: `Restore ${quoted(before.name)}, mark it deprecated, and add ${quoted(nextId(before))} under a path of its own: family ${quoted(family)}, revision ${revision + 1}.`,
        comparison: {
          operation: before.name,
          what: "revision",
          before: String(revision),
          after: "none is newer",
          who: everyFlowWith(before),
          beforeLocation: keyLocationOf(before.node),
        },
      };
    }
  },
});

interface BrokenOperation {
  readonly before: Operation;
  /** Undefined when it was removed. */
  readonly after: Operation | undefined;
}

/** Operations about which a rule of this family reports an error. */
function brokenOperations(
  comparison: Comparison,
  family: readonly FamilyDiagnostic[],
): readonly BrokenOperation[] {
  const errors = family.filter(({ severity }) => severity === "error");
  const broken = new Set(errors.map(({ diagnostic }) => diagnostic.comparison?.operation));
  const all: readonly BrokenOperation[] = [
    ...comparison.operations(),
    ...comparison.renamedOperations(),
    ...comparison.removedOperations().map((before) => ({ before, after: undefined })),
  ];
  return all.filter(({ before }) => broken.has(before.name));
}
