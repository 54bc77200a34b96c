import { keyLocationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { annotatedOperations } from "./_annotation.ts";

export default defineRule({
  id: "extension/annotation-replacement-active",
  official: ["ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations"],
  severity: "error",
  needs: ["swagger"],
  title: "Replacements of deprecated operations only",
  why: "The designer leads makers away from an operation that has a replacement; an active operation needs none.",
  source: "Microsoft Swagger Validator, rule ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { operation, annotation } of annotatedOperations(swagger)) {
      const replacement = member(annotation, "replacement");
      if (replacement === undefined || operation.isDeprecated) continue;
      yield {
        location: keyLocationOf(replacement),
        subject: [operation.name],
        message: `The operation ${quoted(operation.name)} names a replacement and is not deprecated.`,
        fix: 'Set `"deprecated": true`, or delete `replacement` when the operation stays.',
      };
    }
  },
});
