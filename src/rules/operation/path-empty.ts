import { keyLocationOf, members, objectOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

const verbs: ReadonlySet<string> = new Set(["get", "put", "post", "delete", "options", "head", "patch"]);

export default defineRule({
  id: "operation/path-empty",
  severity: "info",
  needs: ["swagger"],
  title: "Paths with an operation",
  why: "A path without an operation has no effect. Often an operation was deleted, or its verb is missing.",
  source: "Connector Review",
  since: "0.1.0",
  *check({ swagger }) {
    for (const { template, node } of swagger.paths()) {
      const names = members(node).map(({ name }) => name);
      // Other members than these are the business of the rules about them.
      if (objectOf(node) === undefined || names.some((name) => name !== "parameters" && !isText(name)))
        continue;
      if (names.some((name) => verbs.has(name))) continue;
      yield {
        location: keyLocationOf(node),
        subject: [template],
        message: `The path ${quoted(template)} has no operation.`,
        fix: "Delete the path, or describe its operation.",
      };
    }
  },
});

function isText(name: string): boolean {
  return name === "summary" || name === "description";
}
