import { defineRule } from "../../review/rule/rule.ts";
import { replacementsWithout } from "./_annotation.ts";

export default defineRule({
  id: "extension/annotation-replacement-opid",
  official: ["ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty"],
  severity: "error",
  needs: ["swagger"],
  title: "Replacements that name the operation that replaces it",
  why: "The designer leads makers from a deprecated operation to its replacement; without this name the way ends there.",
  source: "Microsoft Swagger Validator, rule ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty",
  since: "0.1.0",
  check: ({ swagger }) => replacementsWithout(swagger, "operationId", "the operation that replaces it"),
});
