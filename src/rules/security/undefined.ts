import { keyPlaceOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { quoted } from "../../text/quoted.ts";
import { requirementsOf } from "./_requirements.ts";

export default defineRule({
  id: "security/undefined",
  official: ["SecurityRequirementMustBeDefined"],
  policy: ["5000.2.6.2"],
  severity: "warning",
  needs: ["swagger"],
  title: "Security requirements that are defined",
  why: "Nobody can know how to sign in to the service, and the definition is refused.",
  source:
    "Microsoft Swagger Validator, rule SecurityRequirementMustBeDefined; OpenAPI 2.0, Security Requirement Object",
  since: "0.1.0",
  *check({ swagger }) {
    const names = swagger.securityDefinitions().map(({ name }) => name);
    for (const { scheme, node, subject, whose } of requirementsOf(swagger)) {
      if (names.includes(scheme)) continue;
      const meant = didYouMean(scheme, names);
      yield {
        at: keyPlaceOf(node),
        subject,
        message: `The security ${whose} asks for ${quoted(scheme)}, which \`securityDefinitions\` does not have.`,
        fix:
          meant === undefined
            ? `Define ${quoted(scheme)} or remove the requirement.`
            : `Write ${quoted(meant)}.`,
      };
    }
  },
});
