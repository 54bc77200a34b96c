import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "operation/path-template-braces",
  official: ["OperationPathTemplateNotValid"],
  severity: "error",
  needs: ["swagger"],
  title: "Path variables in matching braces",
  why: "A variable of a path stands between braces within one segment; otherwise no value can be put in its place, and the import refuses the path.",
  source: "Microsoft Swagger Validator, rule OperationPathTemplateNotValid",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { template, node } of swagger.paths()) {
      const problem = problemOf(template);
      if (problem === undefined) continue;
      yield {
        location: keyLocationOf(node),
        subject: [template],
        message: `The path ${quoted(template)} ${problem}.`,
        fix: "Write each variable as a name between one pair of braces, within one segment.",
      };
    }
  },
});

function problemOf(template: string): string | undefined {
  const rest = template.replace(/\{[^{}/]+\}/g, "");
  if (rest.includes("{}")) return "has a variable without a name";
  if (/\{[^{}]*\/[^{}]*\}/.test(rest)) return "has a variable that spans a slash";
  return /[{}]/.test(rest) ? "has a brace without its counterpart" : undefined;
}
