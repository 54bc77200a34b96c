import { keyLocationOf, member } from "../../connector/node.ts";
import { isEmptyOperation } from "../../connector/swagger/empty-operation.ts";
import { selectableOperations } from "../../connector/swagger/selectable.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { wordsOf } from "../../text/identifier-words.ts";
import { quoted } from "../../wording/quoted.ts";
import { sentenceCase } from "../../wording/words.ts";

export default defineRule({
  id: "operation/summary-missing",
  official: ["RequiredPropertyMissing"],
  severity: "error",
  needs: ["swagger"],
  title: "A summary for every operation",
  why: "The summary is the name of the action in designers. Without it makers see the operation id, and certification refuses the connector.",
  source: "Microsoft Swagger Validator, rule RequiredPropertyMissing",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of selectableOperations(swagger)) {
      if (member(operation.node, "summary") !== undefined || isEmptyOperation(operation)) continue;
      const suggestedText = sentenceCase(wordsOf(operation.id ?? ""));
      yield {
        location: keyLocationOf(operation.node),
        subject: [operation.name],
        message: `The operation ${quoted(operation.name)} has no summary.`,
        fix:
          suggestedText === ""
            ? 'Add a `"summary"` in sentence case: what the operation does, in a few words.'
            : `Add ${quoted(`"summary": "${suggestedText}"`)} or words that say better what it does.`,
        // Makers never see an internal operation.
        ...(operation.isInternal ? { severity: "info" as const } : {}),
      };
    }
  },
});
