import { locationOf } from "../../connector/node.ts";
import { strayReferences } from "../../connector/swagger/stray-references.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "schema/ref-missing",
  official: ["SchemaReferenceNotFound"],
  policy: ["5000.2.6.2"],
  severity: "error",
  needs: ["swagger"],
  title: "References to definitions that exist",
  why: "Nothing is known about what stands in this place, so the definition is refused.",
  source: "Microsoft Swagger Validator, rule SchemaReferenceNotFound",
  since: "0.1.0",
  *check({ swagger }) {
    const names = swagger.definitions().map(({ name }) => name);
    for (const { reference, subject, owner } of strayReferences(swagger).schema) {
      if (reference.resolution.state !== "missing" || !reference.target.startsWith("#/definitions/"))
        continue;
      const name = reference.target.slice("#/definitions/".length);
      const meant = didYouMean(name, names);
      yield {
        location: locationOf(reference.node),
        subject,
        message: `${partLabelAtStart(owner)} refers to the definition ${quoted(name)}, which does not exist.`,
        fix:
          meant === undefined
            ? `Add ${quoted(name)} to \`definitions\` or correct the reference.`
            : `Write ${quoted(`#/definitions/${meant}`)}.`,
      };
    }
  },
});
