import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setMember } from "../../text/json/json-change.ts";
import { childPointer } from "../../text/json/pointer.ts";
import { atPointer } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";
import { everyFlowWith, kindOf, usedOperations } from "./_operations.ts";

export default defineRule({
  id: "breaking-change/operation-hidden",
  official: ["OperationHidden"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Published operations that stay visible",
  why: "An internal operation disappears from the designer. Flows that use it can no longer be edited there.",
  source: "Certification updates of connectors, OperationHidden",
  since: "0.1.0",
  *check({ comparison }) {
    for (const { name, before, after } of usedOperations(comparison)) {
      if (!after.isInternal) continue;
      yield {
        location: atPointer(after.node.file, childPointer(after.node.pointer, "x-ms-visibility")),
        subject: [name],
        message: `The ${kindOf(before)} ${quoted(name)} is internal now.`,
        fix: 'Use `"x-ms-visibility": "advanced"`, or mark the operation deprecated.',
        cause: name,
        comparison: {
          operation: name,
          what: "visibility",
          before: before.visibility ?? "visible",
          after: "internal",
          who: everyFlowWith(before),
          beforeLocation: keyLocationOf(before.node),
        },
        edits: [setMember(after.node.pointer, "x-ms-visibility", before.visibility ?? "advanced")],
      };
    }
  },
});
