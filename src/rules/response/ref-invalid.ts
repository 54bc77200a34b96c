import { locationOf } from "../../connector/node.ts";
import { outsideShared } from "../../connector/swagger/shared-parts.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "response/ref-invalid",
  official: ["ResponseReferenceNotValid"],
  severity: "error",
  needs: ["swagger"],
  title: "References to responses below #/responses/",
  why: "The import looks for shared responses in one place only and refuses references to others.",
  source: "Microsoft Swagger Validator, rule ResponseReferenceNotValid",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { reference, subject, owner } of outsideShared(swagger, "response")) {
      yield {
        location: locationOf(reference.node),
        subject,
        message: `${partLabelAtStart(owner)} takes a response from ${quoted(reference.target)}, outside the shared responses.`,
        fix: "Move the response to `responses` and refer to `#/responses/` and its name.",
      };
    }
  },
});
