import { locationOf, member } from "../../connector/node.ts";
import { selectableParameters } from "../../connector/swagger/selectable.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { partLabel } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

const maxSummaryLength = 80;

export default defineRule({
  id: "parameter/summary-80",
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Labels of parameters of at most 80 characters",
  why: "The x-ms-summary is the label of the field in designers and is cut off there; the string guidance allows 80 characters.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/connector-string-guidance",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { parameter, subject, label, isHidden } of selectableParameters(swagger)) {
      const node = member(parameter.node, "x-ms-summary");
      const length = [...(parameter.summary ?? "")].length;
      if (node === undefined || isHidden || length <= maxSummaryLength) continue;
      yield {
        location: locationOf(node),
        subject,
        message: `The label ${quoted(parameter.summary ?? "")} of ${partLabel(label)} has ${length} characters.`,
        fix: `Shorten it to at most ${maxSummaryLength} characters and move the rest to the description.`,
      };
    }
  },
});
