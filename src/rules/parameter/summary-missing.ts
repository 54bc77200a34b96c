import { member } from "../../connector/node.ts";
import { selectableParameters } from "../../connector/swagger/selectable.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { wordsOf } from "../../text/identifier-words.ts";
import { partLabelAtStart } from "../../wording/part-label.ts";
import { quoted } from "../../wording/quoted.ts";
import { titleCase } from "../../wording/words.ts";

export default defineRule({
  id: "parameter/summary-missing",
  official: ["RequiredPropertyMissing"],
  severity: "error",
  kinds: ["certified", "independent"],
  needs: ["swagger"],
  title: "A label for every parameter",
  why: "The x-ms-summary is the label of the field in designers. Without it makers see the raw name, and certification refuses the connector.",
  source: "Microsoft Swagger Validator, rule RequiredPropertyMissing",
  since: "0.1.0",
  *check({ swagger }) {
    for (const one of selectableParameters(swagger)) {
      const { location, parameter, subject, label, isHidden } = one;
      if (parameter.in === "body" || member(parameter.node, "x-ms-summary") !== undefined) continue;
      yield {
        location,
        subject,
        message: `${partLabelAtStart(label)} has no \`x-ms-summary\`.`,
        fix: fixFor(titleCase(wordsOf(parameter.name))),
        // Makers never see it.
        ...(isHidden ? { severity: "info" } : {}),
      };
    }
  },
});

/** A letter is no word; `ID` and `To` are. */
const minLabelLength = 2;

function fixFor(label: string): string {
  return label.length < minLabelLength
    ? "Add an `x-ms-summary`: the label of the field in Title Case."
    : `Add ${quoted(`"x-ms-summary": "${label}"`)} or a label that says better what goes in.`;
}
