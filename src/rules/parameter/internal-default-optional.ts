import { member } from "../../connector/node.ts";
import { writtenParameters } from "../../connector/parameters/written-parameters.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";

export default defineRule({
  id: "parameter/internal-default-optional",
  official: ["InternalPropertyWithDefaultOptional"],
  severity: "warning",
  needs: ["swagger"],
  title: "Internal parameters with a default are required",
  why: "The platform sends the default of an internal parameter only when it is required; otherwise the service never sees it.",
  source: "Microsoft Swagger Validator, rule InternalPropertyWithDefaultOptional",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { location, parameter, subject, label } of writtenParameters(swagger)) {
      if (!parameter.isInternal || parameter.isRequired || parameter.in === "path") continue;
      if (member(parameter.node, "default") === undefined) continue;
      yield {
        location,
        subject,
        message: `${partLabelAtStart(label)} is internal and has a default, but is not required.`,
        fix: 'Set `"required": true` when the value has to reach the service, else delete the default.',
      };
    }
  },
});
