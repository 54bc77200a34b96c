import { defineRule } from "../../review/rule/rule.ts";
import { missingShared } from "../schema/_shared.ts";

export default defineRule({
  id: "parameter/ref-missing",
  official: ["ParameterReferenceNotFound"],
  policy: ["5000.2.6.2"],
  severity: "error",
  needs: ["swagger"],
  title: "References to parameters that exist",
  why: "The operation lacks the parameter that is meant, so the definition is refused.",
  source: "Microsoft Swagger Validator, rule ParameterReferenceNotFound",
  since: "0.1.0",
  check: ({ swagger }) => missingShared(swagger, "parameter"),
});
