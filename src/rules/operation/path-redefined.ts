import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "operation/path-redefined",
  official: ["PathRedefined"],
  severity: "error",
  needs: ["swagger"],
  title: "Paths that differ in more than letter case",
  why: "The platform compares paths without letter case, so it cannot tell the two apart and refuses the definition.",
  source: "Microsoft Swagger Validator, rule PathRedefined",
  since: "0.1.0",
  *check({ swagger }) {
    const firstTemplates = new Map<string, string>();
    for (const { template, node } of swagger.paths()) {
      const twin = firstTemplates.get(template.toLowerCase());
      if (twin === undefined) firstTemplates.set(template.toLowerCase(), template);
      else
        yield {
          location: keyLocationOf(node),
          subject: [...[template, twin].sort()],
          message: `The paths ${quoted(template)} and ${quoted(twin)} differ only in letter case.`,
          fix: "Merge the two path items under one spelling.",
        };
    }
  },
});
