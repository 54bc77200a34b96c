import { keyLocationOf, member } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";

export default defineRule({
  id: "operation/paths-empty",
  policy: ["5000.2.4.5"],
  severity: "error",
  needs: ["swagger"],
  title: "At least one operation",
  why: "A connector without operations gives makers nothing to use and is refused.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/certification-submission",
  since: "0.1.0",
  *check({ swagger }) {
    const paths = member(swagger.root, "paths");
    if (paths === undefined || swagger.operations().length > 0) return;
    yield {
      location: keyLocationOf(paths),
      subject: ["paths"],
      message: "The connector has no operation in `paths`.",
      fix: "Describe at least one operation of the service.",
    };
  },
});
