import { keyPlaceOf, members } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { removeAt } from "../../text/json-change.ts";
import { quoted } from "../../text/quoted.ts";
import { namesTo } from "./_names.ts";

export default defineRule({
  id: "swagger/ref-siblings",
  official: ["AdditionalPropertyNotAllowedAdjacentToRef"],
  severity: "warning",
  needs: ["swagger"],
  title: "References that stand alone",
  why: "OpenAPI 2.0 ignores everything beside a reference: the label or description written there is never shown.",
  source: "Microsoft Swagger Validator, rule AdditionalPropertyNotAllowedAdjacentToRef; JSON Reference, 3",
  since: "0.1.0",
  *check({ swagger }) {
    const reported = new Set<string>();
    for (const { holder, target } of swagger.references()) {
      const [sibling, ...others] = members(holder).filter(({ name }) => name !== "$ref");
      const subject = [...namesTo(swagger, holder.pointer), target];
      if (sibling === undefined || reported.has(JSON.stringify(subject))) continue;
      reported.add(JSON.stringify(subject));
      const count = others.length === 0 ? "" : ` and ${others.length} more`;
      yield {
        at: keyPlaceOf(sibling.node),
        subject,
        message: `Beside the reference to ${quoted(target)} stands ${quoted(sibling.name)}${count}, which has no effect.`,
        fix: `Delete it, or write \`"allOf": [{ "$ref": … }]\` in place of the reference.`,
        repair: [sibling, ...others].map(({ node }) => removeAt(node.pointer)),
      };
    }
  },
});
