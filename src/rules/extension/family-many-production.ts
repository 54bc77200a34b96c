import { keyLocationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";
import { familiesOf } from "./_annotation.ts";

export default defineRule({
  id: "extension/family-many-production",
  official: ["OperationFamilyHasManyActiveProductionOperations"],
  severity: "warning",
  needs: ["swagger"],
  title: "One active production operation in a family",
  why: "Makers should find one current operation; earlier production revisions are deprecated when a new one comes.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/operational-versioning",
  since: "0.1.0",
  *check({ swagger }) {
    const own = stringOf(member(member(swagger.info, "x-ms-api-annotation"), "status"));
    for (const [family, operations] of familiesOf(swagger)) {
      const active = operations.filter(({ operation }) => !operation.isDeprecated);
      // More than two are the business of extension/family-many-active.
      if (active.length > 2) continue;
      const production = active.filter(({ status }) => (status ?? own ?? "Production") === "Production");
      const [first, second] = production;
      if (first === undefined || second === undefined) continue;
      yield {
        location: keyLocationOf(second.annotation),
        subject: [family],
        message: `The operations ${quoted(first.operation.name)} and ${quoted(second.operation.name)} of the family ${quoted(family)} are both active and in production.`,
        fix: "Set `deprecated` to `true` on the older one.",
      };
    }
  },
});
