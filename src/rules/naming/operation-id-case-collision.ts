import { locationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "naming/operation-id-case-collision",
  severity: "warning",
  needs: ["swagger"],
  title: "Operation ids that differ in more than letter case",
  why: "Parts of the platform compare operation ids without letter case, so one of the two operations may be called in place of the other.",
  source: "Connector Review",
  since: "0.1.0",
  *check({ swagger }) {
    const firstIds = new Map<string, string>();
    for (const operation of swagger.operations()) {
      const node = member(operation.node, "operationId");
      if (node === undefined || operation.id === undefined) continue;
      const twin = firstIds.get(operation.id.toLowerCase());
      if (twin === undefined) firstIds.set(operation.id.toLowerCase(), operation.id);
      // Equal ids are the business of operation/id-not-unique.
      if (twin === undefined || twin === operation.id) continue;
      yield {
        location: locationOf(node),
        subject: [...[operation.id, twin].sort()],
        message: `The operation ids ${quoted(operation.id)} and ${quoted(twin)} differ only in letter case.`,
        fix: "Rename the newer of the two operations.",
      };
    }
  },
});
