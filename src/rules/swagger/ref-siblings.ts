import { keyLocationOf, member, members, type Node } from "../../connector/node.ts";
import { namesTo } from "../../connector/swagger/names.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule, type Edits } from "../../review/rule/rule.ts";
import { canonical } from "../../text/json/json.ts";
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
        ...fixFor(names, target),
        ...editsFor(swagger, holder, [sibling, ...others]),
      };
    }
  },
});

/** One count holds what one sentence fixes. A reference has its own type: next to it none can matter. */
function fixFor(names: readonly string[], target: string): { readonly fix: string; readonly cause: string } {
  const isTypeAlone = names.length === 1 && names[0] === quoted("type");
  const those = names.length > maxNamed ? "what stands beside it" : listed(names);
  if (isTypeAlone) return { fix: `Delete ${those}.`, cause: those };
  const it = names.length === 1 ? "it" : "them";
  const isSchema = !/^#?\/(?:parameters|responses)\//.test(target);
  const keeping = isSchema
    ? `write \`"allOf": [{ "$ref": … }]\` in place of the reference`
    : `write ${it} at ${quoted(target)}`;
  return { fix: `To keep ${those}, ${keeping}; otherwise delete ${it}.`, cause: those };
}

/** Only what says nothing of its own: a type, an empty value, or what the target says too. */
function editsFor(
  swagger: Swagger,
  holder: Node,
  siblings: readonly { readonly name: string; readonly node: Node }[],
): { readonly edits?: Edits } {
  const resolution = swagger.resolve(holder);
  const resolved = resolution.state === "resolved" ? resolution.node : undefined;
  const saysNothing = ({ name, node }: { readonly name: string; readonly node: Node }): boolean => {
    const same = member(resolved, name);
    return (
      name === "type" ||
      node.value === null ||
      node.value === "" ||
      (same !== undefined && canonical(same.value) === canonical(node.value))
    );
  };
  return siblings.every(saysNothing) ? { edits: siblings.map(({ node }) => removeAt(node.pointer)) } : {};
}
