import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { familiesOf } from "./_annotation.ts";

const maxActive = 2;

export default defineRule({
  id: "extension/family-many-active",
  official: ["OperationFamilyHasManyActiveOperations"],
  severity: "warning",
  needs: ["swagger"],
  title: "At most two active operations in a family",
  why: "Makers choose among all that are active; older revisions are deprecated so that only the current one and a preview remain.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/operational-versioning",
  since: "0.1.0",
  *check({ swagger }) {
    for (const [family, operations] of familiesOf(swagger)) {
      const active = operations.filter(({ operation }) => !operation.isDeprecated);
      const last = active.at(-1);
      if (last === undefined || active.length <= maxActive) continue;
      yield {
        location: keyLocationOf(last.annotation),
        subject: [family],
        message: `The family ${quoted(family)} has ${active.length} active operations.`,
        fix: "Set `deprecated` to `true` on the older revisions.",
      };
    }
  },
});
