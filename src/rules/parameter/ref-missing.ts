import { locationOf } from "../../connector/node.ts";
import { missingShared, sharedParts } from "../../connector/swagger/shared-parts.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

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
  *check({ swagger }) {
    const names = sharedParts(swagger, "parameter").map(({ name }) => name);
    for (const { reference, subject, owner, name } of missingShared(swagger, "parameter")) {
      const guess = didYouMean(name, names);
      yield {
        location: locationOf(reference.node),
        subject,
        message: `${partLabelAtStart(owner)} refers to the shared parameter ${quoted(name)}, which does not exist.`,
        fix:
          guess === undefined
            ? `Add ${quoted(name)} to \`parameters\` or correct the reference.`
            : `Write ${quoted(`#/parameters/${guess}`)}.`,
      };
    }
  },
});
