import { items, member, placeOf, stringOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { didYouMean } from "../../text/did-you-mean.ts";
import { removeAt, setValue } from "../../text/json-change.ts";
import { quoted } from "../../text/quoted.ts";

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
    const seen = new Set<string>();
    for (const node of items(member(properties.properties, "scriptOperations"))) {
      const id = stringOf(node);
      if (id === undefined || ids.has(id) || seen.has(id)) continue;
      seen.add(id);
      const meant = didYouMean(id, ids);
      yield {
        at: placeOf(node),
        subject: ["scriptOperations", id],
        message: `\`scriptOperations\` lists ${quoted(id)}, which is no operation of the definition.`,
        fix: meant === undefined ? `Remove ${quoted(id)}.` : `Write ${quoted(meant)}.`,
        repair: [meant === undefined ? removeAt(node.pointer) : setValue(node.pointer, meant)],
      };
    }
  },
});
