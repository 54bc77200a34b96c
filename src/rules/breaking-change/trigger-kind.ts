import { isWebhook } from "../../connector/comparison/outputs.ts";
import { keyLocationOf } from "../../connector/node.ts";
import type { Operation, Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { childPointer } from "../../text/json/pointer.ts";
import { atPointer } from "../../text/location.ts";
import { quoted } from "../../wording/quoted.ts";
import { nextId, usedOperations } from "./_operations.ts";

export default defineRule({
  id: "breaking-change/trigger-kind",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Triggers that stay the kind of trigger they are",
  why: "A flow is built around its trigger: an action cannot start it, a batch arrives in pieces, and a webhook that becomes a poll is never called.",
  source: "Follows from how flows bind to a connector",
  since: "0.1.0",
  *check({ comparison }) {
    for (const { name, before, after } of usedOperations(comparison)) {
      const [old, now] = [kindOf(before, comparison.before.swagger), kindOf(after, comparison.after.swagger)];
      if (old === now) continue;
      yield {
        location: atPointer(after.node.file, childPointer(after.node.pointer, "x-ms-trigger")),
        subject: [name],
        message: `The operation ${quoted(name)} was ${old} and is ${now} now.`,
        fix: `Leave ${quoted(name)} as it was, and make ${now} of its own, ${quoted(nextId(before))}.`,
        cause: name,
        comparison: {
          operation: name,
          what: "kind of operation",
          before: old,
          after: now,
          who: "every flow that uses the operation",
          beforeLocation: keyLocationOf(before.node),
        },
      };
    }
  },
});

function kindOf(operation: Operation, swagger: Swagger): string {
  if (operation.trigger === undefined) return "an action";
  const pace = operation.trigger.trim().toLowerCase() === "batch" ? "batch" : "single";
  return isWebhook(operation, swagger) ? "a webhook trigger" : `a polling trigger (${pace})`;
}
