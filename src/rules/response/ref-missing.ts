import { defineRule } from "../../review/rule/rule.ts";
import { missingShared } from "../schema/_shared.ts";

export default defineRule({
  id: "response/ref-missing",
  official: ["ResponseReferenceNotFound"],
  policy: ["5000.2.6.2"],
  severity: "error",
  needs: ["swagger"],
  title: "References to responses that exist",
  why: "The operation lacks the response that is meant, so the definition is refused.",
  source: "Microsoft Swagger Validator, rule ResponseReferenceNotFound",
  since: "0.1.0",
  check: ({ swagger }) => missingShared(swagger, "response"),
});
