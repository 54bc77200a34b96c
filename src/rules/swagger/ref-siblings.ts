import { keyLocationOf, members } from "../../connector/node.ts";
import { namesTo } from "../../connector/swagger/names.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { removeAt } from "../../text/json/json-change.ts";
import { listed } from "../../wording/listed.ts";
import { quoted } from "../../wording/quoted.ts";

/** Most members named. */
const maxNamed = 4;

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
      if (sibling === undefined) continue;
      const subject = [...namesTo(swagger, holder.pointer), target];
      const key = JSON.stringify(subject);
      if (reported.has(key)) continue;
      reported.add(key);
      const names = [sibling, ...others].map(({ name }) => quoted(name));
      yield {
        location: keyLocationOf(sibling.node),
        subject,
        message:
          names.length === 1
            ? `Beside the reference to ${quoted(target)} stands ${names[0]}, which has no effect.`
            : `Beside the reference to ${quoted(target)} stand ${names.slice(0, maxNamed).join(", ")}${names.length > maxNamed ? " and more" : ""}, which have no effect.`,
        ...fixFor(names),
        edits: [sibling, ...others].map(({ node }) => removeAt(node.pointer)),
      };
    }
  },
});

/** One count holds what one sentence fixes. A reference has its own type: next to it none can matter. */
function fixFor(names: readonly string[]): { readonly fix: string; readonly cause: string } {
  const isTypeAlone = names.length === 1 && names[0] === quoted("type");
  const those = names.length > maxNamed ? "what stands beside it" : listed(names);
  const inAllOf = `${names.length === 1 ? "where it matters" : "where they matter"}, write \`"allOf": [{ "$ref": … }]\` in place of the reference`;
  return { fix: isTypeAlone ? `Delete ${those}.` : `Delete ${those}; or, ${inAllOf}.`, cause: those };
}
