import { placeOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";
import { referencesIn } from "../schema/_references.ts";

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
    for (const { reference, subject, owner } of referencesIn(swagger, "parameter")) {
      const { target } = reference;
      // What leaves the document is the business of swagger/json-pointer.
      if (!target.startsWith("#/") || target.startsWith("#/parameters/")) continue;
      yield {
        at: placeOf(reference.node),
        subject,
        message: `${owner} takes a parameter from ${quoted(target)}, outside the shared parameters.`,
        fix: "Move the parameter to `parameters` and refer to `#/parameters/` and its name.",
      };
    }
  },
});
