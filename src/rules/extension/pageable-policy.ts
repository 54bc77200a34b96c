import { keyLocationOf, member } from "../../connector/node.ts";
import { policyCovers, scriptCovers } from "../../connector/properties/coverage.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "extension/pageable-policy",
  severity: "info",
  needs: ["swagger", "properties"],
  title: "A next link that stays within the connection",
  why: "The service's own link to the next page leads past the connection and its sign-in; the policy updatenextlink rewrites it.",
  source:
    "https://learn.microsoft.com/connectors/custom-connectors/policy-templates/updatenextlink/updatenextlink",
  since: "0.1.0",
  *check({ swagger, properties, connector }) {
    for (const operation of swagger.operations()) {
      const pageable = member(operation.node, "x-ms-pageable");
      // A script may rewrite the link as well.
      if (pageable === undefined || scriptCovers(connector, operation)) continue;
      if (policyCovers(swagger, properties, "updatenextlink", operation)) continue;
      yield {
        location: keyLocationOf(pageable),
        subject: [operation.name],
        message: `The operation ${quoted(operation.name)} returns pages, and no policy \`updatenextlink\` leads to the next one.`,
        fix: `Add a policy \`updatenextlink\` for ${quoted(operation.name)} to apiProperties.json.`,
      };
    }
  },
});
