import { type Extension, extensionsOf, ownerNamesOf } from "../../connector/extensions/extensions.ts";
import { items, keyLocationOf, member } from "../../connector/node.ts";
import { generatorExtensions } from "../../connector/platform/vocabulary.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { removeAt } from "../../text/json/json-change.ts";
import { childPointer, parentPointer, valueAt } from "../../text/json/pointer.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";

export default defineRule({
  id: "extension/ignored",
  severity: "info",
  needs: ["swagger"],
  title: "No extensions of code generators",
  why: "These extensions steer AutoRest, a generator of client code; in a connector they have no effect and mislead whoever reads them.",
  source: "https://azure.github.io/autorest/extensions/",
  since: "0.1.0",
  *check({ swagger }) {
    for (const extension of extensionsOf(swagger)) {
      const { name, node } = extension;
      if (generatorExtensions.find(name) === undefined) continue;
      const owner = ownerNamesOf(swagger, extension);
      const namesValues = holdsOnlyNames(swagger, extension);
      const isHost = name === "x-ms-parameterized-host" && owner.length === 0;
      yield {
        location: keyLocationOf(node),
        subject: [...owner, name],
        message: `The extension ${quoted(name)} ${whose(owner)} has no effect in a connector.`,
        fix: namesValues
          ? `Write the names as \`x-ms-enum-values\`, each entry with \`value\` and \`displayName\`, and delete ${quoted(name)}.`
          : `Delete ${quoted(name)}${isHost ? ", and set the host with the policy `dynamichosturl` if it varies" : ""}.`,
        ...(namesValues ? {} : { edits: [removeAt(node.pointer)] }),
        cause: name,
      };
    }
  },
});

/** Names of values that makers should see and nothing else next to the extension holds. */
function holdsOnlyNames(swagger: Swagger, { name, node }: Extension): boolean {
  const values = items(member(node, "values"));
  if (name !== "x-ms-enum" || !values.some((value) => member(value, "name") !== undefined)) return false;
  const schema = parentPointer(node.pointer) ?? "";
  return valueAt(swagger.root.value, childPointer(schema, "x-ms-enum-values")) === undefined;
}
