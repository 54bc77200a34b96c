import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { childPointer } from "../../text/json/pointer.ts";
import { atPointer } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";
import { everyFlowWith, kindOf, nextId, revisionOf, usedOperations } from "./_operations.ts";
import { successorIn } from "./_successors.ts";

export default defineRule({
  id: "breaking-change/new-deprecation",
  severity: "info",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Deprecations that are announced and have a successor",
  why: "Makers need thirty days to move their flows, and something to move them to.",
  source: "Microsoft's documentation on deprecating operations",
  since: "0.1.0",
  *check({ comparison }) {
    for (const { name, before, after } of usedOperations(comparison)) {
      if (before.isDeprecated || !after.isDeprecated) continue;
      const successor = successorIn(comparison.after.swagger, before);
      const { family, revision } = revisionOf(before);
      yield {
        location: atPointer(after.node.file, childPointer(after.node.pointer, "deprecated")),
        subject: [name],
        message: `The ${kindOf(before)} ${quoted(name)} is deprecated from here on.`,
        fix:
          successor === undefined
            ? `Add its successor, ${quoted(nextId(before))} (family ${quoted(family)}, revision ${revision + 1}), and give users 30 days before it goes.`
            : `Name ${quoted(successor.name)} as the successor in its description, and give users 30 days before it goes.`,
        comparison: {
          operation: name,
          what: "deprecated",
          before: "no",
          after: "yes",
          who: everyFlowWith(before),
          beforeLocation: keyLocationOf(before.node),
        },
      };
    }
  },
});
