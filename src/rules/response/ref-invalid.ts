import { placeOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";
import { referencesIn } from "../schema/_references.ts";

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
    for (const { reference, subject, owner } of referencesIn(swagger, "response")) {
      const { target } = reference;
      // What leaves the document is the business of swagger/json-pointer.
      if (!target.startsWith("#/") || target.startsWith("#/responses/")) continue;
      yield {
        at: placeOf(reference.node),
        subject,
        message: `${owner} takes a response from ${quoted(target)}, outside the shared responses.`,
        fix: "Move the response to `responses` and refer to `#/responses/` and its name.",
      };
    }
  },
});
