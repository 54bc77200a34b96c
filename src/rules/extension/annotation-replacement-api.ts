import { defineRule } from "../../review/rule/rule.ts";
import { replacementsWithout } from "./_annotation.ts";

export default defineRule({
  id: "extension/annotation-replacement-api",
  official: ["ApiAnnotationExtensionReplacementInfoMissingApiProperty"],
  severity: "error",
  needs: ["swagger"],
  title: "Replacements that name the API that has the successor",
  why: "The designer leads makers from a deprecated operation to its replacement; without this name the way ends there.",
  source: "Microsoft Swagger Validator, rule ApiAnnotationExtensionReplacementInfoMissingApiProperty",
  since: "0.1.0",
  check: ({ swagger }) => replacementsWithout(swagger, "api", "the API that has the successor"),
});
