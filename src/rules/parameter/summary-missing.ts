import { member } from "../../connector/node.ts";
import { defineRule, type Sighting } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { titleCase, wordsOf } from "../../wording/words.ts";
import { atStart } from "./_sentence.ts";
import { type WrittenParameter, writtenParameters } from "./_written.ts";

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
    const missing = writtenParameters(swagger).filter(
      ({ parameter }) => parameter.in !== "body" && member(parameter.node, "x-ms-summary") === undefined,
    );
    for (const group of Map.groupBy(missing, ({ isHidden }) => isHidden).values()) {
      const isOneLabel = new Set(group.map(proposalFor)).size === 1;
      for (const one of group) yield sighting(one, isOneLabel);
    }
  },
});

/** @param isOneLabel what is counted with it has the same proposal: the fix of one stands for theirs */
function sighting(one: WrittenParameter, isOneLabel: boolean): Sighting {
  return {
    at: one.at,
    subject: one.subject,
    message: `${atStart(one.label)} has no \`x-ms-summary\`.`,
    fix: fixFor(proposalFor(one), isOneLabel),
    // Makers never see it.
    ...(one.isHidden ? { severity: "info" as const } : {}),
  };
}

/** A letter is no word; `ID` and `To` are. */
const minLabelLength = 2;

function proposalFor({ parameter }: WrittenParameter): string {
  return titleCase(wordsOf(parameter.name));
}

function fixFor(proposal: string, isOneLabel: boolean): string {
  if (proposal.length < minLabelLength) return "Add an `x-ms-summary`: the label of the field in Title Case.";
  const others = isOneLabel ? "" : "; every other parameter without one needs its own";
  return `Add ${quoted(`"x-ms-summary": "${proposal}"`)} or a label that says better what goes in${others}.`;
}
