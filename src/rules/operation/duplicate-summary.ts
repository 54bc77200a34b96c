import { member, placeOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { quoted } from "../../text/quoted.ts";

export default defineRule({
  id: "operation/duplicate-summary",
  severity: "warning",
  needs: ["swagger"],
  title: "Summaries that stand once",
  why: "The summary is the name of the action in designers; makers cannot tell two actions with one name apart.",
  source: "Connector Review",
  since: "0.1.0",
  *check({ swagger }) {
    const visible = swagger
      .operations()
      .filter(({ isInternal, isDeprecated }) => !isInternal && !isDeprecated);
    const bySummary = Map.groupBy(visible, ({ summary }) =>
      summary?.trim().replace(/\s+/g, " ").toLowerCase(),
    );
    for (const [summary, operations] of bySummary) {
      const [first, second] = operations;
      const node = member(second?.node, "summary");
      if (summary === undefined || summary === "" || first?.node.pointer === second?.node.pointer) continue;
      if (first === undefined || second === undefined || node === undefined) continue;
      yield {
        at: placeOf(node),
        subject: operations.map(({ name }) => name).sort(),
        message: `The summary ${quoted(second.summary ?? "")} stands on ${operations.length} operations: ${operations
          .slice(0, 3)
          .map(({ name }) => quoted(name))
          .join(", ")}.`,
        fix: "Make the summaries distinct, or deprecate the operation that another one replaces.",
      };
    }
  },
});
