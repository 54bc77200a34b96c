import { keyPlaceOf } from "../../connector/node.ts";
import { defineRule } from "../../review/rule.ts";
import { removeAt } from "../../text/json-change.ts";
import { quoted } from "../../text/quoted.ts";
import { extensionsOf, ownerOf, whose } from "./_extensions.ts";
import { autoRestExtensions } from "./_known.ts";

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
      if (!autoRestExtensions.has(name)) continue;
      const owner = ownerOf(swagger, extension);
      yield {
        at: keyPlaceOf(node),
        subject: [...owner, name],
        message: `The extension ${quoted(name)} ${whose(owner)} has no effect in a connector.`,
        fix: `Delete ${quoted(name)}.`,
        repair: [removeAt(node.pointer)],
        cause: name,
      };
    }
  },
});
