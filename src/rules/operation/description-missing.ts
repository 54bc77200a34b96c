import { keyLocationOf, member } from "../../connector/node.ts";
import { isEmptyOperation } from "../../connector/swagger/empty-operation.ts";
import { selectableOperations } from "../../connector/swagger/selectable.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "operation/description-missing",
  official: ["RequiredPropertyMissing"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "A description for every operation",
  why: "Designers show the description behind the information button, and AI assistants choose actions by it; certification refuses an operation without.",
  source: "Microsoft Swagger Validator, rule RequiredPropertyMissing",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of selectableOperations(swagger)) {
      if (member(operation.node, "description") !== undefined || isEmptyOperation(operation)) continue;
      yield {
        location: keyLocationOf(operation.node),
        subject: [operation.name],
        message: `The operation ${quoted(operation.name)} has no description.`,
        fix: 'Add a `"description"`: one full sentence on what the operation does and returns.',
        // Makers never see an internal operation.
        ...(operation.isInternal ? { severity: "info" as const } : {}),
      };
    }
  },
});
