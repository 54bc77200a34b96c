import { placeOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { quoted } from "../../text/quoted.ts";
import { referencesIn } from "../schema/_references.ts";

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
    const names = swagger.sharedParameters().map(({ name }) => name);
    for (const { reference, subject, owner } of referencesIn(swagger, "parameter")) {
      if (reference.resolution.state !== "missing" || !reference.target.startsWith("#/parameters/")) continue;
      const name = reference.target.slice("#/parameters/".length);
      const meant = didYouMean(name, names);
      yield {
        at: placeOf(reference.node),
        subject,
        message: `${owner} refers to the shared parameter ${quoted(name)}, which does not exist.`,
        fix:
          meant === undefined
            ? `Add ${quoted(name)} to \`parameters\` or correct the reference.`
            : `Write ${quoted(`#/parameters/${meant}`)}.`,
      };
    }
  },
});
