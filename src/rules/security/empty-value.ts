import { items, locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { requirementsOf } from "./_requirements.ts";

export default defineRule({
  id: "security/empty-value",
  official: ["SecurityRequirementMustHaveEmptyValue"],
  severity: "error",
  needs: ["swagger"],
  title: "Scopes for OAuth only",
  why: "API keys and passwords have no scopes; the validator refuses a list that is not empty.",
  source:
    "Microsoft Swagger Validator, rule SecurityRequirementMustHaveEmptyValue; OpenAPI 2.0, Security Requirement Object",
  since: "0.1.0",
  *check({ swagger }) {
    const types = new Map(
      swagger.securityDefinitions().map(({ name, node }) => [name, stringOf(member(node, "type"))]),
    );
    for (const { scheme, node, subject, whose } of requirementsOf(swagger)) {
      const type = types.get(scheme);
      if ((type !== "basic" && type !== "apiKey") || items(node).length === 0) continue;
      yield {
        location: locationOf(node),
        subject,
        message: `The security ${whose} lists scopes for ${quoted(scheme)}, which is ${quoted(type)}.`,
        fix: `Write ${quoted(`"${scheme}": []`)}.`,
        edits: [setValue(node.pointer, [])],
      };
    }
  },
});
