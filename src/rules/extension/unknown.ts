import { extensionsOf, ownerNamesOf } from "../../connector/extensions/extensions.ts";
import { keyLocationOf, type Node } from "../../connector/node.ts";
import type { Swagger } from "../../connector/swagger/swagger.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { childPointer, parentPointer, valueAt } from "../../text/json/pointer.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";
import { autoRestExtensions, knownExtensions } from "./_known.ts";

export default defineRule({
  id: "extension/unknown",
  severity: "info",
  needs: ["swagger"],
  title: "Extensions the platform knows",
  why: "The platform ignores or refuses an extension it does not know; what was meant by it never happens.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions",
  since: "0.1.0",
  *check({ swagger }) {
    for (const extension of extensionsOf(swagger)) {
      const { name, node } = extension;
      if (knownExtensions.has(name) || autoRestExtensions.has(name)) continue;
      // What plug-ins for AI assistants add is ordinary, and new ones come often.
      if (name.startsWith("x-ms-openai-")) continue;
      // Near misses are the business of extension/misspelled.
      if (didYouMean(name.trim(), knownExtensions, 2) !== undefined) continue;
      const owner = ownerNamesOf(swagger, extension);
      yield {
        location: keyLocationOf(node),
        subject: [...owner, name],
        message: `The extension ${quoted(name)} ${whose(owner)} is in no document of the platform.`,
        fix:
          name === "x-ms-description"
            ? fixOfDescription(swagger, node)
            : `Delete ${quoted(name)} or check its spelling.`,
        cause: name,
      };
    }
  },
});

/** What is described already is not written over. */
function fixOfDescription(swagger: Swagger, { pointer }: Node): string {
  const holder = parentPointer(pointer) ?? "";
  const free = ["description", "x-ms-summary"].filter(
    (name) => valueAt(swagger.root.value, childPointer(holder, name)) === undefined,
  );
  return free.length === 0
    ? "Delete `x-ms-description`."
    : `Move its text to ${free.map(quoted).join(" or ")}, or delete it.`;
}
