import { placeOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { quoted } from "../../text/quoted.ts";
import { referencesIn } from "../schema/_references.ts";

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
  *check({ swagger }) {
    const names = swagger.sharedResponses().map(({ name }) => name);
    for (const { reference, subject, owner } of referencesIn(swagger, "response")) {
      if (reference.resolution.state !== "missing" || !reference.target.startsWith("#/responses/")) continue;
      const name = reference.target.slice("#/responses/".length);
      const meant = didYouMean(name, names);
      yield {
        at: placeOf(reference.node),
        subject,
        message: `${owner} refers to the shared response ${quoted(name)}, which does not exist.`,
        fix:
          meant === undefined
            ? `Add ${quoted(name)} to \`responses\` or correct the reference.`
            : `Write ${quoted(`#/responses/${meant}`)}.`,
      };
    }
  },
});
