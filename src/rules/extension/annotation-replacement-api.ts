import { keyPlaceOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";
import { annotatedOperations } from "./_annotation.ts";

export default defineRule({
  id: "extension/annotation-replacement-api",
  official: ["ApiAnnotationExtensionReplacementInfoMissingApiProperty"],
  severity: "error",
  needs: ["swagger"],
  title: "Replacements that name the API that has the successor",
  why: "The designer leads makers from a deprecated operation to its replacement; without this name the way ends there.",
  source: "Microsoft Swagger Validator, rule ApiAnnotationExtensionReplacementInfoMissingApiProperty",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { operation, annotation } of annotatedOperations(swagger)) {
      const replacement = member(annotation, "replacement");
      const node = member(replacement, "api");
      if (replacement === undefined || (node !== undefined && stringOf(node)?.trim() !== "")) continue;
      yield {
        at: keyPlaceOf(node ?? replacement),
        subject: [operation.name],
        message: `The replacement of ${quoted(operation.name)} does not name the API that has the successor.`,
        fix: 'Add `"api"` to `replacement`.',
      };
    }
  },
});
