import { locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "swagger/pathitem-ref",
  official: ["PathItemRefNotSuppored"],
  severity: "error",
  needs: ["swagger"],
  title: "Paths written out",
  why: "The platform does not follow a reference in place of a path, so its operations are lost.",
  source: "Microsoft Swagger Validator, rule PathItemRefNotSuppored",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { template, node } of swagger.paths()) {
      const ref = member(node, "$ref");
      if (ref === undefined) continue;
      yield {
        location: locationOf(ref),
        subject: [template],
        message: `The path ${quoted(template)} refers to ${quoted(stringOf(ref) ?? "")} in place of its operations.`,
        fix: "Write the operations out at this path.",
      };
    }
  },
});
