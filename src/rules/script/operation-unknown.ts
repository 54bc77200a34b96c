import { items, locationOf, member, type Node, stringOf } from "../../connector/node.ts";
import { defineRule, type Edits } from "../../review/rule/rule.ts";
import { setValue } from "../../text/json/json-change.ts";
import { didYouMeanOperation } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";

export default defineRule({
  id: "script/operation-unknown",
  severity: "error",
  needs: ["properties", "swagger"],
  title: "Script operations that exist",
  why: "An operation id in `scriptOperations` that the definition does not have stops the deployment, or the script never runs.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/write-code",
  since: "0.1.0",
  *check({ properties, swagger }) {
    const ids = new Set(swagger.operations().flatMap(({ id }) => (id === undefined ? [] : [id])));
    const reported = new Set<string>();
    const listed = items(member(properties.properties, "scriptOperations"));
    for (const node of listed) {
      const id = stringOf(node);
      if (id === undefined || ids.has(id) || reported.has(id)) continue;
      reported.add(id);
      const meant = didYouMeanOperation(id, ids);
      yield {
        location: locationOf(node),
        subject: ["scriptOperations", id],
        message: `\`scriptOperations\` lists ${quoted(id)}, which is no operation of the definition.`,
        ...fixFor(node, id, meant, listed.length === 1),
      };
    }
  },
});

/** An empty list may mean every operation, so the last id is not ours to remove. */
function fixFor(
  node: Node,
  id: string,
  meant: string | undefined,
  isLast: boolean,
): { readonly fix: string; readonly edits?: Edits } {
  if (meant !== undefined) {
    const isCaseOnly = meant.toLowerCase() === id.toLowerCase();
    return {
      fix: `Write ${quoted(meant)}.`,
      ...(isCaseOnly ? { edits: [setValue(node.pointer, meant)] } : {}),
    };
  }
  if (isLast) return { fix: "Write the `operationId` of the operation that the script serves." };
  return { fix: `Remove ${quoted(id)}, or write the \`operationId\` that is meant.` };
}
