import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "operation/path-query-fragment",
  official: ["OperationPathMayNotContainQueryOrFragment"],
  severity: "error",
  needs: ["swagger"],
  title: "Paths without query and fragment",
  why: "OpenAPI 2.0 keeps the query apart from the path; the import refuses a path with a question mark or a hash sign.",
  source: "Microsoft Swagger Validator, rule OperationPathMayNotContainQueryOrFragment",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { template, node } of swagger.paths()) {
      const character = /[?#]/.exec(template)?.[0];
      if (character === undefined) continue;
      yield {
        location: keyLocationOf(node),
        subject: [template],
        message: `The path ${quoted(template)} contains ${quoted(character)}.`,
        fix:
          character === "?"
            ? "Turn what follows the question mark into query parameters."
            : "Remove the fragment; a service never sees it.",
      };
    }
  },
});
