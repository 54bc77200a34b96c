import { defineRule } from "../../review/rule/rule.ts";
import { outsideShared } from "../schema/_shared.ts";

export default defineRule({
  id: "parameter/ref-invalid",
  official: ["ParameterReferenceNotValid"],
  severity: "error",
  needs: ["swagger"],
  title: "References to parameters below #/parameters/",
  why: "The import looks for shared parameters in one place only and refuses references to others.",
  source: "Microsoft Swagger Validator, rule ParameterReferenceNotValid",
  since: "0.1.0",
  check: ({ swagger }) => outsideShared(swagger, "parameter"),
});
