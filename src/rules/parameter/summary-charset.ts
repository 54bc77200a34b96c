import { locationOf, member } from "../../connector/node.ts";
import { selectableParameters } from "../../connector/swagger/selectable.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { listed } from "../../wording/listed.ts";
import { oddCharacters } from "../../wording/odd-characters.ts";
import { partLabel } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "parameter/summary-charset",
  severity: "warning",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "Labels of letters, digits, blanks and parentheses",
  why: "Labels become names of values in flow definitions; the submission rules allow only letters, digits, blanks and parentheses. A hyphen, comma or apostrophe is tolerated.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { parameter, subject, label, isHidden } of selectableParameters(swagger)) {
      const node = member(parameter.node, "x-ms-summary");
      const summary = parameter.summary ?? "";
      const odd = oddCharacters(summary);
      // A label that is the raw name or another identifier is the business of naming/summary-is-identifier.
      if (node === undefined || odd === undefined || isHidden || /^\w+$/.test(summary.trim())) continue;
      yield {
        location: locationOf(node),
        subject,
        message: `The label ${quoted(summary)} of ${partLabel(label)} contains ${listed(odd.characters.map(quoted))}.`,
        fix: "Reword it with letters, digits, blanks and parentheses.",
        ...(odd.isMild ? { severity: "info" as const } : {}),
      };
    }
  },
});
