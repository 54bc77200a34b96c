import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { familiesOf } from "./_annotation.ts";

export default defineRule({
  id: "extension/family-many-empty-revision",
  official: ["OperationFamilyHasManyEmptyRevisions"],
  severity: "error",
  needs: ["swagger"],
  title: "A revision for every later operation of a family",
  why: "Only the first operation of a family may go without a revision; of two the platform cannot know which is newer.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/operational-versioning",
  since: "0.1.0",
  *check({ swagger }) {
    for (const [family, operations] of familiesOf(swagger)) {
      const without = operations.filter(({ revision }) => revision === undefined);
      const [first, second] = without;
      if (first === undefined || second === undefined) continue;
      yield {
        location: keyLocationOf(second.annotation),
        subject: [family],
        message: `The family ${quoted(family)} has ${without.length} operations without a revision: ${without
          .slice(0, 3)
          .map(({ operation }) => quoted(operation.name))
          .join(", ")}.`,
        fix: "Give every operation of the family but the first a `revision` of its own.",
      };
    }
  },
});
