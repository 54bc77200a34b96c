import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted, wasAndIs } from "../../wording/quoted.ts";
import { everyFlowWith, orNewRevision, usedOperations } from "./_operations.ts";

export default defineRule({
  id: "breaking-change/method",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["comparison"],
  title: "Verbs of published operations that stay",
  why: "Logic apps store the verb of what they call, and the old request may be refused.",
  source: "Follows from how flows bind to a connector",
  since: "0.1.0",
  *check({ comparison }) {
    for (const { name, before, after } of usedOperations(comparison)) {
      if (before.method === after.method) continue;
      const [old, now] = [before.method.toUpperCase(), after.method.toUpperCase()];
      yield {
        location: keyLocationOf(after.node),
        subject: [name],
        message: `The verb of ${quoted(name)} ${wasAndIs(old, now)}.`,
        fix: orNewRevision(`Keep ${quoted(old)}`, before),
        cause: name,
        comparison: {
          operation: name,
          what: "verb",
          before: old,
          after: now,
          who: everyFlowWith(before),
          beforeLocation: keyLocationOf(before.node),
        },
      };
    }
  },
});
