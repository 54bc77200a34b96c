import { keyLocationOf } from "../../connector/node.ts";
import type { Operation } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "operation/path-duplicate-template",
  official: ["DuplicateOperationPath"],
  severity: "error",
  needs: ["swagger"],
  title: "Paths that differ in more than names of variables",
  why: "A request matches both operations, so the gateway cannot know which one is meant.",
  source: "Microsoft Swagger Validator, rule DuplicateOperationPath",
  since: "0.1.0",
  *check({ swagger }) {
    const firstByTemplate = new Map<string, Operation>();
    for (const operation of swagger.operations()) {
      const key = `${operation.method} ${operation.path.replace(/\{[^{}]+\}/g, "{variable}").toLowerCase()}`;
      const twin = firstByTemplate.get(key);
      if (twin === undefined) firstByTemplate.set(key, operation);
      // Paths that differ in letter case alone are the business of operation/path-redefined.
      if (twin === undefined || twin.path.toLowerCase() === operation.path.toLowerCase()) continue;
      yield {
        location: keyLocationOf(operation.node),
        subject: [operation.method.toUpperCase(), ...[operation.path, twin.path].sort()],
        message: `The path ${quoted(operation.path)} of ${quoted(operation.name)} matches the same requests as ${quoted(twin.path)} of ${quoted(twin.name)}.`,
        fix: "Merge the two operations, or give one path a segment of its own.",
      };
    }
  },
});
