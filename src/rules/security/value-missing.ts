import { locationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { isArray } from "../../text/json/json.ts";
import { setValue } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { requirementsOf } from "./_requirements.ts";

export default defineRule({
  id: "security/value-missing",
  official: ["SecurityRequirementMustHaveValue"],
  severity: "error",
  needs: ["swagger"],
  title: "A list for every security requirement",
  why: "OpenAPI 2.0 asks for a list of scopes, empty when there are none; the import refuses anything else.",
  source:
    "Microsoft Swagger Validator, rule SecurityRequirementMustHaveValue; OpenAPI 2.0, Security Requirement Object",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { scheme, node, subject, whose } of requirementsOf(swagger)) {
      if (isArray(node.value)) continue;
      yield {
        location: locationOf(node),
        subject,
        message: `The security ${whose} has no list for ${quoted(scheme)}.`,
        fix: `Write ${quoted(`"${scheme}": []`)}.`,
        edits: [setValue(node.pointer, [])],
      };
    }
  },
});
