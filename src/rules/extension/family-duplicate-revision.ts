import { locationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { familiesOf } from "./_annotation.ts";

export default defineRule({
  id: "extension/family-duplicate-revision",
  official: ["OperationFamilyHasDuplicateRevisions"],
  severity: "error",
  needs: ["swagger"],
  title: "Revisions that stand once in a family",
  why: "The platform offers the highest revision of a family; of two equal ones it cannot know which.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/operational-versioning",
  since: "0.1.0",
  *check({ swagger }) {
    for (const [family, operations] of familiesOf(swagger)) {
      const byRevision = Map.groupBy(operations, ({ revision }) => revision);
      for (const [revision, [first, second]] of byRevision) {
        const node = member(second?.annotation, "revision");
        if (revision === undefined || first === undefined || second === undefined || node === undefined)
          continue;
        yield {
          location: locationOf(node),
          subject: [family, String(revision)],
          message: `The operations ${quoted(first.operation.name)} and ${quoted(second.operation.name)} of the family ${quoted(family)} both have revision ${revision}.`,
          fix: "Number the revisions of a family 1, 2, 3 in the order in which they came.",
        };
      }
    }
  },
});
