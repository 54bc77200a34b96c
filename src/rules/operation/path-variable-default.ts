import { keyPlaceOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";

export default defineRule({
  id: "operation/path-variable-default",
  official: ["OperationPathVariablesContainDefaults"],
  severity: "error",
  needs: ["swagger"],
  title: "Path variables without defaults in the path",
  why: "In OpenAPI 2.0 a default belongs to the parameter; an equals sign in the path is taken for a part of the variable's name.",
  source: "Microsoft Swagger Validator, rule OperationPathVariablesContainDefaults",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { template, node } of swagger.paths()) {
      const variable = /\{[^{}/=]*=[^{}/]*\}/.exec(template)?.[0];
      if (variable === undefined) continue;
      yield {
        at: keyPlaceOf(node),
        subject: [template],
        message: `The variable ${quoted(variable)} of the path ${quoted(template)} contains a default.`,
        fix: `Write ${quoted(variable.replace(/=.*\}/, "}"))} and give the parameter the \`default\`.`,
      };
    }
  },
});
