import { member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";
import { titleCase, wordsOf } from "../../text/words.ts";
import { atStart } from "./_sentence.ts";
import { writtenParameters } from "./_written.ts";

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
    for (const { at, parameter, subject, label, isHidden } of writtenParameters(swagger)) {
      if (parameter.in === "body" || member(parameter.node, "x-ms-summary") !== undefined) continue;
      const proposal = titleCase(wordsOf(parameter.name));
      yield {
        at,
        subject,
        message: `${atStart(label)} has no \`x-ms-summary\`.`,
        fix:
          proposal === ""
            ? "Add an `x-ms-summary`: the label of the field in Title Case."
            : `Add ${quoted(`"x-ms-summary": "${proposal}"`)} or a label that says better what goes in.`,
        // Makers never see it.
        ...(isHidden ? { severity: "info" as const } : {}),
      };
    }
  },
});
