import { extensionsOf, ownerNamesOf } from "../../connector/extensions/extensions.ts";
import { keyLocationOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule/rule.ts";
import { renameKey } from "../../text/json/json-change.ts";
import { didYouMean } from "../../wording/did-you-mean.ts";
import { quoted } from "../../wording/quoted.ts";
import { whose } from "../../wording/whose.ts";
import { autoRestExtensions, knownExtensions } from "./_known.ts";

const maxDistance = 2;

export default defineRule({
  id: "extension/misspelled",
  severity: "warning",
  needs: ["swagger"],
  title: "Extensions spelled as the platform knows them",
  why: "The platform ignores an extension it does not know, so the label, visibility or list that is meant never shows.",
  source: "https://learn.microsoft.com/connectors/custom-connectors/openapi-extensions",
  since: "0.1.0",
  *check({ swagger }) {
    for (const extension of extensionsOf(swagger)) {
      const { name, node } = extension;
      if (knownExtensions.has(name) || autoRestExtensions.has(name)) continue;
      const meant = didYouMean(name.trim(), knownExtensions, maxDistance);
      if (meant === undefined) continue;
      const owner = ownerNamesOf(swagger, extension);
      yield {
        location: keyLocationOf(node),
        subject: [...owner, name],
        message: `The extension ${quoted(name)} ${whose(owner)} is not known to the platform.`,
        fix: `Write ${quoted(meant)}.`,
        edits: [renameKey(node.pointer, meant)],
        cause: name,
      };
    }
  },
});
