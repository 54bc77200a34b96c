import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "operation/path-wildcard",
  official: ["OperationPathContainsUnsupportedCharacters"],
  severity: "error",
  needs: ["swagger"],
  title: "Paths without wildcards",
  why: "The gateway in front of every connector takes an asterisk in a path as a wildcard, so the import refuses it.",
  source: "Microsoft Swagger Validator, rule OperationPathContainsUnsupportedCharacters",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { template, node } of swagger.paths()) {
      if (!template.includes("*")) continue;
      yield {
        location: keyLocationOf(node),
        subject: [template],
        message: `The path ${quoted(template)} contains an asterisk.`,
        fix: "Replace the wildcard with a named path parameter, such as `{path}`.",
      };
    }
  },
});
