import { locationOf, member } from "../../connector/node.ts";
import { selectableOperations } from "../../connector/swagger/selectable.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

const maxSummaryLength = 80;
/** From here on operation/summary-hard-limit reports. */
const hardLimit = 120;

export default defineRule({
  id: "operation/summary-80",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Summaries of at most 80 characters",
  why: "The summary is the name of the action in designers and is cut off there; the submission rules allow 80 characters.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger }) {
    for (const operation of selectableOperations(swagger)) {
      const node = member(operation.node, "summary");
      const length = [...(operation.summary ?? "")].length;
      if (node === undefined || operation.isInternal || length <= maxSummaryLength || length >= hardLimit)
        continue;
      yield {
        location: locationOf(node),
        subject: [operation.name],
        message: `The summary of ${quoted(operation.name)} has ${length} characters, ${length - maxSummaryLength} more than the ${maxSummaryLength} allowed.`,
        fix: `Shorten it to a phrase of at most ${maxSummaryLength} characters and move the rest to the description.`,
      };
    }
  },
});
