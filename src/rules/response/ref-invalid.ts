import { defineRule } from "../../review/rule/rule.ts";
import { outsideShared } from "../schema/_shared.ts";

export default defineRule({
  id: "response/ref-invalid",
  official: ["ResponseReferenceNotValid"],
  severity: "error",
  needs: ["swagger"],
  title: "References to responses below #/responses/",
  why: "The import looks for shared responses in one place only and refuses references to others.",
  source: "Microsoft Swagger Validator, rule ResponseReferenceNotValid",
  since: "0.1.0",
  check: ({ swagger }) => outsideShared(swagger, "response"),
});
