import { locationOf } from "../../connector/node.ts";
import { strayReferences } from "../../connector/swagger/stray-references.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "schema/ref-invalid",
  official: ["SchemaReferenceNotValid"],
  severity: "error",
  needs: ["swagger"],
  title: "References to schemas below #/definitions/",
  why: "The import looks for schemas in one place only and refuses references to others.",
  source: "Microsoft Swagger Validator, rule SchemaReferenceNotValid",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { reference, subject, owner } of strayReferences(swagger).schema) {
      const { target } = reference;
      // What leaves the document is the business of swagger/json-pointer.
      if (!target.startsWith("#/") || target.startsWith("#/definitions/")) continue;
      yield {
        location: locationOf(reference.node),
        subject,
        message: `${partLabelAtStart(owner)} takes a schema from ${quoted(target)}, outside the definitions.`,
        fix: "Move the schema to `definitions` and refer to `#/definitions/` and its name.",
      };
    }
  },
});
