import { keyLocationOf } from "../../connector/node.ts";
import { usesOf } from "../../connector/swagger/callers.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";
import { filterFunctionsOf } from "./_filter-functions.ts";

export default defineRule({
  id: "extension/filterfunctions-in-input",
  official: ["FilterFunctionsPropertyInInputSchema"],
  severity: "error",
  needs: ["swagger"],
  title: "Filter functions in responses only",
  why: "Filters apply to what a service returns; on an input they mean nothing and the validator refuses them.",
  source: "Microsoft Swagger Validator, rule FilterFunctionsPropertyInInputSchema",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { node, owner } of filterFunctionsOf(swagger)) {
      const input = usesOf(swagger, node.pointer).find(({ as }) => as === "input");
      if (input === undefined) continue;
      yield {
        location: keyLocationOf(node),
        subject: owner,
        message: `The \`filterFunctions\` ${whose(owner)} stand in the input of ${quoted(input.operation.name)}.`,
        fix: "Move `filterFunctions` to the schema of the response.",
      };
    }
  },
});
