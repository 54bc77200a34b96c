import { locationOf, member } from "../../connector/node.ts";
import { selectableOperations } from "../../connector/swagger/selectable.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

/** The validator's own words: fewer than 120. */
const hardLimit = 120;

export default defineRule({
  id: "operation/summary-hard-limit",
  official: ["OperationSummaryTooLong"],
  severity: "error",
  needs: ["swagger"],
  title: "Summaries of fewer than 120 characters",
  why: "The validator refuses summaries of 120 characters or more; the submission rules allow no more than 80.",
  source: "Microsoft Swagger Validator, rule OperationSummaryTooLong",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of selectableOperations(swagger)) {
      const node = member(operation.node, "summary");
      const length = [...(operation.summary ?? "")].length;
      if (node === undefined || length < hardLimit) continue;
      yield {
        location: locationOf(node),
        subject: [operation.name],
        message: `The summary of ${quoted(operation.name)} has ${length} characters; the validator takes fewer than ${hardLimit}.`,
        fix: "Shorten it to a phrase of at most 80 characters and move the rest to the description.",
      };
    }
  },
});
