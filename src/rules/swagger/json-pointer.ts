import { locationOf } from "../../connector/node.ts";
import { namesTo } from "../../connector/swagger/names.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "swagger/json-pointer",
  official: ["JsonPointerNotValid"],
  policy: ["5000.2.6.2"],
  severity: "error",
  needs: ["swagger"],
  title: "References within the document",
  why: "The import reads this one file and nothing else, so a reference to another file or address leads nowhere.",
  source: "Microsoft Swagger Validator, rule JsonPointerNotValid; RFC 6901",
  since: "0.1.0",
  *check({ swagger }) {
    const reported = new Set<string>();
    for (const { node, holder, target } of swagger.references()) {
      const problem = problemOf(target);
      if (problem === undefined) continue;
      const subject = [...namesTo(swagger, holder.pointer), target];
      const key = JSON.stringify(subject);
      if (reported.has(key)) continue;
      reported.add(key);
      yield {
        location: locationOf(node),
        subject,
        message: `The reference ${quoted(target)} ${problem}.`,
        fix: target.startsWith("#")
          ? "Write a local pointer such as `#/definitions/User`."
          : "Copy what is meant into this file and refer to it with a local pointer such as `#/definitions/User`.",
      };
    }
  },
});

function problemOf(target: string): string | undefined {
  if (!target.startsWith("#")) return "leaves the document";
  if (!target.startsWith("#/")) return "is no JSON pointer";
  return /~(?![01])/.test(target) ? "has a tilde that is not escaped as `~0`" : undefined;
}
