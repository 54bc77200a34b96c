import { member } from "../../connector/node.ts";
import { writtenParameters } from "../../connector/parameters/written-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";

export default defineRule({
  id: "parameter/internal-no-default",
  severity: "error",
  needs: ["swagger"],
  title: "A default for every internal parameter that is required",
  why: "Makers cannot fill in what they cannot see; a required parameter without a default makes every call of the operation fail.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { location, parameter, subject, label, operations } of writtenParameters(swagger)) {
      if (!parameter.isInternal || !parameter.isRequired || parameter.in === "body") continue;
      if (member(parameter.node, "default") !== undefined) continue;
      // The platform fills in the address for notifications, and callers of internal operations their parameters.
      if (member(parameter.node, "x-ms-notification-url") !== undefined) continue;
      if (operations.every((operation) => operation.isInternal)) continue;
      yield {
        location,
        subject,
        message: `${partLabelAtStart(label)} is internal and required and has no default.`,
        fix: 'Add the `"default"` that is to be sent, or make the parameter visible.',
      };
    }
  },
});
