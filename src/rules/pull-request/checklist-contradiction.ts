import type { ChangedFolder } from "../../review/rule/change-rule.ts";
import { defineChangeRule } from "../../review/rule/change-rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { checklistOf, type Item } from "./_checklist.ts";

type NewFinding = ChangedFolder["findings"][number];

/** Which findings say the opposite of an item. */
const opposites: readonly (readonly [Item, string, (newFindings: NewFinding) => boolean])[] = [
  ["validated", "the swagger was validated", isRefused],
  [
    "descriptions",
    "operations and parameters have detailed descriptions",
    ({ rule }) => /^(?:operation|parameter)\/description-(?:missing|short)$/.test(rule),
  ],
  ["colour", "the brand colour is valid", ({ rule }) => /^icon\/(?:color-|independent-file$)/.test(rule)],
  ["oauth", "the readme has the steps for an app", ({ rule }) => rule === "intro/credentials"],
];

export default defineChangeRule({
  id: "pull-request/checklist-contradiction",
  severity: "warning",
  preset: "microsoft",
  needs: ["pullRequest"],
  title: "A checklist that agrees with the files",
  why: "An item that is ticked and not true costs trust, and a round of review.",
  source: "Pull request template of microsoft/PowerPlatformConnectors",
  since: "0.1.0",
  *check({ connectors, pullRequest }) {
    const checklist = checklistOf(pullRequest.body);
    const newFindings = connectors.flatMap(({ findings }) => findings);
    for (const [item, words, isOpposite] of opposites) {
      if (checklist.get(item) !== true) continue;
      const rules = [...new Set(newFindings.filter(isOpposite).map(({ rule }) => rule))];
      const [first] = rules;
      if (first === undefined) continue;
      const sayers =
        rules.length > 1 ? `${quoted(first)} and ${rules.length - 1} more say` : `${quoted(first)} says`;
      yield {
        subject: ["checklist", item],
        message: `The checklist says that ${words}, and ${sayers} otherwise.`,
        fix: "Correct the files, or untick the item until they are.",
      };
    }
  },
});

/** The validator looks at one state of the file: what breaks flows is another check's business. */
function isRefused({ rule, isOfficial, severity }: NewFinding): boolean {
  return isOfficial && severity === "error" && !rule.startsWith("breaking-change/");
}
