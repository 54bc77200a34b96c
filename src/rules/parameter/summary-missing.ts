import { member } from "../../connector/node.ts";
import type { WrittenParameter } from "../../connector/parameters/written-parameters.ts";
import { offeredParameters } from "../../connector/swagger/offered.ts";
import { type Diagnostic, defineRule } from "../../review/rule/rule.ts";
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
    const missing = offeredParameters(swagger).filter(
      ({ parameter }) => parameter.in !== "body" && member(parameter.node, "x-ms-summary") === undefined,
    );
    for (const group of Map.groupBy(missing, ({ isHidden }) => isHidden).values()) {
      const isOneLabel = new Set(group.map(suggestedTextFor)).size === 1;
      for (const one of group) yield diagnostic(one, isOneLabel);
    }
  },
});

/** @param isOneLabel what is counted with it has the same fix: one fix stands for all */
function diagnostic(one: WrittenParameter, isOneLabel: boolean): Diagnostic {
  return {
    location: one.location,
    subject: one.subject,
    message: `${partLabelAtStart(one.label)} has no \`x-ms-summary\`.`,
    fix: fixFor(suggestedTextFor(one), isOneLabel),
    // Makers never see it.
    ...(one.isHidden ? { severity: "info" as const } : {}),
  };
}

/** A letter is no word; `ID` and `To` are. */
const minLabelLength = 2;

function suggestedTextFor({ parameter }: WrittenParameter): string {
  return titleCase(wordsOf(parameter.name));
}

function fixFor(suggestedText: string, isOneLabel: boolean): string {
  if (suggestedText.length < minLabelLength)
    return "Add an `x-ms-summary`: the label of the field in Title Case.";
  const others = isOneLabel ? "" : "; every other parameter without one needs its own";
  return `Add ${quoted(`"x-ms-summary": "${suggestedText}"`)} or a label that says better what goes in${others}.`;
}
