import { locationOf } from "../../connector/node.ts";
import { outsideShared } from "../../connector/swagger/shared-parts.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "parameter/ref-invalid",
  official: ["ParameterReferenceNotValid"],
  severity: "error",
  needs: ["swagger"],
  title: "References to parameters below #/parameters/",
  why: "The import looks for shared parameters in one place only and refuses references to others.",
  source: "Microsoft Swagger Validator, rule ParameterReferenceNotValid",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { reference, subject, owner } of outsideShared(swagger, "parameter")) {
      yield {
        location: locationOf(reference.node),
        subject,
        message: `${partLabelAtStart(owner)} takes a parameter from ${quoted(reference.target)}, outside the shared parameters.`,
        fix: "Move the parameter to `parameters` and refer to `#/parameters/` and its name.",
      };
    }
  },
});
