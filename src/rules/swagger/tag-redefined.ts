import { items, locationOf, member, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { removeAt } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "swagger/tag-redefined",
  official: ["TagRedefined"],
  severity: "error",
  needs: ["swagger"],
  title: "Tags that stand once",
  why: "The name identifies a tag; the validator refuses a second one of the same name.",
  source: "Microsoft Swagger Validator, rule TagRedefined; OpenAPI 2.0, Swagger Object",
  since: "0.1.0",
  *check({ swagger }) {
    const visited = new Set<string>();
    const reported = new Set<string>();
    for (const node of items(member(swagger.root, "tags"))) {
      const at = member(node, "name");
      const name = stringOf(at);
      if (at === undefined || name === undefined) continue;
      if (visited.has(name) && !reported.has(name)) {
        reported.add(name);
        yield {
          location: locationOf(at),
          subject: ["tags", name],
          message: `The tag ${quoted(name)} is defined twice.`,
          fix: "Delete the second entry.",
          edits: [removeAt(node.pointer)],
        };
      }
      visited.add(name);
    }
  },
});
