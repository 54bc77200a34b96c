import { keyLocationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";

const maxOperations = 256;

export default defineRule({
  id: "swagger/total-operations",
  official: ["TotalOperationsCountExceedsMaxAllowed"],
  severity: "error",
  needs: ["swagger"],
  title: "At most 256 operations",
  why: "The platform takes no more operations in one connector, and makers do not find theirs among so many.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/faq",
  since: "0.1.0",
  *check({ swagger }) {
    const count = swagger.operations().length;
    const paths = member(swagger.root, "paths");
    if (paths === undefined || count <= maxOperations) return;
    yield {
      location: keyLocationOf(paths),
      subject: ["paths"],
      message: `The connector has ${count} operations, ${count - maxOperations} more than the ${maxOperations} allowed.`,
      fix: "Drop operations no maker needs, or split the connector.",
    };
  },
});
