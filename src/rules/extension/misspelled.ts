import { extensionsOf, ownerNamesOf } from "../../connector/extensions/extensions.ts";
import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { renameKey } from "../../text/json/json-change.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";
import { isKnownExtension, misspelledFrom } from "./_known.ts";

export default defineRule({
  id: "extension/misspelled",
  severity: "warning",
  needs: ["swagger"],
  title: "Spell extensions correctly",
  why: "The platform ignores an extension with another spelling, so the label, visibility, or list never appears.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions",
  since: "0.1.0",
  *check({ swagger }) {
    for (const extension of extensionsOf(swagger)) {
      const { name, node } = extension;
      const meant = isKnownExtension(name) ? undefined : misspelledFrom(name);
      if (meant === undefined) continue;
      const owner = ownerNamesOf(swagger, extension);
      yield {
        location: keyLocationOf(node),
        subject: [...owner, name],
        message: `The extension ${quoted(name)} ${whose(owner)} is misspelled.`,
        fix: `Write ${quoted(meant)}.`,
        edits: [renameKey(node.pointer, meant)],
        cause: name,
      };
    }
  },
});
